#include "sim/play/calendar.h"

#include <gtest/gtest.h>

namespace amends::play {
namespace {

constexpr int hour = 60;
constexpr int day = 24 * hour;

// Tuesday, 2 March 2027, 01:10.
const std::string starts = "2027-03-02T01:10";

acts::Deadline on(int weekday, int minute_of_day)
{
    acts::Deadline deadline;
    deadline.weekday = weekday;
    deadline.minute_of_day = minute_of_day;
    return deadline;
}

TEST(Calendar, KnowsTheWeekdayOfADate)
{
    EXPECT_EQ(start_of_case_min(starts), day + hour + 10);
    EXPECT_EQ(start_of_case_min("2027-03-01T00:00"), 0);
    EXPECT_EQ(start_of_case_min("not a date"), 0);
}

TEST(Calendar, CountsMinutesFromNow)
{
    acts::Deadline in_an_hour;
    in_an_hour.in_minutes = 60;

    EXPECT_EQ(resolved_min(in_an_hour, start_of_case_min(starts), 5), 65);
}

TEST(Calendar, TakesATimeWithoutADayAsTheNextSuchTime)
{
    EXPECT_EQ(resolved_min(on(-1, 9 * hour), start_of_case_min(starts), 0), 7 * hour + 50);
    EXPECT_EQ(resolved_min(on(-1, hour), start_of_case_min(starts), 0), day - 10);
}

TEST(Calendar, TakesAWeekdayAsTheNextOne)
{
    const int friday = resolved_min(on(4, 17 * hour), start_of_case_min(starts), 0);

    EXPECT_EQ(friday, 3 * day + 15 * hour + 50);
}

TEST(Calendar, KnowsTodayAndTomorrow)
{
    EXPECT_EQ(resolved_min(on(8, 12 * hour), start_of_case_min(starts), 0), day + 10 * hour + 50);
    EXPECT_EQ(resolved_min(on(7, 16 * hour), start_of_case_min(starts), 0), 14 * hour + 50);
}

TEST(Calendar, SnapsToTheFirstMomentNotBefore)
{
    CompiledPromise promise;
    promise.slots = {1, 2, 0};
    promise.slot_count = 2;
    const std::vector<scenario::Slot> slots = {{"start", "", 0}, {"wed", "", 2 * day}, {"fri", "", 4 * day}};

    EXPECT_EQ(snapped(promise, slots, day), 0);
    EXPECT_EQ(snapped(promise, slots, 2 * day), 0);
    EXPECT_EQ(snapped(promise, slots, 3 * day), 1);
    EXPECT_EQ(snapped(promise, slots, 30 * day), 1);
}

TEST(Calendar, ShowsAMomentAsAClockDoes)
{
    EXPECT_EQ(clock_text(starts, 0), "Tue 01:10");
    EXPECT_EQ(clock_text(starts, 60 * (7 * hour + 55)), "Tue 09:05");
    EXPECT_EQ(clock_text(starts, 60 * 6 * day), "Mon 01:10");
}

}  // namespace
}  // namespace amends::play
