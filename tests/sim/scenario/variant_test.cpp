#include <gtest/gtest.h>

#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

TEST(AsVariant, IsTheScenarioItselfWithoutAName)
{
    EXPECT_EQ(as_variant(tiny(), ""), tiny());
}

TEST(AsVariant, GivesNothingForAVariantThatDoesNotExist)
{
    EXPECT_EQ(as_variant(tiny(), "nobody"), std::nullopt);
}

TEST(AsVariant, ReplacesNamesAndSums)
{
    const Scenario varied = *as_variant(tiny(), "okafor");

    EXPECT_EQ(varied.customer.name, "Ms Okafor");
    EXPECT_EQ(varied.actions.at(2).title, "Pay the 210 pounds back");
    EXPECT_EQ(varied.actions.at(2).cost, 21000);
    EXPECT_EQ(varied.failure.loss, 21000);
}

TEST(AsVariant, ChangesNoNodeExitActOrTopic)
{
    Scenario scenario = tiny();
    scenario.variants.front().words["crib"] = "cot";

    const Scenario varied = *as_variant(scenario, "okafor");

    EXPECT_EQ(varied.topics, scenario.topics);
    ASSERT_EQ(varied.nodes.size(), scenario.nodes.size());
    for (std::size_t i = 0; i < varied.nodes.size(); ++i) {
        EXPECT_EQ(varied.nodes[i].id, scenario.nodes[i].id);
        ASSERT_EQ(varied.nodes[i].exits.size(), scenario.nodes[i].exits.size());
        for (std::size_t k = 0; k < varied.nodes[i].exits.size(); ++k) {
            EXPECT_EQ(varied.nodes[i].exits[k].when, scenario.nodes[i].exits[k].when);
            EXPECT_EQ(varied.nodes[i].exits[k].to, scenario.nodes[i].exits[k].to);
        }
    }
}

TEST(AsVariant, LaysTheSpanOfAnOfferedTopicOverTheNewWords)
{
    const Scenario varied = *as_variant(tiny(), "okafor");

    const Offered& offered = varied.nodes.at(4).offered.front();
    EXPECT_EQ(offered.text, "How does she sleep in the new crib, Ms Okafor?");
    EXPECT_EQ(offered.topics.front().span.end, offered.text.size());
}

TEST(CountCustomerLines, CountsEachWording)
{
    EXPECT_EQ(count_customer_lines(small()), 6);
}

TEST(CountCustomerLines, CountsWhatIsSaidOnceMore)
{
    Scenario scenario = small();
    scenario.answers.front().again = {{"As I said, the front door."}, {"The front."}};

    EXPECT_EQ(count_customer_lines(scenario), 8);
}

TEST(Guard, ReadsTheReplyWhereItNamesActsEmpathyOrTopics)
{
    Guard of_acts;
    of_acts.no_act = acts::acts_of(acts::Act::rush);
    Guard of_empathy;
    of_empathy.empathy = 1;
    Guard of_topics;
    of_topics.no_topics = {{"lock", {}}};

    EXPECT_TRUE(of_acts.reads_reply());
    EXPECT_TRUE(of_empathy.reads_reply());
    EXPECT_TRUE(of_topics.reads_reply());
}

TEST(Guard, OfTheStateAloneReadsNoReply)
{
    Guard guard;
    guard.anger = {0, 2};
    guard.heard = Memory::yes;
    guard.done = {"cut-key"};
    guard.vars = {{"door", {"front"}}};
    guard.promises = {{"word", {PromiseFate::kept}}};

    EXPECT_FALSE(guard.reads_reply());
}

}  // namespace
}  // namespace amends::scenario
