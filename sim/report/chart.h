#pragma once
// The one chart. `Chart` is data, `layout` turns it into primitives, and every renderer (screen, SVG, PDF) only draws
// those. Lengths of primitives are in sixteenths of a pixel, so that a layout is the same on every machine.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace amends::report {

/// How a line is told from its neighbour without colour.
enum class Pattern : std::uint8_t { solid, dashed, dotted };

/// The shape of a mark, which says its kind without colour.
enum class Shape : std::uint8_t { circle, up, down, diamond, square };

/// What a primitive means; a renderer gives each meaning its colour.
enum class Ink : std::uint8_t {
    text,
    muted,
    axis,
    grid,
    band,
    series_1,
    series_2,
    series_3,
    good,
    bad,
    neutral,
    // Grounds that text stands on, of a heat map: how sure it is that something is well.
    strong,
    fair,
    weak,
    unknown
};

inline constexpr int ink_count = 15;

struct Tick {
    int value = 0;
    std::string label;

    bool operator==(const Tick&) const = default;
};

/// `least` < `most`; values outside are drawn at the edge.
struct Axis {
    std::string title;
    int least = 0;
    int most = 1;
    std::vector<Tick> ticks;

    bool operator==(const Axis&) const = default;
};

struct DataPoint {
    int x = 0;
    int y = 0;

    bool operator==(const DataPoint&) const = default;
};

/// How sure a value is: drawn as a bar with two caps.
struct Interval {
    int x = 0;
    int low = 0;
    int high = 0;

    bool operator==(const Interval&) const = default;
};

/// A line with its label beside its last point. `ink` is one of the three series inks.
struct Series {
    std::string label;
    Pattern pattern = Pattern::solid;
    Ink ink = Ink::series_1;
    std::vector<DataPoint> points;
    std::vector<Interval> intervals;

    bool operator==(const Series&) const = default;
};

/// A stretch of the x axis with a name, for example one contact.
struct Band {
    int from = 0;
    int to = 0;
    std::string label;

    bool operator==(const Band&) const = default;
};

/// Something that happened at x, in a strip below the plot. `label` is at most three letters or digits; what it stands
/// for is in the table.
struct Mark {
    int x = 0;
    Shape shape = Shape::circle;
    Ink ink = Ink::neutral;
    std::string label;

    bool operator==(const Mark&) const = default;
};

/// The same numbers as words, for who cannot or would rather not read a picture.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`

    bool operator==(const Table&) const = default;
};

/// One cell of a heat map. What its ground says, its words say too.
struct Tile {
    Ink ink = Ink::unknown;
    std::string strong;  ///< the value
    std::string small;   ///< how sure it is
    std::string note;    ///< what it asks for

    bool operator==(const Tile&) const = default;
};

struct TileRow {
    std::string label;
    std::vector<Tile> tiles;  ///< as many as there are columns

    bool operator==(const TileRow&) const = default;
};

/// A heat map; where it has rows, it is all that is drawn.
struct Tiles {
    std::vector<std::string> columns;
    std::vector<TileRow> rows;

    bool operator==(const Tiles&) const = default;
};

/// One row of a forest: a value on the x axis with its interval, and the same in words.
struct Range {
    std::string label;
    int value = 0, low = 0, high = 0;
    std::string words;
    bool strong = false;  ///< stands out from the others: their sum, for example

    bool operator==(const Range&) const = default;
};

/// Rows under each other; where it has any, it is all that is drawn.
struct Forest {
    std::vector<Range> rows;
    int reference = 0;  ///< a dotted line that values are read against

    bool operator==(const Forest&) const = default;
};

/// One column of a histogram, [from, to) on the x axis.
struct Bar {
    int from = 0;
    int to = 0;
    int count = 0;

    bool operator==(const Bar&) const = default;
};

struct Chart {
    std::string title;
    Axis x;
    Axis y;
    std::vector<Series> series;
    std::vector<Band> bands;
    std::vector<Mark> marks;
    std::vector<Bar> bars;
    Tiles tiles;
    Forest forest;
    Table table;

    bool operator==(const Chart&) const = default;
};

inline constexpr int unit = 16;  ///< sixteenths in a pixel

/// The picture's size and its letter size, in pixels.
struct Size {
    int width = 640;
    int height = 320;
    int em = 14;

    bool operator==(const Size&) const = default;
};

struct At {
    int x = 0;
    int y = 0;

    bool operator==(const At&) const = default;
};

struct Path {
    std::vector<At> points;
    Ink ink = Ink::axis;
    Pattern pattern = Pattern::solid;
    int width = unit;

    bool operator==(const Path&) const = default;
};

struct Box {
    At from;
    At to;
    Ink ink = Ink::band;

    bool operator==(const Box&) const = default;
};

struct Glyph {
    At centre;
    int radius = 0;
    Shape shape = Shape::circle;
    Ink ink = Ink::neutral;
    bool filled = true;

    bool operator==(const Glyph&) const = default;
};

enum class Anchor : std::uint8_t { begin, middle, end };

/// `at` is on the vertical middle of the line of text, at its begin, middle or end.
struct Label {
    At at;
    Anchor anchor = Anchor::begin;
    int size = 0;
    bool strong = false;
    Ink ink = Ink::text;
    std::string text;

    bool operator==(const Label&) const = default;
};

using Primitive = std::variant<Box, Path, Glyph, Label>;

/// The corners of a triangle, diamond or square (a circle has none), shared so that every renderer draws the same.
std::vector<At> outline(const Glyph& glyph);

/// The width that a line of text is planned with: wider than any common sans-serif sets it.
int planned_width(const std::string& text, int size);

/// The least height in pixels at which the plot keeps its proportions and all marks have room.
int natural_height(const Chart& chart, int width, int em);

/// Everything to draw, back to front, inside `size`. Labels of series never cover each other.
std::vector<Primitive> layout(const Chart& chart, const Size& size);

/// "#rrggbb": the colour of an ink on a light page, and the default of the SVG's custom properties.
std::string_view light_colour(Ink ink);

/// A complete `<svg>` element with title and description. Colours are CSS custom properties with a default, so that a
/// page with a dark theme can set its own.
std::string svg(const Chart& chart, const Size& size);

}  // namespace amends::report
