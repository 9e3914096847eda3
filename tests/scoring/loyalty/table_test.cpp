#include "scoring/loyalty/table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

std::string faults_of(const std::string& bytes)
{
    const auto table = read_table(bytes, "d.csv");
    std::string out;
    if (table) return out;
    for (const Diagnostic& fault : table.error()) out += to_string(fault) + "\n";
    return out;
}

std::string cells_of(const Table& table, std::size_t row)
{
    std::string out;
    for (const Column& column : table.columns) out += (out.empty() ? "" : "|") + column.cell(row);
    return out;
}

TEST(ReadTable, ReadsNumbersTextAndGaps)
{
    const Table table = table_of("id,score,note\nc1, 4.5,late\nc2,NA,\n");

    EXPECT_EQ(table.rows, 2U);
    EXPECT_EQ(cells_of(table, 0), "c1|4.5|late");
    EXPECT_TRUE(table.columns[1].missing(1));
    EXPECT_TRUE(table.columns[2].missing(1));
}

TEST(ReadTable, UndoesQuotesWithSeparatorsAndLineBreaks)
{
    const Table table = table_of("a,b,c\n\"x, \"\"y\"\"\",\"two\nlines\",3\r\n");

    EXPECT_EQ(cells_of(table, 0), "x, \"y\"|two\nlines|3");
}

TEST(ReadTable, TakesSemicolonsWithDecimalCommas)
{
    EXPECT_EQ(cells_of(table_of("a;b\n1,5;2\n"), 0), "1.5|2");
}

TEST(ReadTable, TurnsAColumnIntoTextWhenTextComesLate)
{
    const Table table = table_of("a\n1\n2.50\nnone\n");

    EXPECT_TRUE(table.columns[0].text);
    EXPECT_EQ(table.columns[0].levels, (std::vector<std::string>{"1", "2.5", "none"}));
}

TEST(ReadTable, ReadsTrueAndFalseAsOneAndNought)
{
    EXPECT_EQ(table_of("a\ntrue\nFALSE\n").columns[0].numbers, (std::vector<double>{1, 0}));
}

TEST(ReadTable, SkipsAByteOrderMarkAndEmptyLines)
{
    EXPECT_EQ(table_of("\xEF\xBB\xBF"
                       "a,b\n1,2\n\n3,4\n")
                  .rows,
              2U);
}

TEST(ReadTable, ReadsJsonLinesWithKeysThatComeLate)
{
    const Table table = table_of("{\"a\":1,\"b\":\"x\"}\n{\"a\":true,\"c\":2.5}\n");

    EXPECT_EQ(cells_of(table, 0), "1|x|");
    EXPECT_EQ(cells_of(table, 1), "1||2.5");
}

TEST(ReadTable, SaysWhichRowHasTooManyCells)
{
    EXPECT_EQ(faults_of("a,b\n1,2\n1,2,3\n"), "d.csv:3: this row has 3 cells, the heading has 2\n");
}

TEST(ReadTable, SaysWhichHeadingStandsTwice)
{
    EXPECT_EQ(faults_of("a,b,a\n1,2,3\n"), "d.csv:1: the heading \"a\" stands twice\n");
}

TEST(ReadTable, SaysWhereAQuoteIsOpened)
{
    EXPECT_EQ(faults_of("a\n\"x\n"), "d.csv:2: a quote is opened here and never closed\n");
}

TEST(ReadTable, SaysWhichLineIsNoObject)
{
    EXPECT_EQ(faults_of("{\"a\":1}\n{\"a\":\n"), "d.csv:2: this line is no JSON object\n");
    EXPECT_EQ(faults_of("{\"a\":1}\n{\"a\":[1]}\n"), "d.csv:2: \"a\" is nested: one value a column\n");
}

TEST(ReadTable, RefusesAnEmptyFile)
{
    EXPECT_EQ(faults_of(""), "d.csv: the file is empty\n");
}

TEST(ReadTable, KeepsEveryDigitOfANumber)
{
    EXPECT_EQ(table_of("a\n0.1\n5.4054651081081641\n").columns[0].numbers[1], 5.4054651081081641);
}

TEST(Join, BringsScoresAndOutcomesTogetherByKey)
{
    const Joined joined = join(table_of("id,score\na,1\nb,2\n"), table_of("id,stayed\nb,1\na,0\n"), "id").value();

    EXPECT_EQ(cells_of(joined.table, 0), "a|1|0");
    EXPECT_EQ(cells_of(joined.table, 1), "b|2|1");
}

TEST(Join, ListsWhatHasNoPartnerAndWhatStandsTwice)
{
    const Joined joined = join(table_of("id,score\na,1\nc,2\n"), table_of("id,stayed\na,1\na,0\nd,1\n"), "id").value();

    EXPECT_EQ(joined.only_left, std::vector<std::string>{"c"});
    EXPECT_EQ(joined.only_right, std::vector<std::string>{"d"});
    EXPECT_EQ(joined.repeated, std::vector<std::string>{"a"});
    EXPECT_EQ(cells_of(joined.table, 0), "a|1|1");
}

TEST(Join, RefusesATableWithoutTheKey)
{
    EXPECT_FALSE(join(table_of("id,score\na,1\n"), table_of("key,stayed\na,1\n"), "id").has_value());
}

TEST(Preview, SaysTypesGapsAndWhatAColumnMayBe)
{
    const Preview seen = preview(table_of("id,retained,empathy,trainee,severity\n1,1,4.5,ann,2\n2,0,,bob,3\n"));

    EXPECT_EQ(seen.columns[1].type, "yes or no");
    EXPECT_EQ(seen.columns[1].suggested, "outcome");
    EXPECT_EQ(seen.columns[2].missing, 1U);
    EXPECT_EQ(seen.columns[3].suggested, "group");
    EXPECT_EQ(seen.columns[4].suggested, "covariate");
    EXPECT_EQ(seen.incomplete, 1U);
}

TEST(NamesALoss, GoesByTheTextThatCountsWhereThereIsOne)
{
    EXPECT_TRUE(names_a_loss("churned"));
    EXPECT_FALSE(names_a_loss("retained"));
    EXPECT_TRUE(names_a_loss("retained", "walked away"));
    EXPECT_TRUE(names_a_loss("status", "Left"));
    EXPECT_TRUE(names_a_loss("retained", "No"));
    EXPECT_FALSE(names_a_loss("churned", "no"));
    EXPECT_FALSE(names_a_loss("retained", "stayed"));
    EXPECT_FALSE(names_a_loss("retained", "yes"));
    EXPECT_TRUE(names_a_loss("churned", "yes"));
    EXPECT_TRUE(names_a_loss("retained", "did not stay"));
    EXPECT_FALSE(names_a_loss("status", "not churned"));
    EXPECT_FALSE(names_a_loss("intention", "quite likely, right enough"));
}

TEST(Preview, ListsRowsThatEqualAnEarlierOne)
{
    const Preview seen = preview(table_of("a,b\n1,x\n2,x\n1,x\n1,x\n"));

    EXPECT_EQ(seen.duplicates, (std::vector<std::size_t>{3, 4}));
}

TEST(Averaged, HasARowAKeyWithItsMeans)
{
    const Table table = table_of("who,kept,site,note\na,1,x,q\nb,0,y,q\na,0,x,r\na,,x,q\n,1,x,q\n");

    const Table means = averaged(table, "who");

    EXPECT_EQ(means.rows, 2U);
    EXPECT_EQ(means.names(), (std::vector<std::string>{"who", "kept", "site"}));
    EXPECT_DOUBLE_EQ(means.find("kept")->numbers[0], 0.5);
}

}  // namespace
}  // namespace amends::loyalty
