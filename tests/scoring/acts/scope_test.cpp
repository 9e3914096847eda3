#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

bool has(std::string_view reply, Act act)
{
    return heard(reply).present().has(act);
}

TEST(Scope, ANegatedApologyIsNone)
{
    EXPECT_FALSE(has("I am not going to apologise for that.", Act::apology));
    EXPECT_FALSE(has("I don't think I'm so sorry.", Act::apology));
    EXPECT_FALSE(has("We never apologise for the weather.", Act::apology));
}

TEST(Scope, ANegationInAnotherClauseDoesNotReach)
{
    EXPECT_TRUE(has("It should not have come to this, and I am very sorry.", Act::apology));
    EXPECT_TRUE(has("I am sorry that nobody rang you.", Act::apology));
}

TEST(Scope, NotOnlyDeniesNothing)
{
    EXPECT_TRUE(has("I am not only sorry, I am ashamed of how we handled this.", Act::apology));
}

TEST(Scope, AnApologyUnderAConditionIsConditional)
{
    const Hearing hearing = heard("I'm sorry if that upset you.");

    EXPECT_FALSE(hearing.present().has(Act::apology));
    EXPECT_TRUE(hearing.present().has(Act::conditional_apology));
}

TEST(Scope, AConditionBeforeTheMainClauseDoesNotSpoilAFix)
{
    EXPECT_TRUE(has("If that suits you I will refund the whole order.", Act::explain_fix));
}

TEST(Scope, QuotedWordsEarnNothing)
{
    EXPECT_FALSE(has("The letter reads \"we are very sorry for the delay\" at the top.", Act::apology));
    EXPECT_FALSE(has("It says \xE2\x80\x9Cwe apologise for the delay\xE2\x80\x9D at the top.", Act::apology));
}

TEST(Scope, WhatOthersSaidEarnsNothing)
{
    EXPECT_FALSE(has("She told you that she was sorry.", Act::apology));
    EXPECT_FALSE(has("They said they will refund you.", Act::explain_fix));
}

TEST(Scope, SorryAsAQuestionIsNoApology)
{
    EXPECT_FALSE(has("Sorry?", Act::apology));
}

TEST(Scope, FaultDeniedToTheCustomerIsOwnedNotBlamed)
{
    const Hearing hearing = heard("That's not your fault, it's ours.");

    EXPECT_TRUE(hearing.present().has(Act::own_it));
    EXPECT_FALSE(hearing.present().has(Act::blame_customer));
}

TEST(Scope, RegretInOneClauseWithBlameIsHarmful)
{
    const Hearing hearing = heard("I'm sorry you should have read the terms.");

    EXPECT_FALSE(hearing.present().has(Act::apology));
    EXPECT_TRUE(hearing.present().has(Act::blame_customer));
}

TEST(Scope, AnOverpromiseIsNotAlsoReassurance)
{
    const Hearing hearing = heard("I guarantee that we will fix this and it will never happen again.");

    EXPECT_TRUE(hearing.present().has(Act::overpromise));
    EXPECT_FALSE(hearing.present().has(Act::reassure));
    EXPECT_FALSE(hearing.present().has(Act::prevent_repeat));
}

TEST(NearMiss, KeepsTheReasonWhyItDoesNotCount)
{
    const Hearing hearing = heard("I understand.");

    EXPECT_FALSE(hearing.of(Act::acknowledge_feeling).present);
    EXPECT_NE(hearing.of(Act::acknowledge_feeling).reason.find("names no feeling"), std::string::npos);
}

TEST(Spelling, IsMendedTowardWordsThatMatter)
{
    EXPECT_TRUE(has("im so sorrry about the dealy", Act::apology));
    EXPECT_TRUE(has("we apologse for the late start", Act::apology));
    EXPECT_TRUE(has("ill send you a replacment today", Act::explain_fix));
    EXPECT_TRUE(has("I can hear how frustated you are", Act::acknowledge_feeling));
    EXPECT_TRUE(has("Soooo sorry about that", Act::apology));
}

TEST(Spelling, LeavesEvidenceAsItWasTyped)
{
    const std::string reply = "im so sorrry about that";

    const Hearing hearing = heard(reply);

    ASSERT_EQ(hearing.of(Act::apology).spans.size(), 1U);
    EXPECT_EQ(text_of(hearing.of(Act::apology).spans[0], reply), reply);
}

TEST(Spelling, LeavesNamesOfTheCaseAlone)
{
    Context context;
    context.names = {"Sorey"};

    EXPECT_FALSE(hear(shipped_model(), context, "sorey about that").present().has(Act::apology));
    EXPECT_TRUE(hear(shipped_model(), {}, "sorey about that").present().has(Act::apology));
}

TEST(Cheats, ABagOfKeywordsEarnsNoHelpfulAct)
{
    const Hearing hearing = heard("sorry refund understand apologise help frustrated thanks solution resolve sorry");

    EXPECT_FALSE(hearing.present().has_any(helpful_acts()));
}

TEST(Cheats, ACopyOfTheCustomersWordsEarnsNothing)
{
    const std::string line = "I waited four hours in the cold with a sick child and nobody told me anything.";

    const Hearing hearing = heard(line, line);

    EXPECT_EQ(hearing.parrots_permille, 1000);
    EXPECT_FALSE(hearing.present().has_any(helpful_acts()));
}

TEST(Cheats, TheSameReplyAgainEarnsNothing)
{
    const std::string reply = "I am really sorry about the delay. I'll ring you at four o'clock.";
    Context context;
    context.customer_lines = {"Where is my parcel?"};
    context.own_replies = {reply};

    const Hearing hearing = hear(shipped_model(), context, reply);

    EXPECT_EQ(hearing.repeats_permille, 1000);
    EXPECT_FALSE(hearing.present().has_any(helpful_acts()));
    EXPECT_NE(hearing.of(Act::apology).reason.find("said before"), std::string::npos);
}

TEST(Cheats, ASecondApologyInNewWordsCounts)
{
    Context context;
    context.customer_lines = {"I had to carry it up four floors."};
    context.own_replies = {"I am really sorry about the delay."};

    const Hearing hearing =
        hear(shipped_model(), context, "I'm sorry that you had to carry it up four floors on your own.");

    EXPECT_TRUE(hearing.present().has(Act::apology));
}

}  // namespace
}  // namespace amends::acts
