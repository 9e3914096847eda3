#pragma once
// From sums to estimates: scenario difficulty taken out, few plays drawn towards the team, every value with its
// interval. Whole numbers throughout, so that every machine prints the same page. docs/reports.md names the sources.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/report/team/tally.h"

namespace amends::report {

/// The fewest trainees for whom a figure of a group is shown, and for whom a group's mean is drawn upon.
inline constexpr int least_group = 5;

/// In tenths of a mark; 95 % interval.
struct Estimate {
    int value = 0, low = 0, high = 0;
    int plays = 0;  ///< it rests on; 0: nothing is known, and the others mean nothing

    bool operator==(const Estimate&) const = default;
};

/// One step (or the total) over all trainees of a tally.
struct StepModel {
    std::vector<int> difficulty;      ///< by scenario, thousandths of a mark: above 0 is easier than the average play
    std::vector<Estimate> people;     ///< by trainee, as if everybody had played the same scenarios
    std::vector<std::int64_t> means;  ///< by trainee: as seen, difficulty taken out, thousandths; 0 where none
    std::int64_t middle = 0;          ///< over all plays, thousandths
    std::optional<Estimate> team;     ///< mean over trainees; nothing for fewer than `least_group`
    int trainees = 0;                 ///< with at least one play in which it was observed
    std::int64_t within = 0;          ///< variance between plays of one trainee, (thousandths of a mark)^2
    std::int64_t between = 0;         ///< variance between trainees, the same unit
    int reliability_permille = 0;     ///< of one play: between / (between + within)
    /// Whether the spread between plays of one trainee could be told from that between trainees: not where each played
    /// once, and not between groups that share no scenario. What is not known asks for nothing.
    bool known = false;
    bool drawn = false;  ///< estimates are drawn towards the mean: there are enough trainees for that

    /// From a trainee's first plays to the latest, as many of each (at most three); tenths of a mark.
    std::vector<Estimate> lifts;   ///< by trainee; plays 0 where there are fewer than two
    std::optional<Estimate> lift;  ///< mean over trainees; nothing for fewer than `least_group`
    int lifted = 0;                ///< trainees with a lift
};

struct TeamModel {
    std::vector<StepModel> steps;  ///< the ledger's, and the total last
    int islands = 1;               ///< groups of trainees that no scenario joins: their difficulties cannot be compared
};

/// What a mean of so many plays (thousandths, difficulty taken out) would say of a trainee of these.
Estimate judged_mean(const StepModel& model, std::int64_t mean, int plays);

/// Mean over trainees, each counted once, with Student's interval; thousandths in, at least one value.
Estimate mean_over(const std::vector<std::int64_t>& values, int plays);

/// The 97.5 % quantile of Student's t with so many degrees of freedom, in thousandths: 1 is 12706, many are 1960.
std::int64_t t_thousandths(std::int64_t degrees);

TeamModel model_of(const Ledger& ledger, const Tally& tally);

/// Pearson's correlation of pairs of thousandths, in permille.
int correlation_permille(const std::vector<std::pair<std::int64_t, std::int64_t>>& pairs);

/// The largest whole number whose square is not above `value`.
std::int64_t root_of(std::int64_t value);
/// a / b to the nearest whole number, halves away from zero; b > 0.
std::int64_t divided(std::int64_t a, std::int64_t b);

}  // namespace amends::report
