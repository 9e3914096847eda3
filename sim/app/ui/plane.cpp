#include "sim/app/ui/plane.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <optional>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {

using namespace inside;

namespace {

constexpr float title_zoom = 0.34F;  ///< below it a box has no words
constexpr float words_zoom = 0.62F;  ///< below it only its title
constexpr float handle_size = 9;
constexpr float readable_zoom = 0.72F;

/// One frame of a plane at its place in the window.
class Drawing {
public:
    Drawing(const Rect& rect, const PlaneContent& content, const PlaneUi& own, int chosen)
        : rect_(rect), content_(content), own_(own), chosen_(chosen), scale_(own.zoom * scaled(100) / 100)
    {
    }

    Rect box_rect(std::size_t index) const
    {
        const PlaneBox& box = content_.boxes[index];
        return rect_of(screen_x(box.x), screen_y(box.y), content_.box_width * scale_, content_.box_height * scale_);
    }

    float screen_x(float x) const { return rect_.left + (x - own_.x) * scale_; }
    float screen_y(float y) const { return rect_.top + (y - own_.y) * scale_; }
    float plane_x(float x) const { return own_.x + (x - rect_.left) / scale_; }
    float plane_y(float y) const { return own_.y + (y - rect_.top) / scale_; }

    /// The box under a point of the window; the last drawn lies on top.
    int box_at(ImVec2 at) const
    {
        for (std::size_t i = content_.boxes.size(); i-- > 0;) {
            const Rect box = box_rect(i);
            if (at.x >= box.left && at.x < box.right && at.y >= box.top && at.y < box.bottom)
                return static_cast<int>(i);
        }
        return -1;
    }

    bool on_handle(ImVec2 at) const
    {
        if (chosen_ < 0) return false;
        const ImVec2 handle = handle_of(static_cast<std::size_t>(chosen_));
        const float reach = scaled(handle_size) + 4;
        return std::abs(at.x - handle.x) <= reach && std::abs(at.y - handle.y) <= reach;
    }

    void draw() const
    {
        surface(rect_, colour(Token::page), 0);
        canvas().PushClipRect(min_of(rect_), max_of(rect_), true);
        for (const PlaneColumn& column : content_.columns) draw_column(column);
        for (const PlaneWay& way : content_.ways) draw_way(way);
        for (std::size_t i = 0; i < content_.boxes.size(); ++i) draw_box(i);
        if (own_.hand == PlaneUi::Hand::links) draw_new_way();
        canvas().PopClipRect();
    }

    void file_boxes() const
    {
        for (std::size_t i = 0; i < content_.boxes.size(); ++i) {
            Rect box = box_rect(i);
            if (!is_seen(box)) continue;
            box = {std::max(box.left, rect_.left), std::max(box.top, rect_.top), std::min(box.right, rect_.right),
                   std::min(box.bottom, rect_.bottom)};
            Item item;
            item.id = "box-" + content_.boxes[i].id;
            item.role = Role::picture;
            item.name = content_.boxes[i].title;
            item.value = content_.boxes[i].words;
            item.chosen = static_cast<int>(i) == chosen_;
            item.rect = box;
            file(std::move(item));
        }
    }

private:
    bool is_seen(const Rect& r) const
    {
        return r.right > rect_.left && r.left < rect_.right && r.bottom > rect_.top && r.top < rect_.bottom;
    }

    ImVec2 handle_of(std::size_t index) const
    {
        const Rect box = box_rect(index);
        return {box.middle_x(), box.bottom};
    }

    /// As much of a line as fits, with an ellipsis where something is left out.
    static std::string fitted(Type type, float size, float w, const std::string& words)
    {
        const char* const end = words.data() + words.size();
        if (font(type)->CalcTextSizeA(size, FLT_MAX, 0, words.data(), end).x <= w) return words;
        const std::string_view more = "…";
        const float left = w - font(type)->CalcTextSizeA(size, FLT_MAX, 0, more.data(), more.data() + more.size()).x;
        const char* cut = nullptr;
        font(type)->CalcTextSizeA(size, std::max(left, 0.0F), 0, words.data(), end, &cut);
        return std::string(words.data(), cut) + std::string(more);
    }

    void words_at(Type type, float size, const Rect& place, const std::string& all, ImU32 ink, bool wraps) const
    {
        const std::string words = wraps ? all : fitted(type, size, place.width(), all);
        const ImVec4 clip(place.left, place.top, place.right, place.bottom);
        canvas().AddText(font(type), size, {std::floor(place.left), std::floor(place.top)}, ink, words.data(),
                         words.data() + words.size(), wraps ? place.width() : 0.0F, &clip);
    }

    void draw_column(const PlaneColumn& column) const
    {
        const float pad = 40 * scale_;
        const float head = std::max(line_height(Type::strong) * 1.2F, 64 * scale_);
        const Rect place{screen_x(column.left) - pad, screen_y(column.top) - pad - head, screen_x(column.right) + pad,
                         screen_y(column.bottom) + pad};
        if (!is_seen(place)) return;
        surface(place, colour(Token::sunken), scaled(radius_card));
        // The title stays in view while its column is.
        const float x = std::max(place.left, rect_.left) + scaled(space_3);
        const float y = std::max(place.top, rect_.top) + scaled(space_1);
        const float w = std::min(place.right, rect_.right) - scaled(space_2) - x;
        if (w < scaled(30)) return;
        const std::string words = column.title + (column.note.empty() ? "" : "  ·  " + column.note);
        words_at(Type::strong, font(Type::strong)->FontSize, rect_of(x, y, w, line_height(Type::strong)), words,
                 colour(Token::text_muted), false);
    }

    void draw_way(const PlaneWay& way) const
    {
        if (way.route.size() < 4) return;
        std::vector<ImVec2> points;
        Rect around{FLT_MAX, FLT_MAX, -FLT_MAX, -FLT_MAX};
        for (const PlanePoint& each : way.route) {
            const ImVec2 at(screen_x(each.x), screen_y(each.y));
            around = {std::min(around.left, at.x - 10), std::min(around.top, at.y - 10),
                      std::max(around.right, at.x + 10), std::max(around.bottom, at.y + 10)};
            points.push_back(at);
        }
        if (!is_seen(around)) return;
        const bool touched = chosen_ >= 0 && (static_cast<std::size_t>(chosen_) == way.from ||
                                              static_cast<std::size_t>(chosen_) == way.to);
        const ImU32 ink = colour(way.strong || touched ? Token::accent : Token::border);
        const float thick = std::max(1.0F, (way.strong ? 3.0F : touched ? 2.0F : 1.2F) * std::min(1.0F, scale_ + 0.3F));
        for (std::size_t i = 0; i + 3 < points.size(); i += 3) draw_curve(&points[i], ink, thick, way.dashed);
        const float tip = std::max(3.0F, 8 * scale_);
        const ImVec2 end(points.back().x, points.back().y - 2);
        canvas().AddTriangleFilled({end.x, end.y + 2}, {end.x - tip * 0.6F, end.y - tip},
                                   {end.x + tip * 0.6F, end.y - tip}, ink);
    }

    /// Four points: where it begins, what it is drawn to, and where it ends.
    void draw_curve(const ImVec2* points, ImU32 ink, float thick, bool dashed) const
    {
        if (!dashed) {
            canvas().AddBezierCubic(points[0], points[1], points[2], points[3], ink, thick);
            return;
        }
        const float length = std::abs(points[3].x - points[0].x) + std::abs(points[3].y - points[0].y);
        const int pieces = 2 * std::clamp(static_cast<int>(length / (16 * scale_)), 4, 100);
        for (int i = 0; i < pieces; i += 2) {
            const auto at = [&](int step) {
                return ImBezierCubicCalc(points[0], points[1], points[2], points[3],
                                         static_cast<float>(step) / static_cast<float>(pieces));
            };
            canvas().AddLine(at(i), at(i + 1), ink, thick);
        }
    }

    void draw_new_way() const
    {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const ImVec2 begin = handle_of(own_.held);
        const float reach = std::clamp(std::abs(mouse.y - begin.y) / 2, 24 * scale_, 160 * scale_);
        const ImVec2 curve[] = {begin, {begin.x, begin.y + reach}, {mouse.x, mouse.y - reach}, mouse};
        draw_curve(curve, colour(Token::accent), scaled(2), true);
        canvas().AddCircleFilled(mouse, scaled(5), colour(Token::accent));
    }

    void draw_box(std::size_t index) const
    {
        const PlaneBox& box = content_.boxes[index];
        const Rect place = box_rect(index);
        if (!is_seen(place)) return;
        const bool chosen = static_cast<int>(index) == chosen_;
        const float radius = std::min(scaled(radius_card), 12 * scale_);
        const int alpha = box.faded ? 90 : 255;
        surface(place, colour(chosen ? Token::accent_soft : Token::card, alpha), radius);
        const float strip = std::max(3.0F, 6 * scale_);
        surface({place.left + 1, place.top + radius, place.left + strip, place.bottom - radius},
                colour(box.edge, alpha), 0);
        edge(place, colour(chosen ? Token::accent : Token::border, alpha), radius,
             chosen || box.strong ? std::max(2.0F, scaled(2)) : 1.0F);
        if (own_.zoom >= title_zoom) draw_words(box, place, alpha);
        if (box.troubles > 0) draw_troubles(box, place);
        if (chosen) {
            const ImVec2 handle = handle_of(index);
            canvas().AddCircleFilled(handle, scaled(handle_size), colour(Token::accent));
            const float arm = scaled(4);
            canvas().AddLine({handle.x - arm, handle.y}, {handle.x + arm, handle.y}, colour(Token::on_accent), 2);
            canvas().AddLine({handle.x, handle.y - arm}, {handle.x, handle.y + arm}, colour(Token::on_accent), 2);
        }
    }

    void draw_words(const PlaneBox& box, const Rect& place, int alpha) const
    {
        const float pad = 14 * scale_;
        const float title_size =
            font(Type::strong)->FontSize * std::min(1.2F, own_.zoom * (own_.zoom < words_zoom ? 1.3F : 1));
        Rect inner{place.left + pad, place.top + pad * 0.7F, place.right - pad, place.bottom - pad * 0.5F};
        if (!box.icon.empty()) {
            words_at(Type::strong, title_size, inner, std::string(box.icon), colour(box.edge, alpha), false);
            inner.left += title_size * 1.3F;
        }
        if (box.troubles > 0) inner.right -= 16 * scale_;
        words_at(Type::strong, title_size, inner, box.title, colour(Token::text, alpha), own_.zoom < words_zoom);
        if (own_.zoom < words_zoom) return;
        inner.left = place.left + pad;
        inner.right = place.right - pad;
        inner.top += title_size * 1.35F;
        const float line = font(Type::small)->FontSize * std::min(1.2F, own_.zoom);
        inner.bottom = inner.top + line * std::floor(inner.height() / line);  // no half lines
        words_at(Type::small, font(Type::small)->FontSize * std::min(1.2F, own_.zoom), inner, box.words,
                 colour(Token::text_muted, alpha), true);
    }

    void draw_troubles(const PlaneBox& box, const Rect& place) const
    {
        const float r = std::max(4.0F, 11 * std::min(1.2F, scale_));
        const ImVec2 at(place.right - r, place.top + r);
        canvas().AddCircleFilled(at, r, colour(box.severe ? Token::text_bad : Token::text_muted));
        if (own_.zoom < title_zoom) return;
        const std::string number = std::to_string(std::min(box.troubles, 99));
        const float size = r * 1.3F;
        const ImVec2 extent = font(Type::strong)->CalcTextSizeA(size, 1000, 0, number.c_str());
        canvas().AddText(font(Type::strong), size, {at.x - extent.x / 2, at.y - extent.y / 2}, colour(Token::page),
                         number.c_str());
    }

    Rect rect_;
    const PlaneContent& content_;
    const PlaneUi& own_;
    int chosen_;
    float scale_;
};

void fit_all(PlaneUi& own, const PlaneContent& content, float width, float height)
{
    if (content.boxes.empty()) return;
    float left = content.boxes.front().x;
    float right = left;
    float top = content.boxes.front().y;
    float bottom = top;
    for (const PlaneBox& box : content.boxes) {
        left = std::min(left, box.x);
        right = std::max(right, box.x);
        top = std::min(top, box.y);
        bottom = std::max(bottom, box.y);
    }
    constexpr float margin = 60, head = 70;
    const float w = right - left + content.box_width + 2 * margin;
    const float h = bottom - top + content.box_height + 2 * margin + head;
    own.zoom = std::clamp(std::min(width / w, height / h), own.all ? least_zoom : readable_zoom, 1.0F);
    own.x = left - margin - std::max(0.0F, width / own.zoom - w) / 2;
    own.y = top - margin - head;
}

/// The nearest box in a direction, by how far it lies that way and how far aside.
int walked_to(const PlaneContent& content, int from, float dx, float dy)
{
    if (content.boxes.empty()) return -1;
    if (from < 0) return 0;
    const PlaneBox& here = content.boxes[static_cast<std::size_t>(from)];
    int best = -1;
    float least = 0;
    for (std::size_t i = 0; i < content.boxes.size(); ++i) {
        const float x = content.boxes[i].x - here.x;
        const float y = content.boxes[i].y - here.y;
        const float along = x * dx + y * dy;
        const float aside = std::abs(x * dy) + std::abs(y * dx);
        if (along < 20) continue;
        const float cost = along + 2 * aside;
        if (best >= 0 && cost >= least) continue;
        best = static_cast<int>(i);
        least = cost;
    }
    return best;
}

void take_wheel(const Drawing& drawing, PlaneUi& own)
{
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    if (io.MouseWheel == 0) return;
    plane_zoom(own, std::pow(1.15F, io.MouseWheel), drawing.plane_x(io.MousePos.x), drawing.plane_y(io.MousePos.y));
}

void take_keys(const PlaneContent& content, int chosen, PlaneUi& own, const Rect& rect, PlaneResult& result)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt) return;
    const float unit = scaled(100) / 100;
    const float w = rect.width() / unit;
    const float h = rect.height() / unit;
    int next = -1;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) next = walked_to(content, chosen, 1, 0);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) next = walked_to(content, chosen, -1, 0);
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) next = walked_to(content, chosen, 0, 1);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) next = walked_to(content, chosen, 0, -1);
    if (next >= 0) {
        result.chosen = next;
        plane_reveal(own, content, static_cast<std::size_t>(next), w, h);
    }
    const float cx = own.x + w / own.zoom / 2;
    const float cy = own.y + h / own.zoom / 2;
    if (ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd)) plane_zoom(own, 1.25F, cx, cy);
    if (ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract))
        plane_zoom(own, 0.8F, cx, cy);
    if (ImGui::IsKeyPressed(ImGuiKey_0)) own.fit = own.all = true;
    if (chosen >= 0 && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) {
        result.chosen = chosen;
        result.opened = true;
    }
}

void press(const Drawing& drawing, const PlaneContent& content, int chosen, PlaneUi& own, PlaneResult& result)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    own.down_x = mouse.x;
    own.down_y = mouse.y;
    if (drawing.on_handle(mouse)) {
        own.hand = PlaneUi::Hand::links;
        own.held = static_cast<std::size_t>(chosen);
        return;
    }
    const int box = drawing.box_at(mouse);
    own.hand = box < 0 ? PlaneUi::Hand::pans : PlaneUi::Hand::waits;
    if (box < 0) return;
    own.held = static_cast<std::size_t>(box);
    own.held_x = drawing.plane_x(mouse.x) - content.boxes[own.held].x;
    own.held_y = drawing.plane_y(mouse.y) - content.boxes[own.held].y;
    result.chosen = box;
    result.opened = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
}

void let_go(const Drawing& drawing, PlaneUi& own, PlaneResult& result)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (own.hand == PlaneUi::Hand::moves) {
        result.moved = static_cast<int>(own.held);
        result.x = drawing.plane_x(mouse.x) - own.held_x;
        result.y = drawing.plane_y(mouse.y) - own.held_y;
    }
    if (own.hand == PlaneUi::Hand::links) {
        const int to = drawing.box_at(mouse);
        if (to >= 0 && static_cast<std::size_t>(to) != own.held) {
            result.link_from = static_cast<int>(own.held);
            result.link_to = to;
        }
    }
    own.hand = PlaneUi::Hand::none;
}

void hold(PlaneUi& own)
{
    constexpr float slack = 4;
    const ImGuiIO& io = ImGui::GetIO();
    const bool far = std::abs(io.MousePos.x - own.down_x) + std::abs(io.MousePos.y - own.down_y) > slack;
    if (own.hand == PlaneUi::Hand::waits && far) own.hand = PlaneUi::Hand::moves;
    if (own.hand != PlaneUi::Hand::pans) return;
    const float scale = own.zoom * scaled(100) / 100;
    own.x -= io.MouseDelta.x / scale;
    own.y -= io.MouseDelta.y / scale;
}

}  // namespace

void plane_zoom(PlaneUi& own, float factor, float at_x, float at_y)
{
    const float zoom = std::clamp(own.zoom * factor, least_zoom, most_zoom);
    own.x = at_x - (at_x - own.x) * own.zoom / zoom;
    own.y = at_y - (at_y - own.y) * own.zoom / zoom;
    own.zoom = zoom;
}

void plane_reveal(PlaneUi& own, const PlaneContent& content, std::size_t box, float width, float height)
{
    constexpr float margin = 40;
    const PlaneBox& at = content.boxes[box];
    const float w = width / own.zoom;
    const float h = height / own.zoom;
    own.x = std::min(own.x, at.x - margin);
    own.y = std::min(own.y, at.y - margin);
    own.x = std::max(own.x, at.x + content.box_width + margin - w);
    own.y = std::max(own.y, at.y + content.box_height + margin - h);
}

PlaneResult plane(std::string_view id, std::string_view label, float height, const PlaneContent& content, int chosen,
                  PlaneUi& own)
{
    PlaneResult result;
    const Rect rect = place(width_left(), height);
    const float unit = scaled(100) / 100;
    if (own.fit) fit_all(own, content, rect.width() / unit, rect.height() / unit);
    own.fit = own.all = false;
    if (own.reveal && chosen >= 0)
        plane_reveal(own, content, static_cast<std::size_t>(chosen), rect.width() / unit, rect.height() / unit);
    own.reveal = false;
    const Touch state = touch(id, rect, {}, {}, false);
    {
        const Drawing before(rect, content, own, chosen);
        const ImGuiIO& io = ImGui::GetIO();
        if (state.hovered) take_wheel(before, own);
        if (state.hovered && io.MouseDown[ImGuiMouseButton_Middle]) {
            own.x -= io.MouseDelta.x / (own.zoom * unit);
            own.y -= io.MouseDelta.y / (own.zoom * unit);
        }
        if (state.held && own.hand == PlaneUi::Hand::none) press(before, content, chosen, own, result);
        if (state.held) hold(own);
        if (!state.held && own.hand != PlaneUi::Hand::none) let_go(before, own, result);
    }
    if (state.focused) take_keys(content, chosen, own, rect, result);
    if (own.hand == PlaneUi::Hand::moves && own.held < content.boxes.size()) {
        // What is moved follows the pointer.
        PlaneContent shown = content;
        const Drawing at(rect, content, own, chosen);
        shown.boxes[own.held].x = at.plane_x(ImGui::GetIO().MousePos.x) - own.held_x;
        shown.boxes[own.held].y = at.plane_y(ImGui::GetIO().MousePos.y) - own.held_y;
        plane_route(shown, own.held);  // the others wait until it lies
        Drawing(rect, shown, own, chosen).draw();
    } else {
        Drawing(rect, content, own, chosen).draw();
    }
    inside::edge(rect, colour(Token::line), 0);
    draw_focus(rect, 0, state);
    Item item;
    item.id = id;
    item.role = Role::canvas;
    item.name = label;
    item.value = content.value;
    item.rect = rect;
    file(std::move(item));
    Drawing(rect, content, own, chosen).file_boxes();
    return result;
}

}  // namespace amends::app::ui
