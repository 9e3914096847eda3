#include "sim/report/team/page.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "scoring/base/csv_cell.h"
#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/lines.h"

namespace amends::report {

Cell cell(std::string text)
{
    return {std::move(text), false};
}

Cell number_cell(long long value)
{
    return {std::to_string(value), true};
}

std::string tenths_text(int tenths)
{
    const int whole = std::abs(tenths);
    return (tenths < 0 ? "-" : "") + std::to_string(whole / 10) + "." + std::to_string(whole % 10);
}

Cell tenths_cell(int tenths)
{
    return {tenths_text(tenths), true};
}

Table table_of(const Grid& grid)
{
    Table table;
    std::vector<std::size_t> read;
    for (std::size_t i = 0; i < grid.ids.size(); ++i) {
        if (grid.ids[i].ends_with("_id")) continue;
        read.push_back(i);
        table.columns.push_back(grid.titles[i]);
    }
    for (const std::vector<Cell>& row : grid.rows) {
        std::vector<std::string>& out = table.rows.emplace_back();
        for (const std::size_t i : read) out.push_back(row[i].text);
    }
    return table;
}

std::vector<bool> figure_columns(const Table& table)
{
    std::vector<bool> out(table.columns.size(), !table.rows.empty());
    if (!out.empty()) out[0] = false;
    for (const auto& row : table.rows) {
        for (std::size_t i = 1; i < row.size(); ++i)
            out[i] = out[i] && row[i].find_first_not_of("0123456789+-.% ") == std::string::npos;
    }
    return out;
}

Table shown_table(const Section& section)
{
    return section.table.columns.empty() ? table_of(section.grid) : section.table;
}

std::string page_csv(const Page& page)
{
    std::string out = "\xEF\xBB\xBF";
    const auto row = [&out](const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            out += (i > 0 ? "," : "") + csv_cell(valid_utf8(cells[i].text), cells[i].number);
        out += "\r\n";
    };
    row({cell("page"), cell(page.id), cell(page.title)});
    row({cell("framework"), cell(page.framework)});
    for (const std::string& filter : page.filters) row({cell("filter"), cell(filter)});
    for (const std::string& notice : page.notices) row({cell("notice"), cell(notice)});
    for (const Section& section : page.sections) {
        row({cell("section"), cell(section.id), cell(section.heading)});
        for (const std::string& line : section.says) row({cell("says"), cell(line)});
        if (section.grid.ids.empty()) continue;
        std::vector<Cell> head;
        for (const std::string& id : section.grid.ids) head.push_back(cell(id));
        row(head);
        for (const std::vector<Cell>& cells : section.grid.rows) row(cells);
    }
    for (const std::string& line : page.cannot_tell) row({cell("cannot_tell"), cell(line)});
    return out;
}

std::string page_json(const Page& page)
{
    using nlohmann::ordered_json;
    const auto texts = [](const std::vector<std::string>& lines) {
        ordered_json out = ordered_json::array();
        for (const std::string& line : lines) out.push_back(valid_utf8(line));
        return out;
    };
    // A number with decimals goes in as it is written: whole numbers need no rounding, and tenths none either.
    const auto value = [](const Cell& each) -> ordered_json {
        return each.number ? ordered_json::parse(each.text) : ordered_json(valid_utf8(each.text));
    };
    ordered_json sections = ordered_json::array();
    for (const Section& section : page.sections) {
        ordered_json rows = ordered_json::array();
        for (const std::vector<Cell>& cells : section.grid.rows) {
            ordered_json row = ordered_json::object();
            for (std::size_t i = 0; i < cells.size(); ++i) row[section.grid.ids[i]] = value(cells[i]);
            rows.push_back(std::move(row));
        }
        sections.push_back({{"id", section.id},
                            {"heading", section.heading},
                            {"says", texts(section.says)},
                            {"rows", std::move(rows)}});
    }
    const ordered_json out = {{"page", page.id},
                              {"title", valid_utf8(page.title)},
                              {"framework", page.framework},
                              {"filters", texts(page.filters)},
                              {"notices", texts(page.notices)},
                              {"sections", std::move(sections)},
                              {"cannot_tell", texts(page.cannot_tell)}};
    return out.dump();
}

Checked<std::string> page_xlsx(const Page& page, const PageWords& words)
{
    using exchange::Sheet;
    Sheet said{"About", {110}, {}};
    const auto say = [&said](const std::string& line) { said.rows.push_back({{valid_utf8(line), false}}); };
    say(page.title);
    for (const std::vector<std::string>* const lines : {&page.filters, &page.notices}) {
        for (const std::string& line : *lines) say(line);
    }
    std::vector<Sheet> sheets;
    for (const Section& section : page.sections) {
        say(section.heading);
        for (const std::string& line : section.says) say(line);
        if (section.grid.ids.empty()) continue;
        constexpr std::size_t longest_name = 31;
        std::string name = section.id.substr(0, longest_name);
        if (std::ranges::find(sheets, name, &Sheet::name) != sheets.end())
            name = name.substr(0, longest_name - 4) + "-" + std::to_string(sheets.size());
        Sheet sheet{std::move(name), {}, {}};
        std::vector<exchange::SheetCell>& head = sheet.rows.emplace_back();
        for (const std::string& title : section.grid.titles) {
            head.push_back({title, false});
            sheet.widths.push_back(18);
        }
        for (const std::vector<Cell>& cells : section.grid.rows) {
            std::vector<exchange::SheetCell>& row = sheet.rows.emplace_back();
            for (const Cell& each : cells) row.push_back({valid_utf8(each.text), each.number});
        }
        sheets.push_back(std::move(sheet));
    }
    say(words.cannot_tell);
    for (const std::string& line : page.cannot_tell) say(line);
    sheets.insert(sheets.begin(), std::move(said));
    return exchange::write_workbook(sheets, page.id);
}

namespace {

/// Without control characters: a terminal would obey them.
std::string plain(const std::string& text)
{
    std::string out;
    for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return out;
}

void text_table(std::string& out, const Table& table)
{
    std::vector<std::size_t> widths;
    for (const std::string& column : table.columns) widths.push_back(count_code_points(column));
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], count_code_points(row[i]));
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += "  " + plain(cells[i]);
            text += std::string(widths[i] - count_code_points(cells[i]), ' ');
        }
        while (!text.empty() && text.back() == ' ') text.pop_back();
        out += text + "\n";
    };
    line(table.columns);
    for (const auto& row : table.rows) line(row);
}

}  // namespace

std::string page_text(const Page& page, const PageWords& words)
{
    std::string out = plain(page.title) + "\n";
    for (const std::string& filter : page.filters) out += plain(filter) + "\n";
    for (const std::string& notice : page.notices) out += "! " + plain(notice) + "\n";
    for (const Section& section : page.sections) {
        out += "\n" + plain(section.heading) + "\n";
        for (const std::string& line : section.says) out += "  " + plain(line) + "\n";
        const Table table = shown_table(section);
        if (!table.columns.empty()) text_table(out, table);
    }
    if (!page.cannot_tell.empty()) out += "\n" + words.cannot_tell + "\n";
    for (const std::string& line : page.cannot_tell) out += "  " + plain(line) + "\n";
    return out;
}

}  // namespace amends::report
