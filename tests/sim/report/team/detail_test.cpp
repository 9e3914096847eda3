#include "sim/report/team/detail.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

const std::vector<KeptMark> two = {{"empathy", 16, true, 75}, {"act", 8, false, 0}};

TEST(ParseDetail, ReadsWhatTheRecordsKeep)
{
    const auto read = parse_detail(R"([{"id":"empathy","weight":16,"observed":true,"mark":75,"generous":100},)"
                                   R"({"id":"act","weight":8,"observed":false,"mark":0,"generous":0}])",
                                   "p");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, two);
}

TEST(ParseDetail, ReadsTheSameHoweverItIsWritten)
{
    const auto read = parse_detail(
        " [ {\"mark\": 75, \"weight\": 16, \"id\": \"emp\\u0061thy\", \"observed\": true, \"note\": [1, 2]},\n"
        "{\"id\":\"act\",\"weight\":8,\"observed\":false,\"mark\":0} ]",
        "p");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, two);
}

TEST(ParseDetail, TakesAnEmptyList)
{
    EXPECT_TRUE(parse_detail("[]", "p")->empty());
}

TEST(ParseDetail, RefusesWhatIsNoListOfMarks)
{
    for (const char* const text :
         {"", "{}", "[1]", "[{}]", "[{\"id\":\"a\"}]", "[{\"id\":\"a\",\"weight\":1,\"observed\":true,\"mark\":1.5}]",
          "[{\"id\":\"a\",\"weight\":1,\"observed\":1,\"mark\":1}]",
          "[{\"id\":1,\"weight\":1,\"observed\":true,\"mark\":1}]",
          "[{\"id\":\"a\",\"weight\":1,\"observed\":true,\"mark\":1}",
          "[{\"id\":\"a\",\"weight\":1,\"observed\":true,\"mark\":1}]x"}) {
        EXPECT_FALSE(parse_detail(text, "p").has_value()) << text;
    }
}

TEST(ParseDetail, KeepsMarksOnTheirScale)
{
    const auto read = parse_detail(R"([{"id":"a","weight":-3,"observed":true,"mark":900}])", "p");

    EXPECT_EQ(*read, (std::vector<KeptMark>{{"a", 0, true, 100}}));
}

TEST(TotalOf, WeighsWhatWasObservedAndRoundsOnce)
{
    EXPECT_EQ(total_of(two), 75);
    EXPECT_EQ(total_of({{"a", 1, true, 0}, {"b", 1, true, 75}}), 38);
    EXPECT_EQ(total_of({{"a", 1, false, 90}}), 0);
}

}  // namespace
}  // namespace amends::report
