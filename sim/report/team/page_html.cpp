// A page of the reports desk as one HTML file.
#include <algorithm>
#include <string_view>

#include "scoring/base/markup.h"
#include "sim/report/chart_rows.h"
#include "sim/report/team/page.h"

namespace amends::report {
namespace {

// Colours have at least 4.5:1 on their ground in both themes. Charts take theirs from the custom properties.
constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--paper:#fffdf9;--ink:#25221e;--soft:#5f574e;--line:#ddd5ca;--card:#f6f1e9;--accent:#a33a25;
--chart-paper:#fffdf9}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 Inter,Roboto,system-ui,sans-serif}
main,header{max-width:70rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}header::after{content:"";display:block;margin-top:1rem;height:3px;background:var(--accent)}
main{padding-bottom:3rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .5rem}
.about{color:var(--soft);margin:0}
.notice{border-left:.35rem solid var(--accent);background:var(--card);padding:.6rem 1rem;margin:1rem 0;font-weight:600}
section{padding:2rem 0 1rem;border-bottom:1px solid var(--line)}
section p{max-width:44rem;margin:.4rem 0}
figure{margin:1rem 0;overflow-x:auto}
svg{max-width:100%;height:auto;display:block}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;margin:.8rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
caption.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;border-bottom:2px solid var(--line)}
tbody th{font-weight:600}
td.n{text-align:right}
.narrow{display:none}
@media screen and (max-width:46rem){main,header{padding:0 1rem}.wide{display:none}.narrow{display:block}}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;margin:.3rem 0}
nav a{color:var(--accent)}
summary{cursor:pointer;color:var(--accent);padding:.3rem 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.2rem 1.6rem;max-width:46rem}
@media screen and (prefers-color-scheme:dark){:root{--paper:#1d1b19;--ink:#ece6dd;--soft:#b8afa4;--line:#3d3833;--card:#282522;
--accent:#f0866d;--chart-paper:#1d1b19;--chart-text:#ece6dd;--chart-muted:#b8afa4;--chart-axis:#9a9187;
--chart-grid:#3a3632;--chart-band:#2b2825;--chart-series-1:#f0866d;--chart-series-2:#5fc4bd;--chart-series-3:#b9a2ea;
--chart-good:#6cc495;--chart-bad:#f0866d;--chart-neutral:#b8afa4;--chart-strong:#1f4433;--chart-fair:#453c1f;
--chart-weak:#542a21;--chart-unknown:#2b2825}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10pt}main,header{max-width:none;padding:0}
figure,.card,tr{break-inside:avoid}h2{break-after:avoid}summary{display:none}}
)css";

std::string paragraph(const std::string& text)
{
    return "<p>" + escape_markup(text) + "</p>\n";
}

/// `repeated`: the caption says what the heading above has said already, and is for ears alone.
std::string table_html(const Table& table, const std::string& caption, bool repeated)
{
    const std::vector<bool> right = figure_columns(table);
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + escape_markup(caption) +
                      "\"><table><caption" + (repeated ? " class=\"heard\">" : ">") + escape_markup(caption) +
                      "</caption><thead><tr>";
    for (const std::string& column : table.columns) out += "<th scope=\"col\">" + escape_markup(column) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string words = escape_markup(row[i]);
            out += i == 0 ? "<th scope=\"row\">" + words + "</th>"
                          : (right[i] ? "<td class=\"n\">" : "<td>") + words + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string section_html(const Section& section, const PageWords& words)
{
    const std::string id = escape_markup(section.id);
    std::string out = "<section id=\"" + id + "\" aria-labelledby=\"h-" + id + "\">\n<h2 id=\"h-" + id + "\">" +
                      escape_markup(section.heading) + "</h2>\n";
    const bool card = section.id == "huddle";
    if (card) out += "<div class=\"card\">\n";
    for (const std::string& line : section.says) out += paragraph(line);
    if (card) out += "</div>\n";
    for (const Chart& chart : section.charts) {
        constexpr int width = 1040;
        constexpr int phone = 380;
        constexpr std::size_t rows_on_paper = 16;
        // Twice: laid out for a page, and for the width of a phone, where the first would be too small to read.
        for (const Chart& part : in_parts(chart, rows_on_paper)) {
            out += "<figure class=\"wide\">" + svg(part, {width, natural_height(part, width, 14), 14}) +
                   "</figure>\n<figure class=\"narrow\">" + svg(part, {phone, natural_height(part, phone, 14), 14}) +
                   "</figure>\n";
        }
    }
    const Table table = shown_table(section);
    if (table.columns.empty()) return out + "</section>\n";
    if (section.charts.empty()) return out + table_html(table, section.heading, true) + "</section>\n";
    return out + "<details><summary>" + escape_markup(words.as_table) + "</summary>\n" +
           table_html(table, section.charts.front().title, false) + "</details>\n</section>\n";
}

/// Links to the sections: the only ones, and none leaves the page.
std::string contents_html(const Page& page, const PageWords& words)
{
    std::string out = "<nav aria-label=\"" + escape_markup(words.contents) + "\">\n<ul>\n";
    for (const Section& section : page.sections) {
        out += "<li><a href=\"#" + escape_markup(section.id) + "\">" + escape_markup(section.heading) + "</a></li>\n";
    }
    return out + "</ul>\n</nav>\n";
}

}  // namespace

std::string page_html(const Page& page, const PageWords& words)
{
    std::string out = "<!doctype html>\n<html lang=\"" + escape_markup(words.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                      "content=\"width=device-width,initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
                      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" +
                      escape_markup(page.title) + "</title>\n<style>" + std::string(style) +
                      "</style>\n</head>\n<body>\n<header>\n<h1>" + escape_markup(page.title) + "</h1>\n";
    for (const std::string& filter : page.filters) out += "<p class=\"about\">" + escape_markup(filter) + "</p>\n";
    out += "</header>\n<main>\n";
    for (const std::string& notice : page.notices) out += "<p class=\"notice\">" + escape_markup(notice) + "</p>\n";
    if (page.sections.size() > 2) out += contents_html(page, words);
    for (const Section& section : page.sections) out += section_html(section, words);
    if (!page.cannot_tell.empty()) {
        out += "<section id=\"cannot-tell\" aria-labelledby=\"h-cannot-tell\">\n<h2 id=\"h-cannot-tell\">" +
               escape_markup(words.cannot_tell) + "</h2>\n";
        for (const std::string& line : page.cannot_tell) out += paragraph(line);
        out += "</section>\n";
    }
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace amends::report
