// Beside the conversation: feelings, deeds, promises, time, and the worksheet.

#include <algorithm>
#include <utility>

#include "sim/app/panels/call_parts.h"

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

void draw_feeling(const CallParts& parts, std::string_view id, const CallView::Feeling& feeling, ui::Token colour)
{
    const std::string words = feeling.why.empty() ? feeling.words : feeling.words + ". " + feeling.why;
    ui::meter(id, parts.words("feeling." + std::string(id)), feeling.value, 6, words, colour, "");
    if (!parts.own.steps) return;
    for (std::size_t i = 1; i < feeling.steps.size(); ++i) {
        ui::gap(2);
        ui::text(ui::Type::small, feeling.steps[i], ui::Token::text_muted);
    }
}

void draw_feelings(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool shown = view.anger && view.trust;
    ui::bar(
        "feelings-bar",
        [&] {
            ui::caption(parts.words("call.feelings", {{"name", view.customer}}));
        },
        [&] {
            const bool more = shown && (view.anger->steps.size() > 1 || view.trust->steps.size() > 1);
            if (shown &&
                ui::button(
                    "steps", parts.words("call.steps"), ui::unless(!more, parts.words("call.no_steps")),
                    {.look = ui::Look::quiet, .icon = ui::icon::progress, .chosen = parts.own.steps, .bare = true})) {
                parts.own.steps = !parts.own.steps;
            }
            if (ui::button(
                    "meters", parts.words(shown ? "call.hide_meters" : "call.show_meters"),
                    ui::unless(view.exam, parts.words("call.exam_meters")),
                    {.look = ui::Look::quiet, .icon = shown ? ui::icon::shown : ui::icon::hidden, .bare = true})) {
                parts.intent = ShowMeters{!shown};
            }
        });
    if (!shown) {
        ui::text(ui::Type::small, parts.words("call.meters_hidden"), ui::Token::text_muted);
        return;
    }
    ui::gap(ui::space_1);
    draw_feeling(parts, "anger", *view.anger, ui::Token::anger);
    ui::gap(ui::space_3);
    draw_feeling(parts, "trust", *view.trust, ui::Token::trust);
}

/// Where nothing can be done while the customer goes on telling, what could be done before stays there and says why.
void draw_actions(const CallParts& parts)
{
    const CallView& view = parts.view;
    const bool hears = view.actions.empty();
    if (!hears) parts.own.actions = view.actions;
    ui::caption(parts.words(view.in_contact ? "call.actions" : "call.actions_between"));
    const std::string_view key = view.more_to_tell ? "call.actions_later" : "call.actions_none";
    const std::string why = parts.words(key, {{"name", view.customer}});
    if (hears) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::small, why, ui::Token::text_muted);
    }
    if (std::exchange(parts.own.sheet_opened, false))
        ui::focus(hears && parts.own.actions.empty() ? "meters" : "do-" + parts.own.actions.front().id);
    for (const CallView::Action& action : hears ? parts.own.actions : view.actions) {
        ui::gap(ui::space_2);
        const ui::Able can = view.busy ? parts.able()
                             : hears   ? ui::unless(true, why)
                                       : ui::unless(!action.why_not.empty(), action.why_not);
        const ui::ButtonStyle style{.icon = action.done ? ui::icon::check : icon_of(action.kind),
                                    .keys = action.takes,
                                    .detail = action.detail,
                                    .wide = true};
        if (ui::button("do-" + action.id, action.title, can, style)) parts.command(play::Do{action.id});
    }
}

void draw_promises(const CallParts& parts)
{
    ui::caption(parts.words("call.promises"));
    for (const CallView::Promise& promise : parts.view.promises) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::strong, promise.title);
        ui::text(ui::Type::small, promise.words, ui::Token::text_muted);
        if (promise.times.empty()) continue;
        const bool open = parts.own.promise == promise.id;
        ui::gap(ui::space_1);
        if (ui::button("promise-" + promise.id, parts.words(promise.due.empty() ? "promise.note" : "promise.change"),
                       parts.able(), {.look = ui::Look::quiet, .icon = ui::icon::event})) {
            parts.own.promise = open ? "" : promise.id;
        }
        if (!open) continue;
        for (const auto& [slot, label] : promise.times) {
            if (!ui::choice("promise-" + promise.id + "-" + slot, label, slot == promise.due, parts.able())) continue;
            parts.own.promise.clear();
            parts.command(play::Promise{promise.id, slot});
        }
    }
}

void draw_agenda(const CallParts& parts)
{
    ui::caption(parts.words("call.agenda"));
    for (const CallView::Moment& moment : parts.view.agenda) {
        ui::gap(ui::space_2);
        const std::string_view icon = moment.past ? ui::icon::check : moment.now ? ui::icon::forward : ui::icon::clock;
        const std::string words = moment.now ? parts.words("call.now", {{"time", moment.label}}) : moment.label;
        ui::icon_text(icon, words, moment.now ? ui::Type::strong : ui::Type::body,
                      moment.past || !moment.now ? ui::Token::text_muted : ui::Token::text);
    }
}

void draw_one_of(const CallParts& parts, const std::string& id, const CallView::Question& question, std::string& chosen)
{
    ui::gap(ui::space_3);
    ui::text(ui::Type::strong, question.text);
    for (const auto& [option, text] : question.options) {
        if (ui::choice(id + "-" + option, text, chosen == option, parts.able())) chosen = option;
    }
}

void draw_worksheet(const CallParts& parts)
{
    CallUi& own = parts.own;
    ui::heading(parts.words("call.worksheet"));
    ui::text(ui::Type::small, parts.words("call.worksheet_note"), ui::Token::text_muted);
    draw_one_of(parts, "cause", *parts.view.cause, own.cause);
    ui::gap(ui::space_3);
    ui::text(ui::Type::strong, parts.view.who->text);
    for (const auto& [option, text] : parts.view.who->options) {
        const auto at = std::ranges::find(own.who, option);
        const bool on = at != own.who.end();
        if (!ui::checkbox("who-" + option, text, on, parts.able())) continue;
        if (on) own.who.erase(at);
        if (!on) own.who.push_back(option);
    }
    draw_one_of(parts, "change", *parts.view.change, own.change);
    ui::gap(ui::space_3);
    const bool incomplete = own.cause.empty() || own.who.empty() || own.change.empty();
    const ui::Able can =
        parts.view.busy ? parts.able() : ui::unless(incomplete, parts.words("call.worksheet_incomplete"));
    if (ui::button("fill-worksheet", parts.words("call.worksheet_done"), can,
                   {.look = ui::Look::primary, .icon = ui::icon::check})) {
        parts.command(play::FillWorksheet{own.cause, own.who, own.change});
    }
}

}  // namespace

void draw_side(const CallParts& parts)
{
    const auto part = [&](std::string_view id, std::string_view name, void (*draw)(const CallParts&)) {
        ui::region(id, parts.words(name), [&] { ui::card([&] { draw(parts); }); });
        ui::gap(ui::space_4);
    };
    if (!parts.view.in_contact) parts.own.actions.clear();
    if (parts.view.cause) part("worksheet", "call.worksheet", draw_worksheet);
    if (parts.view.written)
        part("written", "call.worksheet", [](const CallParts& all) {
            ui::icon_text(ui::icon::check, all.words("call.worksheet_written"), ui::Type::strong, ui::Token::text_good);
        });
    const bool deeds_first = parts.one_column && parts.view.in_contact;
    if (!deeds_first) part("feelings", "call.feelings_part", draw_feelings);
    if (!parts.view.actions.empty() || parts.view.in_contact) part("actions", "call.actions", draw_actions);
    if (deeds_first) part("feelings", "call.feelings_part", draw_feelings);
    if (!parts.view.promises.empty()) part("promises", "call.promises", draw_promises);
    part("agenda", "call.agenda", draw_agenda);
}

}  // namespace amends::app
