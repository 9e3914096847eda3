#pragma once
// What a person has set about the window itself. Nothing in it is about anybody.

#include <string>
#include <string_view>

#include "scoring/base/result.h"
#include "sim/app/ui/theme.h"

namespace amends::app {

struct Settings {
    int percent = 0;  ///< text size, 100 to 300; 0: by the display
    ui::ThemeName theme = ui::ThemeName::light;
    std::string person;  ///< id of who was here last
    std::string framework = "seven_strategies";
    std::string market;     ///< where the house does business; empty: nowhere in particular
    bool beginner = false;  ///< ready-made replies are offered
    bool meters = true;     ///< what the customer feels is shown during the call
    bool sound = false;
    bool motion = true;  ///< captions come as they are said, and the face moves

    bool operator==(const Settings&) const = default;
};

/// Reads what write_settings wrote; what is missing keeps its default, unknown keys are left alone.
Checked<Settings> parse_settings(std::string_view bytes, std::string_view name);

std::string write_settings(const Settings& settings);

}  // namespace amends::app
