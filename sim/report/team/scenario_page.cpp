#include "sim/report/team/scenario_page.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/report/team/about.h"
#include "sim/report/team/choices.h"
#include "sim/report/team/decisions.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/figures.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

constexpr int enough_plays = 20;
constexpr int enough_trainees = 10;

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

/// A scenario with its plays that can be read, and what they show of its turns.
struct Decided {
    const scenario::Scenario* scenario = nullptr;
    std::vector<Conduct> plays;
    int trainees = 0;
    Decisions decisions;

    bool told() const { return trainees >= least_group; }
};

std::vector<Decided> decided_in(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                                const Scenarios& scenarios)
{
    std::vector<Decided> out;
    const std::vector<const Conduct*> plays = conduct_in(ledger, filter, conduct);
    if (plays.empty()) return out;
    std::map<std::string, std::size_t> row_of;
    for (std::size_t i = 0; i < ledger.rows().size(); ++i) row_of.emplace(ledger.rows()[i].play, i);
    for (const auto& scenario : scenarios) {
        Decided here{scenario.get(), {}, 0, {}};
        std::vector<const Conduct*> of_it;
        std::vector<int> marks;
        std::vector<int> trainees;
        for (const Conduct* const play : plays) {
            if (play->scenario != scenario->id) continue;
            const std::size_t row = row_of.at(play->play);
            here.plays.push_back(*play);
            of_it.push_back(play);
            marks.push_back(ledger.mark(row, ledger.steps().size()));
            trainees.push_back(ledger.rows()[row].trainee);
        }
        if (of_it.empty()) continue;
        here.trainees = static_cast<int>(std::set<int>(trainees.begin(), trainees.end()).size());
        here.decisions = decisions_of(*scenario, of_it, marks, trainees);
        out.push_back(std::move(here));
    }
    return out;
}

class ScenarioPage {
public:
    ScenarioPage(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                 const Scenarios& scenarios, const Catalogue& words)
        : ledger_(ledger),
          filter_(filter),
          conduct_(conduct),
          scenarios_(scenarios),
          words_(words),
          tally_(tally_of(ledger, filter)),
          figures_(scenario_figures(ledger, tally_)),
          decided_(decided_in(ledger, filter, conduct, scenarios))
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
        page.sections.push_back(outcomes());
        page.sections.push_back(versions());
        for (const std::size_t s : order_) page.sections.push_back(marks(s));
        for (const Decided& each : decided_) page.sections.push_back(decisions(each));
        for (Section& section : choice_sections(ledger_, filter_, conduct_, scenarios_, words_))
            page.sections.push_back(std::move(section));
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
        out.grid = grid_with(words_, {"scenario", "scenario_id", "plays", "trainees", "passed", "passed_percent",
                                      "easier", "tells_apart_permille", "versions"});
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
        for (const Decided& each : decided_) {
            for (const auto& [why, node] : revise(each.decisions)) out.says.push_back(revise_words(each, why, node));
        }
        if (out.says.empty()) out.says.push_back(words_("report.revise.none"));
        return out;
    }

    static std::string turn_title(const Decided& in, const std::string& id)
    {
        const auto found = std::ranges::find(in.scenario->nodes, id, &scenario::Node::id);
        return found == in.scenario->nodes.end() || found->title.empty() ? id : found->title;
    }

    /// At most a few of a long list, and how many more there are.
    static std::string some_of(const std::vector<std::string>& list)
    {
        constexpr std::size_t most = 8;
        std::string out;
        for (std::size_t i = 0; i < std::min(most, list.size()); ++i) out += (i == 0 ? "" : ", ") + list[i];
        return list.size() > most ? out + ", … (" + std::to_string(list.size()) + ")" : out;
    }

    std::string revise_words(const Decided& in, const std::string& why, const std::string& node) const
    {
        const Decisions& all = in.decisions;
        return words_("report.revise." + why, {{"scenario", in.scenario->title},
                                               {"turn", turn_title(in, node)},
                                               {"plays", std::to_string(all.plays)},
                                               {"longest", std::to_string(all.longest)},
                                               {"taken", std::to_string(all.from_lists)},
                                               {"lot", std::to_string(all.longest_by_lot)},
                                               {"list", some_of(why == "unheard" ? all.unheard : all.untaken)}});
    }

    Section table(const std::string& id, const std::string& heading, std::vector<std::string> columns) const
    {
        Section out;
        out.id = id;
        out.heading = heading;
        out.grid = grid_with(words_, std::move(columns));
        return out;
    }

    /// What became of the plays whose events can be read.
    Section outcomes() const
    {
        Section out =
            table("outcomes", words_("report.outcomes.heading"), {"scenario", "ending", "good", "plays", "percent"});
        out.says.push_back(words_("report.outcomes.reading"));
        for (const Decided& each : decided_) {
            if (!each.told()) continue;
            for (const scenario::Ending& ending : each.scenario->endings) {
                const auto times = std::ranges::count(each.plays, ending.id, &Conduct::ending);
                if (times == 0) continue;
                const auto all = static_cast<std::int64_t>(each.plays.size());
                out.grid.rows.push_back({cell(each.scenario->title), cell(ending.title),
                                         cell(words_(ending.good ? "report.plays.yes" : "report.plays.no")),
                                         number_cell(times), number_cell(divided(100 * times, all))});
            }
        }
        return out.grid.rows.empty() ? without_figures(std::move(out)) : out;
    }

    Section without_figures(Section section) const
    {
        section.grid = {};
        section.says.push_back(words_("report.outcomes.none", {{"n", std::to_string(least_group)}}));
        return section;
    }

    /// Each version of a scenario apart: a change of the scenario looks like a change of people.
    Section versions() const
    {
        struct Found {
            int plays = 0, passed = 0;
            std::int64_t marks = 0, first = 0, last = 0;
            std::set<int> trainees;
        };
        std::map<std::pair<int, int>, Found> found;
        for (std::size_t i = 0; i < ledger_.rows().size(); ++i) {
            const Ledger::Row& row = ledger_.rows()[i];
            if (!row.counts || !ledger_.takes(filter_, row)) continue;
            Found& here = found[{row.scenario, row.version}];
            here.first = here.plays == 0 ? row.ended_s : std::min(here.first, row.ended_s);
            here.last = std::max(here.last, row.ended_s);
            ++here.plays;
            here.passed += row.pass ? 1 : 0;
            here.marks += ledger_.mark(i, ledger_.steps().size());
            here.trainees.insert(row.trainee);
        }
        Section out =
            table("versions", words_("report.versions.heading"),
                  {"scenario", "version", "from_day", "to_day", "plays", "trainees", "passed_percent", "mean"});
        out.says.push_back(words_("report.versions.reading"));
        for (const std::size_t s : order_) {
            const std::vector<std::string>& hashes = scenario(s).versions;
            for (std::size_t v = 0; v < hashes.size(); ++v) {
                const auto at = found.find({static_cast<int>(s), static_cast<int>(v)});
                if (at == found.end()) continue;
                const Found& here = at->second;
                std::vector<Cell> row = {cell(scenario(s).title), cell(hashes[v].substr(0, 8)),
                                         cell(write_day(here.first / day_s)), cell(write_day(here.last / day_s))};
                if (static_cast<int>(here.trainees.size()) < least_group) {
                    row.insert(row.end(), 4, cell(words_("report.groups.hidden")));
                } else {
                    row.push_back(number_cell(here.plays));
                    row.push_back(number_cell(static_cast<long long>(here.trainees.size())));
                    row.push_back(number_cell(divided(100 * here.passed, here.plays)));
                    row.push_back(tenths_cell(static_cast<int>(divided(10 * here.marks, here.plays))));
                }
                out.grid.rows.push_back(std::move(row));
            }
        }
        return out;
    }

    Section decisions(const Decided& in) const
    {
        Section out = table("decisions-" + in.scenario->id,
                            words_("report.decisions.heading", {{"scenario", in.scenario->title}}),
                            {"turn", "plays", "trainees", "well_percent", "tells_apart_permille", "most_taken_percent",
                             "reply", "talk_s"});
        out.says.push_back(words_("report.decisions.reading"));
        for (const Decision& each : in.decisions.turns) {
            if (each.trainees < least_group) continue;
            const auto node = std::ranges::find(in.scenario->nodes, each.node, &scenario::Node::id);
            std::string most;
            if (node != in.scenario->nodes.end()) {
                const auto reply = std::ranges::find(node->offered, each.most, &scenario::Offered::id);
                if (reply != node->offered.end()) most = reply->text;
            }
            out.grid.rows.push_back(
                {cell(turn_title(in, each.node)), number_cell(each.plays), number_cell(each.trainees),
                 number_cell(divided(std::int64_t{100} * each.well, each.replies)),
                 each.plays >= enough_plays ? number_cell(each.tells_apart_permille) : cell(""),
                 each.offered > 0 ? number_cell(divided(std::int64_t{100} * each.most_taken, each.offered)) : cell(""),
                 cell(most), number_cell(divided(each.talk_ms, std::int64_t{1000} * each.replies))});
        }
        if (out.grid.rows.empty()) {
            out.grid = {};
            out.says = {words_("report.too_few", {{"n", std::to_string(least_group)}})};
        }
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
        out.grid = grid_with(words_, {"from", "to", "plays"});
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
    const std::vector<Conduct>& conduct_;
    const Scenarios& scenarios_;
    Words words_;
    Tally tally_;
    std::vector<ScenarioFigures> figures_;
    std::vector<Decided> decided_;
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
    return ScenarioPage(ledger, filter, conduct, scenarios, words).make();
}

}  // namespace amends::report
