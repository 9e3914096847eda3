#pragma once
// What can be set about the window.

#include <optional>
#include <variant>

#include "sim/app/panels/wording.h"
#include "sim/app/settings.h"

namespace amends::app {

struct CloseSettings {};
struct ChangeSettings {
    Settings settings;
};
using SettingsIntent = std::variant<CloseSettings, ChangeSettings>;

/// `percent` is the text size that is shown now.
std::optional<SettingsIntent> draw_settings(const Settings& settings, int percent, const Words& words);

}  // namespace amends::app
