#pragma once
// What was chosen at each turn of a scenario, by everyone.

#include "sim/report/team/friction_page.h"

namespace amends::report {

/// A section for each scenario with conduct: its turns with their replies, the most divided turn first in words. Plays
/// of versions before the one that was played last are counted and left out.
/// Turns that fewer than five trainees met are left out.
std::vector<Section> choice_sections(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                                     const Scenarios& scenarios, const Words& words);

/// How divided a turn is, in permille: the chance that two plays drawn by lot chose differently (Gini-Simpson).
int divided_permille(const std::vector<int>& counts);

}  // namespace amends::report
