#include "sim/report/team/figures.h"

#include <algorithm>

#include "sim/report/team/page.h"

namespace amends::report {
namespace {

/// A round distance so that at most eight ticks fit.
int step_of(int span)
{
    for (int step = 10;; step *= 10) {
        for (const int factor : {1, 2, 5}) {
            if (span / (step * factor) <= 8) return step * factor;
        }
    }
}

}  // namespace

Chart forest(std::string title, std::string axis, const std::vector<Ranged>& rows, int least, int most, int reference)
{
    Chart chart;
    chart.title = std::move(title);
    chart.x = {std::move(axis), least, most, {}};
    const int step = step_of(most - least);
    for (int value = least / step * step; value <= most; value += step)
        chart.x.ticks.push_back({value, std::to_string(value / 10)});
    chart.forest.reference = reference;
    for (const Ranged& row : rows) {
        const Estimate& e = row.estimate;
        chart.forest.rows.push_back(
            {row.label, e.value, e.low, e.high,
             tenths_text(e.value) + " (" + tenths_text(e.low) + " to " + tenths_text(e.high) + ")", row.strong});
    }
    return chart;
}

Chart histogram(std::string title, std::string axis, std::string counts, const std::vector<int>& tenths)
{
    Chart chart;
    chart.title = std::move(title);
    chart.x = {std::move(axis), 0, 100, {}};
    for (int value = 0; value <= 100; value += 10) chart.x.ticks.push_back({value, std::to_string(value)});
    const int most = std::max(1, *std::ranges::max_element(tenths));
    chart.y = {std::move(counts), 0, most, {}};
    chart.y.ticks = {{0, "0"}, {most, std::to_string(most)}};
    for (std::size_t i = 0; i < tenths.size(); ++i) {
        const int from = static_cast<int>(i) * 10;
        chart.bars.push_back({from, from + 10, tenths[i]});
    }
    return chart;
}

}  // namespace amends::report
