// The frame: begin and end, keys, focus, hints.

#include <algorithm>
#include <cassert>
#include <iterator>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {
namespace inside {
namespace {

Frame current;

bool typing()
{
    return current.screen->shown.find(current.screen->focus) != nullptr &&
           current.screen->shown.find(current.screen->focus)->role == Role::input;
}

void walk_with_tab(Screen& screen)
{
    if (!ImGui::IsKeyPressed(ImGuiKey_Tab)) return;
    screen.focus = next_focus(screen.shown, screen.focus, ImGui::GetIO().KeyShift ? -1 : 1);
    screen.by_keyboard = true;
    screen.reveal = true;
}

/// F6: from the part that has the focus to the first stop of the next one.
void walk_with_f6(Screen& screen)
{
    if (!pressed({Key::f6})) return;
    std::vector<std::string> stops;
    std::size_t at = 0;
    bool begins = false;
    for (const Item& item : screen.shown.items) {
        if (item.role == Role::region) begins = true;
        if (item.id == screen.focus) at = stops.size() + (begins && item.takes_focus() ? 1 : 0);
        if (!begins || !item.takes_focus()) continue;
        stops.push_back(item.id);
        begins = false;
    }
    if (stops.empty()) return;
    screen.focus = stops[at % stops.size()];
    screen.by_keyboard = true;
    screen.reveal = true;
}

float overlap(const Rect& a, const Rect& b)
{
    const float w = std::min(a.right, b.right) - std::max(a.left, b.left);
    const float h = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return w > 0 && h > 0 ? w * h : 0;
}

/// How much of what can be read or pressed a box would hide.
float hidden_by(const Rect& box, const Rect& at)
{
    float sum = 4 * overlap(box, at);
    for (const Item& item : current.screen->now.items) {
        if (item.role != Role::region && item.role != Role::tooltip && item.visible.contains(item.rect, 1))
            sum += overlap(box, item.rect);
    }
    return sum;
}

/// Below, above, at the right or at the left of what it is about: where it hides least.
void draw_hint(const std::string& words, const Rect& at)
{
    const float pad = scaled(space_2);
    const float away = scaled(space_1);
    draw_bubble("hint", words, scaled(340), pad, [&](float w, float h) {
        const auto across = [&](float x) { return std::clamp(x, pad, std::max(pad, current.width - w - pad)); };
        const auto down = [&](float y) { return std::clamp(y, pad, std::max(pad, current.height - h - pad)); };
        const Rect places[] = {rect_of(across(at.left), down(at.bottom + away), w, h),
                               rect_of(across(at.left), down(at.top - h - away), w, h),
                               rect_of(across(at.right + away), down(at.top), w, h),
                               rect_of(across(at.left - w - away), down(at.top), w, h),
                               rect_of(across(at.right - w), down(at.bottom + away), w, h),
                               rect_of(across(at.right - w), down(at.top - h - away), w, h)};
        return *std::min_element(std::begin(places), std::end(places),
                                 [&](const Rect& a, const Rect& b) { return hidden_by(a, at) < hidden_by(b, at); });
    });
}

void apply_style()
{
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.ItemSpacing = {0, 0};
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.ScrollbarSize = scaled(10);
    style.ScrollbarRounding = scaled(5);
    style.AntiAliasedLinesUseTex = false;
    style.Colors[ImGuiCol_WindowBg] = ImGui::ColorConvertU32ToFloat4(colour(Token::page));
    style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = ImGui::ColorConvertU32ToFloat4(colour(Token::border, 150));
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = ImGui::ColorConvertU32ToFloat4(colour(Token::border));
    style.Colors[ImGuiCol_ScrollbarGrabActive] = ImGui::ColorConvertU32ToFloat4(colour(Token::border));
}

}  // namespace

void draw_bubble(const std::string& id, const std::string& words, float widest_words, float pad,
                 const std::function<Rect(float width, float height)>& where)
{
    const std::vector<std::string_view> lines =
        wrapped(Type::small, words, std::min(widest_words, current.width - 4 * pad));
    const Rect box = where(widest(Type::small, lines) + 2 * pad,
                           static_cast<float>(lines.size()) * line_height(Type::small) + 2 * pad);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddRectFilled(min_of(box), max_of(box), colour(Token::text), scaled(radius_small));
    float y = box.top + pad;
    for (const std::string_view line : lines) {
        list.AddText(font(Type::small), font(Type::small)->FontSize, {std::floor(box.left + pad), std::floor(y)},
                     colour(Token::page), line.data(), line.data() + line.size());
        y += line_height(Type::small);
    }
    Item item;
    item.id = id;
    item.role = Role::tooltip;
    item.name = words;
    item.rect = item.around = item.visible = box;
    current.screen->now.items.push_back(std::move(item));
}

Frame& frame()
{
    assert(current.screen != nullptr);
    return current;
}

namespace {

/// Scrolls no further than needed; what is seen already stays where it is.
void reveal(const Rect& rect, float margin)
{
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(),
                        ImRect(rect.left, rect.top - margin, rect.right, rect.bottom + margin),
                        ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
}

}  // namespace

void file(Item item)
{
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    item.around = {current.layout.x, item.rect.top, current.layout.x + current.layout.w, item.rect.bottom};
    item.visible = {clip.Min.x, clip.Min.y, clip.Max.x, clip.Max.y};
    item.focused = item.id == current.screen->focus && item.takes_focus();
    if (item.focused && current.screen->reveal) reveal(item.rect, scaled(space_3));
    if (item.id == current.screen->reading) {
        if (current.screen->reveal) reveal(item.rect, scaled(space_1));
        const float out = scaled(2);
        canvas().AddRect({item.rect.left - out, item.rect.top - out}, {item.rect.right + out, item.rect.bottom + out},
                         colour(Token::focus), scaled(3), 0, std::max(1.0F, scaled(1)));
    }
    current.screen->now.items.push_back(std::move(item));
}

/// Letters that no text field takes: somebody types, and means no button by the blanks between words.
void mind_typing(Screen& screen)
{
    const Item* const has_keys = screen.shown.find(screen.focus);
    if (has_keys != nullptr && has_keys->role == Role::input) return;
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c > 0x20 && c != 0x7F) screen.typed_ms = screen.now_ms;
    }
}

/// Whether the blank bar presses: not within a second of letters.
bool blank_presses(const Screen& screen)
{
    constexpr std::int64_t still_typing_ms = 1000;
    return screen.now_ms - screen.typed_ms > still_typing_ms && ImGui::IsKeyPressed(ImGuiKey_Space, false);
}

Touch touch(std::string_view id, const Rect& rect, const Able& able, std::string_view hint, bool enter_presses)
{
    Screen& screen = *current.screen;
    Touch out;
    ImGui::SetCursorScreenPos(min_of(rect));
    const std::string key(id);
    const bool clicked = ImGui::InvisibleButton(
        key.c_str(), {std::max(1.0F, rect.width()), std::max(1.0F, rect.height())}, ImGuiButtonFlags_MouseButtonLeft);
    out.hovered = ImGui::IsItemHovered();
    out.held = ImGui::IsItemActive();
    if (ImGui::IsItemActivated()) {
        screen.focus = key;
        screen.by_keyboard = false;
    }
    out.focused = screen.focus == id;
    const bool keyed = out.focused && enter_presses && !ImGui::GetIO().KeyCtrl &&
                       (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                        ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false) || blank_presses(screen));
    if (keyed) screen.by_keyboard = true;  // what has the focus next is to be seen
    out.pressed = able.yes && (clicked || keyed);
    const std::string_view words = able.yes ? hint : std::string_view(able.why);
    if (!words.empty() && (out.hovered || (out.focused && screen.by_keyboard && !current.hint_hovered))) {
        current.hint = words;
        current.hint_at = rect;
        current.hint_hovered = out.hovered;
    }
    return out;
}

void draw_focus(const Rect& rect, float radius, const Touch& touch)
{
    if (!touch.focused || !current.screen->by_keyboard) return;
    const float out = scaled(3);
    canvas().AddRect({rect.left - out, rect.top - out}, {rect.right + out, rect.bottom + out}, colour(Token::focus),
                     radius + out, 0, std::max(2.0F, scaled(2.5F)));
}

}  // namespace inside

using inside::frame;

void begin(Screen& screen, float width, float height)
{
    inside::current = {};
    inside::current.screen = &screen;
    inside::current.width = width;
    inside::current.height = height;
    screen.now.items.clear();
    screen.wake_ms = 0;
    inside::apply_style();
    inside::mind_typing(screen);
    inside::walk_reading(screen);
    inside::walk_with_tab(screen);
    inside::walk_with_f6(screen);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("amends", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
    frame().layout = {0, 0, width};
}

void end(Screen& screen)
{
    inside::take_copying(screen);
    if (!frame().hint.empty()) inside::draw_hint(frame().hint, frame().hint_at);
    inside::draw_toast(screen);
    ImGui::End();
    std::swap(screen.shown, screen.now);
    screen.reveal = false;
    if (screen.fresh > 0 && --screen.fresh > 0) draw_again();
    if (screen.focus != screen.spoken_focus) {
        screen.spoken_focus = screen.focus;
        const Item* item = screen.shown.find(screen.focus);
        if (item != nullptr && screen.speaker != nullptr) screen.speaker->speak(spoken(*item));
    }
    inside::current.screen = nullptr;
}

void focus(std::string_view id)
{
    Screen& screen = *frame().screen;
    if (screen.focus == id) return;
    screen.focus = id;
    screen.reveal = screen.fresh == 0;
}

void focus_first(std::string_view id)
{
    const Screen& screen = *frame().screen;
    if (screen.shown.find(screen.focus) == nullptr) focus(id);
}

void page(std::string_view name)
{
    constexpr int until_laid_out = 3;
    Screen& screen = *frame().screen;
    if (screen.page == name) return;
    screen.page = name;
    screen.fresh = until_laid_out;
}

bool typed_into_nothing()
{
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || inside::typing() || io.InputQueueCharacters.empty()) return false;
    const ImWchar first = io.InputQueueCharacters.front();
    return first > 0x20 && first != 0x7F && (first < '0' || first > '9');
}

std::string_view focused()
{
    return frame().screen->focus;
}

const Item* shown(std::string_view id)
{
    return frame().screen->shown.find(id);
}

std::int64_t now()
{
    return frame().screen->now_ms;
}

bool motion()
{
    return frame().screen->motion;
}

void wake_at(std::int64_t ms)
{
    std::int64_t& due = frame().screen->wake_ms;
    due = due == 0 ? std::max<std::int64_t>(1, ms) : std::min(due, std::max<std::int64_t>(1, ms));
}

void draw_again()
{
    wake_at(now());
}

namespace {

struct KeyRow {
    Key key;
    ImGuiKey first, second;
    std::string_view words;
};

constexpr KeyRow keys[] = {{Key::digit_1, ImGuiKey_1, ImGuiKey_Keypad1, "1"},
                           {Key::digit_2, ImGuiKey_2, ImGuiKey_Keypad2, "2"},
                           {Key::digit_3, ImGuiKey_3, ImGuiKey_Keypad3, "3"},
                           {Key::digit_4, ImGuiKey_4, ImGuiKey_Keypad4, "4"},
                           {Key::digit_5, ImGuiKey_5, ImGuiKey_Keypad5, "5"},
                           {Key::digit_6, ImGuiKey_6, ImGuiKey_Keypad6, "6"},
                           {Key::digit_7, ImGuiKey_7, ImGuiKey_Keypad7, "7"},
                           {Key::digit_8, ImGuiKey_8, ImGuiKey_Keypad8, "8"},
                           {Key::digit_9, ImGuiKey_9, ImGuiKey_Keypad9, "9"},
                           {Key::escape, ImGuiKey_Escape, ImGuiKey_None, "Esc"},
                           {Key::f1, ImGuiKey_F1, ImGuiKey_None, "F1"},
                           {Key::f2, ImGuiKey_F2, ImGuiKey_None, "F2"},
                           {Key::f6, ImGuiKey_F6, ImGuiKey_None, "F6"},
                           {Key::g, ImGuiKey_G, ImGuiKey_None, "G"},
                           {Key::h, ImGuiKey_H, ImGuiKey_None, "H"},
                           {Key::m, ImGuiKey_M, ImGuiKey_None, "M"},
                           {Key::plus, ImGuiKey_Equal, ImGuiKey_KeypadAdd, "+"},
                           {Key::minus, ImGuiKey_Minus, ImGuiKey_KeypadSubtract, "−"},
                           {Key::zero, ImGuiKey_0, ImGuiKey_Keypad0, "0"},
                           {Key::enter, ImGuiKey_Enter, ImGuiKey_KeypadEnter, "Enter"},
                           {Key::page_up, ImGuiKey_PageUp, ImGuiKey_None, "PgUp"},
                           {Key::page_down, ImGuiKey_PageDown, ImGuiKey_None, "PgDn"},
                           {Key::c, ImGuiKey_C, ImGuiKey_None, "C"},
                           {Key::d, ImGuiKey_D, ImGuiKey_None, "D"},
                           {Key::f, ImGuiKey_F, ImGuiKey_None, "F"},
                           {Key::n, ImGuiKey_N, ImGuiKey_None, "N"},
                           {Key::s, ImGuiKey_S, ImGuiKey_None, "S"},
                           {Key::v, ImGuiKey_V, ImGuiKey_None, "V"},
                           {Key::y, ImGuiKey_Y, ImGuiKey_None, "Y"},
                           {Key::z, ImGuiKey_Z, ImGuiKey_None, "Z"},
                           {Key::erase, ImGuiKey_Delete, ImGuiKey_None, "Del"},
                           {Key::f3, ImGuiKey_F3, ImGuiKey_None, "F3"},
                           {Key::home, ImGuiKey_Home, ImGuiKey_None, "Home"},
                           {Key::end, ImGuiKey_End, ImGuiKey_None, "End"}};

const KeyRow& row_of(Key key)
{
    return keys[static_cast<std::size_t>(key)];
}

bool makes_a_letter(Key key)
{
    for (const Key other : {Key::escape, Key::f1, Key::f2, Key::f3, Key::f6, Key::page_up, Key::page_down}) {
        if (key == other) return false;
    }
    return true;
}

}  // namespace

bool pressed(Chord chord)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl != chord.ctrl || io.KeyAlt != chord.alt) return false;
    if (!chord.ctrl && !chord.alt && makes_a_letter(chord.key) && inside::typing()) return false;
    const KeyRow& row = row_of(chord.key);
    return ImGui::IsKeyPressed(row.first) || (row.second != ImGuiKey_None && ImGui::IsKeyPressed(row.second));
}

std::string words_of(Chord chord)
{
    return std::string(chord.ctrl ? "Ctrl+" : "") + (chord.alt ? "Alt+" : "") + std::string(row_of(chord.key).words);
}

}  // namespace amends::app::ui
