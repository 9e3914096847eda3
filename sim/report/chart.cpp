#include "sim/report/chart.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "scoring/base/utf8.h"
#include "sim/report/chart_rows.h"

namespace amends::report {
namespace {

/// Where the parts of one chart lie, in sixteenths of a pixel.
struct Frame {
    int em = 0;
    int left = 0, right = 0, top = 0, bottom = 0;  ///< of the plot
    int strip = 0;                                 ///< top of the strip of marks
    int row = 0;                                   ///< height of a row of marks
};

int scaled(int value, int least, int most, int from, int to)
{
    const int inside = std::clamp(value, least, most);
    const std::int64_t span = std::max(1, most - least);
    return from + static_cast<int>(std::int64_t{to - from} * (inside - least) / span);
}

int x_of(const Chart& chart, const Frame& frame, int value)
{
    return scaled(value, chart.x.least, chart.x.most, frame.left, frame.right);
}

int y_of(const Chart& chart, const Frame& frame, int value)
{
    return scaled(value, chart.y.least, chart.y.most, frame.bottom, frame.top);
}

int widest(const std::vector<std::string>& texts, int size)
{
    int width = 0;
    for (const std::string& text : texts) width = std::max(width, planned_width(text, size));
    return width;
}

int small(const Frame& frame)
{
    return frame.em * 7 / 8;
}

/// Left and right edges; they do not depend on the height.
Frame edges(const Chart& chart, int width, int em)
{
    Frame frame;
    frame.em = em * unit;
    frame.row = frame.em * 9 / 4;
    std::vector<std::string> ticks;
    for (const Tick& tick : chart.y.ticks) ticks.push_back(tick.label);
    std::vector<std::string> names;
    for (const Series& series : chart.series) names.push_back(series.label);
    frame.left = widest(ticks, small(frame)) + frame.em;
    frame.right = width * unit - widest(names, frame.em) - frame.em * 3 / 2;
    frame.right = std::max(frame.right, frame.left + frame.em);
    return frame;
}

/// The row of each mark: the first in which it touches no earlier one.
std::vector<int> rows_of_marks(const Chart& chart, const Frame& frame)
{
    std::vector<int> rows;
    std::vector<int> ends;  // of each row: where its last mark stops
    for (const Mark& mark : chart.marks) {
        const int from = x_of(chart, frame, mark.x) - frame.em * 7 / 8;
        std::size_t row = 0;
        while (row < ends.size() && ends[row] > from) ++row;
        if (row == ends.size()) ends.push_back(0);
        ends[row] = from + frame.em * 7 / 4;
        rows.push_back(static_cast<int>(row));
    }
    return rows;
}

int row_count(const std::vector<int>& rows)
{
    return rows.empty() ? 0 : *std::ranges::max_element(rows) + 1;
}

int height_above(const Frame& frame)
{
    return frame.em * 9 / 2;
}

int height_below(const Chart& chart, const Frame& frame)
{
    const int rows = row_count(rows_of_marks(chart, frame));
    return frame.em * 7 / 2 + (rows == 0 ? 0 : rows * frame.row + frame.em / 2);
}

Frame frame_of(const Chart& chart, const Size& size)
{
    Frame frame = edges(chart, size.width, size.em);
    frame.top = height_above(frame);
    frame.bottom = std::max(frame.top + frame.em * 2, size.height * unit - height_below(chart, frame));
    frame.strip = frame.bottom + frame.em * 3 / 2;
    return frame;
}

void add_bands(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    bool shaded = true;
    for (const Band& band : chart.bands) {
        const int from = x_of(chart, frame, band.from);
        const int to = x_of(chart, frame, band.to);
        if (shaded) out.emplace_back(Box{{from, frame.top}, {to, frame.bottom}, Ink::band});
        shaded = !shaded;
        if (planned_width(band.label, small(frame)) <= to - from) {
            out.emplace_back(Label{{from + (to - from) / 2, frame.top - frame.em * 3 / 4},
                                   Anchor::middle,
                                   small(frame),
                                   false,
                                   Ink::muted,
                                   band.label});
        }
    }
}

void add_axes(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    for (const Tick& tick : chart.y.ticks) {
        const int y = y_of(chart, frame, tick.value);
        out.emplace_back(Path{{{frame.left, y}, {frame.right, y}}, Ink::grid, Pattern::solid, unit});
        out.emplace_back(
            Label{{frame.left - frame.em / 2, y}, Anchor::end, small(frame), false, Ink::muted, tick.label});
    }
    out.emplace_back(Path{{{frame.left, frame.bottom}, {frame.right, frame.bottom}}, Ink::axis, Pattern::solid, unit});
    int taken = frame.left - frame.em * 4;  // a label that would touch the one before it is left out
    for (const Tick& tick : chart.x.ticks) {
        const int x = x_of(chart, frame, tick.value);
        out.emplace_back(Path{{{x, frame.bottom}, {x, frame.bottom + frame.em / 3}}, Ink::axis, Pattern::solid, unit});
        const int half = planned_width(tick.label, small(frame)) / 2;
        if (x - half < taken) continue;
        taken = x + half + frame.em / 4;
        out.emplace_back(
            Label{{x, frame.bottom + frame.em}, Anchor::middle, small(frame), false, Ink::muted, tick.label});
    }
}

void add_titles(std::vector<Primitive>& out, const Chart& chart, const Frame& frame, const Size& size)
{
    out.emplace_back(Label{{0, frame.em}, Anchor::begin, frame.em, true, Ink::text, chart.title});
    out.emplace_back(Label{{0, frame.em * 5 / 2}, Anchor::begin, small(frame), false, Ink::muted, chart.y.title});
    out.emplace_back(Label{{frame.left, size.height * unit - frame.em * 3 / 4},
                           Anchor::begin,
                           small(frame),
                           false,
                           Ink::muted,
                           chart.x.title});
}

void add_intervals(std::vector<Primitive>& out, const Chart& chart, const Frame& frame, const Series& series)
{
    const int cap = frame.em / 4;
    for (const Interval& interval : series.intervals) {
        const int x = x_of(chart, frame, interval.x);
        const int low = y_of(chart, frame, interval.low);
        const int high = y_of(chart, frame, interval.high);
        out.emplace_back(Path{{{x, low}, {x, high}}, series.ink, Pattern::solid, unit});
        out.emplace_back(Path{{{x - cap, low}, {x + cap, low}}, series.ink, Pattern::solid, unit});
        out.emplace_back(Path{{{x - cap, high}, {x + cap, high}}, series.ink, Pattern::solid, unit});
    }
}

void add_series(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    for (const Series& series : chart.series) {
        add_intervals(out, chart, frame, series);
        std::vector<At> points;
        for (const DataPoint& point : series.points) {
            points.push_back({x_of(chart, frame, point.x), y_of(chart, frame, point.y)});
        }
        out.emplace_back(Path{points, series.ink, series.pattern, std::max(2 * unit, frame.em / 6)});
        const bool filled = series.pattern == Pattern::solid;
        for (const At& at : points) out.emplace_back(Glyph{at, frame.em / 4, Shape::circle, series.ink, filled});
    }
}

void add_bars(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    for (const Bar& bar : chart.bars) {
        const int from = x_of(chart, frame, bar.from) + unit;
        const int to = x_of(chart, frame, bar.to) - unit;
        const int top = y_of(chart, frame, bar.count);
        if (bar.count == 0) continue;
        out.emplace_back(Box{{from, top}, {to, frame.bottom}, Ink::series_2});
        out.emplace_back(Label{{from + (to - from) / 2, top - frame.em * 2 / 3},
                               Anchor::middle,
                               small(frame),
                               false,
                               Ink::text,
                               std::to_string(bar.count)});
    }
}

/// The name of each series beside its last point, pushed apart where two end near each other.
void add_names(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    struct Name {
        int y = 0;
        const Series* series = nullptr;
    };
    std::vector<Name> names;
    for (const Series& series : chart.series) {
        if (!series.points.empty()) names.push_back({y_of(chart, frame, series.points.back().y), &series});
    }
    std::ranges::stable_sort(names, {}, &Name::y);
    const int apart = frame.em * 5 / 4;
    int least = frame.top;
    for (Name& name : names) {
        name.y = std::max(name.y, least);
        least = name.y + apart;
    }
    int most = frame.bottom;
    for (std::size_t i = names.size(); i-- > 0;) {
        names[i].y = std::min(names[i].y, most);
        most = names[i].y - apart;
    }
    for (const Name& name : names) {
        out.emplace_back(Label{{frame.right + frame.em * 3 / 4, name.y},
                               Anchor::begin,
                               frame.em,
                               true,
                               name.series->ink,
                               name.series->label});
    }
}

void add_marks(std::vector<Primitive>& out, const Chart& chart, const Frame& frame)
{
    const std::vector<int> rows = rows_of_marks(chart, frame);
    for (std::size_t i = 0; i < chart.marks.size(); ++i) {
        const Mark& mark = chart.marks[i];
        const int x = x_of(chart, frame, mark.x);
        const int top = frame.strip + frame.row * rows[i];
        out.emplace_back(Glyph{{x, top + frame.em / 2}, frame.em * 2 / 5, mark.shape, mark.ink, true});
        out.emplace_back(
            Label{{x, top + frame.em * 3 / 2}, Anchor::middle, frame.em * 3 / 4, false, Ink::text, mark.label});
    }
}

}  // namespace

std::vector<At> outline(const Glyph& glyph)
{
    const At c = glyph.centre;
    const int r = glyph.radius;
    switch (glyph.shape) {
        case Shape::circle:
            return {};
        case Shape::up:
            return {{c.x, c.y - r}, {c.x + r, c.y + r * 3 / 4}, {c.x - r, c.y + r * 3 / 4}};
        case Shape::down:
            return {{c.x, c.y + r}, {c.x - r, c.y - r * 3 / 4}, {c.x + r, c.y - r * 3 / 4}};
        case Shape::diamond:
            return {{c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}};
        case Shape::square: {
            const int half = r * 4 / 5;
            return {
                {c.x - half, c.y - half}, {c.x + half, c.y - half}, {c.x + half, c.y + half}, {c.x - half, c.y + half}};
        }
    }
    return {};
}

int planned_width(const std::string& text, int size)
{
    return static_cast<int>(count_code_points(text)) * size * 5 / 8;
}

int natural_height(const Chart& chart, int width, int em)
{
    if (!chart.tiles.rows.empty()) return height_of_tiles(chart, width, em);
    if (!chart.forest.rows.empty()) return height_of_forest(chart, width, em);
    const Frame frame = edges(chart, width, em);
    const int plot = std::clamp((frame.right - frame.left) / 3, frame.em * 8, frame.em * 16);
    return (height_above(frame) + plot + height_below(chart, frame)) / unit;
}

std::vector<Primitive> layout(const Chart& chart, const Size& size)
{
    if (!chart.tiles.rows.empty()) return layout_tiles(chart, size);
    if (!chart.forest.rows.empty()) return layout_forest(chart, size);
    const Frame frame = frame_of(chart, size);
    std::vector<Primitive> out;
    add_bands(out, chart, frame);
    add_axes(out, chart, frame);
    add_titles(out, chart, frame, size);
    add_bars(out, chart, frame);
    add_series(out, chart, frame);
    add_names(out, chart, frame);
    add_marks(out, chart, frame);
    return out;
}

}  // namespace amends::report
