// Any words on the screen can be taken along: marked with the mouse, copied whole with its other button, or walked to
// with the reading cursor.

#include <algorithm>
#include <cmath>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {
namespace inside {
namespace {

constexpr std::int64_t toast_lasts_ms = 2500;
constexpr std::size_t toast_letters = 48;

std::size_t next_letter(std::string_view line, std::size_t at)
{
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
    return at;
}

/// Bytes from the first line's begin to the letter at the mouse.
std::size_t bytes_to(Type type, float x, float y, const std::vector<std::string_view>& lines, ImVec2 mouse)
{
    const float down = std::floor((mouse.y - y) / line_height(type));
    const auto row = static_cast<std::size_t>(std::clamp(down, 0.0F, static_cast<float>(lines.size() - 1)));
    const std::string_view line = lines[row];
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t next = next_letter(line, at);
        const float middle = (width_of(type, line.substr(0, at)) + width_of(type, line.substr(0, next))) / 2;
        if (x + middle >= mouse.x) break;
        at = next;
    }
    return static_cast<std::size_t>(line.data() - lines.front().data()) + at;
}

bool ends_word(char c)
{
    return c == ' ' || c == '\n';
}

void mark_word(Screen::Marked& marked)
{
    while (marked.from > 0 && !ends_word(marked.words[marked.from - 1])) --marked.from;
    while (marked.to < marked.words.size() && !ends_word(marked.words[marked.to])) ++marked.to;
}

void put_away(Screen& screen, std::string words)
{
    if (words.empty()) return;
    ImGui::SetClipboardText(words.c_str());
    std::ranges::replace(words, '\n', ' ');
    std::size_t cut = 0;
    for (std::size_t letters = 0; cut < words.size() && letters < toast_letters; ++letters)
        cut = next_letter(words, cut);
    if (cut < words.size()) words = words.substr(0, cut) + "…";
    screen.toast = screen.copied_words;
    if (const std::size_t at = screen.toast.find("{words}"); at != std::string::npos)
        screen.toast.replace(at, 7, words);
    screen.toast_until_ms = screen.now_ms + toast_lasts_ms;
}

std::string words_to_copy(const Item& item)
{
    switch (item.role) {
        case Role::input:
            return item.value;
        case Role::meter:
        case Role::picture:
        case Role::slider:
            return item.name + (item.value.empty() ? "" : ", " + item.value);
        default:
            return item.name;
    }
}

bool readable(const Item& item)
{
    return item.role != Role::region && item.role != Role::tooltip && !words_to_copy(item).empty();
}

/// The smallest thing under the mouse.
const Item* under_mouse(const Registry& registry)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Item* found = nullptr;
    const auto inside_of = [mouse](const Rect& r) {
        return mouse.x >= r.left && mouse.x < r.right && mouse.y >= r.top && mouse.y < r.bottom;
    };
    for (const Item& item : registry.items) {
        if (!readable(item) || !inside_of(item.rect) || !inside_of(item.visible)) continue;
        const auto area = [](const Item& each) { return each.rect.width() * each.rect.height(); };
        if (found == nullptr || area(item) <= area(*found)) found = &item;
    }
    return found;
}

std::string whole_page(const Registry& registry)
{
    std::string out;
    for (const Item& item : registry.items) {
        if (readable(item)) out += words_to_copy(item) + "\n";
    }
    return out;
}

}  // namespace

void markable(std::string_view id, Type type, float x, float y, const std::vector<std::string_view>& lines)
{
    if (lines.empty() || lines.front().empty()) return;
    Screen::Marked& marked = frame().screen->marked;
    const float h = line_height(type);
    const ImGuiIO& io = ImGui::GetIO();
    const char* const begin = lines.front().data();
    const std::string_view words(begin, static_cast<std::size_t>(lines.back().data() + lines.back().size() - begin));
    const bool in_reach = io.MousePos.y >= y && io.MousePos.y < y + h * static_cast<float>(lines.size()) &&
                          io.MousePos.x >= x && ImGui::IsWindowHovered() && io.MousePos.x < x + widest(type, lines);
    if (in_reach) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
            const std::size_t at = bytes_to(type, x, y, lines, io.MousePos);
            marked = {std::string(id), std::string(words), at, at, true};
            if (io.MouseClickedCount[0] == 2) mark_word(marked);
            if (io.MouseClickedCount[0] >= 3) marked = {marked.id, marked.words, 0, words.size(), false};
        }
    }
    if (marked.id != id || marked.words != words) return;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) marked.growing = false;
    if (marked.growing && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
        marked.to = bytes_to(type, x, y, lines, io.MousePos);
    const auto [from, to] = std::minmax(marked.from, marked.to);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t first = static_cast<std::size_t>(lines[i].data() - begin);
        const std::size_t a = std::clamp(from, first, first + lines[i].size()) - first;
        const std::size_t b = std::clamp(to, first, first + lines[i].size()) - first;
        if (a >= b) continue;
        const float top = y + h * static_cast<float>(i);
        surface({x + width_of(type, lines[i].substr(0, a)), top, x + width_of(type, lines[i].substr(0, b)), top + h},
                colour(Token::selection), 0);
    }
}

void walk_reading(Screen& screen)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        screen.marked = {};
        screen.reading.clear();
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Tab)) screen.reading.clear();
    const int direction = !io.KeyCtrl                               ? 0
                          : ImGui::IsKeyPressed(ImGuiKey_DownArrow) ? 1
                          : ImGui::IsKeyPressed(ImGuiKey_UpArrow)   ? -1
                                                                    : 0;
    if (direction == 0) return;
    std::vector<const Item*> stops;
    std::ptrdiff_t at = -1;
    const std::string& from = screen.reading.empty() ? screen.focus : screen.reading;
    for (const Item& item : screen.shown.items) {
        if (!readable(item)) continue;
        if (item.id == from) at = std::ssize(stops);
        stops.push_back(&item);
    }
    if (stops.empty()) return;
    const std::ptrdiff_t next = at < 0 ? 0 : std::clamp<std::ptrdiff_t>(at + direction, 0, std::ssize(stops) - 1);
    const Item& item = *stops[static_cast<std::size_t>(next)];
    screen.reading = item.id;
    screen.reveal = true;
    if (screen.speaker != nullptr) screen.speaker->speak(spoken(item));
}

void take_copying(Screen& screen)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        if (const Item* item = under_mouse(screen.now); item != nullptr) put_away(screen, words_to_copy(*item));
    }
    if (!io.KeyCtrl || !ImGui::IsKeyPressed(ImGuiKey_C) || frame().input_copied) return;
    const Screen::Marked& marked = screen.marked;
    if (io.KeyShift) return put_away(screen, whole_page(screen.now));
    if (marked.from != marked.to) {
        const auto [from, to] = std::minmax(marked.from, marked.to);
        return put_away(screen, marked.words.substr(from, to - from));
    }
    const Item* const item = screen.now.find(screen.reading.empty() ? screen.focus : screen.reading);
    if (item != nullptr) put_away(screen, words_to_copy(*item));
}

void draw_toast(Screen& screen)
{
    if (screen.toast.empty()) return;
    if (screen.now_ms >= screen.toast_until_ms) {
        screen.toast.clear();
        return;
    }
    wake_at(screen.toast_until_ms);
    draw_bubble("toast", screen.toast, scaled(520), scaled(space_3), [](float w, float h) {
        return rect_of((frame().width - w) / 2, frame().height - h - scaled(space_4), w, h);
    });
}

}  // namespace inside

std::string clipboard()
{
    const char* const words = ImGui::GetClipboardText();
    return words == nullptr ? std::string() : std::string(words);
}

void put_on_clipboard(std::string_view words)
{
    ImGui::SetClipboardText(std::string(words).c_str());
    inside::frame().input_copied = true;
}

void toast(std::string_view words)
{
    Screen& screen = *inside::frame().screen;
    screen.toast = words;
    screen.toast_until_ms = screen.now_ms + inside::toast_lasts_ms;
}

}  // namespace amends::app::ui
