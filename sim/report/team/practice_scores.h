#pragma once
// Practice as the loyalty model takes it: a row a person.

#include <string>

#include "sim/report/team/tally.h"

namespace amends::report {

/// CSV: trainee (the id), cohort, site, plays, a column a step with the mean mark of the person's counting plays in
/// points of ten, and the source: practice, or simulated where nobody played. A step that a person was never observed
/// in is a gap; who has no such play has no row.
std::string practice_scores(const Ledger& ledger, const Filter& filter);

}  // namespace amends::report
