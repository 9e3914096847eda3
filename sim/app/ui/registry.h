#pragma once
// What is on the screen, as a list: read by the keyboard walk, by speech, and by tests.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::app::ui {

enum class Role : std::uint8_t {
    text,
    heading,
    button,
    choice,
    input,
    meter,
    checkbox,
    slider,
    link,
    picture,
    table,
    region,
    tooltip,
    canvas
};

struct Rect {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    bool operator==(const Rect&) const = default;
    float width() const { return right - left; }
    float height() const { return bottom - top; }
    float middle_x() const { return (left + right) / 2; }
    float middle_y() const { return (top + bottom) / 2; }
    bool contains(const Rect& other, float slack = 0) const;
};

struct Item {
    std::string id;  ///< unique in a frame
    Role role = Role::text;
    std::string name;   ///< what it says or is called
    std::string value;  ///< what it holds: "on", "3 of 6", the typed text
    bool enabled = true;
    bool chosen = false;
    bool focused = false;
    std::string reason;  ///< why it is not enabled
    Rect rect;           ///< in pixels of the window
    Rect around;         ///< the column that it must stay inside, from left to right
    Rect visible;        ///< the part of the window that shows it; outside it is scrolled away
    bool fits = true;    ///< all of its words are drawn inside `rect`

    bool operator==(const Item&) const = default;
    /// True of what the keyboard can reach, enabled or not: the reason can be read too.
    bool takes_focus() const;
};

struct Registry {
    std::vector<Item> items;

    const Item* find(std::string_view id) const;
};

/// "button", "text field", …: the role in words.
std::string_view words_of(Role role);

/// One sentence for the ear: name, role, value, and why it cannot be pressed.
std::string spoken(const Item& item);

/// The id of the item that takes the focus after (+1) or before (-1) the one with `id`, around the end; from an id that
/// is not there, the first or last. Empty where nothing takes it.
std::string next_focus(const Registry& registry, std::string_view id, int direction);

}  // namespace amends::app::ui
