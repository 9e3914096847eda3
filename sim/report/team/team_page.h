#pragma once
// The manager's page: how is the team, who needs what, are they improving, what next.

#include "sim/report/team/about.h"
#include "sim/report/team/findings.h"
#include "sim/report/team/huddle.h"
#include "sim/report/team/page.h"

namespace amends::report {

struct TeamOptions {
    Filter filter;
    CertificationRule rule;
    std::optional<Huddle> huddle;
    int rows = 200;     ///< of trainees in a table that is read; grids hold all
    int pictured = 40;  ///< of trainees in the heat map's picture
};

/// Everything that the page says, as numbers: what other pages and tests read.
struct TeamReport {
    Tally tally;
    TeamModel model;
    std::vector<Readiness> readiness;
    std::vector<Pairing> pairings;
    std::vector<std::size_t> order;  ///< trainees by name
    std::vector<std::string> names;  ///< by trainee, as they are shown
};

TeamReport team_report(const Ledger& ledger, const Filter& filter, const CertificationRule& rule);

/// Criteria by the team's mean, the weakest first: what a huddle is chosen by.
std::vector<std::string> weakest_steps(const Ledger& ledger, const TeamModel& model);

Page team_page(const Ledger& ledger, const TeamReport& report, const TeamOptions& options, const Catalogue& words);

}  // namespace amends::report
