#include "sim/customer/calibration.h"

#include <algorithm>

#include "scoring/base/chance.h"
#include "sim/customer/normal.h"

namespace amends::customer {
namespace {

constexpr std::string_view tarp = "TARP, as reported by Fast Company, \"What makes us loyal\", part II";
constexpr std::string_view curtis = "Curtis et al. 2011, meta-analysis";

/// Recoveries as they come: the steps of one go together (r = .25), since a good hand is good at several things.
Recovery recovery_of(std::uint64_t seed, std::uint64_t index, bool grave)
{
    Recovery out;
    const int quality = normal_milli(seed, index, "quality");
    const auto mixed = [&](std::string_view what) {
        return (500 * quality + 866 * normal_milli(seed, index, what)) / 1000;
    };
    for (std::size_t i = 0; i < step_count; ++i) {
        const auto step = static_cast<Step>(i);
        out.steps[i] = std::clamp(500 + 300 * mixed(name_of(step)) / 1000, 0, 1000);
    }
    out.given = std::max(0, 600 + 500 * mixed("given") / 1000);
    out.of(Step::mildness) = grave ? 0 : 1000;
    return out;
}

struct Share {
    std::int64_t sum = 0, count = 0;

    void add(int permille) { sum += permille, ++count; }
    int mean() const { return count == 0 ? 0 : static_cast<int>(sum / count); }
};

std::int64_t root(std::int64_t of)
{
    std::int64_t low = 0, high = 3'037'000'499;
    while (low < high) {
        const std::int64_t middle = (low + high + 1) / 2;
        if (middle <= of / middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/// Pearson's correlation of small whole numbers, permille.
struct Correlation {
    std::int64_t n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    void add(int a, int b) { ++n, x += a, y += b, xx += a * a, yy += b * b, xy += a * b; }
    int permille() const
    {
        const std::int64_t both = root(xx - x * x / n) * root(yy - y * y / n);
        return both == 0 ? 0 : static_cast<int>(1000 * (xy - x * y / n) / both);
    }
};

struct Stakes {
    Share unsatisfied, satisfied, quickly;

    void add(const Recovery& recovery, const Loyalty& loyalty)
    {
        if (loyalty.this_time <= 3) unsatisfied.add(loyalty.stay_permille);
        if (loyalty.this_time < 5) return;
        (recovery.of(Step::speed) >= 650 ? quickly : satisfied).add(loyalty.stay_permille);
    }
};

}  // namespace

std::vector<Figure> calibrate(const LoyaltyModel& model, std::uint64_t draws, std::uint64_t seed)
{
    std::array<Stakes, 2> stakes;
    Correlation intention, word_of_mouth;
    for (std::uint64_t i = 0; i < draws; ++i) {
        const bool grave = i % 2 == 1;
        const Recovery recovery = recovery_of(seed, i, grave);
        const Loyalty loyalty = draw(model, recovery, seed, i);
        stakes.at(grave ? 1 : 0).add(recovery, loyalty);
        intention.add(loyalty.overall, loyalty.intention);
        word_of_mouth.add(loyalty.overall, loyalty.recommends);
    }
    constexpr int near = 30;
    return {{"low_unsatisfied", 460, stakes[0].unsatisfied.mean(), near, tarp},
            {"low_satisfied", 700, stakes[0].satisfied.mean(), near, tarp},
            {"low_quickly", 950, stakes[0].quickly.mean(), near, tarp},
            {"high_unsatisfied", 190, stakes[1].unsatisfied.mean(), near, tarp},
            {"high_satisfied", 540, stakes[1].satisfied.mean(), near, tarp},
            {"high_quickly", 820, stakes[1].quickly.mean(), near, tarp},
            {"satisfaction_intention", 630, intention.permille(), 50, curtis},
            {"satisfaction_loyalty", 540, word_of_mouth.permille(), 50, curtis}};
}

}  // namespace amends::customer
