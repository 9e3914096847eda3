#include "sim/app/panels/call.h"

#include <algorithm>

#include "sim/app/panels/call_parts.h"

namespace amends::app {
namespace {

void take_keys(const CallParts& parts)
{
    const CallView& view = parts.view;
    if (ui::pressed({ui::Key::f1})) parts.intent = OpenBriefing{};
    if (ui::pressed({ui::Key::h, true})) parts.own.stopped = true;
    if (ui::pressed({ui::Key::m, true})) parts.intent = ShowMeters{!view.anger};
    if (view.busy || !view.in_contact) return;
    if (ui::pressed({ui::Key::g, true})) parts.command(play::Listen{});
    for (std::size_t i = 0; i < std::min<std::size_t>(9, view.offered.size()); ++i) {
        const ui::Key key = static_cast<ui::Key>(i);
        if (ui::pressed({key}) || ui::pressed({key, false, true})) parts.command(play::Choose{view.offered[i].id});
    }
}

void draw_head(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool bare = ui::window_width() < ui::scaled(860);  // icons alone where there is little room
    ui::bar(
        "call-bar",
        [&] {
            ui::heading(view.contact);
            if (view.practice) ui::badge(parts.words("call.practice"), ui::Token::text_accent);
            if (bare) return ui::badge(view.sim_clock + (view.talk_clock.empty() ? "" : "  ·  " + view.talk_clock));
            ui::badge(parts.words("call.clock", {{"time", view.sim_clock}}));
            if (!view.talk_clock.empty()) ui::badge(parts.words("call.talk_clock", {{"time", view.talk_clock}}));
        },
        [&] {
            const auto look = [bare](std::string_view icon, std::string_view keys) {
                return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .keys = keys, .bare = bare};
            };
            if (ui::button("briefing", parts.words("call.briefing"), {}, look(ui::icon::page, "F1")))
                parts.intent = OpenBriefing{};
            if (ui::button("stop", parts.words("call.stop"), {}, look(ui::icon::pause, "Ctrl+H")))
                parts.own.stopped = true;
            if (ui::button("settings", parts.words("settings.title"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::settings, .bare = true}))
                parts.intent = OpenSettings{};
            const std::string hint = parts.words("call.leave_hint");
            if (ui::button("leave", parts.words("call.leave"), {},
                           {.look = ui::Look::quiet, .icon = ui::icon::back, .hint = hint, .bare = bare}))
                parts.intent = LeaveCall{};
        });
    if (view.trouble.empty()) return;
    ui::gap(ui::space_2);
    ui::icon_text(ui::icon::warning, view.trouble, ui::Type::body, ui::Token::text_bad);
}

/// Nothing of the call is to be seen; no clock runs.
void draw_stopped(const CallParts& parts)
{
    ui::focus_first("go-back");
    ui::scroll("stopped", ui::window_height() - ui::top(), "", [&] {
        ui::centred(620, [&] {
            ui::gap(ui::space_8);
            ui::heading(parts.words("call.stopped"), ui::Type::title);
            ui::gap(ui::space_3);
            ui::text(ui::Type::speech, parts.words("call.stopped_note"));
            ui::gap(ui::space_4);
            for (const std::string& note : parts.view.content_note) {
                ui::icon_text(ui::icon::info, note, ui::Type::body, ui::Token::text_muted);
                ui::gap(ui::space_2);
            }
            ui::gap(ui::space_4);
            ui::row([&] {
                const bool back = ui::button("go-back", parts.words("call.stopped_back"), {},
                                             {.look = ui::Look::primary, .icon = ui::icon::play, .keys = "Esc"});
                if (back || ui::pressed({ui::Key::escape})) {
                    parts.own.stopped = false;
                    parts.own.begun = false;
                }
                if (ui::button("leave", parts.words("call.stopped_leave"), {}, {.icon = ui::icon::back}))
                    parts.intent = LeaveCall{};
            });
            ui::gap(ui::space_8);
        });
    });
}

void draw_wide(const CallParts& parts)
{
    CallUi& own = parts.own;
    const float height = ui::window_height() - ui::top() - ui::scaled(ui::space_4);
    const bool on_stage = parts.view.in_contact || telling(parts.view, own);
    const float stage = on_stage ? own.stage_height + ui::scaled(ui::space_3) : 0;
    const float least = ui::scaled(110);  // of the transcript
    const float below_offers = own.reply_height - own.offers_shown;
    const float room = std::max(ui::scaled(60), height - stage - least - below_offers - ui::scaled(ui::space_3));
    const auto talk = [&] {
        const float transcript = height - stage - own.reply_height - ui::scaled(ui::space_3);
        ui::region("talk", parts.words("call.talk"), [&] { draw_transcript(parts, std::max(least, transcript)); });
        if (on_stage) {
            ui::gap(ui::space_3);
            draw_stage(parts);
        }
        ui::gap(ui::space_3);
        const float mark = ui::top();
        draw_reply(parts, room);
        own.reply_height = ui::top() - mark;
    };
    ui::columns({8, 5}, 200, {talk, [&] { ui::scroll("side", height, "", [&] { draw_side(parts); }); }});
}

constexpr float everything = 1e6F;

/// One page that scrolls, for narrow windows and large type: what is being said and the reply come first.
void draw_narrow(const CallParts& parts)
{
    const float height = ui::window_height() - ui::top();
    const bool on_stage = parts.view.in_contact || telling(parts.view, parts.own);
    ui::scroll("page", height, "", [&] {
        if (on_stage) {
            draw_stage(parts);
            ui::gap(ui::space_3);
        }
        draw_reply(parts, everything);
        ui::gap(ui::space_5);
        ui::region("talk", parts.words("call.talk"), [&] {
            ui::heading(parts.words("call.talk"));
            draw_transcript(parts, std::max(ui::scaled(180), height * 0.6F));
        });
        ui::gap(ui::space_5);
        draw_side(parts);
        ui::gap(ui::space_5);
    });
}

}  // namespace

std::optional<CallIntent> draw_call(const CallView& view, CallUi& own, const Words& words)
{
    std::optional<CallIntent> intent;
    const CallParts parts{view, own, words, intent};
    if (own.stopped) {
        draw_stopped(parts);
        return intent;
    }
    take_keys(parts);
    tell(parts);
    ui::gap(ui::space_2);
    ui::centred(1560, [&] {
        draw_head(parts);
        ui::gap(ui::space_3);
        if (ui::room() >= 860 && ui::window_height() >= ui::scaled(520)) {
            draw_wide(parts);
        } else {
            draw_narrow(parts);
        }
    });
    // What the customer was saying can be read whole by whoever answers it.
    const bool moves_on =
        intent && (std::holds_alternative<SendReply>(*intent) || std::holds_alternative<GiveCommand>(*intent));
    if (moves_on) own.caption.skip_to(view.lines.size());
    return intent;
}

}  // namespace amends::app
