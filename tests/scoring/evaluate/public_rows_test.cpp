#include "scoring/evaluate/public_rows.h"

#include <gtest/gtest.h>

namespace amends::evaluate {
namespace {

const std::string sound = R"({"id":"c:1:2","context":"","text":"sorry","labels":{"da":"fa"}})";

TEST(PublicRows, KeepLabelsAsTexts)
{
    const auto rows = parse_public_rows(
        R"({"id":"a","context":"b","text":"c","source":"x","labels":{"one":"t","two":2,"z":-1.25,"list":["p","q"],"no":null}})",
        "f");

    ASSERT_TRUE(rows.has_value()) << to_string(rows.error().front());
    const PublicRow& row = rows->front();
    EXPECT_EQ(row.context, "b");
    EXPECT_TRUE(row.has("one", "t"));
    EXPECT_TRUE(row.has("two", "2"));
    EXPECT_TRUE(row.has("z", "-1.25"));
    EXPECT_TRUE(row.has("list", "p"));
    EXPECT_TRUE(row.has("list", "q"));
    EXPECT_FALSE(row.has("no"));
}

TEST(PublicRows, PassOverEmptyLines)
{
    EXPECT_EQ(parse_public_rows(sound + "\n\n  \n" + sound, "f")->size(), 2U);
}

TEST(PublicRows, SayWhereTheyAreWrong)
{
    const auto rows = parse_public_rows(
        sound + "\n" + R"({"id":"x", "context":5,"text":"t","labels":[]})" + "\n{nonsense", "f.jsonl");

    ASSERT_FALSE(rows.has_value());
    ASSERT_EQ(rows.error().size(), 3U);
    EXPECT_EQ(to_string(rows.error()[0]), "f.jsonl:2:22 (/context): expected a text \"context\"");
    EXPECT_EQ(to_string(rows.error()[1]), "f.jsonl:2:44 (/labels): expected an object \"labels\"");
    EXPECT_EQ(rows.error()[2].where.line, 3);
    EXPECT_EQ(rows.error()[2].where.column, 2);
}

}  // namespace
}  // namespace amends::evaluate
