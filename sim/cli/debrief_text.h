#pragma once
// The debrief as plain lines.

#include <iosfwd>
#include <string>

#include "sim/report/debrief.h"

namespace amends::cli {

/// The whole debrief; criteria in full for the framework with the id `chosen`, totals for the others; with `numbers`
/// those behind "will they come back?" too.
void write_debrief(std::ostream& out, const report::Debrief& debrief, const std::string& chosen,
                   const std::string& currency, const std::vector<rubric::Disagreement>& disagreements,
                   const report::Afterwards& afterwards, bool numbers);

}  // namespace amends::cli
