#include "scoring/evaluate/agreement.h"

#include <gtest/gtest.h>

namespace amends::evaluate {
namespace {

using acts::Act;
using train::Counts;
using train::Example;

/// Two people's labels of the same four replies.
const std::string bytes_a =
    R"({"id":"1","situation":"s","customer":"Wet!","reply":"sorry, by noon","acts":{"apology":["sorry"],"commit_time":["by noon"]},"empathy":1})"
    "\n"
    R"({"id":"2","situation":"s","customer":"Wet!","reply":"so sorry","acts":{"apology":["so sorry"]},"empathy":3})"
    "\n"
    R"({"id":"3","situation":"s","customer":"Wet!","reply":"thanks","acts":{"thank":["thanks"]},"empathy":0,"writer":"w","x-note":7})"
    "\n"
    R"({"id":"4","situation":"s","customer":"Wet!","reply":"no","acts":{},"empathy":0,"unsure":["refuse"]})"
    "\n";
const std::string bytes_b =
    R"({"id":"4","situation":"s","customer":"Wet!","reply":"no","acts":{"refuse":["no"]},"empathy":0})"
    "\n"
    R"({"id":"3","situation":"s","customer":"Wet!","reply":"thanks","acts":{"thank":["thanks"]},"empathy":0})"
    "\n"
    R"({"id":"2","situation":"s","customer":"Wet!","reply":"so sorry","acts":{"canned":["so sorry"]},"empathy":1})"
    "\n"
    R"({"id":"1","situation":"s","customer":"Wet!","reply":"sorry, by noon","acts":{"apology":["sorry,"],"commit_time":["by noon"]},"empathy":1})"
    "\n";

std::vector<Example> read(const std::string& bytes)
{
    return *train::parse_corpus(bytes, "labels");
}

class Agreement : public testing::Test {
protected:
    std::vector<Example> a = read(bytes_a);
    std::vector<Example> b = read(bytes_b);
    std::vector<TwiceLabelled> pairs = *pair_up(a, "a.jsonl", b, "b.jsonl");

    /// The scorer hears an apology in the first two replies and nothing else.
    std::vector<acts::Hearing> heard = [] {
        std::vector<acts::Hearing> all(4);
        for (const std::size_t i : {0U, 1U}) {
            all[i].of(Act::apology).present = true;
            all[i].empathy = 1;
        }
        return all;
    }();

    const OnActs& on(const AgreementReport& report, Act act) const { return report.acts[acts::index_of(act)]; }
};

TEST_F(Agreement, PairsRepliesByTheirIds)
{
    ASSERT_EQ(pairs.size(), 4U);
    EXPECT_EQ(pairs[0].a->id, "1");
    EXPECT_EQ(pairs[0].b->id, "1");
    EXPECT_EQ(pairs[0].b->line, 4);
}

TEST_F(Agreement, CountsEachActForBothAndForTheScorer)
{
    const AgreementReport report = compare(pairs, heard);

    const OnActs& apology = on(report, Act::apology);
    EXPECT_EQ(apology.people.counts.both, 1);
    EXPECT_EQ(apology.people.counts.only_labelled, 1);
    EXPECT_EQ(apology.people.f1, 667);
    EXPECT_EQ(apology.scorer_a.f1, 1000);
    EXPECT_EQ(apology.scorer_b.f1, 667);
    EXPECT_EQ(on(report, Act::commit_time).people.kappa, 1000);
}

TEST_F(Agreement, DoesNotCompareWhatOneIsUnsureOf)
{
    const AgreementReport report = compare(pairs, heard);

    EXPECT_EQ(on(report, Act::refuse).people.counts.only_heard, 0);
    EXPECT_EQ(on(report, Act::refuse).people.counts.neither, 3);
}

TEST_F(Agreement, ListsTheFurthestApartFirst)
{
    const AgreementReport report = compare(pairs, heard);

    ASSERT_EQ(report.differences.size(), 1U);
    const Difference& difference = report.differences.front();
    EXPECT_EQ(difference.reply.a->id, "2");
    EXPECT_TRUE(difference.only_a.has(Act::apology));
    EXPECT_TRUE(difference.only_b.has(Act::canned));
    EXPECT_TRUE(difference.scorer.has(Act::apology));
    EXPECT_FALSE(difference.scorer.has(Act::canned));
    EXPECT_EQ(difference.apart, 4);  // two acts and two grades
}

TEST_F(Agreement, ComparesGradesOfEmpathy)
{
    const AgreementReport report = compare(pairs, heard);

    EXPECT_EQ(report.people.same, 750);
    // A 1 3 0 0, B 1 1 0 0: squares 4 / 4 = 1 seen, 32 / 16 = 2 by chance.
    EXPECT_EQ(report.people.kappa, 500);
    EXPECT_GT(*report.scorer_b.kappa, *report.scorer_a.kappa);
}

TEST(AgreementFigures, AlphaIsThatOfTheTextbook)
{
    // Krippendorff 2011, two coders and ten units with binary data: alpha .095.
    Counts counts;
    counts.both = 1;
    counts.neither = 5;
    counts.only_labelled = 3;
    counts.only_heard = 1;

    EXPECT_EQ(likeness_of(counts).alpha, 95);
}

TEST(AgreementFigures, CannotBeSaidWhereNobodySaysYes)
{
    Counts counts;
    counts.neither = 9;

    const Likeness likeness = likeness_of(counts);

    EXPECT_EQ(likeness.same, 1000);
    EXPECT_FALSE(likeness.f1.has_value());
    EXPECT_FALSE(likeness.kappa.has_value());
    EXPECT_FALSE(likeness.alpha.has_value());
}

TEST(AgreementFigures, SeesAgreementByChanceAsNone)
{
    Counts counts;
    counts.both = counts.neither = counts.only_heard = counts.only_labelled = 25;

    EXPECT_EQ(likeness_of(counts).kappa, 0);
}

TEST_F(Agreement, SaysWhichRepliesDoNotMatchAndWhere)
{
    const std::vector<Example> other =
        read(R"({"id":"1","situation":"s","customer":"Wet!","reply":"sorry, by one","acts":{},"empathy":0})"
             "\n"
             R"({"id":"9","situation":"s","customer":"Wet!","reply":"no","acts":{},"empathy":0})"
             "\n"
             R"({"id":"9","situation":"s","customer":"Wet!","reply":"no","acts":{},"empathy":0})"
             "\n");

    const auto paired = pair_up(a, "a.jsonl", other, "b.jsonl");

    ASSERT_FALSE(paired.has_value());
    std::vector<std::string> said;
    for (const Diagnostic& each : paired.error()) said.push_back(to_string(each));
    EXPECT_EQ(said,
              (std::vector<std::string>{
                  "b.jsonl:3: the id \"9\" is that of line 2 too", "a.jsonl:2: the reply \"2\" is not in b.jsonl",
                  "a.jsonl:3: the reply \"3\" is not in b.jsonl", "a.jsonl:4: the reply \"4\" is not in b.jsonl",
                  "b.jsonl:2: the reply \"9\" is not in a.jsonl", "b.jsonl:3: the reply \"9\" is not in a.jsonl",
                  "b.jsonl:1: the reply \"1\", or what was said before it, is worded otherwise in line 1 of a.jsonl"}));
}

TEST_F(Agreement, MergesIntoACorpusThatTeachesOnlyWhatBothSay)
{
    const std::vector<Example> merged = read(merged_lines(pairs, bytes_a, bytes_b));

    ASSERT_EQ(merged.size(), 4U);
    ASSERT_EQ(merged[0].labels.size(), 3U);  // both evidences of the apology, one time
    EXPECT_TRUE(merged[1].labels.empty());
    EXPECT_TRUE(merged[1].unsure.has(Act::apology));
    EXPECT_TRUE(merged[1].unsure.has(Act::canned));
    EXPECT_EQ(merged[1].empathy, 1);
    EXPECT_EQ(merged[2].writer, "w");
    EXPECT_TRUE(merged[2].unsure.empty());
    EXPECT_TRUE(merged[3].labels.empty());
    EXPECT_TRUE(merged[3].unsure.has(Act::refuse));
}

}  // namespace
}  // namespace amends::evaluate
