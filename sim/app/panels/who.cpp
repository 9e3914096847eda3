#include "sim/app/panels/who.h"

#include <algorithm>

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

/// One frame of the panel.
class Panel {
public:
    Panel(const WhoView& view, WhoUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<WhoIntent> draw()
    {
        ui::scroll("who", ui::window_height() - ui::top(), "", [this] {
            if (view_.person.empty()) {
                ui::centred(760, [this] { welcome(); });
            } else {
                ui::centred(1320, [this] { home(); });
            }
        });
        return std::move(intent_);
    }

private:
    ui::Able able() const { return ui::unless(view_.busy, words_("who.busy")); }

    void trouble()
    {
        if (view_.trouble.empty()) return;
        ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
        ui::gap(ui::space_4);
    }

    /// Nobody has said who they are.
    void welcome()
    {
        if (view_.people.empty()) ui::focus_first("name");
        ui::gap(ui::space_6);
        ui::heading("Amends", ui::Type::title);
        ui::gap(ui::space_1);
        ui::text(ui::Type::speech, words_("who.promise"), ui::Token::text_muted);
        ui::gap(ui::space_6);
        trouble();
        ui::region("people", words_("who.title"), [this] {
            ui::card([this] {
                ui::heading(words_("who.title"));
                ui::gap(ui::space_3);
                people();
            });
        });
        ui::gap(ui::space_4);
        managers();
        ui::gap(ui::space_6);
        ui::heading(words_("who.what_happens"));
        for (const auto& [icon, key] :
             {std::pair(ui::icon::page, "who.step_briefing"), std::pair(ui::icon::call, "who.step_call"),
              std::pair(ui::icon::progress, "who.step_debrief")}) {
            ui::gap(ui::space_3);
            ui::icon_text(icon, words_(key));
        }
        ui::gap(ui::space_8);
    }

    void home()
    {
        if (!view_.scenarios.empty()) {
            const bool left = !view_.unfinished.empty();
            const bool due = !view_.assigned.empty() && view_.assigned.front().due_now;
            const WhoView::Scenario& next = due ? view_.assigned.front() : view_.scenarios.front();
            ui::focus_first(left ? "continue-" + view_.unfinished.front().play : "scenario-" + next.id);
        }
        ui::gap(ui::space_5);
        ui::heading(words_("who.hello", {{"name", view_.person}}), ui::Type::title);
        ui::gap(ui::space_4);
        trouble();
        ui::columns({8, 5}, 320, {[this] { practise(); }, [this] { stand(); }});
        ui::gap(ui::space_8);
    }

    void practise()
    {
        if (!view_.unfinished.empty()) {
            ui::region("go-on", words_("who.go_on_title"), [this] { unfinished(); });
            ui::gap(ui::space_5);
        }
        if (!view_.assigned.empty()) {
            ui::region("assigned", words_("who.assigned"), [this] { assigned(); });
            ui::gap(ui::space_5);
        }
        ui::region("scenarios", words_("who.scenarios"), [this] { scenarios(); });
        if (!view_.own.empty()) {
            ui::gap(ui::space_5);
            ui::region("own-scenarios", words_("who.own_title"), [this] { own_scenarios(); });
        }
        if (view_.past.empty()) return;
        ui::gap(ui::space_5);
        ui::region("past", words_("who.past"), [this] { past(); });
    }

    /// Plays that are over: each opens its debrief again.
    void past()
    {
        constexpr std::size_t first = 5;
        ui::heading(words_("who.past"));
        const std::size_t shown = own_.all_past ? view_.past.size() : std::min(first, view_.past.size());
        for (std::size_t i = 0; i < shown; ++i) {
            ui::gap(ui::space_2);
            const WhoView::Past& play = view_.past[i];
            const ui::ButtonStyle style{.icon = ui::icon::progress, .detail = play.detail, .wide = true};
            if (ui::button("debrief-" + play.play, play.title, able(), style)) intent_ = ShowDebrief{play.play};
        }
        if (view_.past.size() <= first) return;
        ui::gap(ui::space_2);
        if (ui::checkbox("all-past", words_("who.past_all", {{"n", std::to_string(view_.past.size())}}), own_.all_past))
            own_.all_past = !own_.all_past;
    }

    void unfinished()
    {
        ui::heading(words_("who.go_on_title"));
        for (const WhoView::Unfinished& left : view_.unfinished) {
            ui::gap(ui::space_3);
            const ui::ButtonStyle style{.icon = ui::icon::play, .detail = left.detail, .wide = true};
            if (ui::button("continue-" + left.play, left.title, able(), style)) intent_ = ContinuePlay{left.play};
        }
    }

    void scenarios()
    {
        if (view_.scenarios.empty()) {
            ui::heading(words_("who.scenarios"));
            ui::gap(ui::space_3);
            ui::icon_text(ui::icon::folder, words_("who.no_scenarios"), ui::Type::body, ui::Token::text_muted);
            return;
        }
        const bool due = view_.scenarios.front().due_now;
        ui::heading(words_(due ? "who.do_this_next" : "who.nothing_due"));
        for (std::size_t i = 0; i < view_.scenarios.size(); ++i) {
            if (i == 1) {
                ui::gap(ui::space_5);
                ui::heading(words_("who.others"));
                ui::gap(ui::space_1);
            }
            ui::gap(i == 0 ? ui::space_3 : ui::space_2);
            if (i > 0) {
                in_short(view_.scenarios[i]);
            } else {
                ui::card([&] { scenario(view_.scenarios[i], due); });
            }
        }
    }

    /// A row that is pressed as a whole, so that a dozen of them are seen at a glance.
    void in_short(const WhoView::Scenario& scenario)
    {
        std::string facts;
        for (const std::string& fact : scenario.facts) facts += (facts.empty() ? "" : "  ·  ") + fact;
        if (!scenario.tries.empty()) facts += "  ·  " + scenario.tries;
        const ui::ButtonStyle style{
            .icon = ui::icon::forward, .keys = scenario.due, .detail = facts, .wide = true, .hint = scenario.summary};
        if (ui::button("scenario-" + scenario.id, scenario.title, able(), style)) intent_ = ChooseScenario{scenario.id};
    }

    /// What somebody gave to be played in these days.
    void assigned()
    {
        ui::heading(words_("who.assigned"));
        for (const WhoView::Scenario& each : view_.assigned) {
            ui::gap(ui::space_3);
            ui::card([&] { scenario(each, each.due_now && &each == &view_.assigned.front()); });
        }
    }

    /// What was written here, and has no faults.
    void own_scenarios()
    {
        ui::heading(words_("who.own_title"));
        ui::gap(ui::space_1);
        ui::text(ui::Type::small, words_("who.own_note"), ui::Token::text_muted);
        for (const WhoView::Scenario& each : view_.own) {
            ui::gap(ui::space_3);
            ui::card([&] { scenario(each, false); });
        }
    }

    void scenario(const WhoView::Scenario& scenario, bool first)
    {
        ui::bar(
            "due-" + scenario.id, [&] { ui::heading(scenario.title); },
            [&] { ui::badge(scenario.due, scenario.due_now ? ui::Token::text_accent : ui::Token::text_muted); });
        ui::gap(ui::space_1);
        ui::text(ui::Type::body, scenario.summary, ui::Token::text_muted);
        ui::gap(ui::space_3);
        ui::row([&] {
            for (const std::string& fact : scenario.facts) ui::badge(fact);
            if (!scenario.tries.empty()) ui::badge(scenario.tries, ui::Token::text_accent);
        });
        ui::gap(ui::space_3);
        const ui::ButtonStyle style{.look = first ? ui::Look::primary : ui::Look::plain, .icon = ui::icon::forward};
        if (ui::button("scenario-" + scenario.id, words_("who.read"), able(), style))
            intent_ = ChooseScenario{scenario.id};
    }

    void stand()
    {
        ui::region("standing", words_("who.where_you_stand"), [this] {
            ui::card([this] {
                ui::heading(words_("who.where_you_stand"));
                ui::gap(ui::space_2);
                if (view_.marks.series.empty()) {
                    ui::icon_text(ui::icon::progress, words_("who.no_marks"), ui::Type::body, ui::Token::text_muted);
                    return;
                }
                ui::text(ui::Type::body, view_.standing);
                ui::gap(ui::space_1);
                ui::text(ui::Type::small, words_("who.under", {{"framework", view_.framework}}), ui::Token::text_muted);
                ui::gap(ui::space_3);
                ui::chart("marks", view_.marks);
            });
        });
        ui::gap(ui::space_4);
        if (view_.writes) write();
        ui::region("people", words_("who.somebody_else"), [this] {
            ui::card([this] {
                if (ui::fold("somebody-else", words_("who.somebody_else"), own_.people)) own_.people = !own_.people;
                if (!own_.people) return;
                ui::gap(ui::space_2);
                people();
            });
        });
        ui::gap(ui::space_4);
        managers();
    }

    void managers()
    {
        ui::region("managers", words_("who.managers"), [this] {
            ui::card([this] {
                ui::heading(words_("who.managers"));
                ui::gap(ui::space_2);
                ui::text(ui::Type::body, words_("who.reports_are"), ui::Token::text_muted);
                ui::gap(ui::space_3);
                if (ui::button("reports", words_("who.reports"), able(), {.icon = ui::icon::progress}))
                    intent_ = ShowReports{};
            });
        });
    }

    void write()
    {
        ui::region("write", words_("who.write"), [this] {
            ui::card([this] {
                ui::heading(words_("who.write"));
                ui::gap(ui::space_1);
                ui::text(ui::Type::body, words_("who.write_note"), ui::Token::text_muted);
                ui::gap(ui::space_3);
                if (ui::button("go-to-author", words_("who.write_go"), able(), {.icon = ui::icon::write}))
                    intent_ = GoToAuthor{};
            });
        });
        ui::gap(ui::space_4);
    }

    void people()
    {
        if (!view_.people.empty()) {
            ui::row([&] {
                for (const WhoView::Person& person : view_.people) {
                    const ui::ButtonStyle style{.icon = person.chosen ? ui::icon::check : ui::icon::person,
                                                .chosen = person.chosen};
                    if (ui::button("person-" + person.id, person.name, {}, style)) intent_ = ChoosePerson{person.id};
                }
            });
            ui::gap(ui::space_4);
            ui::caption(words_("who.or_new"));
            ui::gap(ui::space_1);
        }
        bool submitted = false;
        const std::string name = own_.name.trimmed();
        ui::columns({3, 1}, 130,
                    {[&] {
                         submitted = ui::input("name", words_("who.name"), own_.name,
                                               {.placeholder = words_("who.name_hint"), .limit = 80})
                                         .submitted;
                     },
                     [&] {
                         const ui::Look look = view_.people.empty() ? ui::Look::primary : ui::Look::plain;
                         submitted |= ui::button("add-person", words_("who.add"),
                                                 ui::unless(name.empty(), words_("who.no_name")), {.look = look});
                     }});
        if (submitted && !name.empty()) intent_ = NewPerson{name};
        ui::gap(ui::space_3);
        ui::text(ui::Type::small, words_("who.private"), ui::Token::text_muted);
    }

    const WhoView& view_;
    WhoUi& own_;
    const Words& words_;
    std::optional<WhoIntent> intent_;
};

}  // namespace

std::optional<WhoIntent> draw_who(const WhoView& view, WhoUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
