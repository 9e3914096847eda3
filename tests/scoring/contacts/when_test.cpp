#include "scoring/contacts/when.h"

#include <gtest/gtest.h>

namespace amends::contacts {
namespace {

TEST(SecondsOf, CountsFromTheFirstOfJanuary1970)
{
    EXPECT_EQ(seconds_of("1970-01-01T00:00:00"), 0);
    EXPECT_EQ(seconds_of("2026-03-02T09:15:10"), 1772442910);
}

TEST(SecondsOf, TakesABlankForTheTAndLeavesSecondsOut)
{
    EXPECT_EQ(seconds_of("2026-03-02 09:15"), 1772442900);
}

TEST(SecondsOf, TakesOffOffsets)
{
    EXPECT_EQ(seconds_of("2026-03-02T09:15:10Z"), 1772442910);
    EXPECT_EQ(seconds_of("2026-03-02T10:15:10+01:00"), 1772442910);
    EXPECT_EQ(seconds_of("2026-03-02T04:15:10-05:00"), 1772442910);
}

TEST(SecondsOf, KnowsLeapYears)
{
    EXPECT_TRUE(seconds_of("2024-02-29T00:00"));
    EXPECT_FALSE(seconds_of("2026-02-29T00:00"));
}

TEST(SecondsOf, RefusesWhatIsNoTime)
{
    for (const char* const text :
         {"", "2026", "2026-13-01T00:00", "2026-03-02", "2026-03-02T25:00", "2026-03-02T09:15x"})
        EXPECT_FALSE(seconds_of(text)) << text;
}

}  // namespace
}  // namespace amends::contacts
