// What can be answered, and what can be done where nobody waits for an answer.

#include <algorithm>

#include "sim/app/panels/call_parts.h"

namespace amends::app {
namespace {

void draw_offered(const CallParts& parts)
{
    const std::vector<CallView::Offered>& offered = parts.view.offered;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const std::string key = i < 9 ? std::to_string(i + 1) : "";
        if (ui::button("offered-" + offered[i].id, offered[i].text, parts.able(),
                       {.icon = ui::icon::quote, .keys = key, .wide = true})) {
            parts.command(play::Choose{offered[i].id});
        }
        ui::gap(ui::space_2);
    }
}

void draw_hang_up(const CallParts& parts)
{
    if (!parts.own.leaving) {
        const bool bare = parts.space == Space::tiny || ui::room() < 362;
        if (ui::button("hang-up", parts.words("call.hang_up"), parts.able(),
                       {.look = ui::Look::danger, .icon = ui::icon::hang_up, .bare = bare})) {
            parts.own.leaving = true;
            ui::focus("hang-up-no");
        }
        return;
    }
    if (ui::button("hang-up-yes", parts.words("call.hang_up_yes"), parts.able(),
                   {.look = ui::Look::danger, .icon = ui::icon::hang_up})) {
        parts.own.leaving = false;
        parts.command(play::HangUp{});
    }
    if (ui::button("hang-up-no", parts.words("call.hang_up_no"), {}, {.look = ui::Look::quiet, .keys = "Esc"}) ||
        ui::pressed({ui::Key::escape})) {
        parts.own.leaving = false;
    }
}

/// What stands open, and whether it is to be ended all the same. Where there is little room, in place of the reply.
void draw_ending_note(const CallParts& parts)
{
    ui::text(ui::Type::body, parts.view.ending_note, ui::Token::text_bad);
    ui::gap(ui::space_1);
}

/// True where the reply is to be sent.
bool draw_send(const CallParts& parts, bool blank, bool bare)
{
    const std::string_view keys = parts.space == Space::ample ? "Enter" : "";
    const ui::Able can = parts.view.busy ? parts.able() : ui::unless(blank, parts.words("call.nothing_typed"));
    return ui::button("send", parts.words("call.send"), can,
                      {.look = ui::Look::primary, .icon = ui::icon::send, .keys = keys, .bare = bare});
}

void draw_go_on(const CallParts& parts, bool bare)
{
    const bool more = parts.view.more_to_tell;
    const std::string hint =
        parts.words(more ? "call.go_on_hint" : "call.silence_hint", {{"name", parts.view.customer}});
    const std::string_view keys = parts.space == Space::ample || bare ? "Ctrl+G" : "";
    if (ui::button("go-on", parts.words(more ? "call.go_on" : "call.say_nothing"), parts.able(),
                   {.icon = ui::icon::listen, .keys = keys, .hint = hint, .bare = bare}))
        parts.command(play::Listen{});
}

/// The text field; true where Enter sends it.
bool draw_text_field(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool ample = parts.space == Space::ample;
    const std::string placeholder =
        parts.words(ample ? "call.placeholder" : "call.placeholder_short", {{"name", view.customer}});
    const int offered = std::min(9, static_cast<int>(view.offered.size()));
    const ui::InputResult typed =
        ui::input("reply", parts.words("call.reply"), parts.own.reply,
                  {.placeholder = placeholder, .lines = 2, .sends = true, .shown = ample ? 2 : 1, .picks = offered},
                  parts.able());
    if (typed.picked > 0) parts.command(play::Choose{view.offered[static_cast<std::size_t>(typed.picked) - 1].id});
    ui::gap(ui::space_2);
    return typed.submitted;
}

void draw_typing(const CallParts& parts)
{
    if (parts.own.leaving && parts.space != Space::ample) {
        draw_ending_note(parts);
        return ui::row([&] { draw_hang_up(parts); });
    }
    const bool bare = ui::room() < 362;
    const bool entered = draw_text_field(parts);
    const bool blank = parts.own.reply.utf8().find_first_not_of(" \t\n") == std::string::npos;
    bool send = entered && !blank;
    if (parts.own.leaving) draw_ending_note(parts);
    const auto answers = [&] {
        send |= draw_send(parts, blank, bare);
        draw_go_on(parts, bare || parts.space == Space::tiny);
        draw_hang_up(parts);
    };
    if (parts.space == Space::tiny) {
        ui::bar("reply-bar", answers, [&] { draw_tiny_head(parts); });
    } else {
        ui::row(answers);
    }
    if (send && !parts.view.busy) parts.intent = SendReply{parts.own.reply.utf8()};
}

/// Deeds that keep a promise which is due at this moment.
std::vector<const CallView::Action*> due_now(const CallView& view)
{
    std::vector<const CallView::Action*> out;
    for (const CallView::Action& action : view.actions) {
        if (!action.keeps.empty() && action.why_not.empty() && !action.done) out.push_back(&action);
    }
    return out;
}

/// What is due comes first and has the keyboard.
void focus_what_is_first(const CallParts& parts, const std::vector<const CallView::Action*>& due)
{
    const auto moment = std::ranges::find(parts.view.agenda, true, &CallView::Moment::now);
    const int now = static_cast<int>(moment - parts.view.agenda.begin());
    if (parts.own.waiting_for == now) return;
    parts.own.waiting_for = now;
    parts.own.moving_on = false;
    ui::focus(due.empty() ? "wait" : "due-" + due.front()->id);
}

/// Moving on past a promise that is due now is asked about first.
void draw_move_on(const CallParts& parts, const std::vector<const CallView::Action*>& due)
{
    CallUi& own = parts.own;
    if (!own.moving_on) {
        const ui::Look look = due.empty() ? ui::Look::primary : ui::Look::plain;
        if (!ui::button("wait", parts.words("call.wait"), parts.able(), {.look = look, .icon = ui::icon::waiting}))
            return;
        if (due.empty()) return parts.command(play::Wait{});
        own.moving_on = true;
        ui::focus("wait-no");
        return;
    }
    ui::text(ui::Type::body, parts.words("call.wait_past", {{"promise", due.front()->keeps}}), ui::Token::text_bad);
    ui::gap(ui::space_2);
    ui::row([&] {
        const ui::ButtonStyle on{.look = ui::Look::danger, .icon = ui::icon::waiting};
        if (ui::button("wait-yes", parts.words("call.wait_yes"), parts.able(), on)) {
            own.moving_on = false;
            parts.command(play::Wait{});
        }
        const ui::ButtonStyle back{.look = ui::Look::quiet, .keys = "Esc"};
        if (ui::button("wait-no", parts.words("call.hang_up_no"), {}, back) || ui::pressed({ui::Key::escape}))
            own.moving_on = false;
    });
}

void draw_waiting(const CallParts& parts)
{
    parts.own.begun = false;
    const std::vector<const CallView::Action*> due = due_now(parts.view);
    if (due.empty()) parts.own.moving_on = false;
    focus_what_is_first(parts, due);
    for (const CallView::Action* action : due) {
        ui::icon_text(ui::icon::event, parts.words("call.due_now", {{"promise", action->keeps}}), ui::Type::strong);
        ui::gap(ui::space_2);
        if (ui::button("due-" + action->id, action->title, parts.able(),
                       {.look = ui::Look::primary, .icon = ui::icon::event}))
            parts.command(play::Do{action->id});
        ui::gap(ui::space_3);
    }
    ui::text(ui::Type::body, parts.view.waiting_note);
    ui::gap(ui::space_3);
    draw_move_on(parts, due);
}

void draw_ending(const CallParts& parts)
{
    ui::focus_first("debrief");
    ui::text(ui::Type::body, parts.words("call.is_over"));
    ui::gap(ui::space_3);
    if (ui::button("debrief", parts.words("call.debrief"), parts.able(),
                   {.look = ui::Look::primary, .icon = ui::icon::forward})) {
        parts.intent = OpenDebrief{};
    }
}

}  // namespace

void draw_offers(const CallParts& parts, float room)
{
    const float begun = ui::top();
    const auto all = [&] {
        const float top = ui::top();
        draw_offered(parts);
        parts.own.offered_height = ui::top() - top;
    };
    parts.own.offered_height > room ? ui::scroll("offers", room, "", all) : all();
    parts.own.offers_shown = ui::top() - begun;
}

void draw_reply(const CallParts& parts)
{
    ui::region("reply-part", parts.words("call.reply"), [&] {
        if (parts.view.over) {
            draw_ending(parts);
        } else if (parts.view.in_contact) {
            if (!parts.own.begun) ui::focus("reply");
            parts.own.begun = true;
            parts.own.waiting_for = -1;
            draw_typing(parts);
        } else {
            draw_waiting(parts);
        }
    });
}

}  // namespace amends::app
