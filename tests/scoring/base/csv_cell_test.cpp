#include "scoring/base/csv_cell.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(CsvCell, IsQuotedWhereItHasToBe)
{
    EXPECT_EQ(csv_cell("plain words"), "plain words");
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("say \"so\""), "\"say \"\"so\"\"\"");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvCell, IsNeverAFormulaUnlessItIsKnownToBeANumber)
{
    for (const char* const text : {"=HYPERLINK(\"x\")", "+1", "-1+1", "-", "@a", "\tx"}) {
        EXPECT_EQ(csv_cell(text).substr(0, 2), "\"'") << text;
    }
    EXPECT_EQ(csv_cell("+1", true), "+1");
    EXPECT_EQ(csv_cell("-12.5"), "-12.5");
}

TEST(CsvCell, ComesBackAsItWas)
{
    for (const char* const text : {"=1+1", "'=1+1", "''@x", "'tis", "-1", "'-1", "'"}) {
        std::string cell = csv_cell(text);
        if (cell.front() == '"') cell = cell.substr(1, cell.size() - 2);
        EXPECT_EQ(without_guard(cell), text);
    }
}

TEST(CsvCell, LosesItsGuardAndNothingElseWhenItIsRead)
{
    EXPECT_EQ(without_guard("'=1+1"), "=1+1");
    EXPECT_EQ(without_guard("'tis"), "'tis");
    EXPECT_EQ(without_guard("'"), "'");
    EXPECT_EQ(without_guard(""), "");
}

}  // namespace
}  // namespace amends
