// Columns, rows, cards and parts that scroll.

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {
namespace inside {

float width_left()
{
    return frame().layout.w;
}

Rect place(float width, float height)
{
    Layout& at = frame().layout;
    if (!at.in_row) {
        const Rect rect = rect_of(at.x, at.y, std::min(width, at.w), height);
        at.y += height;
        return rect;
    }
    const float least = std::max(height, scaled(38));  // things in a row share a middle line
    if (at.row_x > at.x && at.row_x + width > at.x + at.w + 0.5F) {
        at.y += at.row_height + scaled(space_2);
        at.row_x = at.x;
        at.row_height = 0;
    }
    const Rect rect = rect_of(at.row_x, at.y + (least - height) / 2, std::min(width, at.w), height);
    at.row_x += rect.width() + scaled(space_2);
    at.row_width += width + (at.row_width > 0 ? scaled(space_2) : 0);
    at.row_height = std::max(at.row_height, least);
    return rect;
}

void surface(const Rect& rect, ImU32 fill, float radius)
{
    canvas().AddRectFilled(min_of(rect), max_of(rect), fill, radius);
}

void edge(const Rect& rect, ImU32 ink, float radius, float thickness)
{
    canvas().AddRect(min_of(rect), max_of(rect), ink, radius, 0, thickness);
}

}  // namespace inside

using inside::frame;
using inside::Layout;

float scaled(float pixels_at_100)
{
    return std::round(pixels_at_100 * static_cast<float>(frame().screen->percent) / 100.0F);
}

int text_size()
{
    return frame().screen->percent;
}

float room()
{
    return frame().layout.w * 100.0F / static_cast<float>(frame().screen->percent);
}

float window_width()
{
    return frame().width;
}

float window_height()
{
    return frame().height;
}

float top()
{
    return frame().layout.y;
}

void gap(float pixels_at_100)
{
    Layout& at = frame().layout;
    (at.in_row ? at.row_x : at.y) += scaled(pixels_at_100);
}

void line()
{
    const Rect rect = inside::place(frame().layout.w, std::max(1.0F, scaled(1)));
    inside::surface(rect, inside::colour(Token::line), 0);
}

void columns(const std::vector<int>& weights, float least, const std::vector<Draw>& parts)
{
    Layout& at = frame().layout;
    int total = 0;
    int smallest = weights.front();
    for (const int weight : weights) {
        total += weight;
        smallest = std::min(smallest, weight);
    }
    const float between = scaled(space_5);
    const float usable = at.w - between * static_cast<float>(weights.size() - 1);
    if (usable * static_cast<float>(smallest) / static_cast<float>(total) < scaled(least)) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) gap(space_4);
            parts[i]();
        }
        return;
    }
    const Layout before = at;
    float x = before.x;
    float lowest = before.y;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float w = std::floor(usable * static_cast<float>(weights[i]) / static_cast<float>(total));
        at = {x, before.y, w};
        parts[i]();
        lowest = std::max(lowest, at.y);
        x += w + between;
    }
    at = before;
    at.y = lowest;
}

void row(const Draw& draw)
{
    Layout& at = frame().layout;
    at.in_row = true;
    at.row_x = at.x;
    at.row_height = 0;
    at.row_width = 0;
    draw();
    at.y += at.row_height;
    at.in_row = false;
}

namespace {

float& width_of_part(Screen& screen, std::string_view id)
{
    for (auto& [known, width] : screen.widths) {
        if (known == id) return width;
    }
    return screen.widths.emplace_back(id, 0.0F).second;
}

void within(float x, float w, const Draw& draw)
{
    Layout& at = frame().layout;
    const Layout before = at;
    at = {x, before.y, w};
    draw();
    const float y = at.y;
    at = before;
    at.y = y;
}

}  // namespace

void bar(std::string_view id, const Draw& left, const Draw& right)
{
    Layout& at = frame().layout;
    const Layout before = at;
    float& width = width_of_part(*frame().screen, id);  // of the last frame: it is known only once it is drawn
    const float between = scaled(space_4);
    const bool together = width > 0 && width + between < before.w * 0.75F;
    if (together) at.w = before.w - width - between;
    row(left);
    const float bottom = at.y;
    if (together) at = {before.x + before.w - width, before.y, before.w};  // measured in full: it may have grown
    if (!together) at = {before.x, bottom + (bottom > before.y ? scaled(space_1) : 0), before.w};
    row(right);
    if (width != at.row_width) draw_again();
    width = at.row_width;
    at = {before.x, std::max(bottom, at.y), before.w};
}

void beside(float size, const Draw& picture, const Draw& rest)
{
    Layout& at = frame().layout;
    const Layout before = at;
    const float w = std::min(scaled(size), before.w / 3);
    within(before.x, w, picture);
    const float bottom = at.y;
    at.y = before.y;
    within(before.x + w + scaled(space_3), before.w - w - scaled(space_3), rest);
    at.y = std::max(bottom, at.y);
}

void centred(float most, const Draw& draw)
{
    const Layout& at = frame().layout;
    const float margin = std::min(scaled(space_5), at.w / 32);
    const float w = std::floor(std::min(at.w - 2 * margin, scaled(most)));
    within(std::floor(at.x + (at.w - w) / 2), w, draw);
}

void indented(float by, const Draw& draw)
{
    const Layout& at = frame().layout;
    const float dx = std::min(scaled(by), at.w / 4);
    within(at.x + dx, at.w - dx, draw);
}

void card(const Draw& draw, Token fill, bool edge)
{
    Layout& at = frame().layout;
    const float pad = std::min(scaled(20), at.w / 16);
    const Rect begun = inside::rect_of(at.x, at.y, at.w, 0);
    ImDrawListSplitter splitter;
    ImDrawList& list = inside::canvas();
    splitter.Split(&list, 2);
    splitter.SetCurrentChannel(&list, 1);
    at.y += pad;
    within(at.x + pad, at.w - 2 * pad, draw);
    at.y += pad;
    splitter.SetCurrentChannel(&list, 0);
    const Rect rect{begun.left, begun.top, begun.right, at.y};
    inside::surface(rect, inside::colour(fill), scaled(radius_card));
    if (edge) inside::edge(rect, inside::colour(Token::line), scaled(radius_card));
    splitter.Merge(&list);
}

namespace {

bool changed_end(Screen& screen, std::string_view id, std::string_view end_for)
{
    if (end_for.empty()) return false;
    for (auto& [known, words] : screen.stuck) {
        if (known != id) continue;
        if (words == end_for) return false;
        words = end_for;
        return true;
    }
    screen.stuck.emplace_back(id, end_for);
    return true;
}

void scroll_by_page_keys()
{
    const float page = ImGui::GetWindowHeight() * 0.85F;
    if (pressed({Key::page_down})) ImGui::SetScrollY(std::min(ImGui::GetScrollY() + page, ImGui::GetScrollMaxY()));
    if (pressed({Key::page_up})) ImGui::SetScrollY(std::max(ImGui::GetScrollY() - page, 0.0F));
}

void scroll_by_keys(const Screen& screen)
{
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    const Item* item = screen.shown.find(screen.focus);
    const auto same = [](float a, float b) { return std::abs(a - b) < 1; };  // scrolled out of sight, it is still in it
    const bool has_focus = item != nullptr && same(item->visible.top, clip.Min.y) &&
                           same(item->visible.bottom, clip.Max.y) && same(item->visible.left, clip.Min.x);
    if (!has_focus && !ImGui::IsWindowHovered()) return;
    scroll_by_page_keys();
    if (pressed({Key::home})) ImGui::SetScrollY(0);
    if (pressed({Key::end})) ImGui::SetScrollY(ImGui::GetScrollMaxY());
}

/// Each new line of what is being said comes into view once; who scrolls back is left there.
void follow_what_is_said(Screen& screen, const std::string& id, float bottom, float begun)
{
    if (!changed_end(screen, id, std::to_string(static_cast<int>(bottom - begun)))) return;
    const float below = bottom - ImGui::GetCurrentWindow()->InnerRect.Max.y;
    if (below <= 0) return;
    ImGui::SetScrollY(ImGui::GetScrollY() + below);
    draw_again();
}

/// What goes on above or below fades into the page.
void fade_edges()
{
    const ImRect& clip = ImGui::GetCurrentWindow()->InnerRect;
    const float h = std::min(scaled(18), clip.GetHeight() / 4);
    const float right = clip.Max.x - ImGui::GetStyle().ScrollbarSize;
    const ImU32 page = inside::colour(Token::page);
    const ImU32 clear = inside::colour(Token::page, 0);
    ImDrawList& list = inside::canvas();
    if (ImGui::GetScrollY() > 1)
        list.AddRectFilledMultiColor(clip.Min, {right, clip.Min.y + h}, page, page, clear, clear);
    if (ImGui::GetScrollY() < ImGui::GetScrollMaxY() - 1)
        list.AddRectFilledMultiColor({clip.Min.x, clip.Max.y - h}, {right, clip.Max.y}, clear, clear, page, page);
}

}  // namespace

void end_no_further()
{
    frame().wanted.top = frame().layout.y;
}

void page_keys_scroll_this()
{
    frame().wanted.page_keys = true;
}

void scroll(std::string_view id, float height, std::string_view end_for, const Draw& draw)
{
    Layout& at = frame().layout;
    const Layout before = at;
    const inside::Wanted outer = std::exchange(frame().wanted, {});
    const std::string key(id);
    ImGui::SetCursorScreenPos({at.x, at.y});
    ImGui::BeginChild(key.c_str(), {at.w, std::max(1.0F, height)}, ImGuiChildFlags_None, ImGuiWindowFlags_NoNav);
    scroll_by_keys(*frame().screen);
    const float begun = ImGui::GetCursorScreenPos().y;
    at = {before.x, begun, before.w - ImGui::GetStyle().ScrollbarSize - scaled(space_1)};
    draw();
    const float content = at.y - begun;
    ImGui::SetCursorScreenPos({before.x, begun});
    ImGui::Dummy({1, std::max(1.0F, content)});
    if (frame().screen->fresh > 0 && end_for.empty()) ImGui::SetScrollY(0);
    const inside::Wanted& wanted = frame().wanted;
    const Item* const has_keys = frame().screen->shown.find(frame().screen->focus);
    const bool types_elsewhere = has_keys != nullptr && has_keys->role == Role::input && !ImGui::IsWindowHovered();
    if (wanted.page_keys && types_elsewhere) scroll_by_page_keys();
    const std::string end =
        end_for.empty() ? "" : std::string(end_for) + '/' + std::to_string(static_cast<int>(content));
    if (changed_end(*frame().screen, id, end)) {
        ImGui::SetScrollY(wanted.top ? std::min(*wanted.top - begun, content - height) : content);
        draw_again();  // it is there in the next frame
    } else if (wanted.told) {
        follow_what_is_said(*frame().screen, key + "/told", *wanted.told, begun);
    }
    fade_edges();
    ImGui::EndChild();
    frame().wanted = outer;
    at = before;
    at.y += height;
}

void region(std::string_view id, std::string_view name, const Draw& draw)
{
    const Layout& at = frame().layout;
    Item item;
    item.id = id;
    item.role = Role::region;
    item.name = name;
    item.rect = inside::rect_of(at.x, at.y, at.w, 0);
    inside::file(std::move(item));
    draw();
}

}  // namespace amends::app::ui
