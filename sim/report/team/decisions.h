#pragma once
// The turns of a scenario as decisions: how hard each is, whether it tells people apart, what gives itself away, what
// nobody comes to.

#include <string>
#include <vector>

#include "sim/report/team/friction_page.h"

namespace amends::report {

/// One turn, over plays that count.
struct Decision {
    std::string node;
    int replies = 0, trainees = 0, plays = 0;
    int well = 0;                  ///< replies in which something was heard that helps, and nothing that harms
    int tells_apart_permille = 0;  ///< correlation of answering well here with the mark of the play
    int offered = 0;               ///< replies that were taken from the list
    int most_taken = 0;            ///< … how often the most taken of them was
    std::string most;              ///< its id
    std::int64_t talk_ms = 0;      ///< of all replies together

    bool operator==(const Decision&) const = default;
};

struct Decisions {
    int plays = 0;
    std::vector<Decision> turns;  ///< in the order of the scenario, those that a play came to
    int from_lists = 0;           ///< replies that were taken from a list of two or more
    int longest = 0;              ///< … that were the longest on it
    int longest_by_lot = 0;       ///< … how many would be if they were taken by lot
    /// The customer's lines that no play heard, and replies that no play took at a turn where others were.
    std::vector<std::string> unheard, untaken;

    bool operator==(const Decisions&) const = default;
};

/// What the plays of that scenario show. `marks` and `trainees` are of the plays in `conduct`.
Decisions decisions_of(const scenario::Scenario& scenario, const std::vector<const Conduct*>& conduct,
                       const std::vector<int>& marks, const std::vector<int>& trainees);

/// What to look at again in it, a key of the catalogue ("revise.giveaway") and its turn, the gravest first.
std::vector<std::pair<std::string, std::string>> revise(const Decisions& decisions);

}  // namespace amends::report
