#pragma once
// What follows the first twenty seconds of a debrief. Nobody but the debrief's panel includes this.

#include "sim/app/panels/debrief.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

struct DebriefParts {
    const DebriefView& view;
    DebriefUi& own;
    const Words& words;
    std::optional<DebriefIntent>& intent;
};

/// The curve, marks, disagreements, cost and value, what was said, better answers, other plays.
void draw_debrief_rest(const DebriefParts& parts);

/// A line of what was said; the customer's go on without their name where they speak on.
void draw_debrief_line(const DebriefView::Line& line, const std::string& id, bool goes_on);

}  // namespace amends::app
