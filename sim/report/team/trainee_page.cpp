#include "sim/report/team/trainee_page.h"

#include <algorithm>
#include <tuple>

#include "sim/report/team/about.h"
#include "sim/report/team/figures.h"
#include "sim/report/team/findings.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

class TraineePage {
public:
    TraineePage(const Ledger& ledger, const Filter& filter, const std::string& who, const Notes& notes,
                const Catalogue& words)
        : ledger_(ledger),
          filter_(filter),
          who_(trainee_named(ledger, who)),
          named_(!who.empty()),
          notes_(notes),
          words_(words)
    {
    }

    Page make()
    {
        Page page;
        page.id = "trainee";
        page.framework = ledger_.title();
        page.filters = filter_words(ledger_, filter_, words_);
        page.notices = notices(ledger_, words_);
        if (who_ == ledger_.trainees().size()) {
            page.title = words_(named_ ? "report.trainee.nobody" : "report.trainee.none");
            if (!named_) page.notices.push_back(words_("report.trainee.none_why"));
            return page;
        }
        page.title = words_("report.trainee.title", {{"name", ledger_.trainees()[who_].name}});
        const Tally tally = tally_of(ledger_, filter_);
        model_ = model_of(ledger_, tally);
        find_rows();
        page.sections.push_back(steps());
        if (!counting_.empty()) page.sections.push_back(way());
        page.sections.push_back(plays());
        page.sections.push_back(remarks());
        page.sections.push_back(rulings());
        page.sections.push_back(signatures());
        page.cannot_tell = {words_("report.trainee.cannot_tell.1"), words_("report.trainee.cannot_tell.2")};
        return page;
    }

private:
    std::size_t total() const { return ledger_.steps().size(); }
    std::string step_title(std::size_t k) const { return k == total() ? ledger_.title() : ledger_.steps()[k].title; }
    std::string step_named(const std::string& id) const
    {
        const auto found = std::ranges::find(ledger_.steps(), id, &Ledger::Step::id);
        return found == ledger_.steps().end() ? id : found->title;
    }
    const Ledger::Row& row(std::size_t i) const { return ledger_.rows()[i]; }

    Section section(const std::string& id, std::vector<std::string> columns) const
    {
        return section_with(words_, id, std::move(columns));
    }

    void find_rows()
    {
        for (std::size_t i = 0; i < ledger_.rows().size(); ++i) {
            if (static_cast<std::size_t>(row(i).trainee) == who_ && ledger_.takes(filter_, row(i))) all_.push_back(i);
        }
        std::ranges::sort(all_, [this](std::size_t a, std::size_t b) {
            return std::tie(row(a).ended_s, row(a).play) < std::tie(row(b).ended_s, row(b).play);
        });
        std::ranges::copy_if(all_, std::back_inserter(counting_), [this](std::size_t i) { return row(i).counts; });
    }

    Section steps() const
    {
        Section out = section(
            "where", {"step", "step_id", "estimate", "low", "high", "plays", "verb", "lift", "lift_low", "lift_high"});
        out.says.push_back(words_("report.where.reading"));
        out.says.push_back(words_("report.heat.verbs", {{"n", std::to_string(least_plays)}}));
        for (std::string& why : little_known(model_.steps[total()], words_)) out.says.push_back(std::move(why));
        std::vector<Ranged> ranged;
        for (std::size_t k = 0; k <= total(); ++k) {
            const Estimate& e = model_.steps[k].people[who_];
            const Estimate& lift = model_.steps[k].lifts[who_];
            const auto shown = [](bool known, int value) { return known ? tenths_cell(value) : cell(""); };
            out.grid.rows.push_back(
                {cell(step_title(k)), cell(k == total() ? "total" : ledger_.steps()[k].id), shown(e.plays > 0, e.value),
                 shown(e.plays > 0, e.low), shown(e.plays > 0, e.high), number_cell(e.plays),
                 cell(k == total() ? "" : std::string(name_of(verb_of(model_.steps[k], who_)))),
                 shown(lift.plays > 0, lift.value), shown(lift.plays > 0, lift.low), shown(lift.plays > 0, lift.high)});
            if (e.plays > 0) ranged.push_back({step_title(k), e, k == total()});
        }
        out.table = table_of(out.grid);
        for (std::size_t k = 0; k < total(); ++k) out.table.rows[k][5] = asks(verb_of(model_.steps[k], who_));
        if (ranged.empty()) return out;
        out.charts.push_back(
            forest(words_("report.where.chart"), words_("report.axis.own"), ranged, 0, 1000, pass_tenths));
        out.charts.back().table = out.table;
        return out;
    }

    std::string asks(Verb verb) const
    {
        return verb == Verb::none ? "" : words_("report.verb." + std::string(name_of(verb)));
    }

    /// After each play, what it and those before it allowed to say.
    Section way() const
    {
        Section out = section("way", {"nth", "day", "total", "estimate", "low", "high"});
        out.says.push_back(words_("report.way.reading"));
        const StepModel& model = model_.steps[total()];
        Chart chart;
        chart.title = words_("report.way.chart");
        const int count = static_cast<int>(counting_.size());
        chart.x = {words_("report.way.axis"), 0, count + 1, {}};
        chart.y = {words_("report.way.mark"), 0, 100, {{0, "0"}, {50, "50"}, {70, "70"}, {100, "100"}}};
        Series given{words_("report.way.given"), Pattern::dotted, Ink::series_3, {}, {}};
        Series known{words_("report.way.known"), Pattern::solid, Ink::series_2, {}, {}};
        std::int64_t sum = 0;
        for (int n = 1; n <= count; ++n) {
            const std::size_t i = counting_[static_cast<std::size_t>(n) - 1];
            const int mark = ledger_.mark(i, total());
            sum += std::int64_t{1000} * mark - model.difficulty[static_cast<std::size_t>(row(i).scenario)];
            const Estimate e = judged_mean(model, divided(sum, n), n);
            given.points.push_back({n, mark});
            known.points.push_back({n, (e.value + 5) / 10});
            known.intervals.push_back({n, e.low / 10, (e.high + 9) / 10});
            if (count <= 12 || n % ((count + 11) / 12) == 0) chart.x.ticks.push_back({n, std::to_string(n)});
            out.grid.rows.push_back({number_cell(n), cell(write_day(row(i).ended_s / day_s)), number_cell(mark),
                                     tenths_cell(e.value), tenths_cell(e.low), tenths_cell(e.high)});
        }
        chart.series = {std::move(given), std::move(known)};
        chart.table = table_of(out.grid);
        out.charts.push_back(std::move(chart));
        return out;
    }

    Section plays() const
    {
        Section out = section("plays", {"day", "scenario", "total", "scorer_total", "pass", "kind", "play"});
        out.says.push_back(words_("report.plays.reading"));
        for (const std::size_t i : all_) {
            const std::string kind = !row(i).counts ? "practice" : row(i).exam ? "exam" : "play";
            out.grid.rows.push_back({cell(write_day(row(i).ended_s / day_s)),
                                     cell(ledger_.scenarios()[static_cast<std::size_t>(row(i).scenario)].title),
                                     number_cell(ledger_.mark(i, total())),
                                     row(i).by_scorer < 0 ? cell("") : number_cell(row(i).by_scorer),
                                     cell(words_(row(i).pass ? "report.plays.yes" : "report.plays.no")),
                                     cell(words_("report.plays." + kind)), cell(row(i).play)});
        }
        return out;
    }

    bool mine(const std::string& play) const
    {
        return std::ranges::any_of(all_, [&](std::size_t i) { return row(i).play == play; });
    }

    Section remarks() const
    {
        Section out = section("remarks", {"play", "seq", "by", "words", "day"});
        for (const Remarked& each : notes_.remarks) {
            if (!mine(each.play)) continue;
            out.grid.rows.push_back(
                {cell(each.play), number_cell(each.seq), cell(each.by), cell(each.words), cell(each.day)});
        }
        if (out.grid.rows.empty()) return nothing(std::move(out));
        return out;
    }

    Section rulings() const
    {
        Section out = section("rulings", {"play", "step", "machine", "human", "by", "why", "day"});
        out.says.push_back(words_("report.rulings.reading"));
        for (const Ruled& each : notes_.rulings) {
            if (!mine(each.play)) continue;
            out.grid.rows.push_back({cell(each.play), cell(step_named(each.step)), number_cell(each.machine),
                                     number_cell(each.human), cell(each.by), cell(each.why), cell(each.day)});
        }
        if (out.grid.rows.empty()) return nothing(std::move(out));
        return out;
    }

    Section signatures() const
    {
        Section out = section("signatures", {"by", "rule", "day"});
        for (const Signed& each : notes_.signatures) {
            if (each.trainee != ledger_.trainees()[who_].id) continue;
            out.grid.rows.push_back({cell(each.by), cell(each.rule), cell(each.day)});
        }
        if (out.grid.rows.empty()) return nothing(std::move(out));
        return out;
    }

    Section nothing(Section section) const
    {
        section.grid = {};
        const std::string play = all_.empty() ? "PLAY" : row(all_.back()).play;
        const std::string step = ledger_.steps().empty() ? "STEP" : ledger_.steps().front().title;
        section.says = {words_("report." + section.id + ".none", {{"play", play},
                                                                  {"step", "\"" + step + "\""},
                                                                  {"framework", ledger_.framework()},
                                                                  {"name", "\"" + shown_names(ledger_)[who_] + "\""}})};
        return section;
    }

    const Ledger& ledger_;
    const Filter& filter_;
    std::size_t who_;
    bool named_;
    const Notes& notes_;
    Words words_;
    TeamModel model_;
    std::vector<std::size_t> all_, counting_;  ///< rows, earliest first
};

}  // namespace

std::size_t trainee_named(const Ledger& ledger, const std::string& who)
{
    const std::vector<std::size_t> meant = called(named(ledger), who);
    return meant.size() == 1 ? meant.front() : ledger.trainees().size();
}

Page trainee_page(const Ledger& ledger, const Filter& filter, const std::string& who, const Notes& notes,
                  const Catalogue& words)
{
    return TraineePage(ledger, filter, who, notes, words).make();
}

}  // namespace amends::report
