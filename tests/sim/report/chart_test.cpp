#include "sim/report/chart.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>
#include <vector>

#include "sim/report/chart_rows.h"

namespace amends::report {
namespace {

Chart two_lines()
{
    Chart chart;
    chart.title = "Two lines";
    chart.x = {"x", 0, 10, {{0, "0"}, {5, "5"}, {10, "10"}}};
    chart.y = {"y", 0, 6, {{0, "0"}, {6, "6"}}};
    chart.series.push_back({"First", Pattern::solid, Ink::series_1, {{0, 0}, {10, 6}}, {}});
    chart.series.push_back({"Second", Pattern::dashed, Ink::series_2, {{0, 3}, {10, 6}}, {}});
    chart.table = {{"x", "y"}, {{"0", "0"}, {"10", "6"}}};
    return chart;
}

template <class T>
std::vector<T> all(const std::vector<Primitive>& primitives)
{
    std::vector<T> found;
    for (const Primitive& primitive : primitives) {
        if (const T* one = std::get_if<T>(&primitive)) found.push_back(*one);
    }
    return found;
}

Label label_of(const std::vector<Primitive>& primitives, const std::string& text)
{
    for (const Label& label : all<Label>(primitives)) {
        if (label.text == text) return label;
    }
    ADD_FAILURE() << "no label " << text;
    return {};
}

std::vector<Path> lines(const std::vector<Primitive>& primitives)
{
    std::vector<Path> found = all<Path>(primitives);
    std::erase_if(found, [](const Path& path) { return path.ink != Ink::series_1 && path.ink != Ink::series_2; });
    return found;
}

TEST(ChartLayout, PutsTheLeastAtTheBottomLeftAndTheMostAtTheTopRight)
{
    const Path path = lines(layout(two_lines(), {640, 320, 14})).front();

    EXPECT_LT(path.points.front().x, path.points.back().x);
    EXPECT_GT(path.points.front().y, path.points.back().y);
}

TEST(ChartLayout, TellsTheLinesApartWithoutColour)
{
    const std::vector<Path> found = lines(layout(two_lines(), {640, 320, 14}));

    ASSERT_EQ(found.size(), 2u);
    EXPECT_NE(found[0].pattern, found[1].pattern);
}

TEST(ChartLayout, NamesEachLineBesideItsEnd)
{
    const std::vector<Primitive> out = layout(two_lines(), {640, 320, 14});

    EXPECT_GT(label_of(out, "First").at.x, lines(out)[0].points.back().x);
}

TEST(ChartLayout, KeepsTheNamesOfLinesThatEndTogetherApart)
{
    const std::vector<Primitive> out = layout(two_lines(), {640, 320, 14});

    const Label first = label_of(out, "First");
    const Label second = label_of(out, "Second");
    EXPECT_GE(std::abs(first.at.y - second.at.y), first.size);
}

TEST(ChartLayout, StaysInsideItsSizeAtEveryLetterSize)
{
    for (const int em : {14, 28, 42}) {
        Chart chart = two_lines();
        for (int i = 0; i <= 10; ++i) chart.marks.push_back({i, Shape::up, Ink::good, std::to_string(i)});
        const Size size{900, natural_height(chart, 900, em), em};

        for (const Label& label : all<Label>(layout(chart, size))) {
            const int width = planned_width(label.text, label.size);
            const int left = label.anchor == Anchor::begin ? label.at.x
                             : label.anchor == Anchor::end ? label.at.x - width
                                                           : label.at.x - width / 2;
            EXPECT_GE(left, 0) << label.text;
            EXPECT_LE(left + width, size.width * unit) << label.text << " at " << em;
            EXPECT_GE(label.at.y - label.size / 2, 0) << label.text;
            EXPECT_LE(label.at.y + label.size / 2, size.height * unit) << label.text << " at " << em;
        }
    }
}

TEST(ChartLayout, PutsMarksOfOneMomentBelowEachOther)
{
    Chart chart = two_lines();
    chart.marks = {{5, Shape::up, Ink::good, "1"}, {5, Shape::down, Ink::bad, "2"}};

    const std::vector<Primitive> out = layout(chart, {640, natural_height(chart, 640, 14), 14});

    EXPECT_GT(label_of(out, "2").at.y - label_of(out, "1").at.y, 14 * unit);
}

TEST(ChartLayout, DrawsAValueOutsideTheAxisAtItsEdge)
{
    Chart chart = two_lines();
    chart.series[0].points.back().y = 99;

    EXPECT_EQ(lines(layout(chart, {}))[0].points, lines(layout(two_lines(), {}))[0].points);
}

TEST(ChartLayout, DrawsAnIntervalAsABarWithTwoCaps)
{
    Chart chart = two_lines();
    chart.series[0].intervals = {{5, 1, 5}};

    EXPECT_EQ(lines(layout(chart, {})).size(), lines(layout(two_lines(), {})).size() + 3);
}

TEST(ChartLayout, LeavesOutAxisLabelsThatWouldTouch)
{
    Chart chart = two_lines();
    chart.x.ticks.clear();
    for (int i = 0; i <= 10; ++i) chart.x.ticks.push_back({i, "moment " + std::to_string(i)});

    std::vector<Label> shown = all<Label>(layout(chart, {400, 300, 14}));
    std::erase_if(shown, [](const Label& label) { return label.text.rfind("moment", 0) != 0; });

    ASSERT_GE(shown.size(), 2u);
    for (std::size_t i = 1; i < shown.size(); ++i) {
        EXPECT_GE(shown[i].at.x - shown[i - 1].at.x, planned_width(shown[i].text, shown[i].size));
    }
}

TEST(ChartLayout, SurvivesAChartWithoutAnything)
{
    EXPECT_FALSE(layout(Chart{}, {1, 1, 1}).empty());
}

TEST(ChartSvg, EscapesWhatAnAuthorWrote)
{
    Chart chart = two_lines();
    chart.title = "<script>\"&\x01";

    const std::string text = svg(chart, {});

    EXPECT_NE(text.find("<title>&lt;script&gt;&quot;&amp;\xEF\xBF\xBD</title>"), std::string::npos);
    EXPECT_EQ(text.find("<script"), std::string::npos);
}

TEST(ChartSvg, TellsTheNumbersInItsDescription)
{
    EXPECT_NE(svg(two_lines(), {}).find("<desc>x 0, y 0. x 10, y 6. </desc>"), std::string::npos);
}

TEST(ChartSvg, DashesTheSecondLine)
{
    const std::string text = svg(two_lines(), {});

    EXPECT_EQ(text.find("stroke-dasharray"), text.rfind("stroke-dasharray"));
    EXPECT_NE(text.find("stroke-dasharray"), std::string::npos);
}

TEST(ChartSvg, IsTheSameEveryTime)
{
    EXPECT_EQ(svg(two_lines(), {640, 320, 14}), svg(two_lines(), {640, 320, 14}));
}

/// A heat map of that many rows and columns.
Chart heat_map(std::size_t rows, std::size_t columns)
{
    Chart chart;
    chart.title = "Who needs what";
    for (std::size_t k = 0; k < columns; ++k)
        chart.tiles.columns.push_back("A step with several words " + std::to_string(k));
    for (std::size_t i = 0; i < rows; ++i) {
        TileRow row{"Somebody with a long name " + std::to_string(i), {}};
        row.tiles.resize(columns, {Ink::weak, "42", "30–55 · 9", "coach"});
        chart.tiles.rows.push_back(std::move(row));
    }
    return chart;
}

Chart forest_of(std::size_t rows)
{
    Chart chart;
    chart.x = {"mark", 0, 100, {{0, "0"}, {100, "100"}}};
    chart.forest.reference = 70;
    for (std::size_t i = 0; i < rows; ++i)
        chart.forest.rows.push_back({"Step " + std::to_string(i), 50, 40, 60, "50 (40 to 60)", false});
    return chart;
}

/// Widths with their letters: paper, a page, a window, the same with the largest text.
constexpr std::pair<int, int> sizes[] = {{499, 7}, {720, 14}, {1040, 14}, {1200, 45}, {1900, 30}};

/// Whether everything that is drawn lies on the picture.
bool lies_inside(const Chart& chart, const Size& size)
{
    const auto in = [&](const At& at) {
        return at.x >= 0 && at.y >= 0 && at.x <= size.width * unit && at.y <= size.height * unit;
    };
    for (const Primitive& primitive : layout(chart, size)) {
        if (const auto* const box = std::get_if<Box>(&primitive); box && !(in(box->from) && in(box->to))) return false;
        if (const auto* const label = std::get_if<Label>(&primitive); label && !in(label->at)) return false;
        if (const auto* const path = std::get_if<Path>(&primitive)) {
            for (const At& at : path->points) {
                if (!in(at)) return false;
            }
        }
    }
    return true;
}

TEST(HeatMap, LiesOnItsPictureAtEverySize)
{
    const Chart chart = heat_map(5, 11);
    for (const auto& [width, em] : sizes)
        EXPECT_TRUE(lies_inside(chart, {width, natural_height(chart, width, em), em})) << width << " at " << em;
}

TEST(HeatMap, SaysInWordsWhatItsGroundsSay)
{
    const Chart chart = heat_map(1, 1);
    std::string words;
    for (const Primitive& primitive : layout(chart, {720, natural_height(chart, 720, 14), 14})) {
        if (const auto* const label = std::get_if<Label>(&primitive)) words += label->text + "|";
    }

    for (const char* const part : {"42|", "30–55 · 9|", "coach|"})
        EXPECT_NE(words.find(part), std::string::npos) << part;
}

TEST(HeatMap, KeepsEveryTileWhereItsColumnsStandInBands)
{
    const Chart chart = heat_map(3, 11);
    const auto boxes = [&](int width) {
        const std::vector<Primitive> all = layout(chart, {width, natural_height(chart, width, 14), 14});
        return std::ranges::count_if(all, [](const Primitive& each) { return std::holds_alternative<Box>(each); });
    };

    EXPECT_EQ(boxes(400), 33);
    EXPECT_EQ(boxes(1900), 33);
    EXPECT_GT(natural_height(chart, 400, 14), natural_height(chart, 1900, 14));
}

TEST(HeatMap, FallsIntoPartsThatHoldEveryRowOnce)
{
    const std::vector<Chart> parts = in_parts(heat_map(33, 2), 16);
    std::vector<std::string> names;
    for (const Chart& part : parts) {
        EXPECT_LE(part.tiles.rows.size(), 16U);
        EXPECT_FALSE(part.title.empty());
        for (const TileRow& row : part.tiles.rows) names.push_back(row.label);
    }

    EXPECT_EQ(parts.size(), 3U);
    EXPECT_EQ(names.size(), 33U);
    EXPECT_EQ(in_parts(forest_of(40), 16).size(), 1U);
}

TEST(Forest, LiesOnItsPictureAtEverySize)
{
    const Chart chart = forest_of(12);
    for (const auto& [width, em] : sizes)
        EXPECT_TRUE(lies_inside(chart, {width, natural_height(chart, width, em), em})) << width << " at " << em;
}

TEST(Forest, PutsEveryValueBetweenItsEnds)
{
    const Chart chart = forest_of(1);
    const Size size{720, natural_height(chart, 720, 14), 14};
    int value = 0;
    std::vector<int> ends;
    for (const Primitive& primitive : layout(chart, size)) {
        if (const auto* const glyph = std::get_if<Glyph>(&primitive)) value = glyph->centre.x;
        const auto* const path = std::get_if<Path>(&primitive);
        if (path && path->ink == Ink::series_2) ends.push_back(path->points.front().x);
    }

    ASSERT_FALSE(ends.empty());
    EXPECT_GT(value, *std::ranges::min_element(ends));
    EXPECT_LT(value, *std::ranges::max_element(ends));
}

TEST(Forest, GivesItsBarsHalfTheWidthHoweverLargeTheLetters)
{
    Chart chart = forest_of(3);
    chart.forest.rows[0].label = "Agility: deeds that can be seen by a customer";
    for (const auto& [width, em] : {std::pair(380, 14), std::pair(1180, 35), std::pair(360, 14), std::pair(720, 14)}) {
        int least = width * unit;
        int most = 0;
        for (const Primitive& primitive : layout(chart, {width, natural_height(chart, width, em), em})) {
            const auto* const path = std::get_if<Path>(&primitive);
            if (path == nullptr || path->ink != Ink::grid) continue;
            least = std::min(least, path->points.front().x);
            most = std::max(most, path->points.front().x);
        }
        EXPECT_GE(2 * (most - least), width * unit) << width << " at " << em;
    }
}

TEST(Forest, LeavesOutAxisLabelsThatWouldTouch)
{
    Chart chart = forest_of(3);
    chart.x.ticks.clear();
    for (int value = 0; value <= 100; value += 5) chart.x.ticks.push_back({value, std::to_string(value) + " marks"});
    int before = 0;
    int shown = 0;
    for (const Primitive& primitive : layout(chart, {380, natural_height(chart, 380, 14), 14})) {
        const auto* const label = std::get_if<Label>(&primitive);
        if (label == nullptr || !label->text.ends_with(" marks")) continue;
        const int half = planned_width(label->text, label->size) / 2;
        EXPECT_GE(label->at.x - half, before);
        before = label->at.x + half;
        ++shown;
    }
    EXPECT_GT(shown, 2);
    EXPECT_LE(before, 380 * unit);
}

TEST(Histogram, DrawsEachColumnAsHighAsItsCount)
{
    Chart chart;
    chart.x = {"mark", 0, 20, {}};
    chart.y = {"plays", 0, 10, {}};
    chart.bars = {{0, 10, 5}, {10, 20, 10}};
    std::vector<int> heights;
    for (const Primitive& primitive : layout(chart, {720, natural_height(chart, 720, 14), 14})) {
        if (const auto* const box = std::get_if<Box>(&primitive)) heights.push_back(box->to.y - box->from.y);
    }

    ASSERT_EQ(heights.size(), 2U);
    EXPECT_NEAR(heights[1], 2 * heights[0], 2);
}

}  // namespace
}  // namespace amends::report
