#include "sim/report/team/scenario_page.h"

#include <algorithm>

#include "sim/report/team/about.h"
#include "sim/report/team/choices.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/figures.h"

namespace amends::report {
namespace {

constexpr int enough_plays = 20;
constexpr int enough_trainees = 10;

/// Pearson's correlation of two lists of thousandths, in permille.
int correlation_permille(const std::vector<std::pair<std::int64_t, std::int64_t>>& pairs)
{
    const auto n = static_cast<std::int64_t>(pairs.size());
    if (n < 2) return 0;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (const auto& [a, b] : pairs) {
        x += a;
        y += b;
    }
    x = divided(x, n);
    y = divided(y, n);
    std::int64_t xx = 0;
    std::int64_t yy = 0;
    std::int64_t xy = 0;
    for (const auto& [a, b] : pairs) {
        xx += (a - x) * (a - x);
        yy += (b - y) * (b - y);
        xy += (a - x) * (b - y);
    }
    const std::int64_t spread = std::max<std::int64_t>(1, divided(root_of(xx), 10)) * divided(root_of(yy), 10);
    return spread == 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(divided(xy * 10, spread), -1000, 1000));
}

/// A trainee's mean in one scenario and in all others, thousandths; false where either is missing.
bool here_and_elsewhere(const Tally::Person& person, int scenario, std::size_t step, const std::vector<int>& difficulty,
                        std::pair<std::int64_t, std::int64_t>& means)
{
    std::int64_t here = 0;
    std::int64_t elsewhere = 0;
    int plays_here = 0;
    int plays_elsewhere = 0;
    for (const Tally::Cell& cell : person.cells) {
        const StepSum& sum = cell.steps[step];
        const std::int64_t marks = std::int64_t{1000} * sum.marks -
                                   std::int64_t{sum.plays} * difficulty[static_cast<std::size_t>(cell.scenario)];
        (cell.scenario == scenario ? here : elsewhere) += marks;
        (cell.scenario == scenario ? plays_here : plays_elsewhere) += sum.plays;
    }
    if (plays_here == 0 || plays_elsewhere == 0) return false;
    means = {divided(here, plays_here), divided(elsewhere, plays_elsewhere)};
    return true;
}

class ScenarioPage {
public:
    ScenarioPage(const Ledger& ledger, const Filter& filter, const Catalogue& words)
        : ledger_(ledger),
          filter_(filter),
          words_(words),
          tally_(tally_of(ledger, filter)),
          figures_(scenario_figures(ledger, tally_))
    {
    }

    Page make()
    {
        Page page;
        page.id = "scenarios";
        page.title = words_("report.scenarios.title");
        page.framework = ledger_.title();
        page.filters = filter_words(ledger_, filter_, words_);
        page.notices = notices(ledger_, words_);
        page.sections.push_back(overview());
        if (tally_.plays() == 0) return page;
        page.sections.push_back(to_revise());
        for (const std::size_t s : order_) page.sections.push_back(marks(s));
        page.cannot_tell = {words_("report.scenarios.cannot_tell.1"), words_("report.scenarios.cannot_tell.2")};
        return page;
    }

private:
    const Ledger::Scenario& scenario(std::size_t s) const { return ledger_.scenarios()[s]; }

    Section overview()
    {
        Section out;
        out.id = "scenarios";
        out.heading = words_("report.scenarios.heading");
        if (tally_.plays() == 0) {
            out.says.push_back(words_("report.nothing"));
            return out;
        }
        for (std::size_t s = 0; s < figures_.size(); ++s) {
            if (figures_[s].plays > 0) order_.push_back(s);
        }
        std::ranges::stable_sort(order_, {}, [this](std::size_t s) { return scenario(s).title; });
        out.says = {words_("report.scenarios.reading"), words_("report.scenarios.apart")};
        for (const char* const id : {"scenario", "scenario_id", "plays", "trainees", "passed", "passed_percent",
                                     "easier", "tells_apart_permille", "versions"}) {
            out.grid.ids.emplace_back(id);
            out.grid.titles.push_back(words_("report.column." + std::string(id)));
        }
        const bool small =
            std::ranges::any_of(order_, [this](std::size_t s) { return figures_[s].trainees < least_group; });
        if (small) out.says.push_back(words_("report.scenarios.small", {{"n", std::to_string(least_group)}}));
        for (const std::size_t s : order_) {
            const ScenarioFigures& f = figures_[s];
            if (f.trainees < least_group) {
                std::vector<Cell> row = {cell(scenario(s).title), cell(scenario(s).id)};
                row.insert(row.end(), out.grid.ids.size() - row.size(), cell(words_("report.groups.hidden")));
                out.grid.rows.push_back(std::move(row));
                continue;
            }
            const bool apart = f.both >= enough_trainees;
            out.grid.rows.push_back({cell(scenario(s).title), cell(scenario(s).id), number_cell(f.plays),
                                     number_cell(f.trainees), number_cell(f.passed),
                                     number_cell(divided(100 * f.passed, f.plays)), tenths_cell(f.easier_tenths),
                                     apart ? number_cell(f.tells_apart_permille) : cell(""),
                                     number_cell(static_cast<long long>(scenario(s).versions.size()))});
        }
        return out;
    }

    Section to_revise() const
    {
        Section out;
        out.id = "revise";
        out.heading = words_("report.revise.heading");
        for (const std::size_t s : order_) {
            const std::string_view why = revise(figures_[s]);
            if (why.empty()) continue;
            out.says.push_back(words_("report.revise." + std::string(why), {{"scenario", scenario(s).title}}));
        }
        if (out.says.empty()) out.says.push_back(words_("report.revise.none"));
        return out;
    }

    Section marks(std::size_t s) const
    {
        Section out;
        out.id = "marks-" + scenario(s).id;
        out.heading = scenario(s).title;
        if (figures_[s].trainees < least_group) {
            out.says.push_back(words_("report.too_few", {{"n", std::to_string(least_group)}}));
            return out;
        }
        const Tally::Played& played = tally_.scenarios[s];
        out.charts.push_back(histogram(words_("report.marks.chart"), words_("report.marks.axis"),
                                       words_("report.marks.counts"), {played.tenths.begin(), played.tenths.end()}));
        out.grid = {{"from", "to", "plays"},
                    {words_("report.column.from"), words_("report.column.to"), words_("report.column.plays")},
                    {}};
        for (std::size_t i = 0; i < played.tenths.size(); ++i) {
            const int from = static_cast<int>(i) * 10;
            out.grid.rows.push_back(
                {number_cell(from), number_cell(i == 9 ? 100 : from + 9), number_cell(played.tenths[i])});
        }
        out.charts.back().table = table_of(out.grid);
        return out;
    }

    const Ledger& ledger_;
    const Filter& filter_;
    Words words_;
    Tally tally_;
    std::vector<ScenarioFigures> figures_;
    std::vector<std::size_t> order_;  ///< scenarios with plays, by title
};

}  // namespace

std::vector<ScenarioFigures> scenario_figures(const Ledger& ledger, const Tally& tally)
{
    const std::size_t total = ledger.steps().size();
    const StepModel model = model_of(ledger, tally).steps[total];
    std::vector<ScenarioFigures> out(ledger.scenarios().size());
    for (std::size_t s = 0; s < out.size(); ++s) {
        ScenarioFigures& f = out[s];
        f.plays = tally.scenarios[s].plays;
        f.passed = tally.scenarios[s].passed;
        f.easier_tenths = static_cast<int>(divided(model.difficulty[s], 100));
        std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
        for (const Tally::Person& person : tally.people) {
            const auto here = std::ranges::find(person.cells, static_cast<int>(s), &Tally::Cell::scenario);
            f.trainees += here != person.cells.end() ? 1 : 0;
            std::pair<std::int64_t, std::int64_t> means;
            if (here_and_elsewhere(person, static_cast<int>(s), total, model.difficulty, means)) pairs.push_back(means);
        }
        f.both = static_cast<int>(pairs.size());
        f.tells_apart_permille = correlation_permille(pairs);
    }
    return out;
}

std::string_view revise(const ScenarioFigures& figures)
{
    if (figures.plays < enough_plays || figures.trainees < least_group) return "";
    if (figures.passed * 100 >= figures.plays * 95) return "too_easy";
    if (figures.passed * 100 <= figures.plays * 5) return "too_hard";
    if (figures.both >= enough_trainees && figures.tells_apart_permille < 100) return "tells_nobody_apart";
    return "";
}

Page scenario_page(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                   const Scenarios& scenarios, const Catalogue& words)
{
    Page page = ScenarioPage(ledger, filter, words).make();
    for (Section& section : choice_sections(ledger, filter, conduct, scenarios, Words(words)))
        page.sections.push_back(std::move(section));
    return page;
}

}  // namespace amends::report
