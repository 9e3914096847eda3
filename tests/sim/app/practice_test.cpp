#include "sim/app/practice.h"

#include <gtest/gtest.h>
#include <cstdlib>
#include <ctime>

#include "sim/app/local_time.h"

namespace amends::app {
namespace {

records::PlayRow play_on(const std::string& day, int mark)
{
    records::PlayRow play;
    play.of.scenario_id = "walked";
    play.counts = true;
    play.ended_at = day + "T10:00:00Z";
    play.marks = {{"p", "r", "s", "heal", mark, mark, mark >= 70, 1000, ""}};
    return play;
}

TEST(DaysBetween, CountLeapDaysAndTurnsOfTheYear)
{
    EXPECT_EQ(days_between("2028-02-28", "2028-03-01"), 2);
    EXPECT_EQ(days_between("2027-02-28", "2027-03-01"), 1);
    EXPECT_EQ(days_between("2026-12-31", "2027-01-01"), 1);
    EXPECT_EQ(days_between("2027-03-05", "2027-03-01"), -4);
    EXPECT_EQ(days_between("soon", "2027-03-01"), 0);
}

TEST(Standing, IsDueTheNextDayWhereItWasNotPassed)
{
    EXPECT_EQ(standing_in("walked", {play_on("2027-03-01", 40)}, "heal", "2027-03-01").due_in_days, 1);
    EXPECT_EQ(standing_in("walked", {play_on("2027-03-01", 40)}, "heal", "2027-03-02").due_in_days, 0);
}

TEST(Standing, WaitsLongerWithEachPassInARow)
{
    const std::vector<records::PlayRow> plays = {play_on("2027-03-01", 80), play_on("2027-03-04", 75)};

    EXPECT_EQ(standing_in("walked", plays, "heal", "2027-03-04").due_in_days, 7);
    EXPECT_LT(days_until_again(2), days_until_again(3));
    EXPECT_EQ(days_until_again(9), days_until_again(4));
}

TEST(Standing, BeginsAgainAfterAFailure)
{
    const std::vector<records::PlayRow> plays = {play_on("2027-03-01", 80), play_on("2027-03-04", 20)};

    const Standing standing = standing_in("walked", plays, "heal", "2027-03-04");

    EXPECT_EQ(standing.passes_in_a_row, 0);
    EXPECT_EQ(standing.due_in_days, 1);
    EXPECT_EQ(standing.best, 80);
    EXPECT_EQ(standing.first, 80);
    EXPECT_EQ(standing.last, 20);
}

TEST(Standing, LeavesOutPracticeAndWhatIsNotOver)
{
    records::PlayRow practice = play_on("2027-03-01", 90);
    practice.counts = false;
    records::PlayRow open = play_on("2027-03-01", 90);
    open.ended_at.clear();

    EXPECT_EQ(standing_in("walked", {practice, open}, "heal", "2027-03-02").tries, 0);
    EXPECT_TRUE(marks_of({practice, open}, "heal").empty());
}

TEST(Standing, IsNewWhereNothingWasTried)
{
    EXPECT_EQ(standing_in("other", {play_on("2027-03-01", 90)}, "heal", "2027-03-02").tries, 0);
}

TEST(LocalTime, IsWhatTheClockOnTheWallShows)
{
    ASSERT_EQ(setenv("TZ", "XYZ-2", 1), 0);
    tzset();
    const std::string east = local_time("2027-03-01T23:30:12Z");
    ASSERT_EQ(unsetenv("TZ"), 0);
    tzset();

    EXPECT_EQ(east, "2027-03-02, 01:30");
    EXPECT_EQ(local_time("long ago"), "long ago");
}

}  // namespace
}  // namespace amends::app
