#pragma once
// A scenario on paper, for two people at a table: one plays the customer, one the trainee, a third marks.

#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

/// A self-contained page for printing: the trainee's briefing, the customer's part with every line, what they do at
/// each reply and deed and where that leads, and a sheet to mark by for each framework. No script, nothing from
/// elsewhere.
std::string write_role_play(const scenario::Scenario& scenario, const std::vector<rubric::Rubric>& rubrics);

/// What a guard asks for, in words: "an apology; empathy at least 2; anger 0 to 3".
std::string in_words(const scenario::Guard& guard);

}  // namespace amends::exchange
