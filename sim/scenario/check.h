#pragma once
// The rules that a scenario keeps beyond its shape.

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace amends::scenario {

/// One broken rule, at the RFC 6901 pointer of the value that breaks it in the written file.
struct BrokenRule {
    std::string pointer;
    std::string message;  ///< what was found, what was expected, in an author's words
    std::vector<std::string>
        reads;               ///< pointers of everything else that the rule looked at; list/- for the ids of a list
    bool about_key = false;  ///< it is the key at `pointer` that is wrong, not its value

    bool operator==(const BrokenRule&) const = default;
};

/// Every broken rule, in no particular order. Nothing: whoever plays, proves or draws the scenario can rely on
/// what scenario.h and docs/scenario-format.md say.
std::vector<BrokenRule> check_scenario(const Scenario& scenario);

}  // namespace amends::scenario
