#include "sim/report/chart_rows.h"

#include <algorithm>
#include <cstddef>

#include "scoring/base/utf8.h"

namespace amends::report {
namespace {

/// The text, cut at `width` with a sign that it was.
std::string fitted(const std::string& text, int size, int width)
{
    if (planned_width(text, size) <= width) return text;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        const std::string next = out + text.substr(i, end - i);
        if (planned_width(next + "…", size) > width) break;
        out = next;
        i = end;
    }
    return out + "…";
}

/// The words in as many lines as they need, at most `most`; the last is cut.
std::vector<std::string> lines_of(const std::string& text, int size, int width, std::size_t most)
{
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (planned_width(longer, size) <= width || lines.back().empty() || lines.size() == most) {
            lines.back() = longer;
        } else {
            lines.push_back(word);
        }
        at = end + 1;
    }
    for (std::string& line : lines) line = fitted(line, size, width);
    return lines;
}

int widest_label(const std::vector<std::string>& labels, int size, int most)
{
    int width = 0;
    for (const std::string& label : labels) width = std::max(width, planned_width(label, size));
    return std::min(width, most);
}

/// Where the tiles lie, in sixteenths of a pixel. Columns that do not fit beside each other stand in further bands
/// below, each with its headings and all rows.
struct TileFrame {
    int em = 0, small = 0;
    int left = 0;             ///< of the first tile
    int column = 0, row = 0;  ///< sizes
    std::size_t columns_in_band = 1, bands = 1;
    int heading = 0;  ///< height above the tiles of a band
    int title = 0;

    int band(std::size_t rows) const { return heading + static_cast<int>(rows) * row + em; }
};

TileFrame tile_frame(const Chart& chart, int width, int em)
{
    TileFrame frame;
    frame.em = em * unit;
    frame.small = frame.em * 13 / 16;
    std::vector<std::string> labels;
    for (const TileRow& row : chart.tiles.rows) labels.push_back(row.label);
    frame.left = widest_label(labels, frame.em, width * unit / 4) + frame.em;
    const auto count = std::max<std::size_t>(1, chart.tiles.columns.size());
    const int room = width * unit - frame.left;
    const auto fit = static_cast<std::size_t>(std::max(1, room / (frame.em * 5)));
    frame.bands = (count + fit - 1) / fit;
    frame.columns_in_band = (count + frame.bands - 1) / frame.bands;
    frame.column = room / static_cast<int>(frame.columns_in_band);
    frame.row = frame.em * 15 / 4;
    std::size_t lines = 0;
    for (const std::string& column : chart.tiles.columns)
        lines = std::max(lines, lines_of(column, frame.small, frame.column - frame.em / 2, 4).size());
    frame.title = frame.em * 2;
    frame.heading = static_cast<int>(lines) * frame.em + frame.em / 2;
    return frame;
}

void add_tile(std::vector<Primitive>& out, const TileFrame& frame, const Tile& tile, At corner)
{
    const int gap = unit;
    out.emplace_back(
        Box{{corner.x + gap, corner.y + gap}, {corner.x + frame.column - gap, corner.y + frame.row - gap}, tile.ink});
    const int middle = corner.x + frame.column / 2;
    const int room = frame.column - frame.em / 4;
    const auto line = [&](const std::string& text, int y, int size, bool strong, Ink ink) {
        if (text.empty()) return;
        out.emplace_back(Label{{middle, corner.y + y}, Anchor::middle, size, strong, ink, fitted(text, size, room)});
    };
    line(tile.strong, frame.em * 7 / 8, frame.em, true, Ink::text);
    line(tile.small, frame.em * 15 / 8, frame.small, false, Ink::text);
    line(tile.note, frame.em * 23 / 8, frame.small, true, Ink::text);
}

/// The columns from `first` on, as many as a band holds.
void add_band_of_tiles(std::vector<Primitive>& out, const Tiles& tiles, const TileFrame& frame, std::size_t first,
                       int top)
{
    const std::size_t end = std::min(first + frame.columns_in_band, tiles.columns.size());
    const auto x_of = [&](std::size_t k) { return frame.left + frame.column * static_cast<int>(k - first); };
    for (std::size_t k = first; k < end; ++k) {
        const auto lines = lines_of(tiles.columns[k], frame.small, frame.column - frame.em / 2, 4);
        int y = top + frame.heading - frame.em * static_cast<int>(lines.size()) + frame.em / 4;
        for (const std::string& line : lines) {
            out.emplace_back(
                Label{{x_of(k) + frame.column / 2, y}, Anchor::middle, frame.small, false, Ink::muted, line});
            y += frame.em;
        }
    }
    int y = top + frame.heading;
    for (const TileRow& row : tiles.rows) {
        const std::string name = fitted(row.label, frame.em, frame.left - frame.em / 2);
        out.emplace_back(Label{{0, y + frame.row / 2}, Anchor::begin, frame.em, false, Ink::text, name});
        for (std::size_t k = first; k < std::min(end, row.tiles.size()); ++k)
            add_tile(out, frame, row.tiles[k], {x_of(k), y});
        y += frame.row;
    }
}

struct ForestFrame {
    int em = 0, small = 0;
    int left = 0, right = 0;  ///< of the plot
    int top = 0, row = 0;
    bool stacked = false;  ///< a row's words stand above its bar: beside it they would leave the bar too little room
    bool apart = false;    ///< … in two lines
};

ForestFrame forest_frame(const Chart& chart, int width, int em)
{
    ForestFrame frame;
    frame.em = em * unit;
    frame.small = frame.em * 7 / 8;
    std::vector<std::string> labels;
    std::vector<std::string> words;
    for (const Range& row : chart.forest.rows) {
        labels.push_back(row.label);
        words.push_back(row.words);
    }
    frame.left = widest_label(labels, frame.em, width * unit * 2 / 5) + frame.em * 3 / 2;
    frame.right = width * unit - widest_label(words, frame.small, width * unit / 3) - frame.em * 3 / 2;
    frame.top = frame.em * 5 / 2;
    frame.row = frame.em * 15 / 8;
    if (frame.right - frame.left >= width * unit / 2) return frame;
    frame.stacked = true;
    frame.left = frame.em / 2;
    frame.right = std::max(width * unit - frame.em / 2, frame.left + frame.em);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const int both = planned_width(labels[i], frame.em) + planned_width(words[i], frame.small) + frame.em;
        frame.apart = frame.apart || both > width * unit;
    }
    frame.row = frame.em * (frame.apart ? 17 : 12) / 4;
    return frame;
}

int forest_x(const Chart& chart, const ForestFrame& frame, int value)
{
    const std::int64_t inside = std::clamp(value, chart.x.least, chart.x.most) - chart.x.least;
    return frame.left +
           static_cast<int>((frame.right - frame.left) * inside / std::max(1, chart.x.most - chart.x.least));
}

void add_forest_axis(std::vector<Primitive>& out, const Chart& chart, const ForestFrame& frame, int width, int bottom)
{
    int free_from = 0;  // no label touches the one before it, and none is cut at an edge
    for (const Tick& tick : chart.x.ticks) {
        const int x = forest_x(chart, frame, tick.value);
        const int half = planned_width(tick.label, frame.small) / 2;
        out.emplace_back(Path{{{x, frame.top}, {x, bottom}}, Ink::grid, Pattern::solid, unit});
        const int middle = std::clamp(x, half, std::max(half, width - half));
        if (middle - half < free_from) continue;
        out.emplace_back(
            Label{{middle, bottom + frame.em}, Anchor::middle, frame.small, false, Ink::muted, tick.label});
        free_from = middle + half + frame.em / 3;
    }
    const int x = forest_x(chart, frame, chart.forest.reference);
    out.emplace_back(Path{{{x, frame.top - frame.em / 4}, {x, bottom}}, Ink::text, Pattern::dotted, unit * 3 / 2});
    int y = bottom + frame.em * 9 / 4;
    for (const std::string& line : lines_of(chart.x.title, frame.small, width - frame.left, 3)) {
        out.emplace_back(Label{{frame.left, y}, Anchor::begin, frame.small, false, Ink::muted, line});
        y += frame.em;
    }
}

/// The row's name and its figures in words.
void add_range_words(std::vector<Primitive>& out, const ForestFrame& frame, const Range& row, int width, int y)
{
    if (!frame.stacked) {
        out.emplace_back(Label{{0, y},
                               Anchor::begin,
                               frame.em,
                               row.strong,
                               Ink::text,
                               fitted(row.label, frame.em, frame.left - frame.em)});
        out.emplace_back(
            Label{{frame.right + frame.em, y}, Anchor::begin, frame.small, row.strong, Ink::text, row.words});
        return;
    }
    const int above = y - frame.em * (frame.apart ? 10 : 5) / 4;
    out.emplace_back(
        Label{{0, above}, Anchor::begin, frame.em, row.strong, Ink::text, fitted(row.label, frame.em, width)});
    const At at = frame.apart ? At{0, above + frame.em * 5 / 4} : At{width, above};
    out.emplace_back(Label{at, frame.apart ? Anchor::begin : Anchor::end, frame.small, row.strong, Ink::text,
                           fitted(row.words, frame.small, width)});
}

/// `y` is the middle of the bar.
void add_range(std::vector<Primitive>& out, const Chart& chart, const ForestFrame& frame, const Range& row, int width,
               int y)
{
    const int low = forest_x(chart, frame, row.low);
    const int high = forest_x(chart, frame, row.high);
    const Ink ink = row.strong ? Ink::series_1 : Ink::series_2;
    const int cap = frame.em / 4;
    add_range_words(out, frame, row, width, y);
    out.emplace_back(Path{{{low, y}, {high, y}}, ink, Pattern::solid, unit * 2});
    out.emplace_back(Path{{{low, y - cap}, {low, y + cap}}, ink, Pattern::solid, unit * 2});
    out.emplace_back(Path{{{high, y - cap}, {high, y + cap}}, ink, Pattern::solid, unit * 2});
    out.emplace_back(Glyph{{forest_x(chart, frame, row.value), y},
                           frame.em * 3 / 8,
                           row.strong ? Shape::diamond : Shape::circle,
                           ink,
                           true});
}

}  // namespace

int height_of_tiles(const Chart& chart, int width, int em)
{
    const TileFrame frame = tile_frame(chart, width, em);
    return (frame.title + static_cast<int>(frame.bands) * frame.band(chart.tiles.rows.size())) / unit;
}

std::vector<Primitive> layout_tiles(const Chart& chart, const Size& size)
{
    const TileFrame frame = tile_frame(chart, size.width, size.em);
    std::vector<Primitive> out;
    out.emplace_back(Label{{0, frame.em}, Anchor::begin, frame.em, true, Ink::text, chart.title});
    for (std::size_t band = 0; band < frame.bands; ++band) {
        const int top = frame.title + static_cast<int>(band) * frame.band(chart.tiles.rows.size());
        add_band_of_tiles(out, chart.tiles, frame, band * frame.columns_in_band, top);
    }
    return out;
}

std::vector<Chart> in_parts(const Chart& chart, std::size_t rows)
{
    if (chart.tiles.rows.size() <= rows) return {chart};
    std::vector<Chart> out;
    for (std::size_t from = 0; from < chart.tiles.rows.size(); from += rows) {
        Chart part;
        // Each stands under a title of its own: a picture without one cannot be told to who does not see it.
        part.title = from == 0 ? chart.title : chart.title + " (" + std::to_string(from / rows + 1) + ")";
        part.tiles.columns = chart.tiles.columns;
        const auto begin = chart.tiles.rows.begin() + static_cast<std::ptrdiff_t>(from);
        part.tiles.rows.assign(begin,
                               begin + static_cast<std::ptrdiff_t>(std::min(rows, chart.tiles.rows.size() - from)));
        out.push_back(std::move(part));
    }
    out.front().table = chart.table;
    return out;
}

int height_of_forest(const Chart& chart, int width, int em)
{
    const ForestFrame frame = forest_frame(chart, width, em);
    const auto lines = lines_of(chart.x.title, frame.small, width * unit - frame.left, 3).size();
    return (frame.top + static_cast<int>(chart.forest.rows.size()) * frame.row + frame.em * 9 / 4 +
            static_cast<int>(lines) * frame.em) /
           unit;
}

std::vector<Primitive> layout_forest(const Chart& chart, const Size& size)
{
    const ForestFrame frame = forest_frame(chart, size.width, size.em);
    const int bottom = frame.top + static_cast<int>(chart.forest.rows.size()) * frame.row;
    std::vector<Primitive> out;
    out.emplace_back(Label{{0, frame.em}, Anchor::begin, frame.em, true, Ink::text, chart.title});
    add_forest_axis(out, chart, frame, size.width * unit, bottom);
    int y = frame.top + (frame.stacked ? frame.row - frame.em / 2 : frame.row / 2);
    for (const Range& row : chart.forest.rows) {
        add_range(out, chart, frame, row, size.width * unit, y);
        y += frame.row;
    }
    return out;
}

}  // namespace amends::report
