#include "sim/app/panels/briefing.h"

#include <algorithm>

#include "sim/app/ui/ui.h"
#include "sim/report/debrief.h"

namespace amends::app {

BriefingView make_briefing_view(const scenario::Scenario& scenario, const std::vector<rubric::Rubric>& rubrics,
                                const std::string& framework, bool beginner, const Words& words)
{
    BriefingView view;
    view.title = scenario.title;
    view.summary = scenario.summary;
    view.content_note = scenario.content_note;
    view.you = scenario.role.you;
    view.customer = scenario.customer.about;
    for (const scenario::RecordEntry& entry : scenario.customer.record) view.record.push_back(entry.says);
    view.desk = scenario.role.desk;
    view.rules = scenario.role.rules;
    view.authority = scenario.role.authority_words;
    if (view.authority.empty()) {
        view.authority =
            words("briefing.authority", {{"paper", report::money(scenario.role.paper, scenario.currency)},
                                         {"practice", report::money(scenario.role.practice, scenario.currency)}});
    }
    for (const scenario::Action& action : scenario.actions) {
        if (!action.between) view.tools.push_back({action.title, action.detail});
    }
    for (const rubric::Rubric& each : rubrics) {
        view.frameworks.push_back({each.id(), each.title(), each.id() == framework});
        if (each.id() != framework) continue;
        for (const rubric::CriterionMark& criterion : rubric::mark(each, {}).criteria) {
            view.criteria.push_back(words("briefing.criterion",
                                          {{"title", criterion.title}, {"weight", std::to_string(criterion.weight)}}));
        }
    }
    view.offered =
        std::ranges::any_of(scenario.nodes, [](const scenario::Node& node) { return !node.offered.empty(); });
    view.beginner = beginner && view.offered;
    return view;
}

namespace {

void draw_list(std::string_view title, const std::vector<std::string>& lines)
{
    if (lines.empty()) return;
    ui::gap(ui::space_5);
    ui::heading(title);
    for (const std::string& line : lines) {
        ui::gap(ui::space_2);
        ui::icon_text("•", line);
    }
}

void draw_situation(const BriefingView& view, const Words& words)
{
    ui::heading(words("briefing.you"));
    ui::gap(ui::space_2);
    ui::text(ui::Type::body, view.you);
    ui::gap(ui::space_5);
    ui::heading(words("briefing.authority_title"));
    ui::gap(ui::space_2);
    ui::text(ui::Type::body, view.authority);
    ui::gap(ui::space_5);
    ui::heading(words("briefing.customer"));
    ui::gap(ui::space_2);
    ui::text(ui::Type::body, view.customer);
    draw_list(words("briefing.record"), view.record);
    draw_list(words("briefing.desk"), view.desk);
    draw_list(words("briefing.rules"), view.rules);
}

std::optional<BriefingIntent> draw_criteria(const BriefingView& view, const Words& words)
{
    std::optional<BriefingIntent> intent;
    ui::heading(words("briefing.criteria"));
    ui::gap(ui::space_1);
    ui::text(ui::Type::small, words("briefing.criteria_note"), ui::Token::text_muted);
    ui::gap(ui::space_2);
    for (const BriefingView::Framework& framework : view.frameworks) {
        if (ui::choice("framework-" + framework.id, framework.title, framework.chosen)) {
            intent = ChooseFramework{framework.id};
        }
        if (!framework.chosen) continue;
        ui::indented(32, [&] {
            for (const std::string& criterion : view.criteria) {
                ui::text(ui::Type::small, criterion, ui::Token::text_muted);
                ui::gap(2);
            }
        });
        ui::gap(ui::space_2);
    }
    return intent;
}

void draw_tools(const BriefingView& view, const Words& words)
{
    ui::heading(words("briefing.tools"));
    for (const BriefingView::Tool& tool : view.tools) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::strong, tool.title);
        ui::text(ui::Type::small, tool.detail, ui::Token::text_muted);
    }
}

std::optional<BriefingIntent> draw_start(const BriefingView& view, const Words& words)
{
    std::optional<BriefingIntent> intent;
    ui::focus_first("start");
    if (view.offered && !view.under_way) {
        const bool offers = view.beginner && !view.exam;
        if (ui::checkbox("beginner", words("briefing.beginner"), offers)) intent = SetBeginner{!offers};
        ui::gap(ui::space_2);
    }
    if (view.may_be_exam && !view.under_way) {
        if (ui::checkbox("exam", words("briefing.exam"), view.exam)) intent = SetExam{!view.exam};
        if (view.exam) ui::text(ui::Type::small, words("briefing.exam_note"), ui::Token::text_muted);
        ui::gap(ui::space_3);
    }
    ui::row([&] {
        const ui::ButtonStyle main{.look = ui::Look::primary,
                                   .icon = view.under_way ? ui::icon::back : ui::icon::call,
                                   .keys = view.under_way ? "Esc" : ""};
        const std::string_view label = view.under_way ? "briefing.return" : "briefing.start";
        if (ui::button("start", words(label), ui::unless(view.busy, words("who.busy")), main)) {
            if (view.under_way) intent = CloseBriefing{};
            if (!view.under_way) intent = StartCall{};
        }
        if (!view.under_way &&
            ui::button("back", words("briefing.back"), {}, {.look = ui::Look::quiet, .keys = "Esc"})) {
            intent = CloseBriefing{};
        }
    });
    if (ui::pressed({ui::Key::escape}) || (view.under_way && ui::pressed({ui::Key::f1}))) intent = CloseBriefing{};
    return intent;
}

}  // namespace

std::optional<BriefingIntent> draw_briefing(const BriefingView& view, const Words& words)
{
    std::optional<BriefingIntent> intent;
    const auto take = [&](std::optional<BriefingIntent> more) {
        if (more) intent = std::move(more);
    };
    ui::scroll("briefing", ui::window_height() - ui::top(), "", [&] {
        ui::centred(1080, [&] {
            ui::gap(ui::space_6);
            ui::heading(view.title, ui::Type::title);
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, view.summary, ui::Token::text_muted);
            for (const std::string& note : view.content_note) {
                ui::gap(ui::space_3);
                ui::icon_text(ui::icon::info, words("briefing.content_note", {{"note", note}}), ui::Type::small,
                              ui::Token::text_accent);
            }
            if (!view.note.empty()) {
                ui::gap(ui::space_3);
                ui::icon_text(ui::icon::write, view.note, ui::Type::body, ui::Token::text_accent);
            }
            ui::gap(ui::space_4);
            if (!view.trouble.empty()) {
                ui::icon_text(ui::icon::warning, view.trouble, ui::Type::body, ui::Token::text_bad);
                ui::gap(ui::space_3);
            }
            ui::region("start-part", words("briefing.start"), [&] { take(draw_start(view, words)); });
            ui::gap(ui::space_5);
            ui::columns({3, 2}, 300,
                        {[&] { ui::card([&] { draw_situation(view, words); }); },
                         [&] {
                             ui::region("criteria", words("briefing.criteria"),
                                        [&] { ui::card([&] { take(draw_criteria(view, words)); }); });
                             ui::gap(ui::space_4);
                             ui::card([&] { draw_tools(view, words); });
                         }});
            ui::gap(ui::space_8);
        });
    });
    return intent;
}

}  // namespace amends::app
