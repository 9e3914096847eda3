#include "sim/report/team/called.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

const std::vector<Named> people = {{"t-0045", "Dora Kaya"}, {"t-0101", "Dora Kaya"}, {"t-0007", "Ada Demir"}};
using Places = std::vector<std::size_t>;

TEST(Called, FindsAnIdOrANameInAnyCase)
{
    EXPECT_EQ(called(people, "t-0101"), Places{1});
    EXPECT_EQ(called(people, "ada DEMIR"), Places{2});
    EXPECT_EQ(called(people, "Ada"), Places{});
}

TEST(Called, TakesANameAsListsPrintIt)
{
    EXPECT_EQ(told_apart(people)[0], "Dora Kaya (…0045)");
    EXPECT_EQ(called(people, "Dora Kaya (…0045)"), Places{0});
    EXPECT_EQ(called(people, "dora kaya (…0101)"), Places{1});
}

TEST(Called, LeavesItOpenWhereTwoShareTheName)
{
    EXPECT_EQ(called(people, "Dora Kaya"), (Places{0, 1}));
    const std::string why = not_clear(people, "Dora Kaya");
    EXPECT_NE(why.find("(…0045)"), std::string::npos);
    EXPECT_NE(why.find("(…0101)"), std::string::npos);
}

TEST(Called, SaysWhoIsNearlyCalledSo)
{
    EXPECT_EQ(not_clear(people, "Ada Damir"), "nobody is called \"Ada Damir\" here; did you mean \"Ada Demir\"?");
}

}  // namespace
}  // namespace amends::report
