#pragma once
// The bar above every page but the call: text size, colours, settings.

#include <optional>
#include <variant>

#include "sim/app/panels/settings.h"

namespace amends::app {

struct ShowSettings {};
using ToolbarIntent = std::variant<ShowSettings, ChangeSettings>;

/// `percent` is the text size that is shown now.
std::optional<ToolbarIntent> draw_toolbar(const Settings& settings, int percent, const Words& words);

}  // namespace amends::app
