#include "scoring/acts/score_lines.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

nlohmann::json scored(std::string_view line)
{
    return nlohmann::json::parse(score_line(shipped_model(), line, 7));
}

std::string fault_of(std::string_view line)
{
    const auto json = scored(line);
    return json.contains("error") ? json["error"]["message"].get<std::string>() : "";
}

TEST(ScoreLine, WritesAllFortyActs)
{
    const auto json = scored(R"({"id":"a1","customer":"Where is it?","reply":"I'm sorry we are late."})");

    EXPECT_EQ(json["id"], "a1");
    EXPECT_EQ(json["acts"].size(), act_count);
    EXPECT_TRUE(json["acts"]["apology"]["present"]);
    EXPECT_FALSE(json["acts"]["hostile"]["present"]);
    EXPECT_EQ(json["empathy"]["p"].size(), 4U);
}

TEST(ScoreLine, GivesEvidenceAsByteOffsets)
{
    const auto json = scored(R"({"id":1,"customer":"Late!","reply":"Ren\u00e9, I'm sorry."})");

    const auto& evidence = json["acts"]["apology"]["evidence"][0];
    EXPECT_EQ(evidence["start"], 7);
    EXPECT_EQ(evidence["end"], 16);
    EXPECT_EQ(evidence["text"], "I'm sorry");
}

TEST(ScoreLine, WritesPermilleAsAShareOfOne)
{
    const std::string line = score_line(shipped_model(), R"({"id":"a","reply":"I am sorry."})", 1);

    EXPECT_NE(line.find(R"("apology":{"p":0.9,"present":true)"), std::string::npos);
}

TEST(ScoreLine, ExplainsWhereItIsAsked)
{
    const std::string line = R"({"id":1,"customer":"Late!","reply":"You should have rung us before."})";
    const auto plain = nlohmann::json::parse(score_line(shipped_model(), line, 1));
    const auto json = nlohmann::json::parse(score_line(shipped_model(), line, 1, true));

    EXPECT_FALSE(plain.contains("explain"));
    const auto& blame = json["explain"]["blame_customer"];
    EXPECT_TRUE(blame["shares"]["rules"].is_number());
    ASSERT_FALSE(blame["carriers"].empty());
    EXPECT_LT(blame["carriers"][0]["without"], json["acts"]["blame_customer"]["p"]);
    EXPECT_EQ(blame["carriers"][0]["text"], "You");
    EXPECT_TRUE(blame["change"].is_object());
}

TEST(ScoreLine, ReadsTheHistory)
{
    const auto json = scored(
        R"({"id":"a","customer":"Still here.","reply":"I am sorry about the wait.","history":[{"who":"customer","text":"Hello"},{"who":"agent","text":"I am sorry about the wait."}]})");

    EXPECT_EQ(json["repeats"], 1.0);
}

TEST(ScoreLine, ReadsTopicsAndDeadlines)
{
    const auto json =
        scored(R"({"id":"a","reply":"I will refund you by 17:00.","topics":[{"id":"money","words":["refund*"]}]})");

    EXPECT_EQ(json["topics"][0]["how"], "offered");
    EXPECT_EQ(json["deadline"]["minute_of_day"], 1020);
}

TEST(ScoreLine, IgnoresKeysThatItDoesNotKnow)
{
    EXPECT_EQ(fault_of(R"({"id":"a","reply":"Hello.","mood":[1,2,{"x":null}]})"), "");
}

TEST(ScoreLine, TellsTheLineOfAFault)
{
    const auto json = scored("{nonsense");

    EXPECT_EQ(json["error"]["line"], 7);
    EXPECT_EQ(json["error"]["message"], "the line is not JSON");
}

TEST(ScoreLine, SaysWhatIsWrongWithALine)
{
    EXPECT_EQ(fault_of("[]"), "the line must be a JSON object");
    EXPECT_EQ(fault_of(R"({"reply":"x"})"), "\"id\" must be a text or a whole number");
    EXPECT_EQ(fault_of(R"({"id":"a"})"), "\"reply\" must be a text");
    EXPECT_EQ(fault_of(R"({"id":"a","reply":"x","customer":3})"), "\"customer\" must be a text");
    EXPECT_EQ(fault_of(R"({"id":"a","reply":"x","history":{}})"), "\"history\" must be a list");
    EXPECT_EQ(fault_of(R"({"id":"a","reply":"x","history":[{"who":"boss","text":"y"}]})"),
              "\"who\" must be \"customer\" or \"agent\", not \"boss\"");
}

TEST(ScoreLine, SurvivesDepthSizeAndBadBytes)
{
    EXPECT_EQ(fault_of(std::string(100000, '[')), "the line nests deeper than 64 levels");
    EXPECT_EQ(fault_of(std::string((1U << 20U) + 1, 'x')), "the line is longer than 1 MiB");
    EXPECT_EQ(fault_of("{\"id\":\"\xFF\",\"reply\":\"I am sorry \xC3 about it\"}"), "");
    EXPECT_EQ(fault_of(R"({"id":"a","reply":"\u0000\ud83d\ude00"})"), "");
}

TEST(ScoreLine, GivesTheSameBytesTwice)
{
    const std::string line =
        R"({"id":"a","customer":"Late again.","reply":"That must be so annoying. I'll ring you by 5."})";

    EXPECT_EQ(score_line(shipped_model(), line, 1), score_line(shipped_model(), line, 1));
}

}  // namespace
}  // namespace amends::acts
