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
    if (!view.exam && ui::pressed({ui::Key::m, true})) parts.intent = ShowMeters{!view.anger};
    if (view.busy || !view.in_contact) return;
    // Whoever types, answers; whoever goes back, goes back to the answer.
    if (ui::typed_into_nothing()) {
        parts.own.leaving = false;
        ui::focus("reply");
    }
    if (!parts.own.leaving && ui::pressed({ui::Key::escape})) {
        parts.own.sheet = false;
        ui::focus("reply");
    }
    if (parts.one_column && ui::pressed({ui::Key::d, true})) turn_sheet(parts.own);
    if (ui::pressed({ui::Key::g, true})) parts.command(play::Listen{});
    for (std::size_t i = 0; i < std::min<std::size_t>(9, view.offered.size()); ++i) {
        const ui::Key key = static_cast<ui::Key>(i);
        if (ui::pressed({key}) || ui::pressed({key, false, true})) parts.command(play::Choose{view.offered[i].id});
    }
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
void draw_stage_within(const CallParts& parts, float most)
{
    const float whole = parts.own.stage_height;
    if (whole <= most) return draw_stage(parts);
    ui::scroll("stage-part", most, "", [&] { draw_stage(parts); });
}

void draw_measured_reply(const CallParts& parts)
{
    const float mark = ui::top();
    draw_reply(parts);
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
    const bool offers = parts.view.in_contact && !parts.view.offered.empty();
    const float fewest_offers = offers ? std::min(own.offered_height, ui::scaled(100)) : 0;
    const float stage_most = std::max(ui::scaled(60), height - own.reply_height - 2 * gap - fewest_offers);
    const float stage = on_stage ? std::min(own.stage_height, stage_most) + gap : 0;
    const float least = offers ? 0 : ui::scaled(60);  // of what was said before
    const float room = std::max(ui::scaled(60), height - stage - own.reply_height - gap - least);
    const auto talk = [&] {
        const float transcript = height - stage - own.reply_height - gap - (offers ? own.offers_shown : 0);
        if (transcript >= ui::scaled(24))
            ui::region("talk", parts.words("call.talk"), [&] { draw_transcript(parts, transcript); });
        if (on_stage) {
            ui::gap(ui::space_3);
            draw_stage_within(parts, stage_most);
        }
        ui::gap(ui::space_3);
        if (offers) draw_offers(parts, room);
        draw_measured_reply(parts);
    };
    ui::columns({8, 5}, 200, {talk, [&] { ui::scroll("side", height, "", [&] { draw_side(parts); }); }});
}

/// The conversation, or what can be done, in what the reply leaves of the window; a reply that leaves nothing scrolls.
void draw_above_reply(const CallParts& parts, float height)
{
    CallUi& own = parts.own;
    const float gap = ui::scaled(ui::space_2);
    const float least = ui::scaled(24);
    const float above = std::max(least, height - own.reply_height - 2 * gap);
    if (own.sheet && parts.one_column) {
        ui::scroll("sheet-page", above, "", [&] { draw_side(parts); });
    } else {
        ui::region("talk", parts.words("call.talk"), [&] { draw_talk(parts, above); });
    }
    ui::gap(ui::space_2);
    if (own.reply_height <= height - least - 2 * gap) return draw_measured_reply(parts);
    ui::scroll("reply-page", height - least - 2 * gap, "", [&] { draw_measured_reply(parts); });
}

/// For narrow windows and large type. Between contacts there is no reply, and everything is one page that scrolls.
void draw_narrow(const CallParts& parts)
{
    const float height = ui::window_height() - ui::top();
    if (parts.view.in_contact) {
        if (parts.one_column) return draw_above_reply(parts, height);
        return ui::columns({8, 5}, 200,
                           {[&] { draw_above_reply(parts, height); },
                            [&] { ui::scroll("side", height, "", [&] { draw_side(parts); }); }});
    }
    ui::scroll("page", height, "", [&] {
        draw_stage(parts);
        ui::gap(ui::space_3);
        draw_measured_reply(parts);
        ui::gap(ui::space_5);
        draw_side(parts);
        ui::gap(ui::space_2);
        ui::region("talk", parts.words("call.talk"), [&] {
            ui::heading(parts.words("call.talk"));
            draw_past(parts);
        });
        ui::gap(ui::space_5);
    });
}

/// By the window in pixels at 100 %, so that large type in a large window is as a small window.
void choose_space(CallParts& parts)
{
    const float height = ui::window_height() / ui::scaled(1000) * 1000;
    const bool crowded = !parts.view.offered.empty() && height < 700;  // no room for what was said
    const bool wide = ui::room() >= 860 && height >= 520 && !crowded;
    parts.one_column = !wide && (ui::room() < 620 || height < 340);
    parts.space = wide ? Space::ample : parts.one_column && height < 270 ? Space::tiny : Space::small;
}

}  // namespace

std::optional<CallIntent> draw_call(const CallView& view, CallUi& own, const Words& words)
{
    std::optional<CallIntent> intent;
    CallParts parts{view, own, words, intent};
    if (own.stopped) {
        draw_stopped(parts);
        return intent;
    }
    tell(parts);
    ui::gap(ui::space_2);
    ui::centred(1560, [&] {
        choose_space(parts);
        take_keys(parts);
        if (parts.space != Space::tiny || !view.in_contact) {
            draw_head(parts);
            ui::gap(parts.space == Space::ample ? ui::space_3 : ui::space_1);
        }
        if (!view.trouble.empty()) {
            ui::icon_text(ui::icon::warning, view.trouble, ui::Type::body, ui::Token::text_bad);
            ui::gap(ui::space_2);
        }
        const Heights heights(own);
        parts.space == Space::ample ? draw_wide(parts) : draw_narrow(parts);
    });
    // What the customer was saying can be read whole by whoever answers it.
    const bool moves_on =
        intent && (std::holds_alternative<SendReply>(*intent) || std::holds_alternative<GiveCommand>(*intent));
    if (moves_on) own.caption.skip_to(view.lines.size());
    if (moves_on) own.sheet = false;
    return intent;
}

}  // namespace amends::app
