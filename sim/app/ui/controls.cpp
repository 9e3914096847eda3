// Everything that is pressed, but for the text field.

#include <algorithm>
#include <cmath>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {

using namespace inside;

namespace {

struct Paint {
    ImU32 fill = 0;
    ImU32 edge = 0;
    ImU32 ink = 0;
    ImU32 quiet_ink = 0;
};

Paint paint_of(const ButtonStyle& style, const Able& able, const Touch& touch)
{
    if (!able.yes && style.look == Look::quiet) return {0, 0, colour(Token::text_muted), colour(Token::text_muted)};
    if (!able.yes)
        return {colour(Token::sunken), colour(Token::line), colour(Token::text_muted), colour(Token::text_muted)};
    const bool lit = touch.hovered;
    switch (style.look) {
        case Look::primary:
            return {colour(lit ? Token::accent_hover : Token::accent), 0, colour(Token::on_accent),
                    colour(Token::on_accent)};
        case Look::quiet:
            return {lit ? colour(Token::accent_soft) : 0, 0, colour(Token::text_accent), colour(Token::text_muted)};
        case Look::danger:
            return {lit ? colour(Token::sunken) : colour(Token::card), colour(Token::border), colour(Token::text_bad),
                    colour(Token::text_muted)};
        case Look::plain:
            break;
    }
    const Token fill = style.chosen ? Token::accent_soft : lit ? Token::accent_soft : Token::card;
    return {colour(fill), colour(style.chosen ? Token::accent : Token::border), colour(Token::text),
            colour(Token::text_muted)};
}

/// Sizes of a button's parts, so that measuring and drawing agree.
struct ButtonShape {
    float pad_x = 0, pad_y = 0, icon_width = 0, keys_width = 0;
    std::vector<std::string_view> label, detail;
    float width = 0, height = 0;
};

ButtonShape shape_of(std::string_view label, const ButtonStyle& style)
{
    ButtonShape shape;
    shape.pad_x = scaled(14);
    shape.pad_y = scaled(8);
    shape.icon_width = style.icon.empty() ? 0 : std::ceil(font(Type::strong)->FontSize * 1.45F);
    shape.keys_width = style.keys.empty() ? 0 : std::ceil(width_of(Type::small, style.keys)) + scaled(space_3);
    const float usable = width_left() - 2 * shape.pad_x - shape.icon_width - shape.keys_width;
    shape.label = wrapped(style.wide ? Type::body : Type::strong, label, usable);
    if (!style.detail.empty()) shape.detail = wrapped(Type::small, style.detail, usable + shape.keys_width);
    const float text = std::max(widest(style.wide ? Type::body : Type::strong, shape.label) + shape.keys_width,
                                widest(Type::small, shape.detail));
    shape.width = style.wide ? width_left() : text + 2 * shape.pad_x + shape.icon_width;
    shape.height = static_cast<float>(shape.label.size()) * line_height(Type::strong) +
                   static_cast<float>(shape.detail.size()) * line_height(Type::small) + 2 * shape.pad_y;
    return shape;
}

/// An icon alone, as high as a button with a line of words.
ButtonShape bare_shape(const ButtonStyle& style)
{
    ButtonShape shape;
    shape.pad_y = scaled(8);
    shape.height = line_height(Type::strong) + 2 * shape.pad_y;
    shape.width = shape.height;
    shape.pad_x = std::floor((shape.width - width_of(Type::strong, style.icon)) / 2);
    return shape;
}

bool draw_button(const Rect& rect, const ButtonShape& shape, const ButtonStyle& style, const Paint& paint)
{
    const Type type = style.wide ? Type::body : Type::strong;
    const float radius = scaled(radius_small) + 2;
    if (paint.fill != 0) surface(rect, paint.fill, radius);
    if (paint.edge != 0) edge(rect, paint.edge, radius, std::max(1.0F, scaled(style.chosen ? 2 : 1)));
    float y = rect.top + shape.pad_y;
    const float lead = (line_height(type) - font(type)->FontSize) / 2;
    draw_words(type, rect.left + shape.pad_x, y + lead, style.icon, paint.ink);
    const float x = rect.left + shape.pad_x + shape.icon_width;
    const float usable = rect.right - shape.pad_x - x;
    bool fits = draw_lines(type, x, y, shape.label, paint.ink, usable - shape.keys_width);
    if (shape.keys_width > 0) {
        const float small_lead = (line_height(type) - font(Type::small)->FontSize) / 2;
        draw_words(Type::small, rect.right - shape.pad_x - shape.keys_width + scaled(space_3), y + small_lead,
                   style.keys, paint.quiet_ink);
    }
    y += static_cast<float>(shape.label.size()) * line_height(type);
    if (!shape.detail.empty()) fits = draw_lines(Type::small, x, y, shape.detail, paint.quiet_ink, usable) && fits;
    return fits;
}

Item item_of(std::string_view id, Role role, std::string_view name, const Able& able, const Rect& rect, bool fits)
{
    Item item;
    item.id = id;
    item.role = role;
    item.name = name;
    item.enabled = able.yes;
    item.reason = able.why;
    item.rect = rect;
    item.fits = fits;
    return item;
}

/// The arrows go from one choice of a group to the next, as they stand below each other.
void walk_choices(const std::string& id)
{
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if ((!down && !ImGui::IsKeyPressed(ImGuiKey_UpArrow)) || ImGui::GetIO().KeyCtrl || frame().walked) return;
    frame().walked = true;
    Screen& screen = *frame().screen;
    std::vector<const Item*> stops;
    for (const Item& item : screen.shown.items) {
        if (item.takes_focus()) stops.push_back(&item);
    }
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (stops[i]->id != id) continue;
        const std::size_t to = down ? i + 1 : i - 1;
        if (to >= stops.size() || stops[to]->role != stops[i]->role) return;
        focus(stops[to]->id);
        screen.by_keyboard = true;
        return;
    }
}

/// The mark of a choice or a checkbox, its label beside it.
bool marked_choice(Role role, std::string_view id, std::string_view label, bool on, const Able& able)
{
    const float mark = std::round(font(Type::body)->FontSize * 0.9F);
    const float indent = mark + scaled(space_3);
    const float pad = scaled(6);
    const std::vector<std::string_view> lines = wrapped(Type::body, label, width_left() - indent - 2 * pad);
    const float w = frame().layout.in_row ? widest(Type::body, lines) + indent + 2 * pad : width_left();
    const Rect rect = place(w, static_cast<float>(lines.size()) * line_height(Type::body) + 2 * pad);
    const Touch state = touch(id, rect, able, {});
    if (state.focused) walk_choices(std::string(id));
    if (state.hovered && able.yes) surface(rect, colour(Token::accent_soft), scaled(radius_small));
    const float cx = rect.left + pad + mark / 2;
    const float cy = rect.top + pad + line_height(Type::body) / 2;
    const ImU32 ink = colour(!able.yes ? Token::text_muted : on ? Token::accent : Token::border);
    const float thick = std::max(1.5F, scaled(1.5F));
    if (role == Role::choice) {
        canvas().AddCircle({cx, cy}, mark / 2, ink, 0, thick);
        if (on) canvas().AddCircleFilled({cx, cy}, mark / 4, ink);
    } else {
        const Rect box = rect_of(cx - mark / 2, cy - mark / 2, mark, mark);
        if (on) surface(box, ink, scaled(3));
        if (!on) edge(box, ink, scaled(3), thick);
        if (on) {
            const ImVec2 tick[] = {
                {cx - mark * 0.25F, cy}, {cx - mark * 0.05F, cy + mark * 0.2F}, {cx + mark * 0.28F, cy - mark * 0.2F}};
            canvas().AddPolyline(tick, 3, colour(Token::on_accent), 0, std::max(2.0F, scaled(2)));
        }
    }
    const bool fits = draw_lines(Type::body, rect.left + pad + indent, rect.top + pad, lines,
                                 colour(able.yes ? Token::text : Token::text_muted), rect.width() - indent - 2 * pad);
    draw_focus(rect, scaled(radius_small), state);
    Item item = item_of(id, role, label, able, rect, fits);
    item.chosen = on;
    file(std::move(item));
    return state.pressed;
}

}  // namespace

bool button(std::string_view id, std::string_view label, const Able& able, const ButtonStyle& style)
{
    const ButtonShape shape = style.bare ? bare_shape(style) : shape_of(label, style);
    const Rect rect = place(shape.width, shape.height);
    std::string hint(style.hint);
    if (style.bare && (hint.empty() || !style.keys.empty())) {  // what is drawn does not say it
        const std::string says = std::string(label) + (style.keys.empty() ? "" : ", " + std::string(style.keys));
        hint = hint.empty() ? says : says + ". " + hint;
    }
    const Touch state = touch(id, rect, able, hint);
    const bool fits = draw_button(rect, shape, style, paint_of(style, able, state));
    draw_focus(rect, scaled(radius_small) + 2, state);
    Item item = item_of(id, Role::button, label, able, rect, fits);
    item.value = style.detail;
    item.chosen = style.chosen;
    file(std::move(item));
    return state.pressed;
}

bool link(std::string_view id, std::string_view label)
{
    const std::vector<std::string_view> lines = wrapped(Type::body, label, width_left());
    const Rect rect = place(widest(Type::body, lines), static_cast<float>(lines.size()) * line_height(Type::body));
    const Touch state = touch(id, rect, {}, {});
    const bool fits = draw_lines(Type::body, rect.left, rect.top, lines, colour(Token::text_accent), rect.width());
    float y = rect.top;
    for (const std::string_view words : lines) {
        y += line_height(Type::body);
        canvas().AddRectFilled(
            {rect.left, y - scaled(2)},
            {rect.left + width_of(Type::body, words), y - scaled(2) + std::max(1.0F, scaled(state.hovered ? 2 : 1))},
            colour(Token::text_accent));
    }
    draw_focus(rect, scaled(3), state);
    file(item_of(id, Role::link, label, {}, rect, fits));
    return state.pressed;
}

bool fold(std::string_view id, std::string_view label, bool open, std::string_view summary)
{
    const float indent = std::ceil(font(Type::heading)->FontSize * 1.1F);
    const float pad = scaled(space_1);
    const std::vector<std::string_view> lines = wrapped(Type::heading, label, width_left() - indent);
    const std::vector<std::string_view> notes =
        summary.empty() ? std::vector<std::string_view>{} : wrapped(Type::small, summary, width_left() - indent);
    const float head = static_cast<float>(lines.size()) * line_height(Type::heading);
    const Rect rect = place(width_left(), head + static_cast<float>(notes.size()) * line_height(Type::small) + 2 * pad);
    const Touch state = touch(id, rect, {}, {});
    if (state.hovered) surface(rect, colour(Token::accent_soft), scaled(radius_small));
    const float lead = (line_height(Type::heading) - font(Type::heading)->FontSize) / 2;
    draw_words(Type::heading, rect.left, rect.top + pad + lead, open ? icon::open : icon::shut,
               colour(Token::text_accent));
    bool fits = draw_lines(Type::heading, rect.left + indent, rect.top + pad, lines, colour(Token::text),
                           rect.width() - indent);
    fits = draw_lines(Type::small, rect.left + indent, rect.top + pad + head, notes, colour(Token::text_muted),
                      rect.width() - indent) &&
           fits;
    draw_focus(rect, scaled(radius_small), state);
    Item item = item_of(id, Role::button, label, {}, rect, fits);
    item.value = open ? "open" : "shut";
    file(std::move(item));
    return state.pressed;
}

bool choice(std::string_view id, std::string_view label, bool chosen, const Able& able)
{
    return marked_choice(Role::choice, id, label, chosen, able);
}

bool checkbox(std::string_view id, std::string_view label, bool on, const Able& able)
{
    return marked_choice(Role::checkbox, id, label, on, able);
}

bool slider(std::string_view id, std::string_view label, int& value, int least, int most, int step,
            std::string_view unit)
{
    const std::string shown = std::to_string(value) + std::string(unit);
    const float figure = width_of(Type::mono, std::to_string(most) + std::string(unit)) + scaled(space_3);
    const float name = width_of(Type::body, label) + scaled(space_5);
    const float w = frame().layout.in_row ? std::min(width_left(), name + scaled(160) + figure) : width_left();
    const Rect rect = place(w, line_height(Type::body) + scaled(space_2));
    const Touch state = touch(id, rect, {}, {}, false);
    const float left = rect.left + name;
    const float right = std::max(left + 1, rect.right - figure);
    const int before = value;
    if (state.held) {
        const float share = std::clamp((ImGui::GetIO().MousePos.x - left) / (right - left), 0.0F, 1.0F);
        const int steps =
            static_cast<int>(std::lround(share * static_cast<float>(most - least) / static_cast<float>(step)));
        value = std::min(most, least + steps * step);
    }
    if (state.focused && ImGui::IsKeyPressed(ImGuiKey_RightArrow)) value = std::min(most, value + step);
    if (state.focused && ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) value = std::max(least, value - step);
    const float y = rect.middle_y();
    const float at =
        left + (right - left) * static_cast<float>(value - least) / static_cast<float>(std::max(1, most - least));
    const float thick = scaled(4);
    draw_lines(Type::body, rect.left, rect.top + scaled(space_1), {label}, colour(Token::text), name);
    surface({left, y - thick / 2, right, y + thick / 2}, colour(Token::border), thick / 2);
    surface({left, y - thick / 2, at, y + thick / 2}, colour(Token::accent), thick / 2);
    canvas().AddCircleFilled({at, y}, scaled(9), colour(Token::accent));
    draw_lines(Type::mono, right + scaled(space_3), rect.top + scaled(space_1), {shown}, colour(Token::text), figure);
    draw_focus(rect, scaled(radius_small), state);
    Item item = item_of(id, Role::slider, label, {}, rect, true);
    item.value = shown;
    file(std::move(item));
    return value != before;
}

void copy_button(std::string_view id, std::string_view label, std::string_view words)
{
    Screen& screen = *frame().screen;
    const bool done = screen.copied == id;
    const ButtonStyle style{.look = Look::quiet, .icon = done ? icon::check : icon::copy};
    if (!button(id, label, {}, style)) return;
    ImGui::SetClipboardText(std::string(words).c_str());
    screen.copied = id;
}

}  // namespace amends::app::ui
