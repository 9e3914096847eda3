#pragma once
// The late crib with its whole space.

#include "sim/proof/count.h"
#include "tests/sim/play/fixture.h"

namespace amends::proof {

/// A scenario with everything that proof makes of it.
struct Explored {
    play::Pinned pinned;
    Classes classes;
    Space space;

    explicit Explored(const scenario::Scenario& scenario, std::uint64_t limit = budget)
        : pinned(play::pinned(scenario)),
          classes(classes_of(*pinned.scenario, *pinned.compiled)),
          space(reach(*pinned.scenario, *pinned.compiled, classes, limit))
    {
    }
    Explored() : Explored(play::tiny()) {}
};

}  // namespace amends::proof
