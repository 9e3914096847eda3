#include "sim/app/window/picture.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>

namespace amends::app {

Checked<void> write_png(const std::filesystem::path& file, int width, int height,
                        const std::vector<std::uint8_t>& pixels)
{
    if (stbi_write_png(file.c_str(), width, height, 3, pixels.data(), width * 3) == 0) {
        return fault({file.string(), 0, 0, ""}, "the picture could not be written");
    }
    return {};
}

}  // namespace amends::app
