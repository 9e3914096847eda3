// The loyalty page's charts.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "sim/report/loyalty_figures.h"

namespace amends::report {
namespace {

using loyalty::Account;
using loyalty::CurvePoint;
using loyalty::StepAccount;

/// A round distance between ticks, so that about five fit.
int tick_step(int span)
{
    for (std::int64_t step = 1;; step *= 10) {
        for (const int factor : {1, 2, 5}) {
            if (span / (step * factor) <= 6) return static_cast<int>(step * factor);
        }
    }
}

Axis share_axis(std::string title)
{
    Axis axis{std::move(title), 0, 1000, {}};
    for (int value = 0; value <= 1000; value += 250) axis.ticks.push_back({value, std::to_string(value / 10) + " %"});
    return axis;
}

/// Thousandths of the natural logarithm of 1.01 to 99, so that half and twice lie equally far from once. The values are
/// the powers of two and what stands between them.
struct RatioTick {
    int thousandths;  ///< of the ratio
    int log;          ///< of its logarithm
};
constexpr RatioTick k_ratio_ticks[] = {{100, -2303}, {200, -1609}, {333, -1099}, {500, -693},  {667, -405},
                                       {800, -223},  {900, -105},  {1000, 0},    {1100, 95},   {1250, 223},
                                       {1500, 405},  {2000, 693},  {3000, 1099}, {5000, 1609}, {10000, 2303}};

}  // namespace

std::string permille_text(int permille)
{
    const int whole = std::abs(permille);
    return (permille < 0 ? "-" : "") + std::to_string(whole / 10) + "." + std::to_string(whole % 10) + " %";
}

std::string thousandths_text(int value)
{
    const int whole = std::abs(value);
    std::string rest = std::to_string(1000 + whole % 1000).substr(1);
    return (value < 0 ? "-" : "") + std::to_string(whole / 1000) + "." + rest;
}

Axis value_axis(std::string title, int least, int most)
{
    Axis axis{std::move(title), least, std::max(most, least + 1), {}};
    const int step = tick_step(axis.most - axis.least);
    for (int value = (least / step) * step; value <= most; value += step) {
        if (value >= least)
            axis.ticks.push_back({value, step % 1000 == 0 ? std::to_string(value / 1000) : thousandths_text(value)});
    }
    return axis;
}

int on_log_axis(int thousandths)
{
    const RatioTick* before = std::begin(k_ratio_ticks);
    for (const RatioTick& tick : k_ratio_ticks) {
        if (tick.thousandths >= thousandths) {
            const int span = std::max(1, tick.thousandths - before->thousandths);
            return tick.thousandths == before->thousandths
                       ? tick.log
                       : before->log + (tick.log - before->log) * (thousandths - before->thousandths) / span;
        }
        before = &tick;
    }
    return before->log;
}

Axis ratio_axis(const std::vector<Range>& rows)
{
    Axis axis{"times as high (1 is no difference); bars: what the data still allow", -105, 105, {}};
    for (const Range& row : rows) {
        axis.least = std::min(axis.least, row.low - 40);
        axis.most = std::max(axis.most, row.high + 40);
    }
    for (const RatioTick& tick : k_ratio_ticks) {
        if (tick.log >= axis.least && tick.log <= axis.most)
            axis.ticks.push_back({tick.log, hundredths_text(tick.thousandths)});
    }
    return axis;
}

Chart points_forest(std::string title, std::vector<Range> rows)
{
    Chart chart;
    chart.title = std::move(title);
    int least = 0;
    int most = 0;
    for (Range& row : rows) {
        least = std::min(least, row.low);
        most = std::max(most, row.high);
        row.words = points_text(row.value) + " (" + points_text(row.low) + " to " + points_text(row.high) + ")";
    }
    const int pad = std::max(5, (most - least) / 20);
    chart.x = {"percentage points; bars: what the data still allow", least - pad, most + pad, {}};
    const int step = std::max(10, tick_step(chart.x.most - chart.x.least));
    for (int value = chart.x.least / step * step; value <= chart.x.most; value += step) {
        if (value >= chart.x.least) chart.x.ticks.push_back({value, points_text(value)});
    }
    chart.forest.rows = std::move(rows);
    return chart;
}

Axis difference_axis(const std::vector<Range>& rows, const std::string& outcome)
{
    int least = 0;
    int most = 0;
    for (const Range& row : rows) {
        least = std::min(least, row.low);
        most = std::max(most, row.high);
    }
    const int pad = std::max(1, (most - least) / 20);
    return value_axis("more of " + outcome + "; bars: what the data still allow", least - pad, most + pad);
}

namespace {

bool open_question(const StepAccount& step)
{
    return step.low <= 0 && step.high >= 0;
}

/// Of the steps, or of everything else: on an axis of its own, since what tells cases apart moves far more.
LoyaltyFigure points_figure(const Account& account, bool steps)
{
    LoyaltyFigure out{
        steps ? "steps" : "others",
        steps ? "What does one more point of each step go with?" : "And what else tells customers apart?",
        steps ? "Each dot is the change in the share of customers with the outcome, in percentage points, when that "
                "step scores one point more and everything else stays as it was. The bar is what the data still "
                "allow: one that crosses the dotted line at zero could as well be nothing."
              : "What is allowed for, and is no step to train: on an axis of its own. One that says yes or no is told "
                "from no to yes. A bar that crosses the dotted line could as well be nothing.",
        {}};
    std::vector<Range> rows;
    Table table{{"step", "points for one more", "low", "high", "more than nothing?", "customers differ from", "to"},
                {}};
    for (const StepAccount& step : account.steps) {
        if (step.step != steps) continue;
        rows.push_back({step.name, step.points, step.low, step.high, "", step.clear});
        table.rows.push_back({step.name, points_text(step.points), points_text(step.low), points_text(step.high),
                              open_question(step) ? "could as well be nothing"
                              : step.clear        ? "yes"
                                                  : "by itself, not among so many",
                              points_text(step.least), points_text(step.most)});
    }
    out.chart = points_forest(steps ? "Points for one more point" : "Points, other terms", std::move(rows));
    out.chart.table = std::move(table);
    return out;
}

/// The same for a model whose effects are ratios, or differences where it is linear.
LoyaltyFigure ratio_figure(const Account& account, bool steps)
{
    const bool linear = account.family == "linear";
    const int none = linear ? 0 : 1000;
    LoyaltyFigure out{steps ? "steps" : "others",
                      steps ? "What does one more point of each step go with?" : "And what else tells customers apart?",
                      loyalty_direction(account) +
                          " The bar is what the data still allow: one that crosses the dotted line could as well be "
                          "nothing.",
                      {}};
    std::vector<Range> rows;
    Table table{
        {"step", linear ? "more for one more" : "times as high for one more", "low", "high", "more than nothing?"}, {}};
    for (const loyalty::RatioAccount& each : account.ratios) {
        if (each.step != steps) continue;
        const auto place = [linear](int value) { return linear ? value : on_log_axis(value); };
        const bool open = each.low <= none && each.high >= none;
        rows.push_back(
            {each.name, place(each.value), place(each.low), place(each.high),
             hundredths_text(each.value) + " (" + hundredths_text(each.low) + " to " + hundredths_text(each.high) + ")",
             !open});
        table.rows.push_back({each.name, hundredths_text(each.value), hundredths_text(each.low),
                              hundredths_text(each.high), open ? "could as well be nothing" : "yes"});
    }
    out.chart.title = steps ? "One more point" : "Other terms";
    out.chart.x = linear ? difference_axis(rows, account.outcome) : ratio_axis(rows);
    out.chart.forest.rows = std::move(rows);
    out.chart.table = std::move(table);
    return out;
}

Series curve_series(std::string label, Pattern pattern, Ink ink, const std::vector<CurvePoint>& curve,
                    int CurvePoint::*member)
{
    Series series{std::move(label), pattern, ink, {}, {}};
    for (const CurvePoint& point : curve) series.points.push_back({point.x, point.*member});
    return series;
}

LoyaltyFigure curve_figure(const StepAccount& step)
{
    LoyaltyFigure out{
        "",
        "How does the outcome change along " + step.name + "?",
        "The middle line is the share expected if every customer had that score; the dashed lines hold what "
        "the data allow. Marks below show where customers were. Nothing is drawn beyond where 5 to 95 % of "
        "them lie.",
        {}};
    if (open_question(step))
        out.reading += " The slope could as well be nothing: read no rise or fall out of this line.";
    Chart& chart = out.chart;
    chart.title = step.name;
    chart.x = value_axis(step.name, step.curve.front().x, step.curve.back().x);
    chart.y = share_axis("share with the outcome");
    chart.series = {curve_series("", Pattern::dashed, Ink::series_2, step.curve, &CurvePoint::low),
                    curve_series("", Pattern::dashed, Ink::series_2, step.curve, &CurvePoint::high),
                    curve_series("", Pattern::solid, Ink::series_1, step.curve, &CurvePoint::mean)};
    // The rug is a row of dots on the axis where customers were: one for each of so many places, however many they are.
    constexpr std::int64_t k_places = 48;
    std::set<std::int64_t> taken;
    for (const int value : step.rug) {
        if (value < chart.x.least || value > chart.x.most) continue;
        const std::int64_t place = (value - chart.x.least) * k_places / (chart.x.most - chart.x.least);
        if (taken.insert(place).second) chart.series.push_back({"", Pattern::solid, Ink::series_3, {{value, 0}}, {}});
    }
    chart.table.columns = {step.name, "expected", "low", "high"};
    for (const CurvePoint& point : step.curve) {
        chart.table.rows.push_back({thousandths_text(point.x), permille_text(point.mean), permille_text(point.low),
                                    permille_text(point.high)});
    }
    return out;
}

LoyaltyFigure calibration_figure(const Account& account)
{
    LoyaltyFigure out{"calibration",
                      "Does it happen as often as the model says?",
                      "Customers in ten groups by what the model expects. Dots on the dotted line mean that what it "
                      "expects is what happened.",
                      {}};
    Chart& chart = out.chart;
    chart.title = "Expected and seen";
    chart.x = share_axis("expected");
    chart.y = share_axis("seen");
    chart.series.push_back({"", Pattern::dotted, Ink::series_3, {{0, 0}, {1000, 1000}}, {}});
    chart.table.columns = {"customers", "expected", "seen"};
    for (const auto& decile : account.deciles) {
        chart.series.push_back({"", Pattern::solid, Ink::series_1, {{decile.predicted, decile.observed}}, {}});
        chart.table.rows.push_back(
            {std::to_string(decile.n), permille_text(decile.predicted), permille_text(decile.observed)});
    }
    return out;
}

LoyaltyFigure lift_figure(const Account& account)
{
    LoyaltyFigure out{
        "lift",
        "How well would it pick customers out?",
        "Customers in order of what the model expects of them, each judged by a fit that had not seen them. "
        "The higher above the dotted line, the better the order.",
        {}};
    Chart& chart = out.chart;
    chart.title = "Outcomes found";
    chart.x = share_axis("share of customers asked, most expected first");
    chart.y = share_axis("share of the outcomes among them");
    chart.series.push_back({"", Pattern::dotted, Ink::series_3, {{0, 0}, {1000, 1000}}, {}});
    Series series{"", Pattern::solid, Ink::series_1, {{0, 0}}, {}};
    chart.table.columns = {"customers asked", "outcomes found"};
    for (std::size_t i = 0; i < account.lift.size(); ++i) {
        const int asked = static_cast<int>(i + 1) * 100;
        series.points.push_back({asked, account.lift[i]});
        chart.table.rows.push_back({permille_text(asked), permille_text(account.lift[i])});
    }
    chart.series.push_back(std::move(series));
    return out;
}

LoyaltyFigure survival_figure(const Account& account)
{
    LoyaltyFigure out{
        "survival",
        "How long until it happens, by how well the recovery went?",
        "The share of customers to whom it has not happened yet, for the third with the lowest, middle and "
        "highest scores. Customers whom we stopped watching count as long as we watched.",
        {}};
    Chart& chart = out.chart;
    chart.title = "Not yet happened";
    chart.y = share_axis("share");
    chart.table.columns = {"third", "time", "share", "low", "high"};
    int latest = 1;
    static constexpr Pattern k_patterns[] = {Pattern::solid, Pattern::dashed, Pattern::dotted, Pattern::solid};
    static constexpr Ink k_inks[] = {Ink::series_1, Ink::series_2, Ink::series_3, Ink::series_3};
    for (std::size_t i = 0; i < account.survival.size(); ++i) {
        const auto& group = account.survival[i];
        Series series{group.name, k_patterns[i % 4], k_inks[i % 4], {}, {}};
        int share = 1000;
        for (const CurvePoint& point : group.curve) {
            series.points.push_back({point.x, share});
            series.points.push_back({point.x, point.mean});
            share = point.mean;
            latest = std::max(latest, point.x);
        }
        const std::size_t stride = std::max<std::size_t>(1, group.curve.size() / 12);
        for (std::size_t k = 0; k < group.curve.size(); k += stride) {
            const CurvePoint& point = group.curve[k];
            chart.table.rows.push_back({group.name, thousandths_text(point.x), permille_text(point.mean),
                                        permille_text(point.low), permille_text(point.high)});
        }
        chart.series.push_back(std::move(series));
    }
    chart.x = value_axis("time", 0, latest);
    return out;
}

LoyaltyFigure groups_figure(const Account& account)
{
    LoyaltyFigure out{
        "groups",
        "How much do trainees differ?",
        "Each dot is a trainee's difference from an average one, drawn towards zero the more the fewer "
        "contacts there are: in the order of their names, because the bars overlap too much for a ranking.",
        {}};
    std::vector<Range> all;
    Table table{{"trainee", "contacts", "points", "low", "high"}, {}};
    for (const auto& group : account.groups) {
        all.push_back({group.name, group.points, group.low, group.high, "", false});
        table.rows.push_back({group.name, std::to_string(group.rows), points_text(group.points), points_text(group.low),
                              points_text(group.high)});
    }
    out.chart = points_forest("Difference from an average trainee", std::move(all));
    out.chart.table = std::move(table);
    return out;
}

/// Whether chances to be the best step are known, and worth telling.
bool ranked(const Account& account)
{
    return account.verdict == loyalty::Verdict::enough && account.resamples > 0 &&
           std::ranges::any_of(account.steps, [](const StepAccount& step) { return step.best_permille >= 0; });
}

}  // namespace

std::vector<LoyaltyFigure> loyalty_figures(const Account& account)
{
    std::vector<LoyaltyFigure> out;
    for (const bool steps : {true, false}) {
        const auto has = [steps](const auto& each) { return each.step == steps; };
        if (std::ranges::any_of(account.steps, has)) out.push_back(points_figure(account, steps));
        if (std::ranges::any_of(account.ratios, has)) out.push_back(ratio_figure(account, steps));
        if (steps && ranked(account)) out.push_back(next_figure(account));
        if (steps && !account.known.empty()) out.push_back(known_figure(account));
    }
    int curves = 0;
    for (const StepAccount& step : account.steps) {
        if (!step.step || step.curve.empty()) continue;
        out.push_back(curve_figure(step));
        out.back().id = "curve-" + std::to_string(++curves);
    }
    if (!account.deciles.empty()) out.push_back(calibration_figure(account));
    if (!account.lift.empty()) out.push_back(lift_figure(account));
    if (!account.survival.empty()) out.push_back(survival_figure(account));
    if (!account.path.empty()) out.push_back(path_figure(account));
    if (!account.paradox_curve.empty()) out.push_back(paradox_figure(account));
    if (!account.besides.empty()) out.push_back(unfailed_figure(account));
    if (account.groups_comparable) out.push_back(groups_figure(account));
    return out;
}

}  // namespace amends::report
