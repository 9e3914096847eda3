#pragma once
// Pictures of the window.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "scoring/base/result.h"

namespace amends::app {

/// `pixels` holds width x height x 3 bytes, row by row from the top.
Checked<void> write_png(const std::filesystem::path& file, int width, int height,
                        const std::vector<std::uint8_t>& pixels);

}  // namespace amends::app
