#pragma once
// The half page at the top of the team's page: how many need what, whom to begin with, what to do with everybody.

#include "sim/report/team/team_page.h"

namespace amends::report {

/// Steps in which somebody asks for something, most first; then who asks most, by name; then who is ready.
Section monday_section(const Ledger& ledger, const TeamReport& report, const TeamOptions& options, const Words& words);

/// "Humility, Empathy": the steps in which the trainee is to be coached, or nothing.
std::string steps_to_coach(const Ledger& ledger, const TeamModel& model, std::size_t trainee);

/// Whether the filter leaves plays in as many scenarios as the rule of readiness asks for.
bool ready_can_be_told(const TeamOptions& options);

}  // namespace amends::report
