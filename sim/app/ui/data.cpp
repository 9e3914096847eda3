// Numbers: meters, marks, tables, and the one chart.

#include <algorithm>
#include <cmath>

#include "sim/app/ui/inside.h"

namespace amends::app::ui {

using namespace inside;

void meter(std::string_view id, std::string_view label, int value, int most, std::string_view words, Token ink,
           std::string_view why)
{
    const float block = scaled(10);
    const std::vector<std::string_view> lines = wrapped(Type::small, words, width_left());
    const float head = line_height(Type::strong);
    const float h =
        head + scaled(space_1) + block + scaled(space_1) + static_cast<float>(lines.size()) * line_height(Type::small);
    const Rect rect = place(width_left(), h);
    const Touch state = touch(id, rect, {}, why, false);
    const std::string figure = std::to_string(value) + " / " + std::to_string(most);
    const float figure_width = width_of(Type::mono, figure);
    bool fits =
        draw_lines(Type::strong, rect.left, rect.top, {label}, colour(Token::text), rect.width() - figure_width);
    draw_words(Type::mono, rect.right - figure_width, rect.top + (head - font(Type::mono)->FontSize) / 2, figure,
               colour(Token::text));
    const float gap = scaled(4);
    const float w = (rect.width() - gap * static_cast<float>(most - 1)) / static_cast<float>(most);
    const float y = rect.top + head + scaled(space_1);
    for (int i = 0; i < most; ++i) {
        const Rect one = rect_of(rect.left + static_cast<float>(i) * (w + gap), y, w, block);
        if (i < value) surface(one, colour(ink), scaled(3));
        if (i >= value) edge(one, colour(Token::border), scaled(3));
    }
    fits = draw_lines(Type::small, rect.left, y + block + scaled(space_1), lines, colour(Token::text_muted),
                      rect.width()) &&
           fits;
    draw_focus(rect, scaled(radius_small), state);
    Item item;
    item.id = id;
    item.role = Role::meter;
    item.name = label;
    item.value = std::to_string(value) + " of " + std::to_string(most) + ", " + std::string(words) +
                 (why.empty() ? "" : ", " + std::string(why));
    item.rect = rect;
    item.fits = fits;
    file(std::move(item));
}

void mark_bar(std::string_view label, int mark, int pass, std::string_view words, bool observed)
{
    const std::string figure = observed ? std::to_string(mark) : "–";
    const float figure_width = width_of(Type::mono, "100") + scaled(space_2);
    const std::vector<std::string_view> lines = wrapped(Type::body, label, width_left() - figure_width);
    const std::vector<std::string_view> notes =
        words.empty() ? std::vector<std::string_view>{} : wrapped(Type::small, words, width_left());
    const float bar = scaled(8);
    const float head = static_cast<float>(lines.size()) * line_height(Type::body);
    const float h =
        head + scaled(space_1) + bar + scaled(space_1) + static_cast<float>(notes.size()) * line_height(Type::small);
    const Rect rect = place(width_left(), h);
    bool fits = draw_lines(Type::body, rect.left, rect.top, lines, colour(Token::text), rect.width() - figure_width);
    draw_words(Type::mono, rect.right - width_of(Type::mono, figure), rect.top + scaled(2), figure,
               colour(Token::text));
    const Rect track{rect.left, rect.top + head + scaled(space_1), rect.right, rect.top + head + scaled(space_1) + bar};
    edge(track, colour(Token::border), bar / 2);
    const float filled = track.left + track.width() * static_cast<float>(std::clamp(mark, 0, 100)) / 100.0F;
    if (observed && mark > 0) {
        surface({track.left, track.top, std::max(filled, track.left + bar), track.bottom},
                colour(mark >= pass ? Token::good : Token::bad), bar / 2);
    }
    const float at = track.left + track.width() * static_cast<float>(pass) / 100.0F;
    surface({at, track.top - scaled(3), at + std::max(2.0F, scaled(2)), track.bottom + scaled(3)}, colour(Token::text),
            0);
    if (!notes.empty()) {
        fits = draw_lines(Type::small, rect.left, track.bottom + scaled(space_1), notes, colour(Token::text_muted),
                          rect.width()) &&
               fits;
    }
    Item item;
    item.id = "text-" + std::to_string(frame().texts++);
    item.name = label;
    item.value = (observed ? figure + " of 100" : "not observed") + (words.empty() ? "" : ", " + std::string(words));
    item.rect = rect;
    item.fits = fits;
    file(std::move(item));
}

namespace {

float longest_word(Type type, std::string_view words)
{
    float width = 0;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        width = std::max(width, width_of(type, words.substr(0, end)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return std::ceil(width);
}

/// As wide as their words. Where that is too wide, the widest columns give way first, none below its longest word as
/// long as another can.
std::vector<float> widths_of(const report::Table& table, float usable, float between)
{
    std::vector<float> widths;
    std::vector<float> least;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        float width = width_of(Type::small, table.columns[i]);
        float word = longest_word(Type::small, table.columns[i]);
        for (const std::vector<std::string>& row : table.rows) {
            width = std::max(width, width_of(Type::body, row[i]));
            word = std::max(word, longest_word(Type::body, row[i]));
        }
        widths.push_back(std::ceil(width));
        least.push_back(word);
    }
    float over = between * static_cast<float>(widths.size() - 1) - usable;
    for (const float width : widths) over += width;
    while (over > 0) {
        std::size_t widest_one = 0;
        for (std::size_t i = 1; i < widths.size(); ++i) {
            if (widths[i] - least[i] > widths[widest_one] - least[widest_one]) widest_one = i;
        }
        const float room = widths[widest_one] - least[widest_one];
        const float step = room > 0 ? std::min({over, room, std::max(1.0F, room / 4)}) : over;
        if (room <= 0) widest_one = static_cast<std::size_t>(std::ranges::max_element(widths) - widths.begin());
        widths[widest_one] = std::max(1.0F, widths[widest_one] - step);
        over -= step;
    }
    return widths;
}

void table_row(const std::vector<std::string>& cells, const std::vector<float>& widths, float between, Type type,
               Token ink)
{
    std::vector<std::vector<std::string_view>> lines;
    std::size_t most = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.push_back(wrapped(type, cells[i], widths[i]));
        most = std::max(most, lines.back().size());
    }
    const float pad = scaled(5);
    const Rect rect = place(width_left(), static_cast<float>(most) * line_height(type) + 2 * pad);
    float x = rect.left;
    bool fits = true;
    std::string words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        fits = draw_lines(type, x, rect.top + pad, lines[i], colour(ink), widths[i]) && fits;
        x += widths[i] + between;
        words += (i == 0 ? "" : ", ") + cells[i];
    }
    Item item;
    item.id = "text-" + std::to_string(frame().texts++);
    item.name = words;
    item.rect = rect;
    item.fits = fits;
    file(std::move(item));
}

}  // namespace

void table(std::string_view id, const report::Table& table)
{
    if (table.columns.empty()) return;
    Item item;
    item.id = id;
    item.role = Role::table;
    item.rect = rect_of(frame().layout.x, frame().layout.y, frame().layout.w, 0);
    file(std::move(item));
    const float between = scaled(space_4);
    const std::vector<float> widths = widths_of(table, width_left(), between);
    if (*std::ranges::min_element(widths) >= scaled(20) && *std::ranges::max_element(widths) >= scaled(110)) {
        table_row(table.columns, widths, between, Type::small, Token::text_muted);
        for (const std::vector<std::string>& row : table.rows) {
            line();
            table_row(row, widths, between, Type::body, Token::text);
        }
        return;
    }
    for (const std::vector<std::string>& row : table.rows) {  // too narrow: each row as a paragraph
        std::string words;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i].empty()) words += (words.empty() ? "" : " · ") + table.columns[i] + " " + row[i];
        }
        text(Type::body, words);
        gap(space_1);
    }
}

namespace {

Token token_of(report::Ink ink)
{
    switch (ink) {
        case report::Ink::text:
            return Token::text;
        case report::Ink::muted:
            return Token::text_muted;
        case report::Ink::axis:
            return Token::border;
        case report::Ink::grid:
            return Token::line;
        case report::Ink::band:
            return Token::sunken;
        case report::Ink::series_1:
            return Token::anger;
        case report::Ink::series_2:
            return Token::trust;
        case report::Ink::series_3:
            return Token::third;
        case report::Ink::good:
            return Token::good;
        case report::Ink::bad:
            return Token::bad;
        case report::Ink::neutral:
            return Token::border;
        case report::Ink::strong:
            return Token::ground_strong;
        case report::Ink::fair:
            return Token::ground_fair;
        case report::Ink::weak:
            return Token::ground_weak;
        case report::Ink::unknown:
            return Token::sunken;
    }
    return Token::text;
}

/// Draws primitives with their origin at a point of the window.
struct ChartPen {
    ImVec2 origin;
    int em = 0;  ///< in sixteenths: letters at least this large are body letters

    ImVec2 at(report::At p) const
    {
        const float u = report::unit;
        return {origin.x + static_cast<float>(p.x) / u, origin.y + static_cast<float>(p.y) / u};
    }

    void operator()(const report::Box& box) const
    {
        canvas().AddRectFilled(at(box.from), at(box.to), colour(token_of(box.ink)));
    }

    void operator()(const report::Path& path) const
    {
        std::vector<ImVec2> points;
        for (const report::At p : path.points) points.push_back(at(p));
        const float width = static_cast<float>(path.width) / report::unit;
        const ImU32 ink = colour(token_of(path.ink));
        if (path.pattern == report::Pattern::solid) {
            canvas().AddPolyline(points.data(), static_cast<int>(points.size()), ink, 0, width);
        } else {
            const bool dots = path.pattern == report::Pattern::dotted;
            dash(points, ink, width, dots ? width : width * 4, dots ? width * 2 : width * 3);
        }
    }

    static void dash(const std::vector<ImVec2>& points, ImU32 ink, float width, float on, float off)
    {
        float phase = 0;  // how far into the pattern the next stretch begins
        for (std::size_t i = 1; i < points.size(); ++i) {
            const ImVec2 d = points[i] - points[i - 1];
            const float length = std::sqrt(d.x * d.x + d.y * d.y);
            float done = 0;
            while (done < length) {
                const bool draws = phase < on;
                const float step = std::min((draws ? on : on + off) - phase, length - done);
                if (draws)
                    canvas().AddLine(points[i - 1] + d * (done / length), points[i - 1] + d * ((done + step) / length),
                                     ink, width);
                done += std::max(step, 0.01F);
                phase = std::fmod(phase + std::max(step, 0.01F), on + off);
            }
        }
    }

    void operator()(const report::Glyph& glyph) const
    {
        const ImU32 ink = colour(token_of(glyph.ink));
        const ImU32 fill = glyph.filled ? ink : colour(Token::card);
        const float thick = std::max(1.5F, scaled(1.5F));
        if (glyph.shape == report::Shape::circle) {
            const float radius = static_cast<float>(glyph.radius) / report::unit;
            canvas().AddCircleFilled(at(glyph.centre), radius, fill);
            canvas().AddCircle(at(glyph.centre), radius, ink, 0, thick);
            return;
        }
        std::vector<ImVec2> points;
        for (const report::At p : report::outline(glyph)) points.push_back(at(p));
        canvas().AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), fill);
        canvas().AddPolyline(points.data(), static_cast<int>(points.size()), ink, ImDrawFlags_Closed, thick);
    }

    void operator()(const report::Label& label) const
    {
        const Type type = label.size < em ? Type::small : label.strong ? Type::strong : Type::body;
        const float width = width_of(type, label.text);
        const ImVec2 p = at(label.at);
        const float x = label.anchor == report::Anchor::begin ? p.x
                        : label.anchor == report::Anchor::end ? p.x - width
                                                              : p.x - width / 2;
        draw_words(type, x, p.y - font(type)->FontSize / 2, label.text, colour(token_of(label.ink)));
    }
};

}  // namespace

void chart(std::string_view id, const report::Chart& chart)
{
    const int em = static_cast<int>(scaled(15));
    const int width = static_cast<int>(width_left());
    const int height = report::natural_height(chart, width, em);
    const Rect rect = place(width_left(), static_cast<float>(height));
    // A page may hold many charts: one that is scrolled out of sight costs nothing.
    if (ImGui::IsRectVisible(min_of(rect), max_of(rect))) {
        const ChartPen pen{min_of(rect), em * report::unit};
        for (const report::Primitive& primitive : report::layout(chart, {width, height, em}))
            std::visit(pen, primitive);
    }
    Item item;
    item.id = id;
    item.role = Role::picture;
    item.name = chart.title;
    item.value = chart.series.empty() ? "" : "the table below holds its numbers";
    item.rect = rect;
    file(std::move(item));
}

}  // namespace amends::app::ui
