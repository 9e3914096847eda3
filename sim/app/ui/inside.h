#pragma once
// What the sources of the widget layer share. Nobody else includes this.

#ifndef IMGUI_DEFINE_MATH_OPERATORS
#define IMGUI_DEFINE_MATH_OPERATORS
#endif
#include <imgui.h>
#include <imgui_internal.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/app/ui/ui.h"

namespace amends::app::ui::inside {

/// Where the next thing goes.
struct Layout {
    float x = 0;  ///< left of the column
    float y = 0;  ///< top of what comes next
    float w = 0;  ///< width of the column
    bool in_row = false;
    float row_x = 0;       ///< left of the next thing in the row
    float row_height = 0;  ///< of the row's current line
    float row_width = 0;   ///< of all that is in it, were it on one line
};

/// What the part that scrolls, and that is being drawn, is to show. In pixels from the window's top.
struct Wanted {
    std::optional<float> top;   ///< it scrolls no further than this
    std::optional<float> told;  ///< bottom of what has been said of a line that is being said
    bool page_keys = false;     ///< they are its own while somebody types elsewhere
};

/// The frame that is being drawn.
struct Frame {
    Screen* screen = nullptr;
    Layout layout;
    Wanted wanted;
    int texts = 0;        ///< numbers the texts, whose ids nobody chose
    bool walked = false;  ///< an arrow has moved the focus already
    std::string hint;     ///< of what is hovered, or focused by keyboard
    Rect hint_at;
    bool hint_hovered = false;
    bool input_copied = false;  ///< a text field has taken Ctrl+C
    float width = 0, height = 0;
};

Frame& frame();

ImU32 colour(Token token, int alpha = 255);
ImFont* font(Type type);
float line_height(Type type);
ImDrawList& canvas();

inline ImVec2 min_of(const Rect& r)
{
    return {r.left, r.top};
}
inline ImVec2 max_of(const Rect& r)
{
    return {r.right, r.bottom};
}
inline Rect rect_of(float x, float y, float w, float h)
{
    return {x, y, x + w, y + h};
}

/// Takes room for a thing; in a column it starts at the left, in a row it follows the one before.
Rect place(float width, float height);
/// The width that is left for a thing: the column's.
float width_left();

/// The words broken into lines no wider than `width`.
std::vector<std::string_view> wrapped(Type type, std::string_view words, float width);
float width_of(Type type, std::string_view words);
float widest(Type type, const std::vector<std::string_view>& lines);
void draw_words(Type type, float x, float y, std::string_view words, ImU32 ink);
/// Draws lines and says whether all stayed inside `width`.
bool draw_lines(Type type, float x, float y, const std::vector<std::string_view>& lines, ImU32 ink, float width);
/// Backgrounds and underlines of the highlighted bytes of `words`, to be drawn before its lines.
void draw_highlights(Type type, float x, float y, std::string_view words, const std::vector<std::string_view>& lines,
                     const std::vector<Highlight>& highlights);

/// Lets the mouse mark words of a text that is to be drawn in these lines, and draws what is marked below them.
void markable(std::string_view id, Type type, float x, float y, const std::vector<std::string_view>& lines);
/// Ctrl with the arrows up and down: a cursor over everything that can be read.
void walk_reading(Screen& screen);
/// Ctrl+C, Ctrl+Shift+C, and the mouse's other button.
void take_copying(Screen& screen);
void draw_toast(Screen& screen);
/// A few words over everything else, on a dark ground; `where` places a box of that size.
void draw_bubble(const std::string& id, const std::string& words, float widest_words, float pad,
                 const std::function<Rect(float width, float height)>& where);

void surface(const Rect& rect, ImU32 fill, float radius);
void edge(const Rect& rect, ImU32 ink, float radius, float thickness = 1);

/// Files the item, with where it may be and what shows of it.
void file(Item item);

struct Touch {
    bool hovered = false;
    bool held = false;
    bool pressed = false;  ///< by mouse or keyboard, and only where enabled
    bool focused = false;
};

/// Mouse and keyboard for a control at `rect`. `hint` is shown when it is hovered or focused.
Touch touch(std::string_view id, const Rect& rect, const Able& able, std::string_view hint, bool enter_presses = true);
void draw_focus(const Rect& rect, float radius, const Touch& touch);

}  // namespace amends::app::ui::inside
