#include "sim/report/debrief.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/sim/play/fixture.h"

namespace amends::report {
namespace {

using acts::Act;
using play::heard;
using play::Sitting;

Debrief debrief_of(const Sitting& sitting)
{
    return make_debrief(sitting.playing, {}, {});
}

/// A reply whose acts have the given bytes as evidence.
play::Reply reply(const std::string& text, std::initializer_list<std::pair<Act, acts::Span>> evidence)
{
    acts::Hearing hearing;
    for (const auto& [act, span] : evidence) hearing.of(act) = {1000, true, false, {span}, "why"};
    hearing.words = 5;
    return {text, hearing};
}

std::size_t count(const Debrief& debrief, Happening kind)
{
    std::size_t out = 0;
    for (const MoodMoment& moment : debrief.mood.moments) {
        out += static_cast<std::size_t>(std::ranges::count(moment.events, kind, &MoodEvent::kind));
    }
    return out;
}

TEST(Debrief, FindsTheSentenceThatHelpedMost)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.does(reply("Hello. I'm sorry, you waited in vain.",
                       {{Act::apology, {7, 16}}, {Act::acknowledge_feeling, {18, 37}}}));

    const Debrief debrief = debrief_of(sitting);

    EXPECT_EQ(debrief.best.text, "I'm sorry, you waited in vain.");
    EXPECT_EQ(debrief.best.turn, 0);
}

TEST(Debrief, FindsTheSentenceThatHarmed)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.does(reply("I see. You were not at home. Well.", {{Act::blame_customer, {7, 28}}}));

    const Debrief debrief = debrief_of(sitting);

    EXPECT_EQ(debrief.change.text, "You were not at home.");
    EXPECT_EQ(debrief.change_why, "why");
}

TEST(Debrief, AsksForAReplyInWhichNothingWasHeardToBeSaidAgain)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.does(reply("I'm sorry.", {{Act::apology, {0, 9}}}));
    sitting.does(reply("Well well.", {}));

    const Debrief debrief = debrief_of(sitting);

    EXPECT_EQ(debrief.change.turn, 1);
    EXPECT_EQ(debrief.change.text, "Well well.");
}

TEST(Debrief, NeverAsksForTheBestReplyToBeSaidAgain)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.does(reply("I'm sorry.", {{Act::apology, {0, 9}}}));

    const Debrief debrief = debrief_of(sitting);

    EXPECT_EQ(debrief.best.turn, 0);
    EXPECT_EQ(debrief.change.turn, -1);
}

TEST(Debrief, NeverPraisesASentenceForWhatIsUnsure)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    play::Reply unsure = reply("I can't tell you myself.", {{Act::reassure, {0, 24}}});
    unsure.hearing.of(Act::reassure).present = false;
    unsure.hearing.of(Act::reassure).unsure = true;
    unsure.hearing.empathy = 2;
    sitting.does(unsure);

    EXPECT_EQ(debrief_of(sitting).best_turn, -1);
}

/// A contact whose last reply is a goodbye in which nothing was heard.
Sitting with_a_goodbye()
{
    Sitting sitting = play::good_sitting(play::tiny_pinned());
    while (!sitting.state().branch.over() && sitting.state().branch.in_contact()) sitting.says(heard({}));
    return sitting;
}

TEST(Debrief, NeverAsksForAGoodbyeToBeSaidAgain)
{
    const Sitting sitting = with_a_goodbye();
    const play::ContactHad& had = sitting.state().contacts.back();
    const play::TurnTaken& last = sitting.state().turns.back();
    ASSERT_TRUE(had.closed && !had.by_trainee);
    ASSERT_LE(last.mood.anger, had.before.anger);

    EXPECT_NE(debrief_of(sitting).change_turn, static_cast<int>(sitting.state().turns.size()) - 1);
}

TEST(Debrief, TellsWhereTheTraineeEndedAContactAndWhatStoodOpen)
{
    Sitting sitting(play::tiny_pinned());
    ASSERT_GT(sitting.state().branch.segments_left, 0);
    sitting.does(play::HangUp{});

    const Debrief debrief = debrief_of(sitting);

    ASSERT_FALSE(debrief.lines.empty());
    EXPECT_EQ(debrief.lines.back().who, LineShown::Who::ended);
    EXPECT_EQ(debrief.lines.back().note, "debrief.ended.more question=");
    EXPECT_EQ(debrief.mood.moments.back().events.back().what, "curve.hung_up.more question=");
}

TEST(Debrief, CallsNoGateKeptThatNeverCameUp)
{
    scenario::Scenario gated = play::tiny();
    scenario::Gate gate;
    gate.id = "abuse";
    gate.title = "No insults";
    gate.says = "Never.";
    gate.when.any_act.add(Act::hostile);
    gated.gates = {gate};
    Sitting sitting(play::pinned(gated));
    ASSERT_EQ(debrief_of(sitting).gates.size(), 1u);

    EXPECT_FALSE(debrief_of(sitting).gates.front().came_up);
    sitting.says(heard({Act::apology}));
    EXPECT_TRUE(debrief_of(sitting).gates.front().came_up);
}

TEST(Debrief, TellsWhatADeedCostAndWasWorth)
{
    const Debrief debrief = debrief_of(play::good_sitting(play::tiny_pinned()));

    ASSERT_FALSE(debrief.deeds.empty());
    EXPECT_TRUE(std::ranges::any_of(debrief.deeds, &DeedShown::fixes));
}

TEST(Debrief, NamesTheEventThatEachReplyBeganWith)
{
    const Sitting sitting = play::good_sitting(play::tiny_pinned());

    for (const LineShown& line : debrief_of(sitting).lines) {
        if (line.who != LineShown::Who::trainee) continue;
        const play::Event& event = sitting.playing.events[static_cast<std::size_t>(line.seq)];
        EXPECT_TRUE(std::holds_alternative<play::ReplySent>(event.body));
    }
}

TEST(MoodStory, HasAMomentForEachReplyAndDeed)
{
    const Sitting sitting = play::good_sitting(play::tiny_pinned());
    const Debrief debrief = debrief_of(sitting);

    const auto labelled = std::ranges::count_if(
        debrief.mood.moments, [](const MoodMoment& each) { return !each.label.empty() && each.label != "start"; });
    EXPECT_EQ(static_cast<std::size_t>(labelled), sitting.state().turns.size());
    EXPECT_EQ(count(debrief, Happening::deed), sitting.state().deeds.size());
}

TEST(MoodStory, EndsWithTheMoodThatThePlayEndsWith)
{
    const Sitting sitting = play::good_sitting(play::tiny_pinned());

    const MoodMoment last = debrief_of(sitting).mood.moments.back();

    EXPECT_EQ(last.anger, sitting.state().branch.anger);
    EXPECT_EQ(last.trust, sitting.state().branch.trust);
}

TEST(MoodStory, MarksPromisesAsTheyAreMadeAndKept)
{
    const Debrief debrief = debrief_of(play::good_sitting(play::tiny_pinned()));

    EXPECT_EQ(count(debrief, Happening::promise_made), 1u);
    EXPECT_EQ(count(debrief, Happening::promise_kept), 1u);
    EXPECT_EQ(count(debrief, Happening::promise_broken), 0u);
}

TEST(MoodStory, MarksADeedThatNobodyAnnouncedAsSilence)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.does(play::Do{"ring-depot"});

    EXPECT_EQ(count(debrief_of(sitting), Happening::silence), 1u);
}

TEST(MoodStory, TellsListeningFromSayingNothing)
{
    Sitting sitting(play::tiny_pinned());
    ASSERT_GT(sitting.state().branch.segments_left, 0);
    sitting.does(play::Listen{});
    EXPECT_EQ(count(debrief_of(sitting), Happening::silence), 0u);
    while (sitting.state().branch.segments_left > 0) sitting.does(play::Listen{});

    sitting.does(play::Listen{});

    EXPECT_EQ(count(debrief_of(sitting), Happening::silence), 1u);
}

TEST(MoodStory, ShowsAReplyInWhichNothingWasHeard)
{
    Sitting sitting(play::tiny_pinned());
    sitting.does(play::Listen{});
    sitting.says(heard({}));

    EXPECT_EQ(count(debrief_of(sitting), Happening::empty_words), 1u);
}

}  // namespace
}  // namespace amends::report
