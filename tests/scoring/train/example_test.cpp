#include "scoring/train/example.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::train {
namespace {

constexpr std::string_view line =
    R"({"id":"x-1","writer":"x","part":"tune","situation":"cold showers","customer":"It was freezing!",)"
    R"("history":[{"who":"customer","text":"Hello?"},{"who":"agent","text":"Good morning."}],)"
    R"("reply":"I'm so sorry. The boiler man comes at noon.","acts":{"apology":["I'm so sorry"],)"
    R"("commit_time":["at noon"]},"empathy":[2,1],"unsure":["explain_fix"]})";

std::string fault_of(std::string text)
{
    const auto read = parse_corpus(text, "c.jsonl");
    return read ? "" : to_string(read.error().front());
}

TEST(Corpus, ReadsALine)
{
    const auto read = parse_corpus(line, "c.jsonl");

    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(read->size(), 1U);
    const Example& example = read->front();
    EXPECT_EQ(example.id, "x-1");
    EXPECT_EQ(example.part, Part::tune);
    EXPECT_EQ(example.context.customer_lines, (std::vector<std::string>{"Hello?", "It was freezing!"}));
    EXPECT_EQ(example.context.own_replies, (std::vector<std::string>{"Good morning."}));
    ASSERT_EQ(example.labels.size(), 2U);
    EXPECT_EQ(example.labels[1].act, acts::Act::commit_time);
    EXPECT_EQ(example.reply.substr(example.labels[1].span.begin, 7), "at noon");
    EXPECT_TRUE(example.unsure.has(acts::Act::explain_fix));
}

TEST(Corpus, TakesTheLowerOfTwoGrades)
{
    EXPECT_EQ(parse_corpus(line, "c.jsonl")->front().empathy, 1);
}

TEST(Corpus, FindsTheSecondEvidenceBehindTheFirst)
{
    const auto read = parse_corpus(R"({"id":"a","situation":"s","customer":"c","reply":"by five, yes, by five",)"
                                   R"("acts":{"commit_time":["by five","by five"]},"empathy":0})",
                                   "c.jsonl");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->front().labels[0].span.begin, 0U);
    EXPECT_EQ(read->front().labels[1].span.begin, 14U);
}

TEST(Corpus, SaysWhatIsWrongAndWhere)
{
    const std::string good(line);
    EXPECT_EQ(fault_of(good + "\n\n{"), "c.jsonl:3:2: expected a key in quotes, found the end of the file");
    EXPECT_EQ(fault_of("[]"), "c.jsonl:1:1: expected a JSON object");
    EXPECT_EQ(fault_of(R"({"id":1})"), "c.jsonl:1:7 (/id): expected a text \"id\"");
    const auto with = [](std::string_view acts, std::string_view rest) {
        return R"({"id":"a","situation":"s","customer":"c","reply":"sorry","acts":)" + std::string(acts) +
               std::string(rest) + "}";
    };
    EXPECT_EQ(fault_of(with(R"({"apologie":["sorry"]})", R"(,"empathy":0)")),
              "c.jsonl:1:77 (/acts/apologie): the codebook has no act \"apologie\"");
    EXPECT_EQ(fault_of(with(R"({"apology":["sory"]})", R"(,"empathy":0)")),
              "c.jsonl:1:77 (/acts/apology/0): the evidence \"sory\" of \"apology\" does not stand in the reply");
    EXPECT_EQ(fault_of(with("{}", R"(,"empathy":4)")),
              "c.jsonl:1:78 (/empathy): expected \"empathy\" to be 0 to 3, or a list of such grades");
    EXPECT_EQ(fault_of(with("{}", R"(,"empathy":0,"part":"train")")),
              "c.jsonl:1:87 (/part): expected \"part\" to be \"teach\", \"tune\" or \"test\"");
}

TEST(Prepare, LabelsWordsAndClauses)
{
    const Prepared prepared = prepare(acts::shipped_model(), parse_corpus(line, "c.jsonl")->front());

    ASSERT_EQ(prepared.words.size(), prepared.input.words.size());
    ASSERT_EQ(prepared.units.size(), 2U);
    EXPECT_TRUE(prepared.units[0].has(acts::Act::apology));
    EXPECT_FALSE(prepared.units[1].has(acts::Act::apology));
    EXPECT_EQ(prepared.words.front()[acts::index_of(acts::Act::apology)], 1);
    EXPECT_EQ(prepared.words.back()[acts::index_of(acts::Act::commit_time)], 1);
    EXPECT_EQ(prepared.words.back()[acts::index_of(acts::Act::apology)], 0);
}

TEST(Prepare, LearnsNothingFromNoWords)
{
    Example empty;
    empty.reply = "...";

    EXPECT_TRUE(prepare(acts::shipped_model(), empty).input.words.empty());
}

}  // namespace
}  // namespace amends::train
