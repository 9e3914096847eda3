#include "sim/report/team/team_page.h"

#include <algorithm>
#include <map>

#include "sim/report/team/figures.h"

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
        page.sections.push_back(team());
        if (report_.tally.plays() > 0) {
            page.sections.push_back(heat());
            page.sections.push_back(lift());
            page.sections.push_back(tries());
            page.sections.push_back(ready());
            page.sections.push_back(pairs());
            if (options_.huddle) page.sections.push_back(huddle());
            page.sections.push_back(groups());
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

    Section section(const std::string& id) const
    {
        Section out;
        out.id = id;
        out.heading = words_("report." + id + ".heading");
        return out;
    }

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
        const int ready = static_cast<int>(
            std::ranges::count_if(report_.order, [this](std::size_t t) { return report_.readiness[t].ready; }));
        out.says.push_back(words_("report.team.passed", {{"passed", std::to_string(passed)},
                                                         {"plays", std::to_string(tally.plays())},
                                                         {"ready", std::to_string(ready)},
                                                         {"trainees", std::to_string(tally.trainees())}}));
        out.says.push_back(words_("report.team.reading"));
        out.grid = grid({"step", "mean", "low", "high", "trainees", "plays", "reliability_permille"});
        std::vector<Ranged> rows;
        for (std::size_t k = 0; k <= steps(); ++k) {
            const StepModel& step = report_.model.steps[k];
            if (!step.team) continue;
            out.grid.rows.push_back({cell(step_title(k)), tenths_cell(step.team->value), tenths_cell(step.team->low),
                                     tenths_cell(step.team->high), number_cell(step.trainees),
                                     number_cell(step.team->plays), number_cell(step.reliability_permille)});
            rows.push_back({step_title(k), *step.team, k == steps()});
        }
        out.charts.push_back(
            forest(words_("report.team.chart"), words_("report.axis.mark"), rows, 0, 1000, pass_tenths));
        out.charts.back().table = table_of(out.grid);
        return out;
    }

    /// Empty grid with titles from the catalogue.
    Grid grid(std::vector<std::string> ids) const
    {
        Grid out;
        for (const std::string& id : ids) out.titles.push_back(words_("report.column." + id));
        out.ids = std::move(ids);
        return out;
    }

    Section heat() const
    {
        Section out = section("heat");
        out.says.push_back(words_("report.heat.reading"));
        out.says.push_back(words_("report.heat.verbs"));
        out.grid =
            grid({"trainee", "trainee_id", "cohort", "site", "step", "estimate", "low", "high", "plays", "verb"});
        out.table.columns = {words_("report.column.trainee")};
        for (std::size_t k = 0; k < steps(); ++k) out.table.columns.push_back(step_title(k));
        for (const std::size_t t : report_.order) {
            std::vector<std::string> row = {name(t)};
            for (std::size_t k = 0; k < steps(); ++k) {
                const Estimate& estimate = report_.model.steps[k].people[t];
                const Verb asks = verb_of(estimate);
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
                cell(step_id(k)),
                known ? tenths_cell(e.value) : cell(""),
                known ? tenths_cell(e.low) : cell(""),
                known ? tenths_cell(e.high) : cell(""),
                number_cell(e.plays),
                cell(std::string(name_of(asks)))};
    }

    std::string heat_words(const Estimate& e, Verb asks) const
    {
        if (e.plays == 0) return words_("report.heat.unknown", {{"verb", verb(asks)}});
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
                const Verb verb = verb_of(report_.model.steps[k].people[t]);
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
            for (std::size_t k = 0; k < steps(); ++k) row.push_back(tile(report_.model.steps[k].people[t]));
            chart.tiles.rows.push_back({name(t), std::move(row)});
        }
        return chart;
    }

    Tile tile(const Estimate& e) const
    {
        const Verb asks = verb_of(e);
        if (e.plays == 0) return {Ink::unknown, "–", "", verb(asks)};
        const Ink ink = asks == Verb::coach      ? Ink::weak
                        : asks == Verb::practise ? Ink::fair
                        : e.low >= pass_tenths   ? Ink::strong
                                                 : Ink::unknown;
        const auto whole = [](int tenths) { return std::to_string(divided(tenths, 10)); };
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
        out.grid = grid({"step", "lift", "low", "high", "trainees"});
        std::vector<Ranged> rows;
        int most = 200;
        for (std::size_t k = 0; k <= steps(); ++k) {
            const StepModel& step = report_.model.steps[k];
            if (!step.lift) continue;
            out.grid.rows.push_back({cell(step_title(k)), tenths_cell(step.lift->value), tenths_cell(step.lift->low),
                                     tenths_cell(step.lift->high), number_cell(step.lifted)});
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
        leave_out(out, report_.order.size());
        return out;
    }

    Section ready() const
    {
        Section out = section("ready");
        const CertificationRule& rule = options_.rule;
        out.says.push_back(
            words_(rule.exam ? "report.ready.rule_exam" : "report.ready.rule",
                   {{"n", std::to_string(rule.in_a_row)}, {"scenarios", std::to_string(rule.scenarios)}}));
        out.grid = grid({"trainee", "trainee_id", "ready", "passes_in_a_row", "scenarios"});
        out.table.columns = {words_("report.column.trainee"), words_("report.column.state")};
        for (const std::size_t t : report_.order) {
            const Readiness& r = report_.readiness[t];
            out.grid.rows.push_back({cell(name(t)), cell(who(t).id), number_cell(r.ready ? 1 : 0),
                                     number_cell(r.passes), number_cell(r.scenarios)});
            if (out.table.rows.size() < static_cast<std::size_t>(options_.rows))
                out.table.rows.push_back({name(t), state(r)});
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
        out.grid =
            grid({"step", "learner", "learner_id", "learner_estimate", "helper", "helper_id", "helper_estimate"});
        out.table.columns = {words_("report.column.step"), words_("report.column.learner"),
                             words_("report.column.helper")};
        for (const Pairing& pair : report_.pairings) {
            const Estimate& weak = report_.model.steps[pair.step].people[pair.learner];
            const Estimate& strong = report_.model.steps[pair.step].people[pair.helper];
            out.grid.rows.push_back({cell(step_id(pair.step)), cell(name(pair.learner)), cell(who(pair.learner).id),
                                     tenths_cell(weak.value), cell(name(pair.helper)), cell(who(pair.helper).id),
                                     tenths_cell(strong.value)});
            if (out.table.rows.size() < static_cast<std::size_t>(options_.rows)) {
                out.table.rows.push_back({step_title(pair.step), with_figures(name(pair.learner), weak),
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

    Section groups() const;

    const Ledger& ledger_;
    const TeamReport& report_;
    const TeamOptions& options_;
    Words words_;
    bool enough_;
};

/// One cohort at one site.
struct Group {
    std::string kind, name;
    int trainees = 0, plays = 0, passed = 0, ready = 0;
    std::int64_t means = 0;  ///< tenths, summed over trainees
    bool shown = true;
};

/// Groups below `least_group` are withheld, and where that is one alone, the next smallest too: else it could be told
/// from the total.
void withhold(std::vector<Group>& groups)
{
    std::vector<Group*> by_size;
    for (Group& group : groups) by_size.push_back(&group);
    std::ranges::stable_sort(by_size, {}, &Group::trainees);
    std::size_t hidden = 0;
    for (Group* const group : by_size) {
        const bool small = group->trainees < least_group;
        const bool cover = hidden == 1 && !small;
        if (!small && !cover) break;
        group->shown = false;
        ++hidden;
        if (cover) break;
    }
}

Section TeamPage::groups() const
{
    Section out = section("groups");
    std::map<std::pair<std::string, std::string>, Group> found;
    for (const std::size_t t : report_.order) {
        for (const auto& [kind, name] : {std::pair("cohort", who(t).cohort), std::pair("site", who(t).site)}) {
            Group& group = found[{kind, name}];
            group.kind = kind;
            group.name = name;
            ++group.trainees;
            group.plays += report_.tally.people[t].plays;
            group.passed += report_.tally.people[t].passed;
            group.ready += report_.readiness[t].ready ? 1 : 0;
            group.means += report_.model.steps[steps()].people[t].value;
        }
    }
    out.says.push_back(words_("report.groups.reading", {{"n", std::to_string(least_group)}}));
    out.grid = grid({"kind", "group", "trainees", "plays", "passed", "ready", "mean"});
    for (const char* const kind : {"cohort", "site"}) {
        std::vector<Group> groups;
        for (const auto& [key, group] : found) {
            if (key.first == kind) groups.push_back(group);
        }
        withhold(groups);
        for (const Group& group : groups) {
            std::vector<Cell> row = {cell(words_("report.column." + group.kind)),
                                     cell(group.name.empty() ? words_("report.groups.none") : group.name)};
            const std::string hidden = words_("report.groups.hidden");
            if (!group.shown) row.insert(row.end(), 5, cell(hidden));
            if (group.shown) {
                const auto mean = static_cast<int>(divided(group.means, group.trainees));
                row.insert(row.end(), {number_cell(group.trainees), number_cell(group.plays), number_cell(group.passed),
                                       number_cell(group.ready), tenths_cell(mean)});
            }
            out.grid.rows.push_back(std::move(row));
        }
    }
    return out;
}

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
