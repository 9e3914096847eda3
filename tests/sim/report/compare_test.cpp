#include "sim/report/compare.h"

#include <gtest/gtest.h>
#include <algorithm>

namespace amends::report {
namespace {

LineShown line(LineShown::Who who, const std::string& text)
{
    LineShown out;
    out.who = who;
    out.text = text;
    return out;
}

Debrief played(std::vector<LineShown> lines, int total, int criterion)
{
    Debrief out;
    out.lines = std::move(lines);
    FrameworkShown framework;
    framework.title = "HEAL";
    framework.total = total;
    CriterionShown hear;
    hear.title = "Hear";
    hear.observed = true;
    hear.mark = criterion;
    CriterionShown same = hear;
    same.title = "Same";
    same.mark = 50;
    framework.criteria = {hear, same};
    out.frameworks = {framework};
    out.mood.moments = {{"start", 4, 2, 0, {}}, {"1", total > 50 ? 1 : 6, 3, 0, {}}};
    return out;
}

using Who = LineShown::Who;

TEST(Comparison, GoesSideBySideFromWhereTheyPart)
{
    const Debrief left =
        played({line(Who::customer, "Well?"), line(Who::trainee, "No."), line(Who::customer, "Oh.")}, 20, 0);
    const Debrief right = played({line(Who::customer, "Well?"), line(Who::trainee, "Yes.")}, 80, 100);

    const Comparison out = compare(left, right, "GBP", {});

    EXPECT_EQ(out.parted_at, 1);
    EXPECT_EQ(out.lines, (std::vector<Beside>{{0, 0, true}, {1, 1, false}, {2, -1, false}}));
}

TEST(Comparison, KeepsReplyBesideReplyAfterwards)
{
    const Debrief left = played(
        {line(Who::trainee, "a"), line(Who::customer, "b"), line(Who::customer, "c"), line(Who::trainee, "d")}, 20, 0);
    const Debrief right = played({line(Who::trainee, "x"), line(Who::trainee, "y")}, 80, 100);

    const Comparison out = compare(left, right, "GBP", {});

    EXPECT_EQ(out.lines, (std::vector<Beside>{{0, 0, false}, {1, -1, false}, {2, -1, false}, {3, 1, false}}));
}

TEST(Comparison, OfAPlayWithItselfFindsNoDifference)
{
    const Debrief one = played({line(Who::customer, "Well?"), line(Who::trainee, "Yes.")}, 80, 100);

    const Comparison out = compare(one, one, "GBP", {});

    EXPECT_EQ(out.parted_at, -1);
    EXPECT_TRUE(out.criteria.empty());
    EXPECT_TRUE(std::ranges::all_of(out.outcome, [](const Pair& pair) { return pair.gain == 0; }));
}

TEST(Comparison, TellsTheCriteriaThatDifferAndByHowMuch)
{
    const Comparison out = compare(played({}, 20, 10), played({}, 80, 90), "GBP", {});

    ASSERT_EQ(out.criteria.size(), 1u);
    EXPECT_EQ(out.criteria.front().what, "Hear");
    EXPECT_EQ(out.criteria.front().gain, 80);
    EXPECT_EQ(out.marks.front().gain, 60);
}

TEST(Comparison, CountsLessAngerAsAGain)
{
    Debrief left = played({}, 20, 10);
    Debrief right = left;
    left.outcome.anger = 5;
    right.outcome.anger = 1;

    const Comparison out = compare(left, right, "GBP", {});

    const auto anger = std::ranges::find(out.outcome, std::string("[compare.anger]"), &Pair::what);
    const auto by_gain = std::ranges::find(out.outcome, 4, &Pair::gain);
    EXPECT_NE(by_gain, out.outcome.end()) << (anger == out.outcome.end());
    EXPECT_EQ(by_gain->left, "5");
}

TEST(Comparison, DrawsBothPlaysInOnePicture)
{
    const Comparison out = compare(played({}, 20, 10), played({}, 80, 90), "GBP", {});

    ASSERT_EQ(out.anger.series.size(), 2u);
    EXPECT_NE(out.anger.series[0].pattern, out.anger.series[1].pattern);
    EXPECT_EQ(out.anger.series[0].points.back().y, 6);
    EXPECT_EQ(out.anger.series[1].points.back().y, 1);
    EXPECT_EQ(out.anger.table.rows.size(), 2u);
}

}  // namespace
}  // namespace amends::report
