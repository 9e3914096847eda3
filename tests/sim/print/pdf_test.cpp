#include "sim/print/pdf.h"

#include <gtest/gtest.h>

#include "sim/report/team/team_page.h"
#include "tests/sim/report/team/rows.h"

namespace amends::print {
namespace {

using report::Page;

Page page_of(int trainees)
{
    const report::Ledger ledger = report::ledger_of(report::generated(trainees, trainees * 8));
    report::TeamOptions options;
    options.rows = 500;
    return report::team_page(ledger, report::team_report(ledger, {}, {}), options, report::shipped_words());
}

std::string pdf_of(const Page& page)
{
    const auto bytes = page_pdf(page, report::page_words(report::shipped_words()));
    EXPECT_TRUE(bytes.has_value());
    return bytes.value_or("");
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
    return out;
}

TEST(PagePdf, IsAWholeDocument)
{
    const std::string bytes = pdf_of(page_of(12));

    EXPECT_TRUE(bytes.starts_with("%PDF-"));
    EXPECT_NE(bytes.rfind("%%EOF"), std::string::npos);
}

TEST(PagePdf, IsTheSameBytesForTheSamePage)
{
    EXPECT_EQ(pdf_of(page_of(12)), pdf_of(page_of(12)));
}

TEST(PagePdf, TakesAsManySheetsAsItNeeds)
{
    const std::size_t few = count(pdf_of(page_of(6)), "/Type /Page\n") + count(pdf_of(page_of(6)), "/Type /Page ");
    const std::size_t many = count(pdf_of(page_of(120)), "/Type /Page\n") + count(pdf_of(page_of(120)), "/Type /Page ");

    EXPECT_GE(few, 1U);
    EXPECT_GT(many, few + 3);
}

TEST(PagePdf, TakesAnyName)
{
    Page page = page_of(6);
    page.title = "=HYPERLINK(1)<script> \xFF العربية 漢字";

    EXPECT_TRUE(pdf_of(page).starts_with("%PDF-"));
}

}  // namespace
}  // namespace amends::print
