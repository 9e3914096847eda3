#include "scoring/base/suggest.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(EditDistance, CountsASwapOfNeighboursOnce)
{
    EXPECT_EQ(edit_distance("aplogoy", "apology"), 2);
    EXPECT_EQ(edit_distance("thnak", "thank"), 1);
    EXPECT_EQ(edit_distance("", "rush"), 4);
    EXPECT_EQ(edit_distance("caf\u00e9", "cafe"), 1);
}

TEST(Closest, IsTheCandidateWithTheFewestEdits)
{
    EXPECT_EQ(closest("apologie", {"hostile", "apology", "thank"}), "apology");
}

TEST(Closest, IsEmptyWhereNothingIsNear)
{
    EXPECT_EQ(closest("refund", {"hostile", "apology"}), "");
}

TEST(DidYouMean, IsTheTailOfADiagnostic)
{
    EXPECT_EQ(did_you_mean("farewel", {"greeting", "farewell"}), "; did you mean \"farewell\"?");
    EXPECT_EQ(did_you_mean("zzz", {"farewell"}), "");
}

}  // namespace
}  // namespace amends
