#include "sim/customer/loyalty.h"

#include <algorithm>
#include <numeric>

#include "scoring/base/chance.h"
#include "sim/customer/normal.h"

namespace amends::customer {
namespace {

constexpr int half = 500;
constexpr int step_spread = 300;  ///< one standard deviation of a step over recoveries, about that of an even spread
constexpr std::uint64_t crowd = 1000;  ///< customers behind a prospect
constexpr int weeks = 52;

constexpr std::array<std::string_view, step_count> step_names = {
    "redress", "match",        "empathy", "apology", "explanation", "follow_through",
    "speed",   "few_handoffs", "voice",   "no_harm", "relation",    "mildness"};

/// 1000 / (1 + exp(-x)) for x = 0, 0.25, …, 8.
constexpr std::array<int, 33> logistic_steps = {500, 562, 622, 679, 731, 777, 818, 852, 881, 905,  924,
                                                940, 953, 963, 971, 977, 982, 986, 989, 991, 993,  995,
                                                996, 997, 998, 998, 998, 999, 999, 999, 999, 1000, 1000};

/// Permille for log odds in thousandths; linear between table points, within 2 permille of the curve.
int logistic(std::int64_t milli)
{
    if (milli < 0) return 1000 - logistic(-milli);
    const std::int64_t at = std::min<std::int64_t>(milli, 7'999);
    const auto cell = static_cast<std::size_t>(at / 250);
    const int below = logistic_steps[cell];
    return below + static_cast<int>((logistic_steps[cell + 1] - below) * (at % 250) / 250);
}

constexpr std::array<std::string_view, opinion_count> opinion_names = {
    "outcome_fair", "treatment_fair", "procedure_fair", "this_time",
    "overall",      "intention",      "word_of_mouth",  "attachment"};

using Opinions = std::array<std::int64_t, opinion_count>;

/// Between the numbers for low and high stakes, by how grave the failure was.
std::int64_t at_stakes(int mild, int grave, int mildness)
{
    return grave + (std::int64_t{mild} - grave) * mildness / 1000;
}

/// Whom the overpaid embarrass: so many in a thousand, fixed for a customer.
bool is_averse(const LoyaltyModel& model, std::uint64_t seed, std::uint64_t index)
{
    return chance_below(seed, index, "averse", 1000) < static_cast<std::uint32_t>(model.averse_permille);
}

/// A step in standard deviations, thousandths.
std::int64_t deviation(int step)
{
    return std::int64_t{step - half} * 1000 / step_spread;
}

Opinions opinions_of(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed, std::uint64_t index)
{
    Opinions out{};
    const int mildness = recovery.of(Step::mildness);
    Steps steps = recovery.steps;
    steps[static_cast<std::size_t>(Step::redress)] = redress_of(recovery.given, is_averse(model, seed, index));
    for (std::size_t i = 0; i < opinion_count; ++i) {
        const OpinionRule& rule = model.opinions[i];
        std::int64_t value = at_stakes(rule.mild_base, rule.grave_base, mildness);
        for (const Term& term : rule.terms) {
            const std::int64_t from = term.of_step ? deviation(steps[term.from]) : out[term.from];
            value += at_stakes(term.mild, term.grave, mildness) * from / 1000;
        }
        if (rule.noise > 0) value += std::int64_t{rule.noise} * normal_milli(seed, index, opinion_names[i]) / 1000;
        out[i] = value;
    }
    if (recovery.failed_again) out[static_cast<std::size_t>(Opinion::attachment)] += model.failed_again;
    return out;
}

/// Cuts an opinion into `levels` from `first` on, evenly spaced, the middle one at 0.
int cut(std::int64_t milli, int first, int levels, int width)
{
    const std::int64_t level = (milli + std::int64_t{width} * levels / 2);
    return first + static_cast<int>(std::clamp<std::int64_t>(level < 0 ? -1 : level / width, 0, levels - 1));
}

int seven(std::int64_t milli)
{
    return cut(milli, 1, 7, 600);
}

/// Leaving is likeliest soon after the complaint: the spike halves every four weeks.
/// source  design choice; that the risk decays: Knox and van Oest 2014
int week_of_leaving(std::uint64_t seed, std::uint64_t index)
{
    // Of what is left of the year's leavers, a sixth goes each week; 841 = 1000 / 2^(1/4).
    std::uint32_t left = 1'000'000;
    const std::uint32_t at = chance_below(seed, index, "week", left);
    for (int week = 1; week < weeks; ++week) {
        left = left * 841 / 1000;
        if (at >= left) return week;
    }
    return weeks;
}

int mean_stay(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed)
{
    std::int64_t sum = 0;
    for (std::uint64_t i = 0; i < crowd; ++i) {
        sum += logistic(opinions_of(model, recovery, seed, i)[static_cast<std::size_t>(Opinion::attachment)]);
    }
    return static_cast<int>(sum / static_cast<std::int64_t>(crowd));
}

}  // namespace

std::string_view name_of(Step step)
{
    return step_names[static_cast<std::size_t>(step)];
}

std::string_view name_of(Opinion opinion)
{
    return opinion_names[static_cast<std::size_t>(opinion)];
}

std::string_view name_of(Outlook outlook)
{
    switch (outlook) {
        case Outlook::likely:
            return "likely";
        case Outlook::open:
            return "open";
        case Outlook::lost:
            return "lost";
    }
    return "";
}

std::optional<Step> step_named(std::string_view name)
{
    const auto* const found = std::find(step_names.begin(), step_names.end(), name);
    if (found == step_names.end()) return std::nullopt;
    return static_cast<Step>(found - step_names.begin());
}

int redress_of(std::int64_t given, bool averse)
{
    const std::int64_t peak = averse ? 1000 : 1500;
    if (given <= 0) return 0;
    if (given <= peak) {
        const std::int64_t left = peak - given;
        return static_cast<int>(1000 - 1000 * left * left / (peak * peak));
    }
    return static_cast<int>(std::max<std::int64_t>(0, 1000 - (given - peak) / 2));
}

int speed_of(std::int64_t delay_s, std::int64_t par_s)
{
    if (par_s <= 0) return half;
    const std::int64_t delay = std::max<std::int64_t>(1, delay_s);
    if (delay >= 10 * par_s) return 0;
    if (10 * delay <= par_s) return 1000;
    // log2 of the ratio in 1/256, by halving and squaring; a factor of ten is 850.4 of them.
    std::int64_t ratio = delay * (std::int64_t{1} << 32) / par_s;
    std::int64_t log = 0;
    while (ratio >= (std::int64_t{2} << 32)) ratio /= 2, log += 256;
    while (ratio < (std::int64_t{1} << 32)) ratio *= 2, log -= 256;
    for (int bit = 128; bit > 0; bit /= 2) {
        ratio = (ratio >> 16) * (ratio >> 16);
        if (ratio >= (std::int64_t{2} << 32)) ratio /= 2, log += bit;
    }
    return static_cast<int>(std::clamp<std::int64_t>(half - log * 5000 / 8504, 0, 1000));
}

Loyalty draw(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed, std::uint64_t index)
{
    const Opinions opinions = opinions_of(model, recovery, seed, index);
    const auto of = [&](Opinion which) { return opinions[static_cast<std::size_t>(which)]; };
    Loyalty out;
    out.this_time = seven(of(Opinion::this_time));
    out.overall = seven(of(Opinion::overall));
    out.intention = seven(of(Opinion::intention));
    out.recommends = cut(of(Opinion::word_of_mouth), 0, 11, 550);
    out.stay_permille = logistic(of(Opinion::attachment));
    out.stays = chance_below(seed, index, "stays", 1000) < static_cast<std::uint32_t>(out.stay_permille);
    if (!out.stays) out.leaves_week = week_of_leaving(seed, index);
    return out;
}

Prospect prospect(const LoyaltyModel& model, const Recovery& recovery, std::uint64_t seed)
{
    const auto size = static_cast<std::int64_t>(crowd);
    Prospect out;
    std::vector<int> stays;
    std::int64_t this_time = 0, overall = 0, intention = 0, promoters = 0;
    for (std::uint64_t i = 0; i < crowd; ++i) {
        const Loyalty one = draw(model, recovery, seed, i);
        stays.push_back(one.stay_permille);
        this_time += one.this_time;
        overall += one.overall;
        intention += one.intention;
        promoters += one.recommends >= 9 ? 1 : one.recommends <= 6 ? -1 : 0;
    }
    out.stay_permille = static_cast<int>(std::accumulate(stays.begin(), stays.end(), std::int64_t{0}) / size);
    std::sort(stays.begin(), stays.end());
    out.low_permille = stays[crowd / 10];
    out.high_permille = stays[crowd - 1 - crowd / 10];
    out.this_time = static_cast<int>(this_time * 10 / size);
    out.overall = static_cast<int>(overall * 10 / size);
    out.intention = static_cast<int>(intention * 10 / size);
    out.nps = static_cast<int>(promoters * 100 / size);
    Recovery nothing = recovery;
    for (std::size_t i = 0; i < step_count; ++i) {
        const auto step = static_cast<Step>(i);
        if (step == Step::relation || step == Step::mildness) continue;
        Recovery without = recovery;
        without.steps[i] = 0;
        nothing.steps[i] = 0;
        if (step == Step::redress) without.given = nothing.given = 0;
        out.worth_permille[i] = out.stay_permille - mean_stay(model, without, seed);
    }
    out.untreated_permille = mean_stay(model, nothing, seed);
    return out;
}

Outlook outlook_of(int stay_permille)
{
    if (stay_permille >= 700) return Outlook::likely;
    return stay_permille >= 400 ? Outlook::open : Outlook::lost;
}

}  // namespace amends::customer
