#include "sim/report/mood_curve.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

MoodStory story()
{
    MoodStory story;
    story.contacts = {"The call", "The visit"};
    story.moments = {{"start", 5, 2, 0, {}},
                     {"1", 4, 2, 0, {{Happening::helpful_words, "apology"}, {Happening::deed, "rang the depot"}}},
                     {"2", 2, 3, 1, {{Happening::promise_kept, "the call on Friday"}}}};
    return story;
}

TEST(MoodCurve, HasAPointOfAngerAndOneOfTrustForEachMoment)
{
    const Chart chart = mood_curve(story());

    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_EQ(chart.series[0].points, (std::vector<DataPoint>{{0, 5}, {2, 4}, {4, 2}}));
    EXPECT_EQ(chart.series[1].points, (std::vector<DataPoint>{{0, 2}, {2, 2}, {4, 3}}));
}

TEST(MoodCurve, NumbersTheEventsAndTellsThemInTheTable)
{
    const Chart chart = mood_curve(story());

    ASSERT_EQ(chart.marks.size(), 3u);
    EXPECT_EQ(chart.marks[2].label, "3");
    EXPECT_EQ(chart.table.rows[1], (std::vector<std::string>{"1", "4", "2", "1 apology, 2 rang the depot"}));
}

TEST(MoodCurve, ShowsHelpAndHarmByShape)
{
    MoodStory bad = story();
    bad.moments[1].events[0].kind = Happening::harmful_words;

    EXPECT_EQ(mood_curve(story()).marks[0].shape, Shape::up);
    EXPECT_EQ(mood_curve(bad).marks[0].shape, Shape::down);
}

TEST(MoodCurve, GivesEachContactABandWithoutAGap)
{
    EXPECT_EQ(mood_curve(story()).bands, (std::vector<Band>{{0, 3, "The call"}, {3, 4, "The visit"}}));
}

TEST(MoodCurve, SurvivesAPlayOfOneMoment)
{
    MoodStory one;
    one.moments = {{"start", 5, 2, 0, {}}};

    EXPECT_FALSE(layout(mood_curve(one), {640, 320, 14}).empty());
}

}  // namespace
}  // namespace amends::report
