#include "sim/play/questions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scoring/acts/questions_heard.h"

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

using acts::Act;
using acts::TopicHow;

/// A typed reply that touches each topic where its word stands.
Reply asking(const std::string& text, const std::vector<std::pair<std::string, std::string>>& topics,
             acts::Hearing hearing = heard({Act::ask_detail}))
{
    for (const auto& [topic, word] : topics) {
        const auto begin = static_cast<std::uint32_t>(text.find(word));
        hearing.topics.push_back({topic, TopicHow::asked, {begin, begin + static_cast<std::uint32_t>(word.size())}});
    }
    hearing.questions = acts::questions_of(text::read(text));
    return {text, hearing};
}

/// What she says to a first reply: ids of lines in order.
std::vector<std::string> answers_to(const Pinned& pinned, const Reply& reply, bool listened = false)
{
    Sitting sitting(pinned);
    if (listened) sitting.does(Listen{});
    const std::size_t before = sitting.state().transcript.size();
    sitting.does(reply);
    std::vector<std::string> lines;
    for (std::size_t i = before; i < sitting.state().transcript.size(); ++i) {
        const Said& said = sitting.state().transcript[i];
        if (said.who == Said::Who::customer) lines.push_back(said.id);
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Questions, AreBothAnsweredInTheOrderAsked)
{
    EXPECT_EQ(answers_to(tiny_pinned(), asking("When did the van come? And when is the baby due?",
                                               {{"delivery", "van"}, {"baby", "baby"}})),
              (Lines{"l23", "l21"}));
    EXPECT_EQ(answers_to(tiny_pinned(), asking("When is the baby due and when did the van come?",
                                               {{"baby", "baby"}, {"delivery", "van"}})),
              (Lines{"l21", "l23"}));
}

TEST(Questions, AreOneWhereOneSentenceTouchesTwoTopics)
{
    EXPECT_EQ(answers_to(tiny_pinned(), asking("Is the van for the baby?", {{"delivery", "van"}, {"baby", "baby"}})),
              Lines{"l21"});
}

TEST(Questions, ThatLeanOnWhatWasSaidBeforeAskNothingNew)
{
    EXPECT_EQ(answers_to(tiny_pinned(), asking("When is the baby due? Is that all right with the van?",
                                               {{"baby", "baby"}, {"delivery", "van"}})),
              Lines{"l21"});
}

TEST(Questions, BesideHarmGetOneAnswer)
{
    EXPECT_EQ(answers_to(tiny_pinned(), asking("When did the van come? When is the baby due?",
                                               {{"delivery", "van"}, {"baby", "baby"}}, heard({Act::hostile}))),
              (Lines{"l22", "l3"}));
}

TEST(Questions, WhoseAnswerChangesSomethingAreNotAnsweredBesides)
{
    scenario::Scenario scenario = tiny();
    const auto delivery = std::find_if(scenario.answers.begin(), scenario.answers.end(),
                                       [](const scenario::Answer& answer) { return answer.topic == "delivery"; });
    std::rotate(scenario.answers.begin(), delivery, delivery + 1);

    const Lines lines = answers_to(
        pinned(scenario),
        asking("When did the van come? When is the baby due?", {{"delivery", "van"}, {"baby", "baby"}}), true);

    EXPECT_EQ(lines, Lines{"l23"});
}

TEST(Questions, ThatNobodyForesawAreTakenUpWhereTheOthersHaveNoAnswer)
{
    Reply reply = asking("Where is the shop? Do you like cheese?", {{"shop", "shop"}});
    reply.hearing.unforeseen = TopicHow::asked;
    EXPECT_EQ(answers_to(tiny_pinned(), reply), Lines{"l24"});

    reply = asking("When is the baby due? Do you like cheese?", {{"baby", "baby"}});
    reply.hearing.unforeseen = TopicHow::asked;
    EXPECT_EQ(answers_to(tiny_pinned(), reply), Lines{"l21"});
}

}  // namespace
}  // namespace amends::play
