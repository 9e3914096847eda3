#include "sim/report/team/ledger.h"

#include <gtest/gtest.h>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

TEST(Day, IsReadAndWrittenBack)
{
    std::int64_t day = 0;
    for (const char* const text : {"1970-01-01", "2000-02-29", "2027-03-01", "2100-12-31"}) {
        ASSERT_TRUE(parse_day(text, day)) << text;
        EXPECT_EQ(write_day(day), text);
    }
    ASSERT_TRUE(parse_day("1970-01-01", day));
    EXPECT_EQ(day, 0);
    ASSERT_TRUE(parse_day("2027-03-01", day));
    EXPECT_EQ(day, 20878);
}

TEST(Day, IsRefusedWhereThereIsNone)
{
    std::int64_t day = 7;
    for (const char* const text : {"", "2027-02-29", "2027-13-01", "2027-00-01", "27-03-01", "2027-3-01", "2027/03/01",
                                   "2027-03-01 ", "1969-12-31", "-027-03-01"}) {
        EXPECT_FALSE(parse_day(text, day)) << text;
    }
    EXPECT_EQ(day, 7);
}

TEST(Ledger, KeepsEachMarkAndSaysWhatWasNotObserved)
{
    Ledger ledger = empty_ledger();

    ledger.add(kept("a", "x", 1, {{"empathy", 40}}));

    EXPECT_EQ(ledger.mark(0, 0), -1);
    EXPECT_EQ(ledger.mark(0, 1), 40);
    EXPECT_EQ(ledger.mark(0, 2), 40);  // the total
}

TEST(Ledger, MakesRoomForAStepThatItDidNotKnow)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 1, 50));

    ledger.add(kept("a", "x", 2, {{"newer", 90}}));

    ASSERT_EQ(ledger.steps().size(), 3U);
    EXPECT_EQ(ledger.mark(0, 0), 50);
    EXPECT_EQ(ledger.mark(0, 2), -1);
    EXPECT_EQ(ledger.mark(0, 3), 50);
    EXPECT_EQ(ledger.mark(1, 2), 90);
}

TEST(Ledger, FollowsATraineeToAnotherSite)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 50);
    row.site = "Hill";
    ledger.add(row);
    row.play = "later";
    row.site = "Harbour";

    ledger.add(row);

    ASSERT_EQ(ledger.trainees().size(), 1U);
    EXPECT_EQ(ledger.trainees()[0].site, "Harbour");
}

TEST(Ledger, TakesTheDaysOfAPeriodAndNoOthers)
{
    Ledger ledger = empty_ledger();
    for (int day = 1; day <= 4; ++day) ledger.add(kept("a", "x", day, 50));
    Filter filter;
    filter.from_s = 2 * day_s;
    filter.until_s = 4 * day_s;

    EXPECT_FALSE(ledger.takes(filter, ledger.rows()[0]));
    EXPECT_TRUE(ledger.takes(filter, ledger.rows()[1]));
    EXPECT_TRUE(ledger.takes(filter, ledger.rows()[2]));
    EXPECT_FALSE(ledger.takes(filter, ledger.rows()[3]));
}

TEST(Ledger, CountsVersionsOfRubricAndScorer)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 50);
    ledger.add(row);
    row.play = "second";
    row.scorer = "s2";
    ledger.add(row);

    EXPECT_EQ(ledger.rubrics(), 1U);
    EXPECT_EQ(ledger.scorers(), 2U);
}

}  // namespace
}  // namespace amends::report
