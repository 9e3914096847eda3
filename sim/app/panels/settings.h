#pragma once
// What can be set about the window.

#include <optional>
#include <variant>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/settings.h"
#include "sim/customer/markets.h"

namespace amends::app {

struct CloseSettings {};
struct ChangeSettings {
    Settings settings;
};
using SettingsIntent = std::variant<CloseSettings, ChangeSettings>;

/// `percent` is the text size that is shown now; of the markets one can be chosen, or none in particular.
std::optional<SettingsIntent> draw_settings(const Settings& settings, int percent,
                                            const std::vector<customer::Market>& markets, const Words& words);

}  // namespace amends::app
