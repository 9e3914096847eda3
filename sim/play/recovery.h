#pragma once
// The play as the simulated customer's loyalty reads it.

#include "scoring/rubric/case_record.h"
#include "sim/customer/loyalty.h"
#include "sim/scenario/scenario.h"

namespace amends::play {

/// Each step as 0..1000, from what was said, done and kept. The weights inside a step are design choices, but for the
/// components of an apology.
/// source  components: Lewicki, Polin and Lount 2016 (responsibility first, offer of repair second, then regret,
///         explanation and repentance); that lateness and manner count: Roschk and Kaiser 2013
customer::Recovery recovery_of(const rubric::CaseRecord& record, const scenario::Failure& failure);

}  // namespace amends::play
