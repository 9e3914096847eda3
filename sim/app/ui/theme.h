#pragma once
// The one place for colours, letter sizes and distances.

#include <array>
#include <cstdint>
#include <string_view>

namespace amends::app::ui {

struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;

    bool operator==(const Colour&) const = default;
};

/// What a colour is for. Text tokens are read on every surface of the theme; control tokens are the edges of what can
/// be pressed and the lines of charts.
enum class Token : std::uint8_t {
    page,         ///< behind everything
    card,         ///< raised surface
    sunken,       ///< the customer's words, the reply box's frame of quiet things
    own,          ///< the trainee's own words
    accent_soft,  ///< behind what is chosen or new
    text,
    text_muted,
    text_accent,  ///< links, captions that matter
    text_good,
    text_bad,
    accent,  ///< the one button to press
    accent_hover,
    on_accent,  ///< text on `accent`
    border,     ///< edges of controls
    line,       ///< hairlines; decoration only
    focus,      ///< the ring around what has the keyboard
    anger,
    trust,
    third,  ///< a third series
    good,
    bad,
    selection,  ///< behind selected text
    skin,       ///< a drawn face
    hair,
    cloth,
    ground_strong,  ///< behind the words of a heat map's cells: well, nearly, not
    ground_fair,
    ground_weak
};

inline constexpr std::size_t token_count = 28;

enum class ThemeName : std::uint8_t { light, dark, contrast };

struct Theme {
    ThemeName name = ThemeName::light;
    std::array<Colour, token_count> colours;

    Colour operator[](Token token) const { return colours[static_cast<std::size_t>(token)]; }
};

const Theme& theme(ThemeName name);

/// "light", "dark" and "contrast", as settings files and the command line write them.
std::string_view name_of(ThemeName name);

/// Ratio of the luminances, 1 to 21.
///
/// source  WCAG 2.2, definitions of relative luminance and contrast ratio
double contrast(Colour a, Colour b);

/// Distances and radii at a text size of 100 %, in pixels.
inline constexpr float space_1 = 4, space_2 = 8, space_3 = 12, space_4 = 16, space_5 = 24, space_6 = 32, space_8 = 48;
inline constexpr float radius_small = 6, radius_card = 12;
/// A line of text longer than this many letters is hard to read.
inline constexpr float measure = 72;

/// The roles that letters have.
enum class Type : std::uint8_t { small, body, strong, speech, heading, title, mono };

inline constexpr std::size_t type_count = 7;

/// Height of the role's letters from the highest to the lowest stroke, in pixels at 100 %: about 1.2 times what a style
/// sheet would call the font size.
float size_of(Type type);

}  // namespace amends::app::ui
