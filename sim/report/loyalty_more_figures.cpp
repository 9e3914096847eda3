// The loyalty page's charts beside the steps: which to train next, ways, too much of a good thing, what was known.
#include <algorithm>
#include <array>

#include "sim/report/loyalty_figures.h"

namespace amends::report {
namespace {

using loyalty::Account;
using loyalty::CurvePoint;

}  // namespace

LoyaltyFigure next_figure(const Account& account)
{
    LoyaltyFigure out{
        "next",
        "Which step to train next?",
        "How often each step came out best when the sums were done again on " + std::to_string(account.resamples) +
            " samples drawn anew from these customers. Read it as a chance, not as an order: even with two thousand "
            "customers the order of three steps is right only two times in three.",
        {}};
    Chart& chart = out.chart;
    chart.title = "Chance to be the best step to train next";
    chart.x = {"chance; 100 % would be certain", 0, 1000, {}};
    for (int value = 0; value <= 1000; value += 250)
        chart.x.ticks.push_back({value, std::to_string(value / 10) + " %"});
    chart.table.columns = {"step", "chance to be the best"};
    for (const auto& step : account.steps) {
        if (!step.step || step.best_permille < 0) continue;
        chart.forest.rows.push_back({step.name, step.best_permille, 0, step.best_permille,
                                     permille_text(step.best_permille), step.best_permille >= 500});
        chart.table.rows.push_back({step.name, permille_text(step.best_permille)});
    }
    return out;
}

LoyaltyFigure path_figure(const Account& account)
{
    LoyaltyFigure out{
        "path",
        "By which way?",
        "The numbers on the arrows are standardised: how many standard deviations the next moves for one of the "
        "former, "
        "everything before it held still. Through the whole chain, one more unit at its start goes with " +
            hundredths_text(account.indirect) + " units at its end" +
            (account.indirect_interval
                 ? " (" + std::to_string(account.level_percent) + " % interval " +
                       hundredths_text(account.indirect_low) + " to " + hundredths_text(account.indirect_high) + ")"
                 : std::string()) +
            "; directly, " + hundredths_text(account.direct) + "; altogether, " + hundredths_text(account.total) +
            ". The arrows' directions are assumed, not found.",
        {}};
    // Nodes stand along the axis, first cause at the left; a way is a line from its cause to its effect, each at a
    // height of its own with its name beside it.
    Chart& chart = out.chart;
    chart.title = "From first cause to last effect";
    const auto place = [&chart](const std::string& node) {
        auto& ticks = chart.x.ticks;
        const auto found =
            std::find_if(ticks.begin(), ticks.end(), [&](const Tick& tick) { return tick.label == node; });
        if (found != ticks.end()) return found->value;
        ticks.push_back({static_cast<int>(ticks.size()) * 100, node});
        return ticks.back().value;
    };
    for (const auto& arrow : account.path) {
        if (!arrow.along) continue;
        place(arrow.from);
        place(arrow.to);
    }
    chart.table.columns = {"from", "to", "effect", "standard error", "standardised"};
    int height = static_cast<int>(account.path.size());
    for (const auto& arrow : account.path) {
        const int from = place(arrow.from);
        const int to = place(arrow.to);
        chart.series.push_back({arrow.from + " → " + arrow.to + " " + hundredths_text(arrow.standardised),
                                arrow.along ? Pattern::solid : Pattern::dashed,
                                arrow.along ? Ink::series_1 : Ink::series_2,
                                {{from, height}, {to, height}},
                                {}});
        --height;
        chart.table.rows.push_back({arrow.from, arrow.to, thousandths_text(arrow.estimate),
                                    thousandths_text(arrow.error), thousandths_text(arrow.standardised)});
    }
    chart.x.title = "from a cause at the left to what it moves at the right; dashed: past what lies between";
    chart.x.least = -20;
    chart.x.most = chart.x.ticks.back().value + 20;
    chart.y = {"", 0, static_cast<int>(account.path.size()) + 1, {}};
    return out;
}

LoyaltyFigure paradox_figure(const Account& account)
{
    LoyaltyFigure out{
        "paradox",
        "Can it be too much of a good thing?",
        (account.paradox_found
             ? "Along " + account.paradox_column + ", the outcome rises and then falls: both tests say so."
             : "Along " + account.paradox_column +
                   ", the data do not show that more becomes worse: not both tests say so.") +
            " The curve is a parabola with what the data allow; the two straight lines, below and above the middle "
            "customer, are fitted for themselves. A curve can bend down where nothing does, so both must rise and then "
            "fall. The tests: " +
            account.paradox_numbers + "." +
            (account.besides.empty()
                 ? " Whether a recovered customer is worth more than one who never had a failure is "
                   "another question: it needs customers of both kinds in the file."
                 : ""),
        {}};
    Chart& chart = out.chart;
    chart.title = account.outcome + " along " + account.paradox_column;
    chart.table.columns = {account.paradox_column, "curve", "low", "high"};
    int least = account.paradox_curve.front().low;
    int most = account.paradox_curve.front().high;
    Series curve{"", Pattern::solid, Ink::series_1, {}, {}};
    Series low{"", Pattern::dashed, Ink::series_2, {}, {}};
    Series high = low;
    for (const CurvePoint& point : account.paradox_curve) {
        least = std::min(least, point.low);
        most = std::max(most, point.high);
        curve.points.push_back({point.x, point.mean});
        low.points.push_back({point.x, point.low});
        high.points.push_back({point.x, point.high});
        chart.table.rows.push_back({thousandths_text(point.x), thousandths_text(point.mean),
                                    thousandths_text(point.low), thousandths_text(point.high)});
    }
    chart.x = value_axis(account.paradox_column, account.paradox_curve.front().x, account.paradox_curve.back().x);
    chart.y = value_axis(account.outcome, least, most);
    chart.series = {std::move(low), std::move(high), std::move(curve)};
    for (std::size_t i = 0; i + 1 < account.paradox_lines.size(); i += 2) {
        const CurvePoint& from = account.paradox_lines[i];
        const CurvePoint& to = account.paradox_lines[i + 1];
        chart.series.push_back({"", Pattern::dotted, Ink::series_3, {{from.x, from.mean}, {to.x, to.mean}}, {}});
    }
    return out;
}

LoyaltyFigure unfailed_figure(const Account& account)
{
    std::string reading;
    for (const std::string& line : loyalty_beside(account)) reading += (reading.empty() ? "" : " ") + line;
    LoyaltyFigure out{"unfailed", "Does a good recovery beat no failure?", std::move(reading), {}};
    std::vector<Range> rows;
    Table table{{"recovered customers", "customers", "more than without a failure", "low", "high"}, {}};
    for (const auto& beside : account.besides) {
        const std::string who = beside.who == "all"          ? "all recovered"
                                : beside.who == "best_third" ? "best-recovered third"
                                                             : "best-recovered tenth";
        const auto told = [&](int value) {
            return account.besides_share ? points_text(value) : hundredths_text(value);
        };
        rows.push_back({who, beside.more, beside.low, beside.high,
                        told(beside.more) + " (" + told(beside.low) + " to " + told(beside.high) + ")",
                        beside.low > 0 || beside.high < 0});
        table.rows.push_back(
            {who, std::to_string(beside.customers), told(beside.more), told(beside.low), told(beside.high)});
    }
    const std::string title = "Recovered, beside those who never had a failure";
    if (account.besides_share) {
        out.chart = points_forest(title, std::move(rows));
    } else {
        out.chart.title = title;
        out.chart.x = difference_axis(rows, account.outcome);
        out.chart.forest.rows = std::move(rows);
    }
    out.chart.table = std::move(table);
    return out;
}

LoyaltyFigure known_figure(const Account& account)
{
    LoyaltyFigure out{"known",
                      "What was known before, and what do these data say?",
                      "For each: what was published, what these data say alone, and both together. As times as high "
                      "odds; 1 (the dotted line) is no difference. How sure the published figure is, is our own choice "
                      "and wide: the source gives no error.",
                      {}};
    Chart& chart = out.chart;
    chart.title = "Published, these data, both";
    chart.table.columns = {"", "times as high", "low", "high"};
    for (const auto& each : account.known) {
        const std::array<std::array<int, 3>, 3> told{{{each.published, each.published_low, each.published_high},
                                                      {each.data, each.data_low, each.data_high},
                                                      {each.both, each.both_low, each.both_high}}};
        static constexpr const char* k_names[] = {"published", "these data", "both"};
        for (std::size_t i = 0; i < told.size(); ++i) {
            const auto& [value, low, high] = told[i];
            const std::string name = each.column + ": " + k_names[i];
            chart.forest.rows.push_back(
                {name, on_log_axis(value), on_log_axis(low), on_log_axis(high),
                 hundredths_text(value) + " (" + hundredths_text(low) + " to " + hundredths_text(high) + ")", i == 2});
            chart.table.rows.push_back({name, hundredths_text(value), hundredths_text(low), hundredths_text(high)});
        }
        out.reading += " \"" + each.column + "\" is read as: " + each.what + ". Source: " + each.source + ".";
    }
    chart.x = ratio_axis(chart.forest.rows);
    return out;
}

}  // namespace amends::report
