#include "sim/report/team/team_page.h"

#include <algorithm>
#include <map>

#include "sim/report/team/figures.h"
#include "sim/report/team/sections.h"
#include "sim/report/team/team_groups.h"
#include "sim/report/team/team_monday.h"

namespace amends::report {
namespace {

/// Sections of one page, in order.
class TeamPage {
public:
    TeamPage(const Ledger& ledger, const TeamReport& report, const TeamOptions& options, const Catalogue& words)
        : ledger_(ledger),
          report_(report),
          options_(options),
          words_(words),
          enough_(report.tally.trainees() >= least_group)
    {
    }

    Page make()
    {
        Page page;
        page.id = "team";
        page.title = words_("report.team.title");
        page.framework = ledger_.title();
        page.filters = filter_words(ledger_, options_.filter, words_);
        page.notices = notices(ledger_, words_);
        if (report_.model.islands > 1)
            page.notices.push_back(words_("report.islands", {{"n", std::to_string(report_.model.islands)}}));
        if (report_.tally.plays() > 0) page.sections.push_back(monday_section(ledger_, report_, options_, words_));
        page.sections.push_back(team());
        if (report_.tally.plays() > 0) {
            page.sections.push_back(heat());
            page.sections.push_back(lift());
            page.sections.push_back(tries());
            page.sections.push_back(ready());
            page.sections.push_back(pairs());
            if (options_.huddle) page.sections.push_back(huddle());
            page.sections.push_back(groups_section(ledger_, report_, words_));
        }
        for (int i = 1; i <= 5; ++i) page.cannot_tell.push_back(words_("report.cannot_tell." + std::to_string(i)));
        return page;
    }

private:
    std::size_t steps() const { return ledger_.steps().size(); }
    const std::string& step_title(std::size_t step) const
    {
        return step == steps() ? ledger_.title() : ledger_.steps()[step].title;
    }
    std::string step_id(std::size_t step) const { return step == steps() ? "total" : ledger_.steps()[step].id; }
    const Ledger::Trainee& who(std::size_t trainee) const { return ledger_.trainees()[trainee]; }
    const std::string& name(std::size_t trainee) const { return report_.names[trainee]; }
    std::string verb(Verb verb) const
    {
        return verb == Verb::none ? "" : words_("report.verb." + std::string(name_of(verb)));
    }

    Section section(const std::string& id) const { return section_with(words_, id, {}); }

    std::string too_few() const { return words_("report.too_few", {{"n", std::to_string(least_group)}}); }

    Section team() const
    {
        Section out = section("team");
        const Tally& tally = report_.tally;
        if (tally.plays() == 0) {
            out.says.push_back(words_("report.nothing"));
            return out;
        }
        int passed = 0;
        int practice = 0;
        for (const Tally::Person& person : tally.people) {
            passed += person.passed;
            practice += person.practice;
        }
        out.says.push_back(words_("report.team.counts", {{"trainees", std::to_string(tally.trainees())},
                                                         {"plays", std::to_string(tally.plays())},
                                                         {"practice", std::to_string(practice)}}));
        if (!enough_) {
            out.says.push_back(too_few());
            return out;
        }
        out.says.push_back(words_("report.team.passed",
                                  {{"passed", std::to_string(passed)}, {"plays", std::to_string(tally.plays())}}));
        out.says.push_back(words_("report.team.reading"));
        out.grid = grid({"step", "step_id", "mean", "low", "high", "trainees", "plays", "reliability_permille"});
        std::vector<Ranged> rows;
        for (std::size_t k = 0; k <= steps(); ++k) {
            const StepModel& step = report_.model.steps[k];
            if (!step.team) continue;
            out.grid.rows.push_back(
                {cell(step_title(k)), cell(step_id(k)), tenths_cell(step.team->value), tenths_cell(step.team->low),
                 tenths_cell(step.team->high), number_cell(step.trainees), number_cell(step.team->plays),
                 step.known ? number_cell(step.reliability_permille) : cell(words_("report.unknown"))});
            rows.push_back({step_title(k), *step.team, k == steps()});
        }
        out.charts.push_back(
            forest(words_("report.team.chart"), words_("report.axis.mark"), rows, 0, 1000, pass_tenths));
        out.charts.back().table = table_of(out.grid);
        return out;
    }

    /// Empty grid with titles from the catalogue.
    Grid grid(std::vector<std::string> ids) const { return grid_with(words_, std::move(ids)); }

    Section heat() const
    {
        Section out = section("heat");
        out.says.push_back(words_("report.heat.reading"));
        out.says.push_back(words_("report.heat.verbs", {{"n", std::to_string(least_plays)}}));
        for (std::string& why : little_known(report_.model.steps[steps()], words_)) out.says.push_back(std::move(why));
        out.grid = grid(
            {"trainee", "trainee_id", "cohort", "site", "step", "step_id", "estimate", "low", "high", "plays", "verb"});
        out.table.columns = {words_("report.column.trainee")};
        for (std::size_t k = 0; k < steps(); ++k) out.table.columns.push_back(step_title(k));
        for (const std::size_t t : report_.order) {
            std::vector<std::string> row = {name(t)};
            for (std::size_t k = 0; k < steps(); ++k) {
                const Estimate& estimate = report_.model.steps[k].people[t];
                const Verb asks = verb_of(report_.model.steps[k], t);
                out.grid.rows.push_back(heat_row(t, k, estimate, asks));
                row.push_back(heat_words(estimate, asks));
            }
            if (out.table.rows.size() < static_cast<std::size_t>(options_.rows))
                out.table.rows.push_back(std::move(row));
        }
        leave_out(out, report_.order.size());
        if (report_.order.size() > static_cast<std::size_t>(options_.pictured)) {
            out.says.push_back(words_("report.heat.pictured", {{"n", std::to_string(options_.pictured)},
                                                               {"all", std::to_string(report_.order.size())}}));
        }
        out.charts.push_back(heat_chart());
        out.charts.back().table = out.table;
        return out;
    }

    std::vector<Cell> heat_row(std::size_t t, std::size_t k, const Estimate& e, Verb asks) const
    {
        const bool known = e.plays > 0;
        return {cell(name(t)),
                cell(who(t).id),
                cell(who(t).cohort),
                cell(who(t).site),
                cell(step_title(k)),
                cell(step_id(k)),
                known ? tenths_cell(e.value) : cell(""),
                known ? tenths_cell(e.low) : cell(""),
                known ? tenths_cell(e.high) : cell(""),
                number_cell(e.plays),
                cell(std::string(name_of(asks)))};
    }

    std::string heat_words(const Estimate& e, Verb asks) const
    {
        if (asks == Verb::assign) return words_("report.heat.unknown", {{"verb", verb(asks)}});
        const std::string figures = words_("report.heat.cell", {{"value", tenths_text(e.value)},
                                                                {"low", tenths_text(e.low)},
                                                                {"high", tenths_text(e.high)},
                                                                {"plays", std::to_string(e.plays)}});
        return asks == Verb::none ? figures : figures + " " + verb(asks);
    }

    /// A sentence where a table that is read has fewer rows than there are.
    void leave_out(Section& out, std::size_t all) const
    {
        out.rows_left = static_cast<int>(all - out.table.rows.size());
        if (out.rows_left <= 0) return;
        out.says.push_back(words_("report.rows_left", {{"n", std::to_string(out.rows_left)}}));
    }

    /// Those of whom most is asked, in the order of their names.
    std::vector<std::size_t> pictured() const
    {
        std::vector<std::size_t> out = report_.order;
        const auto most = static_cast<std::size_t>(options_.pictured);
        if (out.size() <= most) return out;
        std::map<std::size_t, int> asked;
        for (const std::size_t t : out) {
            for (std::size_t k = 0; k < steps(); ++k) {
                const Verb verb = verb_of(report_.model.steps[k], t);
                asked[t] += verb == Verb::coach ? 3 : verb == Verb::practise ? 1 : 0;
            }
        }
        std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return asked[a] > asked[b]; });
        out.resize(most);
        std::vector<std::size_t> named;
        for (const std::size_t t : report_.order) {
            if (std::ranges::find(out, t) != out.end()) named.push_back(t);
        }
        return named;
    }

    Chart heat_chart() const
    {
        Chart chart;
        chart.title = words_("report.heat.chart");
        for (std::size_t k = 0; k < steps(); ++k) chart.tiles.columns.push_back(step_title(k));
        for (const std::size_t t : pictured()) {
            std::vector<Tile> row;
            for (std::size_t k = 0; k < steps(); ++k) row.push_back(tile(k, t));
            chart.tiles.rows.push_back({name(t), std::move(row)});
        }
        return chart;
    }

    /// In whole marks; where rounding would lift a figure to the pass mark that it does not reach, with its tenths, so
    /// that what is read never contradicts the verb beside it.
    static std::string whole(int tenths)
    {
        const std::int64_t rounded = divided(tenths, 10);
        return tenths < pass_tenths && rounded * 10 >= pass_tenths ? tenths_text(tenths) : std::to_string(rounded);
    }

    Tile tile(std::size_t k, std::size_t t) const
    {
        const Estimate& e = report_.model.steps[k].people[t];
        const Verb asks = verb_of(report_.model.steps[k], t);
        if (e.plays == 0) return {Ink::unknown, "–", "", verb(asks)};
        const Ink ink = asks == Verb::coach                                         ? Ink::weak
                        : asks == Verb::practise                                    ? Ink::fair
                        : asks == Verb::none && can_help(report_.model.steps[k], t) ? Ink::strong
                                                                                    : Ink::unknown;
        return {ink, whole(e.value), whole(e.low) + "–" + whole(e.high) + " · " + std::to_string(e.plays), verb(asks)};
    }

    Section lift() const
    {
        Section out = section("lift");
        out.says.push_back(words_("report.lift.reading"));
        if (!enough_) {
            out.says.push_back(too_few());
            return out;
        }
        out.grid = grid({"step", "step_id", "lift", "low", "high", "trainees"});
        std::vector<Ranged> rows;
        int most = 200;
        for (std::size_t k = 0; k <= steps(); ++k) {
            const StepModel& step = report_.model.steps[k];
            if (!step.lift) continue;
            out.grid.rows.push_back({cell(step_title(k)), cell(step_id(k)), tenths_cell(step.lift->value),
                                     tenths_cell(step.lift->low), tenths_cell(step.lift->high),
                                     number_cell(step.lifted)});
            rows.push_back({step_title(k), *step.lift, k == steps()});
            most = std::max({most, step.lift->high, -step.lift->low});
        }
        if (rows.empty()) {
            out.grid = {};
            out.says.push_back(words_("report.lift.none"));
            return out;
        }
        most = (most + 99) / 100 * 100;
        out.charts.push_back(forest(words_("report.lift.chart"), words_("report.axis.lift"), rows, -most, most, 0));
        out.charts.back().table = table_of(out.grid);
        return out;
    }

    Section tries() const
    {
        Section out = section("tries");
        out.says.push_back(words_("report.tries.reading"));
        out.grid = grid({"trainee", "trainee_id", "plays", "first", "best", "latest", "lift", "low", "high"});
        out.table.columns = {words_("report.column.trainee"), words_("report.column.plays"),
                             words_("report.column.first"),   words_("report.column.best"),
                             words_("report.column.latest"),  words_("report.column.lift_interval")};
        const StepModel& total = report_.model.steps[steps()];
        for (const std::size_t t : report_.order) {
            const Tally::Person& person = report_.tally.people[t];
            const int first = ledger_.mark(static_cast<std::size_t>(person.first.front()), steps());
            const int latest = ledger_.mark(static_cast<std::size_t>(person.last.back()), steps());
            const Estimate& e = total.lifts[t];
            const bool known = e.plays > 0;
            out.grid.rows.push_back({cell(name(t)), cell(who(t).id), number_cell(person.plays), number_cell(first),
                                     number_cell(person.best), number_cell(latest),
                                     known ? tenths_cell(e.value) : cell(""), known ? tenths_cell(e.low) : cell(""),
                                     known ? tenths_cell(e.high) : cell("")});
            if (out.table.rows.size() >= static_cast<std::size_t>(options_.rows)) continue;
            out.table.rows.push_back({name(t), std::to_string(person.plays), std::to_string(first),
                                      std::to_string(person.best), std::to_string(latest),
                                      known ? words_("report.interval", {{"value", tenths_text(e.value)},
                                                                         {"low", tenths_text(e.low)},
                                                                         {"high", tenths_text(e.high)}})
                                            : words_("report.tries.one")});
        }
        say_what_stands_out(out);
        leave_out(out, report_.order.size());
        return out;
    }

    /// Of many intervals some miss zero by chance alone: how many did, how many that would be, and who clearly fell.
    void say_what_stands_out(Section& out) const
    {
        const StepModel& total = report_.model.steps[steps()];
        int known = 0;
        int beyond = 0;
        std::string fallen;
        for (const std::size_t t : report_.order) {
            const Estimate& e = total.lifts[t];
            if (e.plays == 0) continue;
            ++known;
            beyond += e.low > 0 || e.high < 0 ? 1 : 0;
            if (e.high < 0) fallen += (fallen.empty() ? "" : ", ") + name(t);
        }
        if (known == 0) return;
        out.says.push_back(words_("report.tries.chance", {{"n", std::to_string(beyond)},
                                                          {"all", std::to_string(known)},
                                                          {"chance", std::to_string((known + 19) / 20)}}));
        if (!fallen.empty()) out.says.push_back(words_("report.tries.fallen", {{"names", fallen}}));
    }

    Section ready() const
    {
        Section out = section("ready");
        const CertificationRule& rule = options_.rule;
        out.says.push_back(
            words_(rule.exam ? "report.ready.rule_exam" : "report.ready.rule",
                   {{"n", std::to_string(rule.in_a_row)}, {"scenarios", std::to_string(rule.scenarios)}}));
        if (!ready_can_be_told(options_)) {
            out.says.push_back(words_("report.ready.one_scenario", {{"scenarios", std::to_string(rule.scenarios)}}));
            return out;
        }
        out.says.push_back(words_("report.ready.apart"));
        out.grid = grid({"trainee", "trainee_id", "ready", "passes_in_a_row", "scenarios", "coach"});
        out.table.columns = {words_("report.column.trainee"), words_("report.column.state"),
                             words_("report.column.coach")};
        for (const std::size_t t : report_.order) {
            const Readiness& r = report_.readiness[t];
            const std::string coach = steps_to_coach(ledger_, report_.model, t);
            out.grid.rows.push_back({cell(name(t)), cell(who(t).id), number_cell(r.ready ? 1 : 0),
                                     number_cell(r.passes), number_cell(r.scenarios), cell(coach)});
            if (out.table.rows.size() < static_cast<std::size_t>(options_.rows))
                out.table.rows.push_back({name(t), state(r), coach});
        }
        leave_out(out, report_.order.size());
        return out;
    }

    std::string state(const Readiness& r) const
    {
        if (r.ready) return words_("report.ready.yes");
        const int more = options_.rule.in_a_row - r.passes;
        if (more > 0) {
            return words_("report.ready.more", {{"passes", std::to_string(r.passes)}, {"more", std::to_string(more)}});
        }
        return words_("report.ready.scenarios", {{"more", std::to_string(options_.rule.scenarios - r.scenarios)}});
    }

    Section pairs() const
    {
        Section out = section("pairs");
        out.says.push_back(words_(report_.pairings.empty() ? "report.pairs.none" : "report.pairs.reading"));
        if (report_.pairings.empty()) return out;
        out.grid = grid(
            {"step", "step_id", "learner", "learner_id", "learner_estimate", "helper", "helper_id", "helper_estimate"});
        out.table.columns = {words_("report.column.learner"), words_("report.column.step"),
                             words_("report.column.helper")};
        for (const Pairing& pair : report_.pairings) {
            const Estimate& weak = report_.model.steps[pair.step].people[pair.learner];
            const Estimate& strong = report_.model.steps[pair.step].people[pair.helper];
            out.grid.rows.push_back({cell(step_title(pair.step)), cell(step_id(pair.step)), cell(name(pair.learner)),
                                     cell(who(pair.learner).id), tenths_cell(weak.value), cell(name(pair.helper)),
                                     cell(who(pair.helper).id), tenths_cell(strong.value)});
            if (out.table.rows.size() < static_cast<std::size_t>(options_.rows)) {
                out.table.rows.push_back({with_figures(name(pair.learner), weak), step_title(pair.step),
                                          with_figures(name(pair.helper), strong)});
            }
        }
        leave_out(out, report_.pairings.size());
        return out;
    }

    std::string with_figures(const std::string& called, const Estimate& e) const
    {
        return words_("report.pairs.one", {{"name", called},
                                           {"value", tenths_text(e.value)},
                                           {"low", tenths_text(e.low)},
                                           {"high", tenths_text(e.high)}});
    }

    Section huddle() const
    {
        Section out = section("huddle");
        const Huddle& card = *options_.huddle;
        out.says = {words_("report.huddle.scene", {{"scenario", card.scenario}}),
                    words_("report.huddle.customer", {{"words", card.customer}}),
                    words_("report.huddle.one", {{"words", card.one}}),
                    words_("report.huddle.other", {{"words", card.other}}),
                    words_("report.huddle.question", {{"question", card.question}})};
        return out;
    }

    const Ledger& ledger_;
    const TeamReport& report_;
    const TeamOptions& options_;
    Words words_;
    bool enough_;
};

}  // namespace

TeamReport team_report(const Ledger& ledger, const Filter& filter, const CertificationRule& rule)
{
    TeamReport report;
    report.tally = tally_of(ledger, filter);
    report.model = model_of(ledger, report.tally);
    report.readiness = readiness_of(ledger, report.tally, rule);
    report.pairings = pairings_of(ledger, report.model);
    report.order = by_name(ledger, report.tally);
    report.names = shown_names(ledger);
    return report;
}

std::vector<std::string> weakest_steps(const Ledger& ledger, const TeamModel& model)
{
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < ledger.steps().size(); ++k) {
        if (model.steps[k].team) order.push_back(k);
    }
    std::stable_sort(order.begin(), order.end(), [&model](std::size_t a, std::size_t b) {
        return model.steps[a].team->value < model.steps[b].team->value;
    });
    std::vector<std::string> out;
    for (const std::size_t k : order) out.push_back(ledger.steps()[k].id);
    return out;
}

Page team_page(const Ledger& ledger, const TeamReport& report, const TeamOptions& options, const Catalogue& words)
{
    return TeamPage(ledger, report, options, words).make();
}

}  // namespace amends::report
