#include "scoring/evaluate/interval.h"

#include <gtest/gtest.h>

namespace amends::evaluate {
namespace {

TEST(KappaInterval, IsThatOfTheLargeSampleVariance)
{
    // kappa .400 with a standard error of .127, worked out by the general formula
    EXPECT_EQ(kappa_interval({20, 10, 5, 15}), (Interval{151, 649}));
}

TEST(KappaInterval, TellsTheTwoJudgesNotApart)
{
    EXPECT_EQ(kappa_interval({20, 10, 5, 15}), kappa_interval({20, 5, 10, 15}));
}

TEST(KappaInterval, IsNarrowWhereManyAgree)
{
    EXPECT_EQ(kappa_interval({500, 0, 0, 500}), (Interval{1000, 1000}));
}

TEST(KappaInterval, EndsAtOne)
{
    const auto found = kappa_interval({7, 1, 2, 90});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->high, 1000);
    EXPECT_EQ(found->low, 595);
}

TEST(KappaInterval, IsNothingWhereChanceExplainsAll)
{
    EXPECT_FALSE(kappa_interval({}));
    EXPECT_FALSE(kappa_interval({0, 0, 0, 40}));
}

}  // namespace
}  // namespace amends::evaluate
