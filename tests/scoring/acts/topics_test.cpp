#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

Context with_topics()
{
    Context context;
    context.customer_lines = {"My bag has been missing since Tuesday and my medicine is in it."};
    context.topics = {{"refund", {"refund*", "money back"}, false, ""},
                      {"replacement", {"replacement", "new one"}, false, ""},
                      {"depot", {"depot", "warehouse", "ring* them"}, false, "call_depot"},
                      {"which_bag", {"which bag", "which of the"}, false, ""},
                      {"medicine", {"medicine"}, true, ""}};
    return context;
}

std::vector<std::pair<std::string, TopicHow>> topics_in(std::string_view reply)
{
    std::vector<std::pair<std::string, TopicHow>> topics;
    for (const TopicHeard& topic : hear(shipped_model(), with_topics(), reply).topics)
        topics.emplace_back(topic.id, topic.how);
    return topics;
}

using Heard = std::vector<std::pair<std::string, TopicHow>>;

TEST(Topics, AreOfferedWhereThePromiseIsOurs)
{
    EXPECT_EQ(topics_in("I can refund you today."), (Heard{{"refund", TopicHow::offered}}));
    EXPECT_EQ(topics_in("You will get your money back."), (Heard{{"refund", TopicHow::offered}}));
}

TEST(Topics, AreDeniedWhereTheClauseSaysNo)
{
    EXPECT_EQ(topics_in("I can't give you a refund."), (Heard{{"refund", TopicHow::denied}}));
}

TEST(Topics, AreAskedInAQuestion)
{
    EXPECT_EQ(topics_in("Which bag is it?"), (Heard{{"which_bag", TopicHow::asked}}));
}

TEST(Topics, AreAskedWhereARequestIsWordedLikeAnOffer)
{
    EXPECT_EQ(topics_in("Can I see your medicine list"), (Heard{{"medicine", TopicHow::asked}}));
    EXPECT_EQ(topics_in("I'll need the name of your medicine."), (Heard{{"medicine", TopicHow::asked}}));
}

TEST(Topics, AreSaidWhereAClauseOnlyTellsMore)
{
    for (const std::string_view reply : {"I know what losing medicine is like.", "When the medicine is here we go.",
                                         "What I know is that medicine helps."}) {
        EXPECT_EQ(topics_in(reply), (Heard{{"medicine", TopicHow::said}})) << reply;
    }
    for (const std::string_view reply : {"Please tell me about your medicine.", "I need to know about the medicine",
                                         "how much medicine is in it", "do you know what medicine it is"}) {
        EXPECT_EQ(topics_in(reply), (Heard{{"medicine", TopicHow::asked}})) << reply;
    }
}

TEST(Topics, AreOfferedWhoeverOfUsIsToDoIt)
{
    Context context;
    context.topics = {{"call-back", {"ring", "rings", "call you", "ring you", "calls you"}, false, ""}};
    for (const std::string_view reply :
         {"Shall one of us give you a little ring tomorrow, about five?", "Tomorrow afternoon I call you, is possible?",
          "In the evening at six somebody from hotel call you.", "Ring you tomorrow, five-ish, find out how he is."}) {
        const Hearing hearing = hear(shipped_model(), context, reply);
        ASSERT_EQ(hearing.topics.size(), 1U) << reply;
        EXPECT_EQ(hearing.topics.front().how, TopicHow::offered) << reply;
    }
}

TEST(Topics, AreNotAskedInMockery)
{
    EXPECT_EQ(topics_in("What do you call this medicine?"), (Heard{{"medicine", TopicHow::said}}));
}

std::optional<TopicHow> unforeseen_in(std::string_view reply)
{
    return hear(shipped_model(), with_topics(), reply).unforeseen;
}

TEST(UnforeseenQuestion, TouchesNoTopic)
{
    EXPECT_EQ(unforeseen_in("Where do you live?"), TopicHow::asked);
    EXPECT_EQ(unforeseen_in("Which bag is it?"), std::nullopt);
    EXPECT_EQ(unforeseen_in("I see. That is sad."), std::nullopt);
}

TEST(UnforeseenQuestion, CanBeAnOffer)
{
    EXPECT_EQ(unforeseen_in("Would you like to sit by the window?"), TopicHow::offered);
}

TEST(UnforeseenQuestion, NeedsNoQuestionMark)
{
    for (const std::string_view reply :
         {"is ned ok", "wot time you got to be up tomoro", "where do you live", "how is he", "did he sleep ok",
          "hi its the hotel. is he all right", "does he like books", "what's his name", "how is maria"}) {
        EXPECT_EQ(unforeseen_in(reply), TopicHow::asked) << reply;
    }
    for (const std::string_view reply :
         {"What a night.", "Do take your time.", "When you are ready.", "Have a seat.", "How awful.",
          "What I can do is ring them.", "Who knows.", "Where he sleeps is up to you.", "Is right, that.",
          "That is what the desk is for.", "When he is awake we'll go.", "What you need is a bed."}) {
        EXPECT_EQ(unforeseen_in(reply), std::nullopt) << reply;
    }
    EXPECT_EQ(topics_in("which bag is it"), (Heard{{"which_bag", TopicHow::asked}}));
}

TEST(UnforeseenQuestion, IsNoneWhereWhoAsksAnswers)
{
    EXPECT_EQ(unforeseen_in("Does it happen a lot? No, once a year."), std::nullopt);
}

TEST(UnforeseenQuestion, IsNoneWhereTheCustomersOwnIsGivenBack)
{
    Context context = with_topics();
    context.customer_lines = {"Does it happen a lot? Bags going like that?"};

    EXPECT_EQ(hear(shipped_model(), context, "Does it happen? They load it last and hope.").unforeseen, std::nullopt);
    EXPECT_EQ(hear(shipped_model(), context, "Does it happen?").unforeseen, TopicHow::asked);
}

TEST(UnforeseenQuestion, IsNoneWhereTheMarkAsksNothing)
{
    EXPECT_EQ(unforeseen_in("Honestly? More than it should, mate."), std::nullopt);
    EXPECT_EQ(unforeseen_in("I'll try again and just let it ring, ok?"), std::nullopt);
    EXPECT_EQ(unforeseen_in("How was I meant to know that?"), std::nullopt);
    EXPECT_EQ(unforeseen_in("Are you ok?"), TopicHow::asked);
}

/// What is heard of a topic that takes every goodbye.
std::vector<TopicHow> goodbyes_in(std::string_view reply)
{
    Context context;
    context.topics = {{"bye", {"@goodbye"}, false, ""}};
    std::vector<TopicHow> how;
    for (const TopicHeard& topic : hear(shipped_model(), context, reply).topics) how.push_back(topic.how);
    return how;
}

TEST(Goodbyes, AreHeardWhereATopicNamesTheMark)
{
    for (const std::string_view reply :
         {"ta ra", "night night", "nite x", "cheerio", "safe home", "take care now", "bye hun", "god bless", "k bye",
          "Night then. Shout if anything.", "nite nite, mind how you go", "Night, Ned.", "Night mate, safe trip.",
          "Alrighty, see ya!", "Farewell, brave mother!", "Good night, and sleep well.", "Have a lovely evening."}) {
        EXPECT_FALSE(goodbyes_in(reply).empty()) << reply;
    }
}

TEST(Goodbyes, AreNoneWhereTheWordsMeanSomethingElse)
{
    for (const std::string_view reply :
         {"I work the night shift.", "Did you have a good night?", "I'll take care of the bag.", "Did you sleep well?",
          "I see you have a booking.", "There is a night porter.", "It was a good night for us.",
          "Oh, that's so long, I'm sorry!"}) {
        EXPECT_TRUE(goodbyes_in(reply).empty()) << reply;
    }
}

TEST(Topics, OfAMarkThatNobodyKnowsAreNeverHeard)
{
    Context context;
    context.topics = {{"bye", {"@no_such_mark"}, false, ""}};

    EXPECT_TRUE(hear(shipped_model(), context, "Bye now.").topics.empty());
}

TEST(Topics, AreDeniedWhereTheThingIsForOthers)
{
    EXPECT_EQ(topics_in("A refund is for people who keep their receipts."), (Heard{{"refund", TopicHow::denied}}));
    EXPECT_EQ(topics_in("Get your own replacement."), (Heard{{"replacement", TopicHow::denied}}));
}

TEST(Topics, AreOfferedInAQuestionThatOffers)
{
    EXPECT_EQ(topics_in("Can I get you a replacement?"), (Heard{{"replacement", TopicHow::offered}}));
    EXPECT_EQ(topics_in("Would you allow me to send a replacement?"), (Heard{{"replacement", TopicHow::offered}}));
    EXPECT_EQ(topics_in("A refund will be made today."), (Heard{{"refund", TopicHow::offered}}));
}

TEST(Topics, AreAskedBeforeAFormOfAddress)
{
    EXPECT_EQ(topics_in("Which bag you had with you, madam?"), (Heard{{"which_bag", TopicHow::asked}}));
}

TEST(Topics, AreSaidOtherwise)
{
    EXPECT_EQ(topics_in("The refund was mentioned in the letter."), (Heard{{"refund", TopicHow::said}}));
}

TEST(Topics, KeepEachClauseToItself)
{
    EXPECT_EQ(topics_in("I can't give you a refund, but I can send a replacement."),
              (Heard{{"refund", TopicHow::denied}, {"replacement", TopicHow::offered}}));
}

TEST(Topics, CarryAnOfferOverOr)
{
    EXPECT_EQ(topics_in("I can refund you, or a replacement if that is easier."),
              (Heard{{"refund", TopicHow::offered}, {"replacement", TopicHow::offered}}));
}

TEST(Topics, MatchAnyEndingAndWordsInARow)
{
    EXPECT_EQ(topics_in("About the refunding.").size(), 1U);
    EXPECT_EQ(topics_in("Your money is not back yet.").size(), 0U);
}

TEST(Topics, InQuotationMarksAreNotHeard)
{
    EXPECT_TRUE(topics_in("It says \"refund\" on the form.").empty());
}

TEST(Facts, ThatAreNamedAreEchoes)
{
    const Hearing hearing = hear(shipped_model(), with_topics(), "And your medicine is in that bag.");

    EXPECT_EQ(hearing.echoes, std::vector<std::string>{"medicine"});
}

TEST(Claims, AreDeedsSaidToBeUnderWay)
{
    const std::string reply = "I'm ringing the depot now.";

    const Hearing hearing = hear(shipped_model(), with_topics(), reply);

    ASSERT_EQ(hearing.claims.size(), 1U);
    EXPECT_EQ(hearing.claims[0].action, "call_depot");
    EXPECT_EQ(text_of(hearing.claims[0].span, reply), "I'm ringing the depot now");
}

TEST(Claims, AreDeedsSaidToBeDone)
{
    EXPECT_EQ(hear(shipped_model(), with_topics(), "I have just called the depot.").claims.size(), 1U);
}

TEST(Claims, AreNotPlansDenialsOrQuestions)
{
    EXPECT_TRUE(hear(shipped_model(), with_topics(), "I will ring the depot tomorrow.").claims.empty());
    EXPECT_TRUE(hear(shipped_model(), with_topics(), "I am not ringing the depot.").claims.empty());
    EXPECT_TRUE(hear(shipped_model(), with_topics(), "Have you called the depot?").claims.empty());
}

TEST(GoOn, IsAnInvitationAndNothingElse)
{
    EXPECT_TRUE(heard("Please go on.").go_on);
    EXPECT_TRUE(heard("I'm listening.").go_on);
    EXPECT_TRUE(heard("And what happened then?").go_on);
    EXPECT_TRUE(heard("Take your time.").go_on);
}

TEST(GoOn, MayBeKindAndAtLength)
{
    for (const std::string_view reply :
         {"Please take your time and tell me everything", "Please, take your time. I'd like to hear all of it.",
          "Take it from the start, Mr Rooke.", "um, please, go on", "Sorry, go on.",
          "I'm so sorry. Please, go on, I'm listening.",
          "That sounds awful. Tell me what happened, from the beginning.", "I'm so sorry, Mr Birkett. Please go on.",
          "Aye, go on", "Please do continue sir", "Ooh. Go on", "I'm all ears", "Sorry, please carry on",
          "Thank you, please read me the rest", "Go on, take your time, I'm listening", "Listening."}) {
        EXPECT_TRUE(hear(taught_model(), {}, reply).go_on) << reply;
    }
}

TEST(GoOn, AsksForNothingElse)
{
    EXPECT_FALSE(hear(taught_model(), {}, "Tell me everything. What's your order number?").go_on);
    EXPECT_FALSE(hear(taught_model(), {}, "Tell me what happened and I'll send a new one today.").go_on);
    EXPECT_FALSE(hear(taught_model(), {}, "Please go on, and what's your order number?").go_on);
    EXPECT_FALSE(hear(taught_model(), {}, "I'm sorry, I can't go on like this with you.").go_on);
    EXPECT_FALSE(heard("Just give me the number.").go_on);
    EXPECT_FALSE(heard("Okay.").go_on);
}

TEST(AskingAgain, IsForTheLastWordsAndNothingElse)
{
    for (const std::string_view reply :
         {"Sorry, could you say that again?", "Pardon?", "I beg your pardon?", "Sorry, what?", "What was that?",
          "I'm so sorry, I didn't catch that.", "Say that again please", "One more time?", "What did you say?",
          "Could you repeat that for me?", "Sorry, I missed that. Can you repeat it please?"}) {
        const Hearing hearing = hear(taught_model(), {}, reply);
        EXPECT_TRUE(hearing.asks_again) << reply;
        EXPECT_FALSE(hearing.unforeseen.has_value()) << reply;
    }
}

TEST(AskingAgain, IsNoApologyForTheFailureAndPutsNothingOnTheCustomer)
{
    for (const std::string_view reply : {"I'm so sorry, I didn't catch that.", "Sorry, could you say that again?"}) {
        const Hearing hearing = hear(taught_model(), {}, reply);
        EXPECT_FALSE(hearing.of(Act::apology).present) << reply;
        EXPECT_FALSE(hearing.of(Act::own_it).present) << reply;
        EXPECT_FALSE(hearing.of(Act::put_on_customer).present) << reply;
    }
}

TEST(AskingAgain, IsNoPromiseNoApologyAndNoQuestionAboutSomething)
{
    for (const std::string_view reply :
         {"It won't happen again.", "I'm sorry that it happened again.", "I'll ring you again tomorrow.",
          "Sorry, what time do you have to be there?", "Please go on.", "Sorry.", "I'm sorry.",
          "Never again will we sell your room twice, and I'll see that it is written down for the day staff."}) {
        EXPECT_FALSE(hear(taught_model(), {}, reply).asks_again) << reply;
    }
    EXPECT_FALSE(hear(shipped_model(), with_topics(), "Could you say that about the depot again?").asks_again);
}

TEST(Foreign, TextIsNotScored)
{
    const Hearing hearing =
        heard("Es tut mir leid, wir haben einen Fehler gemacht und ich werde das heute noch klären.");

    EXPECT_TRUE(hearing.foreign);
    EXPECT_TRUE(hearing.present().empty());
    EXPECT_TRUE(
        heard("\xD0\x9F\xD1\x80\xD0\xBE\xD1\x81\xD1\x82\xD0\xB8\xD1\x82\xD0\xB5 \xD0\xBD\xD0\xB0\xD1\x81").foreign);
}

TEST(Foreign, EnglishOfAnyAccentIsScored)
{
    EXPECT_TRUE(heard("Kindly bear with me sir, I am very sorry for the delay.").present().has(Act::apology));
    EXPECT_FALSE(heard("Ah sure look, I am fierce sorry about that.").foreign);
}

}  // namespace
}  // namespace amends::acts
