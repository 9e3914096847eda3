#include "sim/report/team/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/scenario/exchange/archive.h"
#include "sim/scenario/exchange/lines.h"

namespace amends::report {
namespace {

constexpr const char* hostile = "=HYPERLINK(\"http://x\")<script>alert(1)</script>\x1b[2J";
const PageWords words{"The same as a table", "What it cannot tell", "en"};

Page page()
{
    Page out;
    out.id = "team";
    out.title = "Team";
    out.framework = "HEAL";
    out.filters = {"Site: +1 -2"};
    Section section;
    section.id = "rows";
    section.heading = "Who?";
    section.grid = {{"name", "mark", "lift"},
                    {"Name", "Mark", "Lift"},
                    {{cell(hostile), number_cell(70), tenths_cell(-45)}, {cell("Ada"), number_cell(7), cell("")}}};
    out.sections.push_back(section);
    out.cannot_tell = {"Much."};
    return out;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(Tenths, AreWrittenWithOneDecimal)
{
    EXPECT_EQ(tenths_text(714), "71.4");
    EXPECT_EQ(tenths_text(-5), "-0.5");
    EXPECT_EQ(tenths_text(0), "0.0");
}

TEST(PageHtml, ShowsAHostileNameAsText)
{
    const std::string html = page_html(page(), words);

    EXPECT_FALSE(has(html, "<script"));
    EXPECT_TRUE(has(html, "=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;"));
    EXPECT_FALSE(has(html, "\x1b"));
}

TEST(PageHtml, RestsOnNothingElse)
{
    const std::string html = page_html(page(), words);

    EXPECT_TRUE(has(html, "default-src 'none'; style-src 'unsafe-inline'"));
    for (const char* const forbidden : {"src=", "@import", "javascript:"})
        EXPECT_FALSE(has(html, forbidden)) << forbidden;
    // Links lead to its own sections alone.
    for (std::size_t at = html.find("href="); at != std::string::npos; at = html.find("href=", at + 1))
        EXPECT_EQ(html.substr(at, 7), "href=\"#");
}

TEST(PageHtml, LeadsToEachOfItsSections)
{
    Page longer = page();
    for (const char* const id : {"second", "third"}) {
        longer.sections.push_back({});
        longer.sections.back().id = id;
        longer.sections.back().heading = std::string("The ") + id;
    }
    const std::string html = page_html(longer, words);

    for (const char* const id : {"second", "third"}) {
        EXPECT_TRUE(has(html, std::string("<a href=\"#") + id + "\">The " + id + "</a>")) << id;
        EXPECT_TRUE(has(html, std::string("<section id=\"") + id + "\"")) << id;
    }
}

TEST(PageHtml, HasALanguageHeadingsCaptionsAndBothThemes)
{
    const std::string html = page_html(page(), words);

    for (const char* const part :
         {"<html lang=\"en\">", "<h1>Team</h1>", "<h2 id=\"h-rows\">Who?</h2>",
          "<caption class=\"heard\">Who?</caption>", "scope=\"row\"", "prefers-color-scheme:dark", "@media print"})
        EXPECT_TRUE(has(html, part)) << part;
}

TEST(PageCsv, KeepsASpreadsheetFromTakingANameForAFormula)
{
    const auto cells = exchange::read_csv(page_csv(page()), "page.csv");

    ASSERT_TRUE(cells.has_value());
    EXPECT_TRUE(has(page_csv(page()), "\"'=HYPERLINK"));
    EXPECT_FALSE(has(page_csv(page()), "\n=HYPERLINK"));
}

TEST(PageCsv, WritesNumbersAsNumbersThoughTheyBeginWithAMinus)
{
    EXPECT_TRUE(has(page_csv(page()), ",70,-4.5\r\n"));
}

TEST(PageJson, HoldsEveryRowUnderItsColumns)
{
    const auto json = nlohmann::json::parse(page_json(page()));
    const auto& row = json.at("sections").at(0).at("rows").at(0);

    EXPECT_EQ(row.at("name"), hostile);
    EXPECT_EQ(row.at("mark"), 70);
    EXPECT_EQ(row.at("lift").dump(), "-4.5");
    EXPECT_EQ(json.at("sections").at(0).at("rows").at(1).at("lift"), "");
}

TEST(PageXlsx, KeepsTextsTextsAndNumbersNumbers)
{
    const auto bytes = page_xlsx(page(), words);
    ASSERT_TRUE(bytes.has_value());
    const auto files = exchange::read_archive(*bytes, "page.xlsx");
    ASSERT_TRUE(files.has_value());
    const auto sheet = std::ranges::find(*files, "xl/worksheets/sheet2.xml", &exchange::ArchivedFile::path);
    ASSERT_NE(sheet, files->end());

    EXPECT_TRUE(has(sheet->bytes, "t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPERLINK"));
    EXPECT_TRUE(has(sheet->bytes, "<v>70</v>"));
    EXPECT_TRUE(has(sheet->bytes, "<v>-4.5</v>"));
    EXPECT_FALSE(has(sheet->bytes, "<f>"));
    EXPECT_EQ(*bytes, *page_xlsx(page(), words));
}

TEST(PageXlsx, SaysWhatIsSaidOnItsFirstSheet)
{
    const auto cells = exchange::read_xlsx(*page_xlsx(page(), words), "page.xlsx");

    ASSERT_TRUE(cells.has_value());
    EXPECT_EQ(cells->front().front(), "Team");
    EXPECT_EQ(cells->back().front(), "Much.");
}

TEST(PageText, SendsNoControlCharacterToATerminal)
{
    const std::string text = page_text(page(), words);

    EXPECT_FALSE(has(text, "\x1b"));
    EXPECT_TRUE(has(text, "Ada"));
    EXPECT_TRUE(has(text, "What it cannot tell"));
}

}  // namespace
}  // namespace amends::report
