#pragma once
// Which bits and variables of the branching state still matter once a contact is over.

#include "sim/play/compiled.h"

namespace amends::play {

/// For each contact: what guards elsewhere can still read, and which actions can still be done. Needs everything of
/// `compiled` but `kept` itself.
std::vector<Kept> kept_after(const scenario::Scenario& scenario, const Compiled& compiled);

}  // namespace amends::play
