#include "sim/app/panels/who.h"

#include <algorithm>

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

std::string title_of(const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios, const std::string& id)
{
    for (const auto& scenario : scenarios) {
        if (scenario->id == id) return scenario->title;
    }
    return id;
}

/// "2027-03-01T09:30:12Z" as "2027-03-01, 09:30": UTC, as it is kept.
std::string moment(const std::string& at)
{
    return at.size() < 16 ? at : at.substr(0, 10) + ", " + at.substr(11, 5);
}

std::string tries_of(const std::string& scenario, const std::vector<records::PlayRow>& plays,
                     const std::string& framework, const Words& words)
{
    int tries = 0;
    int best = -1;
    for (const records::PlayRow& play : plays) {
        if (play.of.scenario_id != scenario || !play.over() || !play.counts) continue;
        ++tries;
        for (const records::MarkRow& mark : play.marks) {
            if (mark.framework == framework) best = std::max(best, mark.total);
        }
    }
    if (tries == 0) return {};
    const std::string count = words(tries == 1 ? "who.tried_once" : "who.tried", {{"n", std::to_string(tries)}});
    return best < 0 ? count : count + " " + words("who.best", {{"mark", std::to_string(best)}});
}

WhoView::Scenario card_of(const scenario::Scenario& scenario, std::string tries, const Words& words)
{
    WhoView::Scenario card{scenario.id, scenario.title, scenario.summary, {}, std::move(tries)};
    card.facts.push_back(scenario.industry);
    card.facts.push_back(words("difficulty." + std::to_string(scenario.difficulty)));
    if (!scenario.content_note.empty()) card.facts.push_back(words("who.content_note"));
    return card;
}

}  // namespace

WhoView make_who_view(const std::vector<records::Person>& people, const std::string& person,
                      const std::vector<records::PlayRow>& plays, const std::vector<records::PlayRow>& unfinished,
                      const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                      const std::string& framework, const Words& words)
{
    WhoView view;
    for (const records::Person& each : people) {
        if (each.erased) continue;
        view.people.push_back({each.id, each.name, each.id == person});
        if (each.id == person) view.person = each.name;
    }
    if (view.person.empty()) return view;
    for (const records::PlayRow& play : unfinished) {
        view.unfinished.push_back({play.id, title_of(scenarios, play.of.scenario_id),
                                   words("who.left_on", {{"when", moment(play.last_at)}})});
    }
    for (const auto& scenario : scenarios) {
        view.scenarios.push_back(card_of(*scenario, tries_of(scenario->id, plays, framework, words), words));
    }
    return view;
}

namespace {

std::optional<WhoIntent> draw_people(const WhoView& view, WhoUi& own, const Words& words)
{
    std::optional<WhoIntent> intent;
    ui::heading(words("who.title"));
    ui::gap(ui::space_3);
    if (!view.people.empty()) {
        ui::row([&] {
            for (const WhoView::Person& person : view.people) {
                const ui::ButtonStyle style{.icon = person.chosen ? ui::icon::check : ui::icon::person,
                                            .chosen = person.chosen};
                if (ui::button("person-" + person.id, person.name, {}, style)) intent = ChoosePerson{person.id};
            }
        });
        ui::gap(ui::space_4);
        ui::caption(words("who.or_new"));
        ui::gap(ui::space_1);
    }
    bool submitted = false;
    ui::columns({3, 1}, 130,
                {[&] {
                     submitted = ui::input("name", words("who.name"), own.name,
                                           {.placeholder = words("who.name_hint"), .limit = 80})
                                     .submitted;
                 },
                 [&] {
                     const ui::ButtonStyle style{.look = view.people.empty() ? ui::Look::primary : ui::Look::plain};
                     submitted |= ui::button("add-person", words("who.add"),
                                             ui::unless(own.name.empty(), words("who.no_name")), style);
                 }});
    if (submitted && !own.name.empty()) intent = NewPerson{own.name.utf8()};
    ui::gap(ui::space_3);
    ui::text(ui::Type::small, words("who.private"), ui::Token::text_muted);
    return intent;
}

std::optional<WhoIntent> draw_scenarios(const WhoView& view, const Words& words)
{
    std::optional<WhoIntent> intent;
    const ui::Able able = ui::unless(view.busy, words("who.busy"));
    if (!view.unfinished.empty()) {
        ui::heading(words("who.go_on_title"));
        for (const WhoView::Unfinished& left : view.unfinished) {
            ui::gap(ui::space_3);
            const ui::ButtonStyle style{
                .look = ui::Look::plain, .icon = ui::icon::play, .detail = left.detail, .wide = true};
            if (ui::button("continue-" + left.play, left.title, able, style)) intent = ContinuePlay{left.play};
        }
        ui::gap(ui::space_6);
    }
    ui::heading(words("who.scenarios"));
    for (const WhoView::Scenario& scenario : view.scenarios) {
        ui::gap(ui::space_3);
        ui::card([&] {
            ui::heading(scenario.title);
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, scenario.summary, ui::Token::text_muted);
            ui::gap(ui::space_3);
            ui::row([&] {
                for (const std::string& fact : scenario.facts) ui::badge(fact);
                if (!scenario.tries.empty()) ui::badge(scenario.tries, ui::Token::text_accent);
            });
            ui::gap(ui::space_3);
            const ui::ButtonStyle style{.look = ui::Look::primary, .icon = ui::icon::forward};
            if (ui::button("scenario-" + scenario.id, words("who.read"), able, style))
                intent = ChooseScenario{scenario.id};
        });
    }
    return intent;
}

}  // namespace

std::optional<WhoIntent> draw_who(const WhoView& view, WhoUi& own, const Words& words)
{
    std::optional<WhoIntent> intent;
    ui::scroll("who", ui::window_height() - ui::top(), "", [&] {
        ui::centred(760, [&] {
            ui::gap(ui::space_6);
            ui::heading("Amends", ui::Type::title);
            ui::gap(ui::space_1);
            ui::text(ui::Type::body, words("who.promise"), ui::Token::text_muted);
            ui::gap(ui::space_6);
            if (!view.trouble.empty()) {
                ui::icon_text(ui::icon::warning, view.trouble, ui::Type::body, ui::Token::text_bad);
                ui::gap(ui::space_4);
            }
            ui::region("people", words("who.title"),
                       [&] { ui::card([&] { intent = draw_people(view, own, words); }); });
            ui::gap(ui::space_6);
            if (view.person.empty()) return;
            ui::region("scenarios", words("who.scenarios"), [&] {
                if (std::optional<WhoIntent> chosen = draw_scenarios(view, words)) intent = chosen;
            });
            ui::gap(ui::space_8);
        });
    });
    return intent;
}

}  // namespace amends::app
