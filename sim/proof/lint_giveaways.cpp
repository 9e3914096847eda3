// Best replies that give themselves away by length, place or tone: statistics over the lists, never proofs.
#include <algorithm>

#include "sim/play/decide.h"
#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

/// A chance as a whole number of 2^-32.
using Chance = std::uint64_t;
constexpr Chance certain = Chance{1} << 32U;

/// How likely so many hits or more are where hit i has the chance 1 / sizes[i]: the exact sum over all ways.
Chance at_least(const std::vector<std::size_t>& sizes, std::size_t hits)
{
    std::vector<Chance> of_count(sizes.size() + 1, 0);
    of_count[0] = certain;
    for (const std::size_t size : sizes) {
        for (std::size_t k = of_count.size(); k-- > 0;) {
            const Chance from_below = k > 0 ? of_count[k - 1] / size : 0;
            of_count[k] = of_count[k] - of_count[k] / size + from_below;
        }
    }
    Chance sum = 0;
    for (std::size_t k = hits; k < of_count.size(); ++k) sum += of_count[k];
    return sum;
}

struct BestOf {
    std::size_t size = 0;
    std::size_t place = 0;
    bool longest = false;
    bool only_harmless = false;
};

bool harms(const scenario::Offered& offered)
{
    return play::confirmed(offered).present().has_any(acts::harmful_acts());
}

/// The list's best reply, where there is exactly one and at least three replies.
std::optional<BestOf> best_of(const scenario::Node& node)
{
    const std::vector<scenario::Offered>& list = node.offered;
    if (list.size() < 3) return std::nullopt;
    const auto best =
        std::max_element(list.begin(), list.end(), [](const auto& a, const auto& b) { return merit(a) < merit(b); });
    const auto as_good = [&](const scenario::Offered& each) { return merit(each) == merit(*best); };
    if (std::count_if(list.begin(), list.end(), as_good) != 1) return std::nullopt;
    BestOf out{list.size(), static_cast<std::size_t>(best - list.begin()), true, !harms(*best)};
    for (const scenario::Offered& each : list) {
        if (each.id == best->id) continue;
        out.longest = out.longest && each.text.size() < best->text.size();
        out.only_harmless = out.only_harmless && harms(each);
    }
    return out;
}

/// The best reply of every list that has one.
std::vector<BestOf> bests_of(const scenario::Scenario& scenario)
{
    std::vector<BestOf> bests;
    for (const scenario::Node& node : scenario.nodes) {
        if (const std::optional<BestOf> best = best_of(node)) bests.push_back(*best);
    }
    return bests;
}

std::string of_all(std::size_t count, std::size_t all)
{
    return std::to_string(count) + " of " + std::to_string(all) + " lists";
}

}  // namespace

int merit(const scenario::Offered& offered)
{
    const acts::Hearing hearing = play::confirmed(offered);
    const acts::ActSet present = hearing.present();
    int helpful = 0;
    int harmful = 0;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!present.has(acts::act_at(i))) continue;
        ++(acts::is_helpful(acts::act_at(i)) ? helpful : harmful);
    }
    return 10 * helpful + 15 * hearing.empathy - 100 * harmful;
}

void lint_giveaways(const scenario::Scenario& scenario, Findings& findings)
{
    const std::vector<BestOf> bests = bests_of(scenario);
    std::vector<std::size_t> sizes;
    for (const BestOf& best : bests) sizes.push_back(best.size);
    const auto count = [&](auto&& which) {
        return static_cast<std::size_t>(std::count_if(bests.begin(), bests.end(), which));
    };
    // One sound scenario in twenty is warned of by chance; a place is looked at as often as lists are long.
    const std::size_t longest = count([](const BestOf& best) { return best.longest; });
    if (!bests.empty() && at_least(sizes, longest) < certain / 20) {
        findings.push_back(finding_at("giveaway-length", "/nodes",
                                      "the best reply is the longest in " + of_all(longest, bests.size()) +
                                          ": who always takes the longest does well"));
    }
    for (std::size_t place = 0; place < 5; ++place) {
        const std::size_t here = count([&](const BestOf& best) { return best.place == place; });
        std::vector<std::size_t> long_enough;
        for (const std::size_t size : sizes) {
            if (size > place) long_enough.push_back(size);
        }
        if (here == 0 || at_least(long_enough, here) >= certain / 100) continue;
        findings.push_back(finding_at(
            "giveaway-position", "/nodes",
            "the best reply is number " + std::to_string(place + 1) + " in " + of_all(here, long_enough.size())));
    }
    const std::size_t only = count([](const BestOf& best) { return best.only_harmless; });
    if (only >= 4 && 2 * only > bests.size()) {
        findings.push_back(finding_at("giveaway-tone", "/nodes",
                                      "the best reply is the only one that harms nobody in " +
                                          of_all(only, bests.size()) + ": tone alone gives it away"));
    }
}

}  // namespace amends::proof
