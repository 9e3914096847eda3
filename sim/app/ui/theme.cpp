#include "sim/app/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace amends::app::ui {
namespace {

constexpr Colour rgb(std::uint32_t hex)
{
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF)};
}

// Warm paper, ink and one green-blue accent.
constexpr Theme light{
    ThemeName::light,
    {rgb(0xF7F4EF), rgb(0xFFFDFA), rgb(0xF0EBE3), rgb(0xE3F0EE), rgb(0xE0EFEC), rgb(0x24211D), rgb(0x625A50),
     rgb(0x0B5F5A), rgb(0x1C613C), rgb(0x9C2F1E), rgb(0x0F6B66), rgb(0x0B5752), rgb(0xFFFFFF), rgb(0x857B6F),
     rgb(0xE2DBD0), rgb(0x0F6B66), rgb(0xB3402A), rgb(0x0F6B66), rgb(0x6B4FA0), rgb(0x1F6B43), rgb(0xA8321F),
     rgb(0xBFE0DB), rgb(0xF3D9BD), rgb(0x4A3B34), rgb(0x3E6F7A), rgb(0xD3EBDD), rgb(0xF7E7BD), rgb(0xF6CFC5)}};

constexpr Theme dark{
    ThemeName::dark,
    {rgb(0x171614), rgb(0x201F1C), rgb(0x2A2825), rgb(0x1D3431), rgb(0x203A37), rgb(0xF1ECE4), rgb(0xB5ACA0),
     rgb(0x7FD1C7), rgb(0x86CFA1), rgb(0xF2998A), rgb(0x6CC4B9), rgb(0x86D6CC), rgb(0x0D1F1D), rgb(0x8C8379),
     rgb(0x37342F), rgb(0x8FE0D5), rgb(0xF08A74), rgb(0x74CBC0), rgb(0xB9A0EA), rgb(0x7CC79A), rgb(0xF08A74),
     rgb(0x27524D), rgb(0xDDBE9E), rgb(0x5B463C), rgb(0x4C8591), rgb(0x1F4433), rgb(0x453C1F), rgb(0x542A21)}};

constexpr Theme high_contrast{
    ThemeName::contrast,
    {rgb(0x000000), rgb(0x000000), rgb(0x14140F), rgb(0x001A24), rgb(0x1F1B00), rgb(0xFFFFFF), rgb(0xE8E8E8),
     rgb(0xFFE14D), rgb(0x7CFFA8), rgb(0xFFA99A), rgb(0xFFE14D), rgb(0xFFF0A0), rgb(0x000000), rgb(0xFFFFFF),
     rgb(0x9A9A9A), rgb(0x5CE1FF), rgb(0xFF9A85), rgb(0x6FE3FF), rgb(0xD9BFFF), rgb(0x7CFFA8), rgb(0xFF9A85),
     rgb(0x4A4400), rgb(0xFFFFFF), rgb(0x2E2E2E), rgb(0x5CE1FF), rgb(0x0A3A20), rgb(0x3D3600), rgb(0x4A1208)}};

double linear(std::uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

const Theme& theme(ThemeName name)
{
    switch (name) {
        case ThemeName::light:
            return light;
        case ThemeName::dark:
            return dark;
        case ThemeName::contrast:
            return high_contrast;
    }
    return light;
}

std::string_view name_of(ThemeName name)
{
    switch (name) {
        case ThemeName::light:
            return "light";
        case ThemeName::dark:
            return "dark";
        case ThemeName::contrast:
            return "contrast";
    }
    return "light";
}

double contrast(Colour a, Colour b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

float size_of(Type type)
{
    switch (type) {
        case Type::small:
            return 16;
        case Type::body:
            return 19;
        case Type::strong:
            return 19;
        case Type::speech:
            return 23;
        case Type::heading:
            return 25;
        case Type::title:
            return 38;
        case Type::mono:
            return 18;
    }
    return 19;
}

}  // namespace amends::app::ui
