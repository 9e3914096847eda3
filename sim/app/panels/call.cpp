#include "sim/app/panels/call.h"

#include <algorithm>
#include <array>

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
    // Whoever types, answers; whoever goes back, goes back to the answer.
    if (ui::typed_into_nothing()) ui::focus("reply");
    if (!parts.own.leaving && ui::pressed({ui::Key::escape})) ui::focus("reply");
    if (ui::pressed({ui::Key::g, true})) parts.command(play::Listen{});
    for (std::size_t i = 0; i < std::min<std::size_t>(9, view.offered.size()); ++i) {
        const ui::Key key = static_cast<ui::Key>(i);
        if (ui::pressed({key}) || ui::pressed({key, false, true})) parts.command(play::Choose{view.offered[i].id});
    }
}

void draw_head_buttons(const CallParts& parts, bool bare)
{
    const auto look = [bare](std::string_view icon, std::string_view keys) {
        return ui::ButtonStyle{.look = ui::Look::quiet, .icon = icon, .keys = keys, .bare = bare};
    };
    if (ui::button("briefing", parts.words("call.briefing"), {}, look(ui::icon::page, "F1")))
        parts.intent = OpenBriefing{};
    if (ui::button("stop", parts.words("call.stop"), {}, look(ui::icon::pause, "Ctrl+H"))) parts.own.stopped = true;
    if (ui::button("settings", parts.words("settings.title"), {},
                   {.look = ui::Look::quiet, .icon = ui::icon::settings, .bare = true}))
        parts.intent = OpenSettings{};
    const std::string hint = parts.words("call.leave_hint");
    if (ui::button("leave", parts.words("call.leave"), {},
                   {.look = ui::Look::quiet, .icon = ui::icon::back, .hint = hint, .bare = bare}))
        parts.intent = LeaveCall{};
}

/// In a small window one line: where one is and what time it is, in small letters, and icons.
void draw_head(const CallParts& parts, bool small)
{
    const CallView& view = parts.view;
    const bool bare = ui::window_width() < ui::scaled(860);  // icons alone where there is little room
    const std::string clocks = view.sim_clock + (view.talk_clock.empty() ? "" : "  ·  " + view.talk_clock);
    ui::bar(
        "call-bar",
        [&] {
            if (small) return ui::text(ui::Type::small, view.contact + "  ·  " + clocks, ui::Token::text_muted);
            ui::heading(view.contact);
            if (view.practice) ui::badge(parts.words("call.practice"), ui::Token::text_accent);
            if (bare) return ui::badge(clocks);
            ui::badge(parts.words("call.clock", {{"time", view.sim_clock}}));
            if (!view.talk_clock.empty()) ui::badge(parts.words("call.talk_clock", {{"time", view.talk_clock}}));
        },
        [&] { draw_head_buttons(parts, bare); });
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

/// What the reply and the customer's words take is known once they are drawn: where it has changed since the frame
/// before, one more frame is asked for.
class Heights {
public:
    explicit Heights(const CallUi& own) : own_(own), before_(all()) {}
    ~Heights()
    {
        if (all() != before_) ui::draw_again();
    }
    Heights(const Heights&) = delete;
    Heights& operator=(const Heights&) = delete;

private:
    std::array<float, 4> all() const
    {
        return {own_.reply_height, own_.stage_height, own_.offered_height, own_.offers_shown};
    }

    const CallUi& own_;
    std::array<float, 4> before_;
};

/// The customer's words, in a part of their own that scrolls where `most` pixels of the window do not hold them.
void draw_stage_within(const CallParts& parts, float most, bool small)
{
    const float whole = parts.own.stage_height;
    if (whole <= most) return draw_stage(parts, small);
    ui::scroll("stage-part", most, "", [&] { draw_stage(parts, small); });
}

void draw_measured_reply(const CallParts& parts, float room, bool small)
{
    const float mark = ui::top();
    draw_reply(parts, room, small);
    parts.own.reply_height = ui::top() - mark;
}

/// The reply stands at the bottom and is always whole; above it the customer's words; what was said before and the
/// ready-made replies share what is left.
void draw_wide(const CallParts& parts)
{
    CallUi& own = parts.own;
    const float height = ui::window_height() - ui::top() - ui::scaled(ui::space_4);
    const float gap = ui::scaled(ui::space_3);
    const bool on_stage = parts.view.in_contact || telling(parts.view, own);
    const float typing = own.reply_height - own.offers_shown + gap;
    const float fewest_offers = std::min(own.offered_height, ui::scaled(100));
    const float stage_most = std::max(ui::scaled(60), height - typing - gap - fewest_offers);
    const float stage = on_stage ? std::min(own.stage_height, stage_most) + gap : 0;
    const float least = parts.view.offered.empty() ? ui::scaled(60) : 0;  // of what was said before
    const float room = std::max(ui::scaled(60), height - stage - typing - least);
    const auto talk = [&] {
        const float transcript = height - stage - own.reply_height - gap;
        if (transcript >= ui::scaled(24))
            ui::region("talk", parts.words("call.talk"), [&] { draw_transcript(parts, transcript); });
        if (on_stage) {
            ui::gap(ui::space_3);
            draw_stage_within(parts, stage_most, false);
        }
        ui::gap(ui::space_3);
        draw_measured_reply(parts, room, false);
    };
    ui::columns({8, 5}, 200, {talk, [&] { ui::scroll("side", height, "", [&] { draw_side(parts); }); }});
}

constexpr float everything = 1e6F;

/// All that is not said or typed now, below each other.
void draw_all_else(const CallParts& parts, float height)
{
    ui::region("talk", parts.words("call.talk"), [&] {
        ui::heading(parts.words("call.talk"));
        draw_transcript(parts, std::max(ui::scaled(180), height * 0.6F));
    });
    ui::gap(ui::space_5);
    draw_side(parts);
    ui::gap(ui::space_5);
}

/// For narrow windows and large type: what the customer says stays at the top and the reply at the bottom; everything
/// else scrolls between them. Where that leaves nothing between, all of it is one page that scrolls.
void draw_narrow(const CallParts& parts)
{
    CallUi& own = parts.own;
    const float height = ui::window_height() - ui::top();
    const float gap = ui::scaled(ui::space_2);
    const bool on_stage = parts.view.in_contact || telling(parts.view, own);
    const float least = ui::scaled(44);  // of what is between them
    const float stage_most = height - own.reply_height - least - 3 * gap;
    const float stage = on_stage ? std::min(own.stage_height, stage_most) + gap : 0;
    const float middle = height - stage - own.reply_height - 2 * gap;
    if (parts.view.in_contact && parts.view.offered.empty() && stage_most >= ui::scaled(44)) {
        if (on_stage) {
            draw_stage_within(parts, stage_most, true);
            ui::gap(ui::space_2);
        }
        ui::scroll("page", middle, "", [&] { draw_all_else(parts, height); });
        ui::gap(ui::space_2);
        draw_measured_reply(parts, everything, true);
        return;
    }
    ui::scroll("page", height, "", [&] {
        if (on_stage) {
            draw_stage(parts, true);
            ui::gap(ui::space_3);
        }
        draw_measured_reply(parts, everything, true);
        ui::gap(ui::space_5);
        draw_all_else(parts, height);
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
        const bool wide = ui::room() >= 860 && ui::window_height() >= ui::scaled(520);
        draw_head(parts, ui::window_height() < ui::scaled(400));
        ui::gap(wide ? ui::space_3 : ui::space_1);
        const Heights heights(own);
        wide ? draw_wide(parts) : draw_narrow(parts);
    });
    // What the customer was saying can be read whole by whoever answers it.
    const bool moves_on =
        intent && (std::holds_alternative<SendReply>(*intent) || std::holds_alternative<GiveCommand>(*intent));
    if (moves_on) own.caption.skip_to(view.lines.size());
    return intent;
}

}  // namespace amends::app
