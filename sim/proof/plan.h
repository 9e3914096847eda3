#pragma once
// Plans: scripts with expectations, recorded from a play and held against what happens now (docs/script.md).

#include <string>
#include <vector>

#include "sim/play/script.h"
#include "sim/proof/finding.h"

namespace amends::proof {

/// A play as a plan: what was said, done and waited for by id, what was heard and which way it went after each reply,
/// and what came of it. Marks are expected within `mark_slack` of what they are now.
///
/// title  the comment on its first line
std::string record_plan(const play::Playing& playing, const std::vector<rubric::Rubric>& rubrics,
                        std::string_view title);

inline constexpr int mark_slack = 3;

struct PlanChecked {
    Findings findings;  ///< `plan-unmet`, one for each expectation
    play::Playing playing;
    int unused_from = 0;  ///< the first line that the case was over before
};

/// Plays a plan. Each finding says what was expected and found, and shows the lines around it in its witness.
///
/// errors  a line that cannot be done where it stands
Checked<PlanChecked> check_plan(const play::Pinned& pinned, const acts::Model& model, const play::Script& plan,
                                const std::vector<rubric::Rubric>& rubrics, const Catalogue& words);

}  // namespace amends::proof
