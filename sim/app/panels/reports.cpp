#include "sim/app/panels/reports.h"

#include <algorithm>

#include "sim/app/ui/ui.h"
#include "sim/report/team/about.h"

namespace amends::app {
namespace {

ReportsView::Question question(const Words& words, const std::string& id, const std::set<std::string>& values,
                               const std::string& chosen)
{
    ReportsView::Question out{id, words("report.desk." + id), {{"", words("report.desk.all"), chosen.empty()}}};
    for (const std::string& value : values) {
        if (!value.empty()) out.choices.push_back({value, value, value == chosen});
    }
    return out;
}

/// Whom the page is about: by name, as many as can be looked through.
ReportsView::Question trainees(const report::Ledger& ledger, const ReportsAsked& asked, const Words& words)
{
    constexpr std::size_t most = 120;
    ReportsView::Question out{"trainee", words("report.desk.trainee"), {}};
    const std::vector<std::string> names = report::shown_names(ledger);
    for (const std::size_t t : report::by_name(ledger, report::tally_of(ledger, asked.page.filter))) {
        if (out.choices.size() == most) break;
        const report::Ledger::Trainee& trainee = ledger.trainees()[t];
        const bool chosen = asked.page.trainee.empty() ? out.choices.empty() : asked.page.trainee == trainee.id;
        out.choices.push_back({trainee.id, names[t], chosen});
    }
    return out;
}

std::vector<ReportsView::Question> questions(const report::Ledger& ledger, const ReportsAsked& asked,
                                             const std::vector<rubric::Rubric>& rubrics, const Words& words)
{
    std::vector<ReportsView::Question> out;
    ReportsView::Question framework{"framework", words("report.desk.framework"), {}};
    for (const rubric::Rubric& rubric : rubrics)
        framework.choices.push_back({rubric.id(), rubric.title(), rubric.id() == asked.framework});
    out.push_back(std::move(framework));
    if (asked.page.name == "trainee") out.push_back(trainees(ledger, asked, words));
    std::set<std::string> cohorts;
    std::set<std::string> sites;
    for (const report::Ledger::Trainee& trainee : ledger.trainees()) {
        cohorts.insert(trainee.cohort);
        sites.insert(trainee.site);
    }
    const report::Filter& filter = asked.page.filter;
    out.push_back(question(words, "cohort", cohorts, filter.cohort));
    out.push_back(question(words, "site", sites, filter.site));
    ReportsView::Question scenario = question(words, "scenario", {}, filter.scenario);
    for (const report::Ledger::Scenario& each : ledger.scenarios())
        scenario.choices.push_back({each.id, each.title, each.id == filter.scenario});
    out.push_back(std::move(scenario));
    ReportsView::Question period = question(words, "period", {}, asked.days == 0 ? "" : std::to_string(asked.days));
    for (const int days : {30, 90}) {
        const std::string number = std::to_string(days);
        period.choices.push_back({number, words("report.desk.days", {{"n", number}}), asked.days == days});
    }
    out.push_back(std::move(period));
    return out;
}

/// One frame of the panel.
class Panel {
public:
    Panel(const ReportsView& view, ReportsUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<ReportsIntent> draw()
    {
        ui::focus_first("back");
        if (ui::pressed({ui::Key::escape})) intent_ = CloseReports{};
        ui::scroll("reports-" + view_.page.id, ui::window_height() - ui::top(), "", [this] {
            ui::centred(1320, [this] {
                ui::gap(ui::space_5);
                head();
                if (!view_.empty) page();
                ui::gap(ui::space_8);
            });
        });
        return std::move(intent_);
    }

private:
    ui::Able able() const { return ui::unless(view_.busy, words_("report.desk.busy")); }

    void head()
    {
        ui::caption(words_("report.desk.title"));
        ui::heading(view_.empty ? words_("report.desk.reading") : view_.page.title, ui::Type::title);
        ui::gap(ui::space_3);
        if (ui::button("back", words_("report.desk.back"), {}, {.icon = ui::icon::back, .keys = "Esc"}))
            intent_ = CloseReports{};
        if (!view_.trouble.empty()) {
            ui::gap(ui::space_3);
            ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
        }
        if (view_.empty) return;
        ui::gap(ui::space_3);
        ui::region("pages", words_("report.desk.pages"), [this] {
            ui::row([this] {
                for (const ReportsView::Choice& page : view_.pages) {
                    if (ui::button("page-" + page.id, page.label, able(),
                                   {.icon = ui::icon::page, .chosen = page.chosen}))
                        intent_ = ShowPage{page.id};
                }
            });
        });
        ui::gap(ui::space_3);
        ui::region("filters", words_("report.desk.filters"), [this] { ui::card([this] { filters(); }); });
    }

    void filters()
    {
        if (ui::fold("filters-open", words_("report.desk.filters"), own_.filters, view_.about))
            own_.filters = !own_.filters;
        if (!own_.filters) return;
        for (const ReportsView::Question& question : view_.questions) {
            ui::gap(ui::space_3);
            ui::caption(question.label);
            ui::gap(ui::space_1);
            ui::row([&] {
                for (const ReportsView::Choice& choice : question.choices) {
                    const std::string id = "limit-" + question.id + "-" + choice.id;
                    const ui::ButtonStyle style{.icon = choice.chosen ? ui::icon::check : "", .chosen = choice.chosen};
                    if (ui::button(id, choice.label, able(), style)) intent_ = Limit{question.id, choice.id};
                }
            });
        }
    }

    void page()
    {
        for (const std::string& notice : view_.page.notices) {
            ui::gap(ui::space_4);
            ui::icon_text(ui::icon::warning, notice, ui::Type::strong, ui::Token::text_accent);
        }
        for (const report::Section& section : view_.page.sections) {
            ui::gap(ui::space_4);
            ui::region("section-" + section.id, section.heading, [&] { ui::card([&] { draw_section(section); }); });
        }
        if (!view_.page.cannot_tell.empty()) {
            ui::gap(ui::space_4);
            ui::card([this] {
                ui::heading(view_.words.cannot_tell);
                for (const std::string& line : view_.page.cannot_tell) {
                    ui::gap(ui::space_2);
                    ui::text(ui::Type::body, line);
                }
            });
        }
        ui::gap(ui::space_4);
        ui::text(ui::Type::small, view_.hand_on, ui::Token::text_muted);
    }

    void draw_section(const report::Section& section)
    {
        ui::heading(section.heading);
        for (const std::string& line : section.says) {
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, line);
        }
        for (std::size_t i = 0; i < section.charts.size(); ++i) {
            ui::gap(ui::space_4);
            ui::chart("chart-" + section.id + "-" + std::to_string(i), section.charts[i]);
        }
        const report::Table table = report::shown_table(section);
        if (table.columns.empty()) return;
        ui::gap(ui::space_3);
        if (!section.charts.empty()) {
            const bool open = own_.tables.contains(section.id);
            if (ui::fold("table-" + section.id, view_.words.as_table, open)) {
                if (open) own_.tables.erase(section.id);
                if (!open) own_.tables.insert(section.id);
            }
            if (!open) return;
            ui::gap(ui::space_2);
        }
        ui::table("rows-" + section.id, table);
    }

    const ReportsView& view_;
    ReportsUi& own_;
    const Words& words_;
    std::optional<ReportsIntent> intent_;
};

}  // namespace

report::Filter with_period(const report::Ledger& ledger, report::Filter filter, int days)
{
    const report::Filter all;
    filter.from_s = all.from_s;
    filter.until_s = all.until_s;
    if (days <= 0 || ledger.rows().empty()) return filter;
    std::int64_t latest = all.from_s;
    for (const report::Ledger::Row& row : ledger.rows()) latest = std::max(latest, row.ended_s);
    filter.until_s = (latest / report::day_s + 1) * report::day_s;
    filter.from_s = filter.until_s - days * report::day_s;
    return filter;
}

ReportsAsked limited(ReportsAsked asked, const Limit& limit)
{
    if (limit.question == "framework") asked.framework = limit.choice;
    if (limit.question == "trainee") asked.page.trainee = limit.choice;
    if (limit.question == "cohort") asked.page.filter.cohort = limit.choice;
    if (limit.question == "site") asked.page.filter.site = limit.choice;
    if (limit.question == "scenario") asked.page.filter.scenario = limit.choice;
    if (limit.question == "period") asked.days = limit.choice == "30" ? 30 : limit.choice == "90" ? 90 : 0;
    return asked;
}

ReportsView make_reports_view(const report::Ledger& ledger, const ReportsAsked& asked, report::Page page,
                              const std::vector<rubric::Rubric>& rubrics, const Catalogue& catalogue)
{
    const Words words(catalogue);
    ReportsView view;
    for (const std::string_view name : report::page_names()) {
        const std::string id(name);
        view.pages.push_back({id, words("report.page." + id), id == asked.page.name});
    }
    view.questions = questions(ledger, asked, rubrics, words);
    for (const std::string& filter : page.filters) view.about += (view.about.empty() ? "" : " · ") + filter;
    view.page = std::move(page);
    view.words = report::page_words(catalogue);
    view.hand_on = words("report.desk.export", {{"page", asked.page.name}});
    return view;
}

std::optional<ReportsIntent> draw_reports(const ReportsView& view, ReportsUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
