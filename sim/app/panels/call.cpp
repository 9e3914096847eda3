#include "sim/app/panels/call.h"

#include <algorithm>

#include "sim/app/ui/ui.h"

namespace amends::app {
namespace {

std::string_view icon_of(rubric::ActionKind kind)
{
    using Kind = rubric::ActionKind;
    switch (kind) {
        case Kind::look_up:
            return ui::icon::look_up;
        case Kind::ring:
            return ui::icon::call;
        case Kind::hold:
            return ui::icon::hold;
        case Kind::fix:
            return ui::icon::fix;
        case Kind::give:
            return ui::icon::give;
        case Kind::bend_rule:
            return ui::icon::bend_rule;
        case Kind::consult:
            return ui::icon::consult;
        case Kind::three_way:
            return ui::icon::three_way;
        case Kind::brief:
            return ui::icon::brief;
        case Kind::transfer:
            return ui::icon::transfer;
        case Kind::note:
            return ui::icon::note;
        case Kind::report_cause:
            return ui::icon::report;
        case Kind::message:
            return ui::icon::message;
    }
    return ui::icon::play;
}

/// Draws one frame of the call; what was chosen in it is `intent`.
class Panel {
public:
    Panel(const CallView& view, CallUi& own, const Words& words) : view_(view), own_(own), words_(words) {}

    std::optional<CallIntent> draw()
    {
        take_keys();
        ui::centred(1320, [this] {
            head();
            ui::gap(ui::space_3);
            if (ui::room() >= 860 && ui::window_height() >= ui::scaled(460)) {
                wide();
            } else {
                narrow();
            }
        });
        return std::move(intent_);
    }

private:
    ui::Able able() const { return ui::unless(view_.busy, words_("call.saving")); }

    void command(play::Command command) { intent_ = GiveCommand{std::move(command)}; }

    void take_keys()
    {
        if (ui::pressed({ui::Key::f1})) intent_ = OpenBriefing{};
        if (view_.busy || !view_.in_contact) return;
        if (ui::pressed({ui::Key::g, true, false})) command(play::Listen{});
        for (std::size_t i = 0; i < std::min<std::size_t>(9, view_.offered.size()); ++i) {
            const ui::Key key = static_cast<ui::Key>(i);
            if (ui::pressed({key}) || ui::pressed({key, false, true})) command(play::Choose{view_.offered[i].id});
        }
    }

    void head()
    {
        ui::row([this] {
            ui::heading(view_.contact);
            ui::badge(view_.title);
            ui::badge(words_("call.clock", {{"time", view_.sim_clock}}));
            if (!view_.talk_clock.empty()) ui::badge(words_("call.talk_clock", {{"time", view_.talk_clock}}));
            const ui::ButtonStyle help{.look = ui::Look::quiet, .icon = ui::icon::page, .keys = "F1"};
            if (ui::button("briefing", words_("call.briefing"), {}, help)) intent_ = OpenBriefing{};
            const ui::ButtonStyle leave{.look = ui::Look::quiet, .icon = ui::icon::back, .hint = words_leave_};
            if (ui::button("leave", words_("call.leave"), {}, leave)) intent_ = LeaveCall{};
        });
        if (view_.trouble.empty()) return;
        ui::gap(ui::space_2);
        ui::icon_text(ui::icon::warning, view_.trouble, ui::Type::body, ui::Token::text_bad);
    }

    void wide()
    {
        const float height = ui::window_height() - ui::top() - ui::scaled(ui::space_4);
        ui::columns(
            {8, 5}, 200,
            {[&] {
                 ui::region("talk", words_("call.talk"), [&] {
                     transcript(std::max(ui::scaled(120), height - own_.reply_height - ui::scaled(ui::space_3)));
                 });
                 ui::gap(ui::space_3);
                 const float mark = ui::top();
                 reply_part();
                 own_.reply_height = std::min(ui::top() - mark, height * 0.7F);
             },
             [&] { ui::scroll("side", height, "", [this] { side(); }); }});
    }

    void narrow()
    {
        const float height = ui::window_height() - ui::top();
        ui::scroll("page", height, "", [&] {
            ui::region("talk", words_("call.talk"), [&] { transcript(std::max(ui::scaled(150), height * 0.45F)); });
            ui::gap(ui::space_3);
            reply_part();
            ui::gap(ui::space_5);
            side();
            ui::gap(ui::space_5);
        });
    }

    void transcript(float height)
    {
        // A part that shrinks hides its end as well as one that has grown.
        const std::string end =
            std::to_string(view_.lines.size()) + view_.sending + std::to_string(static_cast<int>(height));
        ui::scroll("transcript", height, end, [this] {
            for (std::size_t i = 0; i < view_.lines.size(); ++i) {
                const CallView::Line& line = view_.lines[i];
                using Who = CallView::Line::Who;
                draw_line(line, line.who == Who::customer && i > 0 && view_.lines[i - 1].who == Who::customer);
            }
            ui::gap(ui::space_3);
            if (!view_.sending.empty()) {
                ui::said("sending", {.speaker = words_("call.you"),
                                     .words = view_.sending,
                                     .right = true,
                                     .note = words_("call.sending")});
                ui::gap(ui::space_3);
            }
            if (view_.more_to_tell && view_.in_contact) {
                ui::text(ui::Type::small, words_("call.more_to_tell", {{"name", view_.customer}}),
                         ui::Token::text_muted);
                ui::gap(ui::space_2);
            }
        });
    }

    void draw_line(const CallView::Line& line, bool goes_on)
    {
        using Who = CallView::Line::Who;
        ui::gap(goes_on ? ui::space_1 : ui::space_3);
        switch (line.who) {
            case Who::contact:
                ui::caption(line.note + "  ·  " + line.words);
                break;
            case Who::customer:
                ui::said(line.id, {.speaker = line.speaker, .words = line.words, .goes_on = goes_on});
                break;
            case Who::trainee:
                ui::said(line.id, {.speaker = line.speaker, .words = line.words, .right = true});
                break;
            case Who::deed:
                ui::indented(16, [&] {
                    ui::icon_text(ui::icon::done, line.words, ui::Type::strong, ui::Token::text_accent);
                    if (!line.note.empty()) ui::text(ui::Type::body, line.note, ui::Token::text_muted);
                });
                break;
        }
    }

    void reply_part()
    {
        ui::region("reply-part", words_("call.reply"), [this] {
            if (view_.over) {
                ending();
            } else if (view_.in_contact) {
                replies();
            } else {
                waiting();
            }
        });
    }

    void ending()
    {
        ui::text(ui::Type::body, words_("call.is_over"));
        ui::gap(ui::space_3);
        if (ui::button("debrief", words_("call.debrief"), able(),
                       {.look = ui::Look::primary, .icon = ui::icon::forward})) {
            intent_ = OpenDebrief{};
        }
    }

    void replies()
    {
        if (!own_.begun) ui::focus("reply");
        own_.begun = true;
        offered();
        const std::string placeholder = words_("call.placeholder", {{"name", view_.customer}});
        const ui::InputResult typed =
            ui::input("reply", words_("call.reply"), own_.reply, {.placeholder = placeholder, .lines = 2}, able());
        ui::gap(ui::space_2);
        const bool blank = own_.reply.utf8().find_first_not_of(" \t\n") == std::string::npos;
        bool send = typed.submitted && !blank;
        ui::row([&] {
            const ui::Able can = view_.busy ? able() : ui::unless(blank, words_("call.nothing_typed"));
            send |= ui::button("send", words_("call.send"), can,
                               {.look = ui::Look::primary, .icon = ui::icon::send, .keys = "Enter"});
            const std::string hint =
                words_(view_.more_to_tell ? "call.go_on_hint" : "call.silence_hint", {{"name", view_.customer}});
            if (ui::button("go-on", words_("call.go_on"), able(),
                           {.icon = ui::icon::listen, .keys = "Ctrl+G", .hint = hint})) {
                command(play::Listen{});
            }
            hang_up();
        });
        if (send && !view_.busy) intent_ = SendReply{own_.reply.utf8()};
    }

    void offered()
    {
        for (std::size_t i = 0; i < view_.offered.size(); ++i) {
            const CallView::Offered& reply = view_.offered[i];
            const std::string key = i < 9 ? std::to_string(i + 1) : "";
            if (ui::button("offered-" + reply.id, reply.text, able(),
                           {.icon = ui::icon::quote, .keys = key, .wide = true})) {
                command(play::Choose{reply.id});
            }
            ui::gap(ui::space_2);
        }
    }

    void hang_up()
    {
        if (!own_.leaving) {
            if (ui::button("hang-up", words_("call.hang_up"), able(),
                           {.look = ui::Look::danger, .icon = ui::icon::hang_up})) {
                own_.leaving = true;
                ui::focus("hang-up-no");
            }
            return;
        }
        if (ui::button("hang-up-yes", words_("call.hang_up_yes"), able(),
                       {.look = ui::Look::danger, .icon = ui::icon::hang_up})) {
            own_.leaving = false;
            command(play::HangUp{});
        }
        if (ui::button("hang-up-no", words_("call.hang_up_no"), {}, {.look = ui::Look::quiet, .keys = "Esc"}) ||
            ui::pressed({ui::Key::escape})) {
            own_.leaving = false;
        }
    }

    void waiting()
    {
        own_.begun = false;
        ui::text(ui::Type::body, words_("call.between_note"));
        ui::gap(ui::space_3);
        if (ui::button("wait", words_("call.wait"), able(), {.look = ui::Look::primary, .icon = ui::icon::waiting})) {
            command(play::Wait{});
        }
    }

    void side()
    {
        if (view_.cause) {
            ui::region("worksheet", words_("call.worksheet"), [this] { ui::card([this] { worksheet(); }); });
            ui::gap(ui::space_4);
        }
        if (view_.anger && view_.trust) {
            ui::card([this] {
                ui::caption(words_("call.feelings", {{"name", view_.customer}}));
                ui::gap(ui::space_2);
                feeling("anger", *view_.anger, ui::Token::anger);
                ui::gap(ui::space_3);
                feeling("trust", *view_.trust, ui::Token::trust);
            });
            ui::gap(ui::space_4);
        }
        if (!view_.actions.empty()) {
            ui::region("actions", words_("call.actions"), [this] { ui::card([this] { actions(); }); });
            ui::gap(ui::space_4);
        }
        if (!view_.promises.empty()) {
            ui::region("promises", words_("call.promises"), [this] { ui::card([this] { promises(); }); });
            ui::gap(ui::space_4);
        }
        ui::card([this] { agenda(); });
    }

    void feeling(std::string_view id, const CallView::Feeling& feeling, ui::Token colour)
    {
        const std::string words = feeling.why.empty() ? feeling.words : feeling.words + ". " + feeling.why;
        ui::meter(id, words_("feeling." + std::string(id)), feeling.value, 6, words, colour, "");
    }

    void actions()
    {
        ui::caption(words_(view_.in_contact ? "call.actions" : "call.actions_between"));
        for (const CallView::Action& action : view_.actions) {
            ui::gap(ui::space_2);
            const ui::Able can = view_.busy ? able() : ui::unless(!action.why_not.empty(), action.why_not);
            const ui::ButtonStyle style{.icon = action.done ? ui::icon::check : icon_of(action.kind),
                                        .keys = action.takes,
                                        .detail = action.detail,
                                        .wide = true};
            if (ui::button("do-" + action.id, action.title, can, style)) command(play::Do{action.id});
        }
    }

    void promises()
    {
        ui::caption(words_("call.promises"));
        for (const CallView::Promise& promise : view_.promises) {
            ui::gap(ui::space_2);
            ui::text(ui::Type::strong, promise.title);
            ui::text(ui::Type::small, promise.words, ui::Token::text_muted);
            if (promise.times.empty()) continue;
            const bool open = own_.promise == promise.id;
            ui::gap(ui::space_1);
            if (ui::button("promise-" + promise.id, words_(promise.due.empty() ? "promise.note" : "promise.change"),
                           able(), {.look = ui::Look::quiet, .icon = ui::icon::event})) {
                own_.promise = open ? "" : promise.id;
            }
            if (!open) continue;
            for (const auto& [slot, label] : promise.times) {
                if (!ui::choice("promise-" + promise.id + "-" + slot, label, slot == promise.due, able())) continue;
                own_.promise.clear();
                command(play::Promise{promise.id, slot});
            }
        }
    }

    void agenda()
    {
        ui::caption(words_("call.agenda"));
        for (const CallView::Moment& moment : view_.agenda) {
            ui::gap(ui::space_2);
            const std::string_view icon = moment.past  ? ui::icon::check
                                          : moment.now ? ui::icon::forward
                                                       : ui::icon::clock;
            const std::string words = moment.now ? words_("call.now", {{"time", moment.label}}) : moment.label;
            ui::icon_text(icon, words, moment.now ? ui::Type::strong : ui::Type::body,
                          moment.past || !moment.now ? ui::Token::text_muted : ui::Token::text);
        }
    }

    void one_of(const std::string& id, const CallView::Question& question, std::string& chosen)
    {
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, question.text);
        for (const auto& [option, text] : question.options) {
            if (ui::choice(id + "-" + option, text, chosen == option, able())) chosen = option;
        }
    }

    void worksheet()
    {
        ui::heading(words_("call.worksheet"));
        ui::text(ui::Type::small, words_("call.worksheet_note"), ui::Token::text_muted);
        one_of("cause", *view_.cause, own_.cause);
        ui::gap(ui::space_3);
        ui::text(ui::Type::strong, view_.who->text);
        for (const auto& [option, text] : view_.who->options) {
            const auto at = std::ranges::find(own_.who, option);
            const bool on = at != own_.who.end();
            if (!ui::checkbox("who-" + option, text, on, able())) continue;
            if (on) own_.who.erase(at);
            if (!on) own_.who.push_back(option);
        }
        one_of("change", *view_.change, own_.change);
        ui::gap(ui::space_3);
        const bool incomplete = own_.cause.empty() || own_.who.empty() || own_.change.empty();
        const ui::Able can = view_.busy ? able() : ui::unless(incomplete, words_("call.worksheet_incomplete"));
        if (ui::button("fill-worksheet", words_("call.worksheet_done"), can,
                       {.look = ui::Look::primary, .icon = ui::icon::check})) {
            command(play::FillWorksheet{own_.cause, own_.who, own_.change});
        }
    }

    const CallView& view_;
    CallUi& own_;
    const Words& words_;
    std::string words_leave_ = words_("call.leave_hint");
    std::optional<CallIntent> intent_;
};

}  // namespace

std::optional<CallIntent> draw_call(const CallView& view, CallUi& own, const Words& words)
{
    return Panel(view, own, words).draw();
}

}  // namespace amends::app
