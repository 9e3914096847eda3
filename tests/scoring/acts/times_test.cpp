#include "scoring/acts/times.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

constexpr int today = 7;
constexpr int tomorrow = 8;

/// The first time expression of a text, or an empty deadline.
Deadline time_in(std::string_view words)
{
    const std::vector<TimeHeard> times = find_times(text::read(words));
    return times.empty() ? Deadline{} : times.front().deadline;
}

void expect_point(std::string_view words, int weekday, int minute)
{
    const Deadline deadline = time_in(words);
    EXPECT_FALSE(deadline.in_minutes.has_value()) << words;
    EXPECT_EQ(deadline.weekday, weekday) << words;
    EXPECT_EQ(deadline.minute_of_day, minute) << words;
}

void expect_in(std::string_view words, int minutes)
{
    EXPECT_EQ(time_in(words).in_minutes.value_or(-1), minutes) << words;
}

TEST(Times, ReadClockTimes)
{
    expect_point("by 17:00", -1, 1020);
    expect_point("by 5", -1, 1020);
    expect_point("at 5pm", -1, 1020);
    expect_point("by four o'clock", -1, 960);
    expect_point("at half six", -1, 1110);
    expect_point("at half past ten", -1, 630);
    expect_point("before noon", -1, 720);
    expect_point("at quarter past eleven", -1, 675);
    expect_point("ten to twelve", -1, 710);
    expect_point("at 9 am", -1, 540);
}

TEST(Times, ReadPartsOfADayAsTheyAreSaid)
{
    expect_point("in the morning", -1, 720);
    expect_point("in the afternoon", -1, 1020);
    expect_point("tomorrow arvo", tomorrow, 1020);
    expect_point("tomoro", tomorrow, -1);
    expect_point("the morn", tomorrow, -1);
    expect_point("at half nine", -1, 570);
    expect_point("before nine", -1, 540);
    expect_point("at quarter to four", -1, 945);
}

TEST(Times, ReadDaysWithTimes)
{
    expect_point("Friday 17:00", 4, 1020);
    expect_point("on Friday", 4, -1);
    expect_point("by Friday noon", 4, 720);
    expect_point("tomorrow before noon", tomorrow, 720);
    expect_point("before noon tomorrow", tomorrow, 720);
    expect_point("first thing Monday", 0, 540);
    expect_point("Thursday morning", 3, 720);
    expect_point("this evening", today, 1200);
    expect_point("by the end of the day", today, 1020);
    expect_point("tonight", today, 1439);
}

TEST(Times, ReadLengthsOfTime)
{
    expect_in("within the hour", 60);
    expect_in("in ten minutes", 10);
    expect_in("in half an hour", 30);
    expect_in("within two working days", 2880);
    expect_in("in the next 20 minutes", 20);
    expect_in("in a couple of hours", 120);
}

TEST(Times, SeeNoTimeInBareNumbers)
{
    EXPECT_TRUE(find_times(text::read("by 5 people")).empty());
    EXPECT_TRUE(find_times(text::read("I have two of these and this one.")).empty());
    EXPECT_TRUE(find_times(text::read("as soon as possible")).empty());
}

TEST(Times, TellALengthFromAPoint)
{
    const std::vector<TimeHeard> times = find_times(text::read("It takes three to five days."));

    ASSERT_EQ(times.size(), 1U);
    EXPECT_TRUE(times[0].range);
    EXPECT_EQ(times[0].deadline.in_minutes, 7200);
}

TEST(Deadlines, BelongToACommitment)
{
    const std::string reply = "I'll ring you by four o'clock.";

    const Hearing hearing = heard(reply);

    ASSERT_TRUE(hearing.deadline.has_value());
    EXPECT_EQ(hearing.deadline->minute_of_day, 960);
    EXPECT_EQ(text_of(hearing.deadline->span, reply), "by four o'clock");
}

TEST(Deadlines, AreNoneWhereNothingIsPromised)
{
    EXPECT_FALSE(heard("Did you order it on Friday?").deadline.has_value());
    EXPECT_FALSE(heard("I'll do it as soon as possible.").deadline.has_value());
    EXPECT_FALSE(heard("I will not call you on Friday.").deadline.has_value());
}

}  // namespace
}  // namespace amends::acts
