#pragma once
// What asks for action: a verb for a cell of the heat map, who is ready, who can help whom.

#include <string>
#include <vector>

#include "sim/report/team/called.h"
#include "sim/report/team/estimate.h"

namespace amends::report {

inline constexpr int pass_tenths = 700;

/// What a cell asks of the manager.
enum class Verb : std::uint8_t {
    none,      ///< at the pass mark or above
    practise,  ///< below it, and the interval does not rule out that it is reached
    coach,     ///< the whole interval is below
    assign,    ///< nobody knows yet: not played where it can be observed
    little,    ///< fewer plays than `least_plays`, or a spread that cannot be known: nothing is asked on such ground
};
/// The fewest plays on which anything is asked of anybody, or anybody is taken for a helper.
inline constexpr int least_plays = 3;
std::string_view name_of(Verb verb);

/// By the estimate alone.
Verb verb_of(const Estimate& estimate);
/// The same where the model knows enough to ask for anything.
Verb verb_of(const StepModel& model, std::size_t trainee);
/// Surely strong: the whole interval at the pass mark or above, on enough plays.
bool can_help(const StepModel& model, std::size_t trainee);

/// When somebody may talk to live customers: the latest plays that count, all passed (no gate broken), in so many
/// different scenarios.
struct CertificationRule {
    int in_a_row = 3;   ///< 1 .. `remembered`
    int scenarios = 2;  ///< 1 .. in_a_row
    bool exam = false;  ///< only exams count

    bool operator==(const CertificationRule&) const = default;
};

struct Readiness {
    bool ready = false;
    int passes = 0;     ///< passed in a row up to the latest, at most the rule's
    int scenarios = 0;  ///< different ones among them

    bool operator==(const Readiness&) const = default;
};

/// One for each trainee of the tally.
std::vector<Readiness> readiness_of(const Ledger& ledger, const Tally& tally, const CertificationRule& rule);

/// Somebody strong in a step where somebody else is weak.
struct Pairing {
    std::size_t step = 0;
    std::size_t learner = 0, helper = 0;  ///< trainees

    bool operator==(const Pairing&) const = default;
};

/// Each learner once, in the step where they are weakest among those in which somebody can help; a helper has at most
/// two, and is at the same site where anybody is. By the learner's name.
std::vector<Pairing> pairings_of(const Ledger& ledger, const TeamModel& model);

/// The ledger's trainees, by their places in it.
std::vector<Named> named(const Ledger& ledger);

/// Everybody's name as lists show it: where two have the same, the end of the id stands beside it.
std::vector<std::string> shown_names(const Ledger& ledger);

/// Trainees with a counting play, by name, then by id: the order of every list, so that none is a league table.
std::vector<std::size_t> by_name(const Ledger& ledger, const Tally& tally);

}  // namespace amends::report
