#pragma once
// Where the house's own rules get in the way: bent, hidden behind, run into; and what authority is used.

#include <memory>

#include "scoring/base/words.h"
#include "sim/report/team/conduct.h"
#include "sim/report/team/ledger.h"
#include "sim/report/team/page.h"
#include "sim/scenario/scenario.h"

namespace amends::report {

using Scenarios = std::vector<std::shared_ptr<const scenario::Scenario>>;

/// Conduct in the plays of the ledger that count and that the filter takes.
std::vector<const Conduct*> conduct_in(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& all);

Page friction_page(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                   const Scenarios& scenarios, const Catalogue& words);

}  // namespace amends::report
