#include "sim/app/panels/reports.h"

#include <algorithm>
#include <cctype>

#include "sim/app/panels/page_sections.h"
#include "sim/report/team/about.h"
#include "sim/report/team/findings.h"

namespace amends::app {
namespace {

std::int64_t latest_day(const report::Ledger& ledger)
{
    std::int64_t latest = 0;
    for (const report::Ledger::Row& row : ledger.rows()) latest = std::max(latest, row.ended_s);
    return latest / report::day_s;
}

ReportsView::Question question(const Words& words, const std::string& id, const std::set<std::string>& values,
                               const std::string& chosen)
{
    ReportsView::Question out{id, words("report.desk." + id), {{"", words("report.desk.all"), chosen.empty()}}};
    for (const std::string& value : values) {
        if (!value.empty()) out.choices.push_back({value, value, value == chosen});
    }
    return out;
}

/// What is asked of a trainee in words: "coach: Humility; practise: Empathy".
std::string asked_of(const report::Ledger& ledger, const report::TeamModel& model, std::size_t trainee,
                     const Words& words)
{
    std::string out;
    for (const report::Verb verb : {report::Verb::coach, report::Verb::practise}) {
        std::string steps;
        for (std::size_t k = 0; k < ledger.steps().size(); ++k) {
            if (report::verb_of(model.steps[k], trainee) != verb) continue;
            steps += (steps.empty() ? "" : ", ") + ledger.steps()[k].title;
        }
        if (steps.empty()) continue;
        out += (out.empty() ? "" : "; ") + words("report.verb." + std::string(name_of(verb))) + ": " + steps;
    }
    return out;
}

/// Whom a page can be about: by name, all of them, as the list can be searched.
std::vector<ReportsView::Choice> people(const report::Ledger& ledger, const ReportsAsked& asked, const Words& words)
{
    std::vector<ReportsView::Choice> out;
    const std::vector<std::string> names = report::shown_names(ledger);
    const report::Tally tally = report::tally_of(ledger, asked.page.filter);
    const report::TeamModel model = report::model_of(ledger, tally);
    for (const std::size_t t : report::by_name(ledger, tally)) {
        const std::string& id = ledger.trainees()[t].id;
        const bool chosen = asked.page.trainee.empty() ? out.empty() : asked.page.trainee == id;
        out.push_back({id, names[t], chosen, asked_of(ledger, model, t, words)});
    }
    return out;
}

/// Plays of the chosen trainee whose debrief can be opened: generated ones have no events.
std::vector<ReportsView::Choice> debriefs(const report::Ledger& ledger, const ReportsAsked& asked,
                                          const std::string& trainee)
{
    std::vector<const report::Ledger::Row*> rows;
    for (const report::Ledger::Row& row : ledger.rows()) {
        if (ledger.trainees()[static_cast<std::size_t>(row.trainee)].id == trainee &&
            ledger.takes(asked.page.filter, row))
            rows.push_back(&row);
    }
    std::ranges::stable_sort(rows, [](const auto* a, const auto* b) { return a->ended_s > b->ended_s; });
    std::vector<ReportsView::Choice> out;
    for (const report::Ledger::Row* row : rows) {
        if (ledger.simulated()) break;
        const std::string& title = ledger.scenarios()[static_cast<std::size_t>(row->scenario)].title;
        const int mark = ledger.mark(static_cast<std::size_t>(row - ledger.rows().data()), ledger.steps().size());
        out.push_back(
            {row->play, report::write_day(row->ended_s / report::day_s) + " · " + title, false, std::to_string(mark)});
    }
    return out;
}

/// How far somebody is by the rule, over all their plays whatever the page is limited to.
ReportsView::Certify certify_form(const report::Ledger& ledger, const ReportsAsked& asked, const std::string& trainee,
                                  const Words& words)
{
    ReportsView::Certify out{true, trainee, asked.locked, "", false};
    const auto at = std::ranges::find(ledger.trainees(), trainee, &report::Ledger::Trainee::id);
    const auto all = report::readiness_of(ledger, report::tally_of(ledger, {}), asked.page.rule);
    const report::Readiness& found = all[static_cast<std::size_t>(at - ledger.trainees().begin())];
    const report::CertificationRule& rule = asked.page.rule;
    out.ready = found.ready;
    out.stands = words(found.ready ? "report.desk.stands_ready" : "report.desk.stands",
                       {{"passes", std::to_string(found.passes)},
                        {"of", std::to_string(rule.in_a_row)},
                        {"scenarios", std::to_string(found.scenarios)},
                        {"of_scenarios", std::to_string(rule.scenarios)}});
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
    const std::int64_t latest = latest_day(ledger);
    for (const int days : {30, 90}) {
        const std::string number = std::to_string(days);
        const std::string label = ledger.rows().empty() ? words("report.desk.days", {{"n", number}})
                                                        : words("report.desk.days_until",
                                                                {{"n", number}, {"day", report::write_day(latest)}});
        period.choices.push_back({number, label, asked.days == days});
    }
    out.push_back(std::move(period));
    if (asked.page.name != "pilot" || asked.pilots.size() < 2) return out;
    ReportsView::Question pilot{"pilot", words("report.desk.pilot"), {}};
    const std::string shown = asked.page.pilot.empty() ? asked.pilots.back() : asked.page.pilot;
    for (const std::string& name : asked.pilots) pilot.choices.push_back({name, name, name == shown});
    out.push_back(std::move(pilot));
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
        if (!view_.kept.empty()) {
            ui::gap(ui::space_3);
            ui::icon_text(ui::icon::done, view_.kept, ui::Type::body, ui::Token::text_good);
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
                if (ui::button("page-loyalty", words_("loyalty.desk.page"), able(), {.icon = ui::icon::page}))
                    intent_ = ShowLoyalty{};
            });
        });
        ui::gap(ui::space_3);
        ui::region("filters", words_("report.desk.filters"), [this] { ui::card([this] { filters(); }); });
        if (view_.page.id == "trainee") {
            ui::gap(ui::space_3);
            person();
        }
    }

    /// Everybody by name, to be looked for: chosen here, their page is shown.
    void person()
    {
        if (view_.people.empty()) {
            ui::text(ui::Type::body, words_("report.desk.nobody"), ui::Token::text_muted);
            return;
        }
        std::vector<ui::Option> options;
        std::string chosen;
        for (const ReportsView::Choice& each : view_.people) {
            options.push_back({each.id, each.label, each.detail});
            if (each.chosen && view_.page.id == "trainee") chosen = each.id;
        }
        const ui::PickWords looking{words_("report.desk.look_for"), words_("report.desk.not_found")};
        if (const auto picked =
                ui::pick("person", words_("report.desk.look_at"), chosen, options, own_.people, looking))
            intent_ = LookAt{*picked};
    }

    void filters()
    {
        // The framework is always in sight: under another one the same records may look empty.
        one_question(view_.questions.front());
        ui::gap(ui::space_3);
        if (ui::fold("filters-open", words_("report.desk.filters"), own_.filters, view_.about))
            own_.filters = !own_.filters;
        if (!own_.filters) return;
        for (std::size_t i = 1; i < view_.questions.size(); ++i) {
            ui::gap(ui::space_3);
            one_question(view_.questions[i]);
        }
    }

    void one_question(const ReportsView::Question& question)
    {
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

    void page()
    {
        draw_page({view_.page, view_.words, own_.tables, [this](const report::Section& section) { within(section); }});
        if (!view_.bring.empty()) bring();
        ui::gap(ui::space_4);
        ui::region("hand-on", words_("report.desk.hand_on"), [this] {
            ui::card([this] {
                if (const auto format =
                        draw_hand_on(words_, able(), view_.handed, words_("report.desk.command"), view_.hand_on))
                    intent_ = HandOn{*format};
            });
        });
    }

    void within(const report::Section& section)
    {
        if (section.id == "heat") {
            ui::gap(ui::space_3);
            person();
        }
        if (section.id == "plays" && !view_.debriefs.empty()) plays_to_open();
        if (section.id == "signatures" && view_.certify.shown) certify();
    }

    /// Every play of theirs, latest first: its debrief, with what was said in it, is a press away.
    void plays_to_open()
    {
        ui::gap(ui::space_3);
        std::vector<ui::Option> options;
        for (const ReportsView::Choice& play : view_.debriefs)
            options.push_back({play.id, play.label, words_("report.desk.play_mark", {{"mark", play.detail}})});
        const ui::PickWords looking{words_("report.desk.play_search"), words_("report.desk.play_none")};
        if (const auto picked = ui::pick("play", words_("report.desk.debriefs"), "", options, own_.plays, looking))
            intent_ = DebriefOf{*picked};
    }

    void certify()
    {
        const ReportsView::Certify& form = view_.certify;
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, words_("report.desk.certify"));
        ui::gap(ui::space_1);
        ui::text(ui::Type::small, form.stands, ui::Token::text_muted);
        ui::gap(ui::space_2);
        ui::input("signer", words_("report.desk.signer"), own_.signer,
                  {.placeholder = words_("report.desk.signer"), .limit = 100});
        if (!form.ready) {
            ui::gap(ui::space_2);
            ui::input("although", words_("report.desk.although"), own_.although,
                      {.placeholder = words_("report.desk.although"), .limit = 300});
        }
        ui::gap(ui::space_2);
        const bool complete = !own_.signer.empty() && (form.ready || !own_.although.empty());
        const ui::Able can = !form.locked.empty() ? ui::unless(true, form.locked)
                                                  : ui::unless(!complete, words_("report.desk.sign_incomplete"));
        if (ui::button("sign", words_("report.desk.sign"), can, {.icon = ui::icon::check}))
            intent_ = Sign{form.person, own_.signer.utf8(), form.ready ? "" : own_.although.utf8()};
    }

    void bring()
    {
        ui::gap(ui::space_4);
        ui::region("bring", view_.bring, [this] {
            ui::card([this] {
                ui::text(ui::Type::strong, view_.bring);
                ui::gap(ui::space_2);
                const auto typed_file = ui::input("bring-file", words_("report.desk.bring_file"), own_.file,
                                                  {.placeholder = words_("report.desk.bring_file")});
                ui::gap(ui::space_2);
                const bool pressed = ui::button("bring-open", words_("report.desk.bring_open"),
                                                ui::unless(own_.file.empty(), words_("loyalty.desk.no_path")));
                if ((pressed || typed_file.submitted) && !own_.file.empty()) intent_ = Bring{own_.file.utf8()};
                if (!view_.brought.empty())
                    ui::text(ui::Type::small, words_("report.desk.brought", {{"file", view_.brought}}),
                             ui::Token::text_muted);
            });
        });
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
    filter.until_s = (latest_day(ledger) + 1) * report::day_s;
    filter.from_s = filter.until_s - days * report::day_s;
    return filter;
}

std::string typed(const std::string& text)
{
    const bool plain = !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '/' || c == ':';
    });
    if (plain) return text;
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string command_of(const ReportsAsked& asked)
{
    const report::Filter& filter = asked.page.filter;
    const report::Filter all;
    std::string out = "amends report " + asked.page.name;
    const auto add = [&out](const char* option, const std::string& value) {
        if (!value.empty()) out += std::string(" ") + option + " " + typed(value);
    };
    if (!asked.records.empty()) out += " " + asked.records;
    add("--rubric", asked.framework);
    if (asked.page.name == "trainee") add("--trainee", asked.page.trainee);
    if (asked.page.name == "pilot") {
        add("--pilot", asked.page.pilot);
        add("--contacts", asked.contacts);
        return out;  // its people were drawn: no filter changes them
    }
    if (asked.page.name == "friction") add("--glitches", asked.glitches);
    add("--cohort", filter.cohort);
    add("--site", filter.site);
    add("--scenario", filter.scenario);
    if (filter.from_s != all.from_s) add("--from", report::write_day(filter.from_s / report::day_s));
    if (filter.until_s != all.until_s) add("--until", report::write_day(filter.until_s / report::day_s - 1));
    return out;
}

ReportsAsked limited(ReportsAsked asked, const Limit& limit)
{
    if (limit.question == "framework") asked.framework = limit.choice;
    if (limit.question == "cohort") asked.page.filter.cohort = limit.choice;
    if (limit.question == "site") asked.page.filter.site = limit.choice;
    if (limit.question == "scenario") asked.page.filter.scenario = limit.choice;
    if (limit.question == "pilot") asked.page.pilot = limit.choice;
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
    if (asked.page.name == "trainee" || asked.page.name == "team") view.people = people(ledger, asked, words);
    if (asked.page.name == "trainee") {
        const auto about = std::ranges::find(view.people, true, &ReportsView::Choice::chosen);
        if (about != view.people.end()) {
            view.debriefs = debriefs(ledger, asked, about->id);
            view.certify = certify_form(ledger, asked, about->id, words);
        }
    }
    if (asked.page.name == "friction" || asked.page.name == "pilot") {
        view.bring = words("report.desk.bring." + asked.page.name);
        view.brought = asked.page.name == "pilot" ? asked.contacts : asked.glitches;
    }
    for (const std::string& filter : page.filters) view.about += (view.about.empty() ? "" : " · ") + filter;
    view.page = std::move(page);
    view.words = report::page_words(catalogue);
    view.hand_on = command_of(asked) + " --html " + asked.page.name + ".html";
    return view;
}

std::optional<ReportsIntent> draw_reports(const ReportsView& view, ReportsUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
