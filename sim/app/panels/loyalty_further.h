#pragma once
// The cards of the loyalty page's mapping step beside the columns. The page alone includes it.

#include "sim/app/panels/loyalty.h"

namespace amends::app {

/// Outcomes and lots that lie in other files.
std::optional<LoyaltyIntent> draw_elsewhere(const LoyaltyView& view, LoyaltyUi& own, const Words& words);
/// The model, ways, too much of a good thing, what was published.
void draw_further(const LoyaltyView& view, LoyaltyUi& own, const Words& words);
/// Units, arms and blocks of lots.
std::optional<LoyaltyIntent> draw_lots_plan(const LoyaltyView& view, LoyaltyUi& own, const Words& words);

/// A label above a field of text.
ui::InputResult captioned_input(const Words& words, const std::string& id, ui::Edit& edit, std::size_t limit);

}  // namespace amends::app
