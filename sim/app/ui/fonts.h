#pragma once
// Real letters at any size: the first family that this machine has, its gaps filled from the next, icons merged in.

#include <string>
#include <vector>

#include "sim/app/ui/theme.h"

namespace amends::app::ui {

/// Files for each role, the best first: it is used, and the next ones fill its gaps. Empty lists fall back to the
/// built-in bitmap letters, which have no accents beyond Latin-1.
struct FontFiles {
    std::vector<std::string> regular;
    std::vector<std::string> strong;
    std::vector<std::string> display;
    std::vector<std::string> mono;
    std::string icons;  ///< empty: icons are left out of labels
};

/// Looks in the folders where systems and people keep fonts.
FontFiles find_fonts();

/// Builds the letters for a text size of `percent` (100 to 300) into the current ImGui context's atlas. Call between
/// frames; the renderer's texture must then be made anew.
void build_fonts(const FontFiles& files, int percent);

}  // namespace amends::app::ui
