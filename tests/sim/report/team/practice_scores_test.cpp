#include "sim/report/team/practice_scores.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scoring/loyalty/table.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

TEST(PracticeScores, AreOneRowAPerson)
{
    const Ledger ledger = ledger_of(generated(40, 400));
    const auto table = loyalty::read_table(practice_scores(ledger, {}), "practice.csv").value();

    EXPECT_EQ(table.rows, static_cast<std::size_t>(tally_of(ledger, {}).trainees()));
    EXPECT_TRUE(loyalty::duplicate_rows(table).empty());
}

TEST(PracticeScores, SayWhereTheyComeFrom)
{
    Ledger real = empty_ledger();
    real.add(kept("a", "x", 100, 50));
    const auto source = [](const Ledger& ledger) {
        return loyalty::read_table(practice_scores(ledger, {}), "practice.csv").value().find("source")->levels;
    };

    EXPECT_EQ(source(real), std::vector<std::string>{"practice"});
    EXPECT_EQ(source(ledger_of(generated(12, 60))), std::vector<std::string>{"simulated"});
}

TEST(PracticeScores, AreNeverFormulae)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("=HYPERLINK(\"x\")", "x", 100, 50));
    const std::string csv = practice_scores(ledger, {});

    EXPECT_NE(csv.find("\n\"'=HYPERLINK"), std::string::npos) << csv;
    EXPECT_EQ(loyalty::read_table(csv, "practice.csv").value().find("trainee")->cell(0), "=HYPERLINK(\"x\")");
}

TEST(PracticeScores, AreMeanMarksInPointsOfTen)
{
    const Ledger ledger = ledger_of(generated(40, 400));
    const auto table = loyalty::read_table(practice_scores(ledger, {}), "practice.csv").value();

    for (const Ledger::Step& step : ledger.steps()) {
        const loyalty::Column* const column = table.find(step.id);
        ASSERT_NE(column, nullptr);
        for (std::size_t row = 0; row < table.rows; ++row) {
            if (column->missing(row)) continue;
            EXPECT_GE(column->numbers[row], 0);
            EXPECT_LE(column->numbers[row], 10);
        }
    }
}

}  // namespace
}  // namespace amends::report
