#pragma once
// The section of the team's page about cohorts and sites.

#include "sim/report/team/team_page.h"

namespace amends::report {

/// Each cohort and site with its mean over trainees and that mean's interval; small ones withheld.
Section groups_section(const Ledger& ledger, const TeamReport& report, const Words& words);

}  // namespace amends::report
