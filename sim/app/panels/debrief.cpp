#include "sim/app/panels/debrief.h"

#include "scoring/rubric/rubric.h"
#include "sim/app/panels/debrief_parts.h"

namespace amends::app {
namespace {

/// The first twenty seconds: what became of it, one sentence to keep, one to say again.
class Panel {
public:
    Panel(const DebriefView& view, DebriefUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<DebriefIntent> draw()
    {
        take_escape();
        ui::scroll("debrief", ui::window_height() - ui::top(), "", [this] {
            ui::centred(1180, [this] {
                ui::gap(ui::space_5);
                outcome();
                ui::gap(ui::space_5);
                if (view_.change.turn < 0) {
                    proud();
                } else {
                    ui::columns({1, 1}, 340, {[this] { proud(); }, [this] { change(); }});
                }
                if (const auto note = draw_manager_notes(view_.notes, own_.notes, words_)) intent_ = *note;
                draw_debrief_rest({view_, own_, words_, intent_});
                if (view_.asks) question();
                ui::gap(ui::space_8);
            });
        });
        return std::move(intent_);
    }

private:
    std::string_view back_key() const
    {
        if (view_.from_reports) return "debrief.to_reports";
        return view_.from_author ? "debrief.to_author" : "debrief.back";
    }

    /// Out of a text field first, and only from there off the page.
    void take_escape()
    {
        const bool list_open = !own_.notes.moments.open.empty() || !own_.notes.steps.open.empty();
        if (list_open || !ui::pressed({ui::Key::escape})) return;
        const ui::Item* const has_keys = ui::shown(ui::focused());
        if (has_keys != nullptr && has_keys->role == ui::Role::input) return ui::focus("again");
        intent_ = BackToStart{};
    }

    void outcome()
    {
        ui::focus_first("again");
        ui::caption(words_("debrief.title", {{"title", view_.title}}));
        ui::gap(ui::space_1);
        ui::heading(view_.ending, ui::Type::title);
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, view_.says);
        ui::gap(ui::space_3);
        if (view_.practice) {
            ui::icon_text(view_.own ? ui::icon::write : ui::icon::rewind,
                          words_(view_.own ? "debrief.own" : "debrief.practice"), ui::Type::body,
                          ui::Token::text_accent);
            ui::gap(ui::space_2);
        }
        for (const auto& [good, words] : view_.verdicts) {
            ui::icon_text(good ? ui::icon::done : ui::icon::no, words, ui::Type::strong,
                          good ? ui::Token::text_good : ui::Token::text_bad);
            ui::gap(ui::space_1);
        }
        ui::gap(ui::space_1);
        ui::text(ui::Type::small, view_.summary, ui::Token::text_muted);
        ui::gap(ui::space_3);
        ui::region("what-next", words_("debrief.what_next"), [this] {
            ui::row([this] {
                if (ui::button("again", words_("debrief.again"), {},
                               {.look = ui::Look::primary, .icon = ui::icon::again}))
                    intent_ = PlayAgain{};
                if (ui::button("back", words_(back_key()), {},
                               {.icon = view_.from_reports || view_.from_author ? ui::icon::back : ui::icon::home,
                                .keys = "Esc"}))
                    intent_ = BackToStart{};
            });
        });
    }

    /// Did a rule get in the way? One press answers, and another takes it back.
    void question()
    {
        ui::gap(ui::space_4);
        ui::region("rules-question", words_("rules.question"), [this] {
            ui::card([this] {
                ui::text(ui::Type::strong, words_("rules.question"));
                ui::gap(ui::space_1);
                ui::text(ui::Type::small, words_("rules.about"), ui::Token::text_muted);
                ui::gap(ui::space_2);
                ui::input("rules-which", words_("rules.which"), own_.which_rule,
                          {.placeholder = words_("rules.which"), .limit = 300});
                ui::gap(ui::space_2);
                ui::row([this] {
                    for (const char* const answer : {"bent", "blamed", "blocked", "none"}) {
                        const bool chosen = view_.answered == answer;
                        if (ui::button(std::string("rules-") + answer, words_("rules." + std::string(answer)), {},
                                       {.icon = chosen ? ui::icon::check : "", .chosen = chosen}))
                            intent_ = AnswerRules{answer, own_.which_rule.utf8()};
                    }
                });
                if (view_.answered.empty()) return;
                ui::gap(ui::space_2);
                if (ui::button("rules-back", words_("rules.take_back"), {}, {.look = ui::Look::quiet}))
                    intent_ = AnswerRules{};
            });
        });
    }

    void proud()
    {
        ui::card([this] {
            ui::icon_text(ui::icon::star, words_("debrief.proud"), ui::Type::strong, ui::Token::text_good);
            ui::gap(ui::space_2);
            if (view_.silent) {
                ui::text(ui::Type::body, words_("debrief.nothing_said"), ui::Token::text_muted);
            } else if (view_.proud.empty()) {
                ui::text(ui::Type::body, words_("debrief.proud_none"), ui::Token::text_muted);
            } else {
                ui::text(ui::Type::speech, "“" + view_.proud + "”");
            }
            if (view_.change.turn < 0 && !view_.silent) {
                ui::gap(ui::space_2);
                ui::text(ui::Type::body, words_("debrief.change_none"), ui::Token::text_muted);
            }
            if (view_.next.empty()) return;
            ui::gap(ui::space_4);
            ui::caption(words_("debrief.next"));
            for (const std::string& each : view_.next) {
                ui::gap(ui::space_2);
                ui::icon_text(ui::icon::flag, each);
            }
        });
    }

    void change()
    {
        ui::region("say-again", words_("debrief.change"), [this] { ui::card([this] { say_again(); }); });
    }

    void say_again()
    {
        const DebriefView::Change& change = view_.change;
        ui::icon_text(ui::icon::write, words_("debrief.change"), ui::Type::strong, ui::Token::text_bad);
        ui::gap(ui::space_2);
        ui::text(ui::Type::speech, "“" + change.sentence + "”");
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, change.why, ui::Token::text_muted);
        ui::gap(ui::space_1);
        ui::text(ui::Type::small, words_("debrief.heard_then", {{"acts", change.heard}}), ui::Token::text_muted);
        ui::gap(ui::space_3);
        const ui::InputResult typed =
            ui::input("say-again-words", words_("debrief.say_again"), own_.again,
                      {.placeholder = words_("debrief.say_again_hint"), .lines = 2, .sends = true});
        draw_heard();
        ui::gap(ui::space_2);
        const bool blank = own_.again.utf8().find_first_not_of(" \t\n") == std::string::npos;
        const ui::Able able = ui::unless(blank, words_("call.nothing_typed"));
        bool heard = typed.submitted && !blank;
        ui::row([&] {
            heard |= ui::button("hear-again", words_("debrief.hear_again"), able,
                                {.look = ui::Look::primary, .icon = ui::icon::listen, .keys = "Enter"});
            const std::string hint = words_("debrief.rewind_hint");
            if (change.seq > 0 && ui::button("rewind-change", words_("debrief.rewind_here"),
                                             ui::unless(view_.exam, words_("debrief.exam_no_rewind")),
                                             {.icon = ui::icon::rewind, .hint = hint}))
                intent_ = Rewind{change.seq, own_.again.utf8()};
        });
        if (heard) intent_ = SayAgain{change.turn, own_.again.utf8()};
    }

    void draw_heard()
    {
        if (!own_.heard) return;
        ui::gap(ui::space_2);
        ui::text(ui::Type::strong, words_(own_.heard->empty() ? "debrief.heard_now_nothing" : "debrief.heard_now"));
        for (const report::HeardAgain& each : *own_.heard) {
            ui::gap(ui::space_2);
            if (each.nearly) {
                ui::icon_text(ui::icon::listen, each.act, ui::Type::body, ui::Token::text_muted);
            } else {
                ui::icon_text(each.helpful ? ui::icon::up : ui::icon::down, each.act, ui::Type::body,
                              each.helpful ? ui::Token::text_good : ui::Token::text_bad);
            }
            const std::string why = each.reason + (each.reason.empty() || each.turn.empty() ? "" : " ") + each.turn;
            if (!why.empty()) ui::text(ui::Type::small, why, ui::Token::text_muted);
        }
    }

    const DebriefView& view_;
    DebriefUi& own_;
    const Words& words_;
    std::optional<DebriefIntent> intent_;
};

}  // namespace

std::optional<DebriefIntent> draw_debrief(const DebriefView& view, DebriefUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
