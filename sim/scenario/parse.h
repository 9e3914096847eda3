#pragma once
// Bytes to a scenario. docs/scenario-format.md is the format; tests/data/broken shows every fault.

#include <string_view>

#include "scoring/base/result.h"
#include "sim/scenario/scenario.h"

namespace amends::scenario {

/// Reads format 1.
///
/// name    of the file, for places
/// errors  A syntax error, or a format newer than this program: that fault alone. Otherwise every fault of the file
///         in file order: first what cannot be read, and beside it every broken rule (check.h) that does not merely
///         follow from what could not be read.
Checked<Scenario> parse_scenario(std::string_view bytes, std::string_view name);

}  // namespace amends::scenario
