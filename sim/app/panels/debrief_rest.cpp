#include <algorithm>

#include "scoring/rubric/rubric.h"
#include "sim/app/panels/debrief_parts.h"

namespace amends::app {
namespace {

/// A card whose heading opens and shuts it.
void folded(const DebriefParts& parts, const std::string& id, std::string_view title, bool& open,
            void (*draw)(const DebriefParts&))
{
    ui::gap(ui::space_4);
    ui::region(id, parts.words(title), [&] {
        ui::card([&] {
            if (ui::fold("fold-" + id, parts.words(title), open)) open = !open;
            if (!open) return;
            ui::gap(ui::space_2);
            draw(parts);
        });
    });
}

void draw_curve(const DebriefParts& parts)
{
    ui::chart("curve", parts.view.curve);
    ui::gap(ui::space_2);
    ui::text(ui::Type::small, parts.words("debrief.curve_key"), ui::Token::text_muted);
    ui::gap(ui::space_2);
    if (ui::checkbox("numbers", parts.words("debrief.numbers"), parts.own.numbers))
        parts.own.numbers = !parts.own.numbers;
    if (!parts.own.numbers) return;
    ui::gap(ui::space_2);
    ui::table("curve-numbers", parts.view.curve.table);
}

void draw_totals(const DebriefParts& parts)
{
    ui::text(ui::Type::small, parts.words("debrief.pass", {{"mark", std::to_string(rubric::pass_mark)}}),
             ui::Token::text_muted);
    for (const DebriefView::Total& total : parts.view.totals) {
        ui::gap(ui::space_3);
        ui::mark_bar(total.title, total.mark, rubric::pass_mark, total.words, true);
        const ui::ButtonStyle style{.look = ui::Look::quiet,
                                    .icon = total.chosen ? ui::icon::check : ui::icon::forward};
        const ui::Able can = ui::unless(total.chosen, parts.words("debrief.is_shown"));
        if (ui::button("show-" + total.id, parts.words(total.chosen ? "debrief.shown" : "debrief.show"), can, style))
            parts.intent = ShowFramework{total.id};
    }
    for (const DebriefView::Gate& gate : parts.view.gates) {
        ui::gap(ui::space_3);
        ui::icon_text(gate.broken ? ui::icon::no : ui::icon::shield, gate.words, ui::Type::body,
                      gate.broken    ? ui::Token::text_bad
                      : gate.came_up ? ui::Token::text_good
                                     : ui::Token::text_muted);
    }
}

void draw_criterion(const DebriefView::Criterion& criterion, const Words& words)
{
    ui::gap(ui::space_4);
    ui::mark_bar(criterion.title, criterion.mark, rubric::pass_mark, criterion.words, criterion.observed);
    for (const auto& [evidence, against] : criterion.evidence) {
        ui::gap(ui::space_1);
        const bool earned = !against && criterion.mark > 0;  // what earned nothing does not look as if it had
        ui::icon_text(against  ? ui::icon::down
                      : earned ? ui::icon::up
                               : ui::icon::quote,
                      evidence, ui::Type::small,
                      against  ? ui::Token::text_bad
                      : earned ? ui::Token::text_good
                               : ui::Token::text_muted);
    }
    if (criterion.missing.empty()) return;
    ui::gap(ui::space_1);
    if (criterion.observed) ui::caption(words("debrief.why_not_full"));
    for (const std::string& missing : criterion.missing) {
        ui::gap(ui::space_1);
        ui::icon_text(ui::icon::hint, missing, ui::Type::small, ui::Token::text_muted);
    }
}

void draw_marks(const DebriefParts& parts)
{
    const auto criteria = [&] {
        for (const DebriefView::Total& total : parts.view.totals) {
            if (total.chosen) ui::text(ui::Type::strong, total.title);
        }
        for (const DebriefView::Criterion& criterion : parts.view.criteria) draw_criterion(criterion, parts.words);
    };
    ui::columns({2, 3}, 300, {[&] { draw_totals(parts); }, criteria});
}

void draw_disagreement(const DebriefView::Disagreement& disagreement)
{
    ui::gap(ui::space_4);
    ui::text(ui::Type::strong, disagreement.title);
    for (const auto& [framework, asks] : disagreement.positions) {
        ui::gap(ui::space_1);
        ui::columns({2, 5}, 180,
                    {[&] { ui::text(ui::Type::small, framework, ui::Token::text_muted); },
                     [&] { ui::text(ui::Type::small, asks); }});
    }
}

/// Those that this play shows come first, and stand under a heading of their own.
void draw_disagreements(const DebriefParts& parts)
{
    const std::vector<DebriefView::Disagreement>& all = parts.view.disagreements;
    const auto rest = std::ranges::find(all, false, &DebriefView::Disagreement::here);
    ui::text(ui::Type::body, parts.words("debrief.disagreements_note"), ui::Token::text_muted);
    std::for_each(all.begin(), rest, draw_disagreement);
    if (rest == all.end()) return;
    ui::gap(ui::space_5);
    ui::text(ui::Type::body, parts.words("debrief.disagreements_rest"), ui::Token::text_muted);
    std::for_each(rest, all.end(), draw_disagreement);
}

void draw_deeds(const DebriefParts& parts)
{
    ui::text(ui::Type::body, parts.view.summary, ui::Token::text_muted);
    if (!parts.view.outlook.empty()) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::strong, parts.view.outlook);
        ui::text(ui::Type::small, parts.words("outlook.note"), ui::Token::text_muted);
        if (ui::checkbox("outlook", parts.words("outlook.show"), parts.own.outlook))
            parts.own.outlook = !parts.own.outlook;
        for (const std::string& line : parts.view.outlook_numbers) {
            if (parts.own.outlook) ui::text(ui::Type::small, line);
        }
    }
    ui::gap(ui::space_3);
    if (parts.view.deeds.rows.empty()) {
        ui::text(ui::Type::body, parts.words("debrief.no_deeds"), ui::Token::text_muted);
        return;
    }
    ui::table("deeds-table", parts.view.deeds);
}

void draw_said(const DebriefParts& parts)
{
    ui::text(ui::Type::small, parts.words("debrief.said_key"), ui::Token::text_muted);
    ui::copy_button("copy-transcript", parts.words("debrief.copy"), parts.view.transcript);
    using Who = DebriefView::Line::Who;
    const std::vector<DebriefView::Line>& lines = parts.view.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string number = std::to_string(i);
        const bool goes_on = i > 0 && lines[i].who == Who::customer && lines[i - 1].who == Who::customer;
        draw_debrief_line(lines[i], "said-" + number, goes_on);
        if (lines[i].who != Who::trainee || lines[i].seq <= 0) continue;
        ui::bar(
            "rewind-bar-" + number, [] {},
            [&] {
                const std::string hint = parts.words("debrief.rewind_hint");
                if (ui::button("rewind-" + number, parts.words("debrief.rewind"),
                               ui::unless(parts.view.exam, parts.words("debrief.exam_no_rewind")),
                               {.look = ui::Look::quiet, .icon = ui::icon::rewind, .hint = hint}))
                    parts.intent = Rewind{lines[i].seq};
            });
    }
}

void draw_better(const DebriefParts& parts)
{
    constexpr std::size_t first = 2;
    for (std::size_t i = 0; i < parts.view.better.size(); ++i) {
        const DebriefView::Better& better = parts.view.better[i];
        if (i == first) {
            ui::gap(ui::space_4);
            if (ui::checkbox("better-more", parts.words("debrief.better_more"), parts.own.better_more))
                parts.own.better_more = !parts.own.better_more;
            if (!parts.own.better_more) return;
        }
        ui::gap(ui::space_3);
        ui::text(i < first ? ui::Type::speech : ui::Type::body, "“" + better.words + "”");
        ui::gap(ui::space_1);
        ui::text(ui::Type::small, better.why, ui::Token::text_muted);
        ui::copy_button("copy-better-" + std::to_string(i), parts.words("debrief.copy_line"), better.words);
    }
}

void draw_beside(const DebriefParts& parts)
{
    if (parts.view.others.empty()) {
        ui::text(ui::Type::body, parts.words("debrief.no_others"), ui::Token::text_muted);
        return;
    }
    ui::text(ui::Type::body, parts.words("debrief.beside_note"), ui::Token::text_muted);
    for (const DebriefView::Other& other : parts.view.others) {
        ui::gap(ui::space_2);
        if (ui::button("beside-" + other.play, other.label, {}, {.icon = ui::icon::compare, .wide = true}))
            parts.intent = PutBeside{other.play};
    }
}

}  // namespace

void draw_debrief_line(const DebriefView::Line& line, const std::string& id, bool goes_on)
{
    using Who = DebriefView::Line::Who;
    ui::gap(goes_on ? ui::space_1 : ui::space_3);
    switch (line.who) {
        case Who::contact:
            ui::caption(line.words);
            break;
        case Who::deed:
            ui::icon_text(ui::icon::done, line.words, ui::Type::strong, ui::Token::text_accent);
            if (!line.note.empty()) ui::text(ui::Type::small, line.note, ui::Token::text_muted);
            break;
        case Who::ended:
            ui::icon_text(ui::icon::hang_up, line.words, ui::Type::strong, ui::Token::text_bad);
            if (!line.note.empty()) ui::text(ui::Type::small, line.note, ui::Token::text_muted);
            break;
        case Who::customer:
        case Who::trainee:
            ui::said(id, {.speaker = line.speaker,
                          .words = line.words,
                          .right = line.who == Who::trainee,
                          .goes_on = goes_on,
                          .note = line.note,
                          .highlights = line.highlights});
            break;
    }
}

void draw_debrief_rest(const DebriefParts& parts)
{
    DebriefUi& own = parts.own;
    ui::gap(ui::space_5);
    ui::region("curve-part", parts.words("debrief.curve"), [&] { ui::card([&] { draw_curve(parts); }); });
    folded(parts, "marks", "debrief.frameworks", own.marks, draw_marks);
    folded(parts, "disagreements", "debrief.disagreements", own.disagreements, draw_disagreements);
    folded(parts, "deeds", "debrief.deeds", own.deeds, draw_deeds);
    if (!parts.view.better.empty()) folded(parts, "better", "debrief.better", own.better, draw_better);
    folded(parts, "said", "debrief.said", own.said, draw_said);
    folded(parts, "beside", "debrief.beside", own.beside, draw_beside);
    if (parts.view.scorer.empty()) return;  // nothing was said, so nothing was heard
    ui::gap(ui::space_4);
    ui::text(ui::Type::small, parts.words("debrief.not_heard", {{"scorer", parts.view.scorer}}), ui::Token::text_muted);
}

}  // namespace amends::app
