#pragma once
// The scenarios themselves: which are too easy, too hard, or tell nobody apart.

#include "scoring/base/words.h"
#include "sim/report/team/friction_page.h"
#include "sim/report/team/page.h"
#include "sim/report/team/tally.h"

namespace amends::report {

/// How a scenario did, over plays that count.
struct ScenarioFigures {
    int plays = 0, passed = 0, trainees = 0;
    int easier_tenths = 0;  ///< marks above the average scenario for the same trainees; below 0: harder
    /// Correlation of a trainee's mean here with the mean elsewhere, in permille, over `both` trainees.
    int tells_apart_permille = 0;
    int both = 0;  ///< trainees who played it and something else; the correlation is meant for 10 or more
};

/// One for each scenario of the ledger.
std::vector<ScenarioFigures> scenario_figures(const Ledger& ledger, const Tally& tally);

/// What to look at in a scenario again; "" where nothing asks for it.
std::string_view revise(const ScenarioFigures& figures);

/// `conduct` may be of fewer plays than the ledger has: what was chosen is told of those alone.
Page scenario_page(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                   const Scenarios& scenarios, const Catalogue& words);

}  // namespace amends::report
