// How opinions become decisions, on weights that a test sets by hand.

#include "scoring/acts/learnt/decide.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/learnt/small_weights.h"
#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts::learnt {
namespace {

/// Every act is as likely as the rules say, and nothing else: log-odds of -2 to +2.
Weights trusting_the_rules()
{
    Weights weights = small_weights();
    for (Decision& each : weights.decisions) each = {0, 0, 4096, -2048, 500};
    return weights;
}

Hearing heard_with(const Weights& weights, std::string_view reply, std::string_view customer = "My parcel is gone.")
{
    const auto model = parse_model(join_model(shipped_rules(), write_weights(weights)), "test");
    EXPECT_TRUE(model.has_value());
    Context context;
    context.customer_lines = {std::string(customer)};
    return hear(*model, context, reply);
}

TEST(Decide, FollowsTheRulesWhereTheWeightsDo)
{
    const Hearing hearing = heard_with(trusting_the_rules(), "I'm so sorry about your parcel.");

    EXPECT_TRUE(hearing.of(Act::apology).present);
    EXPECT_FALSE(hearing.of(Act::hostile).present);
    EXPECT_EQ(hearing.of(Act::apology).reason, "You say that you are sorry for what happened, with no condition.");
}

TEST(Decide, CountsFromWhereTheActBeginsToCount)
{
    Weights weights = small_weights();
    weights.decisions[index_of(Act::thank)] = {0, 0, 0, 0, 510};     // always at 500
    weights.decisions[index_of(Act::reassure)] = {0, 0, 0, 0, 420};  // likewise

    const Hearing hearing = heard_with(weights, "Good morning to you.");

    EXPECT_FALSE(hearing.of(Act::thank).present);
    EXPECT_TRUE(hearing.of(Act::thank).unsure);
    EXPECT_TRUE(hearing.of(Act::reassure).present);
    EXPECT_FALSE(hearing.of(Act::reassure).unsure);
    EXPECT_FALSE(hearing.of(Act::reassure).spans.empty());
}

TEST(Decide, IsSureOfAHarmThatNoRuleHearsOnlyFromEightHundred)
{
    Weights weights = small_weights();
    weights.decisions[index_of(Act::refuse)] = {0, 0, 0, 1024, 500};  // always at 731
    weights.decisions[index_of(Act::rush)] = {0, 0, 0, 2048, 500};    // always at 881

    const Hearing hearing = heard_with(weights, "Good morning to you.");

    EXPECT_TRUE(hearing.of(Act::refuse).present);
    EXPECT_TRUE(hearing.of(Act::refuse).unsure);
    EXPECT_FALSE(hearing.of(Act::rush).unsure);
}

TEST(Decide, TakesNoQuestionForBlameWhereNoRuleHearsIt)
{
    Weights weights = small_weights();
    weights.decisions[index_of(Act::blame_customer)] = {0, 0, 0, 4096, 500};  // always nearly sure

    const auto blame = [&](std::string_view reply) { return heard_with(weights, reply).of(Act::blame_customer); };

    EXPECT_TRUE(blame("Did you have a nice sleep?").present);
    EXPECT_TRUE(blame("Did you have a nice sleep?").unsure);
    EXPECT_FALSE(blame("You had a nice sleep.").unsure);
}

TEST(Decide, IsNeverSureOfAnActThatIsHeardPoorly)
{
    Weights weights = small_weights();
    weights.decisions[index_of(Act::hostile)] = {0, 0, 0, 1024, 420};  // always at 731
    weights.reliability[index_of(Act::hostile)] = 390;

    const Hearing hearing = heard_with(weights, "Good morning to you.");

    EXPECT_TRUE(hearing.of(Act::hostile).present);
    EXPECT_TRUE(hearing.of(Act::hostile).unsure);
}

TEST(Decide, GivesNothingHelpfulForTheCustomersOwnWords)
{
    Weights weights = small_weights();
    weights.decisions[index_of(Act::check_understanding)] = {0, 0, 0, 4096, 500};  // always nearly sure
    const std::string_view line = "my parcel was left out in the rain all night";

    EXPECT_FALSE(heard_with(weights, line, line).of(Act::check_understanding).present);
    EXPECT_TRUE(heard_with(weights, "so it lay out wet until morning", line).of(Act::check_understanding).present);
}

TEST(Decide, FindsEvidenceInTheWordThatTheNetHears)
{
    // The net hears an act in every word that begins a sentence.
    Weights weights = small_weights();
    weights.signals[(0 * taps + 1) * width] = 8192;  // signal 0: opens a sentence; itself, into the first number
    weights.acts.weights[index_of(Act::act_now) * 3 * width] = 4096;
    weights.acts.bias[index_of(Act::act_now)] = -10 * 1024 * 128;
    weights.decisions[index_of(Act::act_now)] = {1024, 0, 0, 0, 500};
    const std::string_view reply = "Right you are. Ringing the depot.";

    const Hearing hearing = heard_with(weights, reply);

    ASSERT_TRUE(hearing.of(Act::act_now).present);
    EXPECT_EQ(text_of(hearing.of(Act::act_now).spans.front(), reply), "Ringing the depot");
}

TEST(Decide, GradesAboveOneOnlyWithSomethingOfThisCustomer)
{
    Weights weights = small_weights();
    for (auto& grade : weights.empathy_grades) grade.bias = 8192;

    EXPECT_EQ(heard_with(weights, "Good morning to you.").empathy, 1);
    EXPECT_EQ(heard_with(weights, "Gone, the whole parcel.").empathy, 3);
}

}  // namespace
}  // namespace amends::acts::learnt
