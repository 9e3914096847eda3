// amends train, card and check, through the real program.
#include <gtest/gtest.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

class Scorer : public Program {};

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Four replies, one for each part and one more.
std::string small_corpus()
{
    std::string lines;
    int number = 0;
    for (const char* const part : {"teach", "teach", "tune", "test"}) {
        const std::string name = std::to_string(++number);
        lines += R"({"id":"a)" + name + R"(","situation":"s)" + name + R"(","writer":"x","part":")" + part +
                 R"(","customer":"My parcel is wet.","reply":"I'm so sorry that your parcel got wet.",)"
                 R"("acts":{"apology":["I'm so sorry"]},"empathy":2})"
                 "\n";
    }
    return lines;
}

TEST_F(Scorer, LearnsTheSameBytesFromTheSameReplies)
{
    const std::string corpus = file("c.jsonl", small_corpus());
    const auto train = [&](const std::string& out) {
        return run("train " + corpus + " --rounds 1 --out '" + (folder / out).string() + "'" + quiet).exit_code;
    };

    ASSERT_EQ(train("one.weights"), 0);
    ASSERT_EQ(train("two.weights"), 0);

    EXPECT_GT(fs::file_size(folder / "one.weights"), 1'000'000U);
    EXPECT_EQ(bytes_of(folder / "one.weights"), bytes_of(folder / "two.weights"));
}

TEST_F(Scorer, SaysWhereALabelledReplyIsWrong)
{
    const std::string corpus = file("bad.jsonl", small_corpus() + R"({"id":"b"})" + "\n");

    const Ran ran = run("train " + corpus + " --out '" + (folder / "w").string() + "' 2>&1");

    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_NE(ran.out.find("bad.jsonl:5:1 (/situation): expected a text \"situation\""), std::string::npos) << ran.out;
    EXPECT_FALSE(fs::exists(folder / "w"));
}

TEST_F(Scorer, KnowsNoWriterWhoWroteNothing)
{
    const std::string corpus = file("c.jsonl", small_corpus());

    const Ran card = run("card " + corpus + " --writer nobody 2>&1");
    const Ran train = run("train " + corpus + " --without nobody --out '" + (folder / "w").string() + "' 2>&1");

    EXPECT_EQ(card.exit_code, 3);
    EXPECT_NE(card.out.find("there is no labelled reply by the writer \"nobody\""), std::string::npos) << card.out;
    EXPECT_EQ(train.exit_code, 3);
    EXPECT_NE(train.out.find("no reply is by the writer \"nobody\""), std::string::npos) << train.out;
    EXPECT_FALSE(fs::exists(folder / "w"));
}

TEST_F(Scorer, CountsOnOnesOwnLabelledReplies)
{
    const Ran ran = run("card " + file("c.jsonl", small_corpus()) + " --cheats --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    const json card = json::parse(ran.out);
    EXPECT_EQ(card["replies"], 4);
    EXPECT_EQ(card["acts"]["apology"]["labelled"], 4);
    EXPECT_EQ(card["acts"]["apology"]["f1"], 1000);
    EXPECT_EQ(card["cheats"]["copy"]["tried"], 4);
    EXPECT_EQ(card["cheats"]["copy"]["earned"], 0);
}

TEST_F(Scorer, CountsOnWhatTaughtNothingAndReachesItsFigures)
{
    const Ran ran = run("card --json" + quiet);

    ASSERT_EQ(ran.exit_code, 0);
    const json card = json::parse(ran.out);
    EXPECT_GE(card["replies"], 1500);
    EXPECT_GE(card["micro_f1"], 720);  // docs/scorer-card.md has the figures; a fall below these is no small change
    EXPECT_GE(card["macro_f1"], 690);
    EXPECT_GE(card["empathy_kappa"], 780);
    EXPECT_GE(card["evidence_f1"], 750);
    EXPECT_LE(card["calibration_error"], 20);
}

/// Every plan of every scenario that ships, heard by the scorer that ships.
TEST_F(Scorer, MeetsWhatThePlansOfAllScenariosExpect)
{
    const Ran ran = run("check 2>&1");

    EXPECT_EQ(ran.exit_code, 0) << ran.out;
}

}  // namespace
}  // namespace amends::cli
