#include "sim/print/pdf.h"

#include "sim/print/paper.h"

namespace amends::print {
namespace {

using report::Ink;

constexpr Type title{20, true, Ink::text}, heading{13, true, Ink::text}, body{9.5, false, Ink::text},
    quiet{8.5, false, Ink::muted}, notice{9.5, true, Ink::bad};

void put(Paper& paper, const std::vector<std::string>& lines, const Type& type)
{
    for (const std::string& line : lines) {
        paper.words(line, type);
        paper.gap(3);
    }
}

void put(Paper& paper, const report::Section& section)
{
    constexpr double head = 50;
    constexpr double sentence = 26;  // two lines
    if (section.charts.empty()) paper.keep(90);
    if (!section.charts.empty())
        paper.keep_with(head + sentence * static_cast<double>(section.says.size()), section.charts.front());
    paper.gap(16);
    paper.words(section.heading, heading);
    paper.gap(4);
    put(paper, section.says, body);
    for (const report::Chart& chart : section.charts) {
        paper.gap(8);
        paper.chart(chart);
    }
    // On paper nothing opens: a picture stands with its numbers, but for the heat map, whose cells have them.
    const bool pictured = !section.charts.empty() && !section.charts.front().tiles.rows.empty();
    const report::Table table = report::shown_table(section);
    if (pictured || table.columns.empty()) return;
    paper.gap(8);
    paper.table(table);
}

}  // namespace

Checked<std::string> page_pdf(const report::Page& page, const report::PageWords& words)
{
    Paper paper(page.title);
    paper.words(page.title, title);
    paper.gap(4);
    put(paper, page.filters, quiet);
    paper.gap(4);
    paper.line();
    paper.gap(6);
    put(paper, page.notices, notice);
    for (const report::Section& section : page.sections) put(paper, section);
    if (!page.cannot_tell.empty()) {
        paper.keep(90);
        paper.gap(16);
        paper.words(words.cannot_tell, heading);
        paper.gap(4);
        put(paper, page.cannot_tell, body);
    }
    return paper.bytes();
}

}  // namespace amends::print
