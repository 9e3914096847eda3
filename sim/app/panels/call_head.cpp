// Above the conversation: where one is, what time it is, and the key that stops everything.

#include "sim/app/panels/call_parts.h"

namespace amends::app {
namespace {

void draw_briefing_button(const CallParts& parts, bool bare)
{
    const ui::ButtonStyle style{.look = ui::Look::quiet, .icon = ui::icon::page, .keys = "F1", .bare = bare};
    if (ui::button("briefing", parts.words("call.briefing"), {}, style)) parts.intent = OpenBriefing{};
}

/// In one column, what can be done and how the customer feels take the place of the conversation while this is on.
void draw_sheet_button(const CallParts& parts, bool bare)
{
    CallUi& own = parts.own;
    if (!parts.one_column || !parts.view.in_contact) return;
    const ui::ButtonStyle style{.look = own.sheet ? ui::Look::plain : ui::Look::quiet,
                                .icon = own.sheet ? ui::icon::message : ui::icon::fix,
                                .keys = "Ctrl+D",
                                .chosen = own.sheet,
                                .bare = bare};
    if (ui::button("sheet", parts.words(own.sheet ? "call.talk" : "call.sheet", {{"name", parts.view.customer}}), {},
                   style))
        turn_sheet(own);
}

void draw_stop_button(const CallParts& parts, bool bare)
{
    const ui::ButtonStyle style{.look = ui::Look::quiet, .icon = ui::icon::pause, .keys = "Ctrl+H", .bare = bare};
    if (ui::button("stop", parts.words("call.stop"), {}, style)) parts.own.stopped = true;
}

void draw_settings_button(const CallParts& parts, bool bare)
{
    const ui::ButtonStyle style{.look = ui::Look::quiet, .icon = ui::icon::settings, .keys = "F2", .bare = bare};
    if (ui::button("settings", parts.words("settings.title"), {}, style)) parts.intent = OpenSettings{};
}

void draw_head_buttons(const CallParts& parts, bool bare)
{
    draw_briefing_button(parts, bare);
    draw_sheet_button(parts, bare);
    draw_stop_button(parts, bare);
    draw_settings_button(parts, true);
    const std::string hint = (bare ? parts.words("call.leave") + ". " : "") + parts.words("call.leave_hint");
    if (ui::button("leave", parts.words("call.leave"), {},
                   {.look = ui::Look::quiet, .icon = ui::icon::back, .hint = hint, .bare = bare}))
        parts.intent = LeaveCall{};
}

}  // namespace

void turn_sheet(CallUi& own)
{
    own.sheet = !own.sheet;
    own.sheet_opened = own.sheet;
    if (!own.sheet) ui::focus("reply");
}

void draw_head(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool bare = ui::room() < 860;  // icons alone where there is little room
    const bool small = ui::room() < 620;
    const std::string clocks = view.sim_clock + (view.talk_clock.empty() ? "" : "  ·  " + view.talk_clock);
    ui::bar(
        "call-bar",
        [&] {
            if (small) return ui::text(ui::Type::small, view.contact + "  ·  " + clocks, ui::Token::text_muted);
            ui::heading(view.contact);
            if (view.practice) ui::badge(parts.words("call.practice"), ui::Token::text_accent);
            if (view.exam) ui::badge(parts.words("call.exam"), ui::Token::text_accent);
            if (bare) return ui::badge(clocks);
            ui::badge(parts.words("call.clock", {{"time", view.sim_clock}}));
            if (!view.talk_clock.empty()) ui::badge(parts.words("call.talk_clock", {{"time", view.talk_clock}}));
        },
        [&] { draw_head_buttons(parts, bare); });
}

void draw_tiny_head(const CallParts& parts)
{
    draw_briefing_button(parts, true);
    draw_sheet_button(parts, true);
    draw_stop_button(parts, true);
}

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
                draw_settings_button(parts, false);
                if (ui::button("leave", parts.words("call.stopped_leave"), {}, {.icon = ui::icon::back}))
                    parts.intent = LeaveCall{};
            });
            ui::gap(ui::space_8);
        });
    });
}

}  // namespace amends::app
