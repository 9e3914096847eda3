#pragma once
// A scenario to bytes, always the same bytes for the same scenario.

#include <string>

#include "sim/scenario/scenario.h"

namespace amends::scenario {

/// Canonical format 1: keys in the order of docs/scenario-format.md, what has its initial value left out, two spaces
/// of indentation, a list or object on one line where it fits into 120 characters, UTF-8 unescaped, one newline at the
/// end. Reading it gives the same scenario; writing that gives the same bytes. `x-` keys stand last in their object;
/// those of things that are gone are dropped.
std::string write_scenario(const Scenario& scenario);

}  // namespace amends::scenario
