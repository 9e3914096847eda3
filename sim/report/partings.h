#pragma once
// Where the five frameworks part over one play: what each asked there, and the mark that it gave. Pure.

#include <optional>
#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/report/debrief.h"

namespace amends::report {

struct Parting {
    struct Position {
        std::string framework, title, asks;
        std::optional<int>
            mark;  ///< 0..100, the weighted mean of its criteria; none: it asks for nothing, or saw nothing

        bool operator==(const Position&) const = default;
    };
    std::string id, title;
    std::vector<Position> positions;  ///< the chosen framework's first
    bool here = false;                ///< this play shows it: see `partings`

    bool operator==(const Parting&) const = default;
};

/// Every published disagreement, those that this play shows first, among them those that the chosen framework takes
/// part in. A play shows one where two frameworks mark what they ask for there at least 30 points apart, or where one
/// gives at most half for what another does not ask for.
std::vector<Parting> partings(const Debrief& debrief, const std::vector<rubric::Disagreement>& disagreements,
                              const std::string& chosen);

}  // namespace amends::report
