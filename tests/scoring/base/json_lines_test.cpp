#include "scoring/base/json_lines.h"

#include <gtest/gtest.h>

namespace amends {
namespace {

TEST(LinesOf, EndWithALineEndOrWithTheText)
{
    EXPECT_EQ(lines_of("a\n\nb"), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(lines_of("a\nb\n"), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_TRUE(lines_of("").empty());
}

TEST(ReadJsonLines, HandsOverEachValueWithItsLine)
{
    std::vector<std::pair<int, nlohmann::json>> seen;
    const Diagnostics faults =
        read_json_lines("{\"a\": 1}\r\n \t\n[2]", "a.jsonl", {},
                        [&](const JsonText& json, int line, Diagnostics&) { seen.emplace_back(line, json.tree); });

    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(seen, (std::vector<std::pair<int, nlohmann::json>>{{1, {{"a", 1}}}, {3, nlohmann::json::array({2})}}));
}

TEST(ReadJsonLines, PlacesEveryFaultInTheFileAndReadsOn)
{
    int read = 0;
    const Diagnostics faults = read_json_lines("{\"a\": 1}\n{\"a\" 1}\n{\"a\": 2}", "a.jsonl", {},
                                               [&read](const JsonText& json, int line, Diagnostics& here) {
                                                   ++read;
                                                   if (line == 3) here.push_back({json.place_of("/a"), "expected 1"});
                                               });

    EXPECT_EQ(read, 2);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].where.line, 2);
    EXPECT_EQ(faults[1].where, (Place{"a.jsonl", 3, 7, "/a"}));
}

}  // namespace
}  // namespace amends
