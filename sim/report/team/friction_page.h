#pragma once
// Where the house's own rules get in the way: bent, hidden behind, run into; and what authority is used.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "scoring/base/words.h"
#include "sim/report/team/conduct.h"
#include "sim/report/team/ledger.h"
#include "sim/report/team/notes.h"
#include "sim/report/team/page.h"
#include "sim/scenario/scenario.h"

namespace amends::report {

using Scenarios = std::vector<std::shared_ptr<const scenario::Scenario>>;

/// Conduct in the plays of the ledger that count and that the filter takes.
std::vector<const Conduct*> conduct_in(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& all);

/// Something that really went wrong in the house, from its own log.
struct Glitch {
    std::string cause;
    int times = 0;

    bool operator==(const Glitch&) const = default;
};

/// A log as CSV: a head with the column "cause", and perhaps "times" (1 where it is empty or missing). Causes with
/// equal names are summed up; the most frequent first.
///
/// errors  no such column; a number of times that is none or below 1
Checked<std::vector<Glitch>> parse_glitches(std::string_view bytes, std::string_view name);

/// What rules did to people, from three sides that are never added up: what was done in plays, what was answered after
/// them, and the house's own log.
struct RuleTalk {
    const std::vector<Conduct>& conduct;
    const std::vector<Answered>& answers;
    const std::vector<Glitch>& glitches;
};

Page friction_page(const Ledger& ledger, const Filter& filter, const RuleTalk& talk, const Scenarios& scenarios,
                   const Catalogue& words);

}  // namespace amends::report
