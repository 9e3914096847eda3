// The conversation: what was said, what is being said, and the reply.

#include <algorithm>

#include "sim/app/panels/call_parts.h"
#include "sim/app/panels/looks.h"

namespace amends::app {
namespace {

using Who = CallView::Line::Who;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// The customer's line that stands beside the face: the one being told, else the last thing that was said at all.
std::size_t line_on_stage(const CallView& view, const CallUi& own)
{
    const std::size_t told = own.caption.told();
    if (told < view.lines.size()) return told;
    const bool there = view.in_contact && !view.lines.empty() && view.lines.back().who == Who::customer;
    return there ? view.lines.size() - 1 : nobody;
}

void draw_line(const CallView::Line& line, bool goes_on)
{
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
        if (ui::button("hang-up", parts.words("call.hang_up"), parts.able(),
                       {.look = ui::Look::danger, .icon = ui::icon::hang_up})) {
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

void draw_typing(const CallParts& parts, bool small)
{
    const CallView& view = parts.view;
    const std::string_view asks = small ? "call.placeholder_short" : "call.placeholder";
    const std::string placeholder = parts.words(asks, {{"name", view.customer}});
    const int offered = std::min(9, static_cast<int>(view.offered.size()));
    const ui::InputResult typed =
        ui::input("reply", parts.words("call.reply"), parts.own.reply,
                  {.placeholder = placeholder, .lines = 2, .shown = small ? 1 : 2, .picks = offered}, parts.able());
    if (typed.picked > 0) parts.command(play::Choose{view.offered[static_cast<std::size_t>(typed.picked) - 1].id});
    ui::gap(ui::space_2);
    const bool blank = parts.own.reply.utf8().find_first_not_of(" \t\n") == std::string::npos;
    bool send = typed.submitted && !blank;
    if (parts.own.leaving) {
        ui::text(ui::Type::body, view.ending_note, ui::Token::text_bad);
        ui::gap(ui::space_1);
    }
    ui::row([&] {
        const ui::Able can = view.busy ? parts.able() : ui::unless(blank, parts.words("call.nothing_typed"));
        send |= ui::button("send", parts.words("call.send"), can,
                           {.look = ui::Look::primary, .icon = ui::icon::send, .keys = small ? "" : "Enter"});
        const std::string hint =
            parts.words(view.more_to_tell ? "call.go_on_hint" : "call.silence_hint", {{"name", view.customer}});
        if (ui::button("go-on", parts.words(view.more_to_tell ? "call.go_on" : "call.say_nothing"), parts.able(),
                       {.icon = ui::icon::listen, .keys = small ? "" : "Ctrl+G", .hint = hint})) {
            parts.command(play::Listen{});
        }
        draw_hang_up(parts);
    });
    if (send && !view.busy) parts.intent = SendReply{parts.own.reply.utf8()};
}

void draw_replies(const CallParts& parts, float room, bool small)
{
    if (!parts.own.begun) ui::focus("reply");
    parts.own.begun = true;
    parts.own.waiting_for = -1;
    const float begun = ui::top();
    if (parts.own.offered_height > room) {
        ui::scroll("offers", room, "", [&] {
            const float top = ui::top();
            draw_offered(parts);
            parts.own.offered_height = ui::top() - top;
        });
    } else {
        draw_offered(parts);
        parts.own.offered_height = ui::top() - begun;
    }
    parts.own.offers_shown = ui::top() - begun;
    draw_typing(parts, small);
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

std::string note_of(const CallParts& parts, bool still, bool small)
{
    if (still) return "";
    if (!parts.view.more_to_tell) return "";
    return parts.words(small ? "call.more_to_tell_short" : "call.more_to_tell", {{"name", parts.view.customer}});
}

}  // namespace

bool telling(const CallView& view, const CallUi& own)
{
    return own.caption.told() < view.lines.size();
}

void tell(const CallParts& parts)
{
    const CallView& view = parts.view;
    CallUi& own = parts.own;
    if (!ui::motion() || own.resumed) own.caption.skip_to(view.lines.size());
    own.resumed = false;
    while (telling(view, own)) {
        const CallView::Line& line = view.lines[own.caption.told()];
        if (line.who != Who::customer) {
            own.caption.skip_to(own.caption.told() + 1);
        } else if (!own.caption.advance(line.words, ui::now())) {
            ui::wake_at(own.caption.due_ms());
            break;
        }
    }
    const std::size_t on_stage = line_on_stage(view, own);
    const scenario::Face face =
        on_stage == nobody ? look_of(view.mood_anger, view.mood_trust) : view.lines[on_stage].face;
    const bool still = telling(view, own);
    const int at = static_cast<int>(own.caption.told()) * 1000 + own.caption.ticks();
    if (at == own.pose_at && still) return;
    ui::Pose goal = pose_of(view.mood_anger, view.mood_trust, face);
    if (still && own.caption.ticks() % 2 == 1) goal.mouth_open = std::max(goal.mouth_open, 0.28F);
    own.pose = own.pose_at < 0 || !still ? goal : ui::between(own.pose, goal, 0.6F);
    if (still) own.pose.mouth_open = goal.mouth_open;
    own.pose_at = at;
}

void draw_transcript(const CallParts& parts, float height)
{
    const CallView& view = parts.view;
    const std::size_t on_stage = line_on_stage(view, parts.own);
    const std::size_t count = std::min(on_stage, view.lines.size());
    // A part that shrinks hides its end as well as one that has grown.
    const std::string end = std::to_string(count) + view.sending + std::to_string(static_cast<int>(height));
    ui::scroll("transcript", height, end, [&] {
        for (std::size_t i = 0; i < count; ++i) {
            draw_line(view.lines[i],
                      view.lines[i].who == Who::customer && i > 0 && view.lines[i - 1].who == Who::customer);
        }
        ui::gap(ui::space_3);
        if (view.sending.empty()) return;
        ui::said("sending", {.speaker = parts.words("call.you"),
                             .words = view.sending,
                             .right = true,
                             .note = parts.words("call.sending")});
        ui::gap(ui::space_3);
    });
}

void draw_stage(const CallParts& parts, bool small)
{
    const CallView& view = parts.view;
    const bool still = telling(view, parts.own);
    if (!view.in_contact && !still) return;
    const std::size_t on_stage = line_on_stage(view, parts.own);
    const scenario::Face look =
        on_stage == nobody ? look_of(view.mood_anger, view.mood_trust) : view.lines[on_stage].face;
    const std::string mood = parts.words(look_key(look));
    const float size = ui::window_height() < ui::scaled(700) ? 112 : 140;
    const float begun = ui::top();
    const auto words = [&] {
        const std::string speaker = parts.words("call.speaks", {{"name", view.customer}, {"mood", mood}});
        const bool quiet = on_stage == nobody;
        const std::string note =
            quiet ? parts.words("call.waits", {{"name", view.customer}}) : note_of(parts, still, small);
        ui::Saying saying{.speaker = speaker, .words = "…", .note = note};
        if (!quiet) saying.words = view.lines[on_stage].words;
        if (!quiet && still) saying.until = bytes_after(view.lines[on_stage].words, parts.own.caption.ticks());
        const std::string id = quiet ? "silence" : view.lines[on_stage].id;
        small ? ui::said(id, saying) : ui::speaking(id, saying, ui::scaled(size));
    };
    ui::region("stage", parts.words("call.stage", {{"name", view.customer}}), [&] {
        if (small && ui::window_height() < ui::scaled(400)) return words();  // no room for a face beside them
        ui::beside(
            small ? 72 : size,
            [&] { ui::face("face", view.customer, mood, parts.own.pose, view.looks, small ? 72 : size); }, words);
    });
    parts.own.stage_height = ui::top() - begun;
}

void draw_reply(const CallParts& parts, float room, bool small)
{
    ui::region("reply-part", parts.words("call.reply"), [&] {
        if (parts.view.over) {
            draw_ending(parts);
        } else if (parts.view.in_contact) {
            draw_replies(parts, room, small);
        } else {
            draw_waiting(parts);
        }
    });
}

}  // namespace amends::app
