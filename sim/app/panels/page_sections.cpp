#include "sim/app/panels/page_sections.h"

#include "sim/report/chart_rows.h"

namespace amends::app {
namespace {

void draw_table(const PageParts& parts, const report::Section& section)
{
    const report::Table table = report::shown_table(section);
    if (table.columns.empty()) return;
    ui::gap(ui::space_3);
    if (!section.charts.empty()) {
        const bool open = parts.tables.contains(section.id);
        if (ui::fold("table-" + section.id, parts.words.as_table, open)) {
            if (open) parts.tables.erase(section.id);
            if (!open) parts.tables.insert(section.id);
        }
        if (!open) return;
        ui::gap(ui::space_2);
    }
    ui::table("rows-" + section.id, table);
}

void draw_section(const PageParts& parts, const report::Section& section)
{
    ui::heading(section.heading);
    for (const std::string& line : section.says) {
        ui::gap(ui::space_2);
        ui::text(ui::Type::body, line);
    }
    constexpr std::size_t rows_in_sight = 8;  // a long heat map has its head again above so many rows
    std::size_t number = 0;
    for (const report::Chart& chart : section.charts) {
        for (const report::Chart& part : report::in_parts(chart, rows_in_sight)) {
            ui::gap(ui::space_4);
            ui::chart("chart-" + section.id + "-" + std::to_string(number++), part);
        }
    }
    if (parts.within) parts.within(section);
    draw_table(parts, section);
}

}  // namespace

void draw_page(const PageParts& parts)
{
    for (const std::string& notice : parts.page.notices) {
        ui::gap(ui::space_4);
        ui::icon_text(ui::icon::warning, notice, ui::Type::strong, ui::Token::text_accent);
    }
    for (const report::Section& section : parts.page.sections) {
        ui::gap(ui::space_4);
        ui::region("section-" + section.id, section.heading, [&] { ui::card([&] { draw_section(parts, section); }); });
    }
    if (parts.page.cannot_tell.empty()) return;
    ui::gap(ui::space_4);
    ui::card([&parts] {
        ui::heading(parts.words.cannot_tell);
        for (const std::string& line : parts.page.cannot_tell) {
            ui::gap(ui::space_2);
            ui::text(ui::Type::body, line);
        }
    });
}

std::optional<std::string> draw_hand_on(const Words& words, const ui::Able& able, const std::string& handed,
                                        const std::string& about, const std::string& command)
{
    std::optional<std::string> pressed;
    ui::heading(words("report.desk.hand_on"));
    ui::gap(ui::space_2);
    ui::row([&] {
        for (const char* const format : {"html", "pdf", "xlsx", "csv", "json"}) {
            const std::string id(format);
            if (ui::button("hand-on-" + id, words("report.desk.format." + id), able, {.icon = ui::icon::page}))
                pressed = id;
        }
    });
    if (!handed.empty()) {
        ui::gap(ui::space_2);
        ui::icon_text(ui::icon::check, handed);
    }
    ui::gap(ui::space_3);
    ui::text(ui::Type::small, about, ui::Token::text_muted);
    ui::gap(ui::space_1);
    ui::text(ui::Type::mono, command);
    ui::copy_button("copy-command", words("report.desk.copy"), command);
    return pressed;
}

}  // namespace amends::app
