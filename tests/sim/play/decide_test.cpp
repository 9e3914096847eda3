#include <gtest/gtest.h>
#include <algorithm>

#include "scoring/text/pace.h"
#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

using acts::Act;
using acts::TopicHow;

TEST(Decide, RefusesAReplyThatIsNotOffered)
{
    const Sitting sitting(tiny_pinned());

    EXPECT_EQ(sitting.refusal(Choose{"o4"}), "play.not_offered");
    EXPECT_EQ(sitting.refusal(Choose{"o1"}), "");
}

TEST(Decide, RefusesAnEmptyReply)
{
    const Sitting sitting(tiny_pinned());

    EXPECT_EQ(sitting.refusal(Reply{" \n", heard({})}), "play.nothing_typed");
}

TEST(Decide, SaysWhyADeedCannotBeDoneYet)
{
    const Pinned pinned = tiny_pinned();
    const Sitting sitting(pinned);

    const std::optional<Message> why = why_not(pinned, sitting.state(), Do{"redeliver"});

    ASSERT_TRUE(why.has_value());
    EXPECT_EQ(why->key, "play.needs");
    EXPECT_EQ(why->args.front().second, "The depot asks by when she needs it. You do not know yet.");
}

TEST(Decide, RefusesToWaitWhileTheCustomerIsThereAndToTalkWhenNobodyIs)
{
    Sitting sitting(tiny_pinned());
    EXPECT_EQ(sitting.refusal(Wait{}), "play.in_contact");

    sitting.does(HangUp{});

    EXPECT_EQ(sitting.refusal(Listen{}), "play.between");
    EXPECT_EQ(sitting.refusal(Reply{"Hello?", heard({})}), "play.between");
}

TEST(Decide, TellsAStorySegmentBySegment)
{
    Sitting sitting(tiny_pinned());
    EXPECT_EQ(sitting.last_line(), "Two weeks! Two weeks I have waited for that crib.");

    sitting.does(Listen{});

    EXPECT_EQ(sitting.last_line(), "And your letter says that it came. It is a shambles.");
    EXPECT_EQ(sitting.state().branch.segments_left, 0);
}

TEST(Decide, TellsOfAPromiseThatADeedKeepsWhileNobodyIsThere)
{
    scenario::Scenario scenario = tiny();
    scenario::Action letter = *std::ranges::find(scenario.actions, "ring-back", &scenario::Action::id);
    letter.id = "letter";
    letter.opens.clear();
    scenario.actions.push_back(letter);
    scenario.promises.front().kept_by_contact.clear();
    scenario.promises.front().kept_by_action = "letter";
    Sitting sitting(pinned(scenario));
    sitting.does(Listen{});
    sitting.says(touching(heard({Act::promise_follow_up}), "call-back", TopicHow::offered));
    sitting.does(HangUp{}).does(Wait{});
    const int trust = sitting.state().branch.trust;

    sitting.does(Do{"letter"});

    EXPECT_EQ(name_of(sitting.state().promises.front().state), "kept");
    EXPECT_GT(sitting.state().branch.trust, trust);
}

TEST(Decide, TakesATypedGoOnAsListening)
{
    Sitting sitting(tiny_pinned());
    acts::Hearing go_on = heard({Act::invite_story});
    go_on.go_on = true;

    sitting.says(go_on);

    EXPECT_EQ(sitting.state().branch.segments_left, 0);
    EXPECT_FALSE(sitting.state().turns.back().interrupted);
    EXPECT_EQ(sitting.state().turns.size(), 1U);
}

TEST(Decide, LetsTheCustomerSayTheirLastWordsAgainInTheMidstOfAStory)
{
    Sitting sitting(tiny_pinned());
    acts::Hearing again = heard({Act::ask_detail});
    again.asks_again = true;
    const BranchState before = sitting.state().branch;
    const Said said = sitting.state().transcript.back();

    sitting.says(again);

    const Said& repeated = sitting.state().transcript.back();
    EXPECT_EQ(repeated.id, said.id);
    EXPECT_EQ(repeated.wording, said.wording);
    EXPECT_EQ(repeated.segment, said.segment);
    EXPECT_EQ(sitting.state().branch, before);
    EXPECT_FALSE(sitting.state().turns.back().interrupted);
}

TEST(Decide, LetsTheCustomerSayTheirLastWordsAgainWhereNothingElseIsAsked)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});
    const Said said = sitting.state().transcript.back();
    acts::Hearing again;
    again.asks_again = true;

    sitting.says(again);

    EXPECT_EQ(sitting.state().transcript.back().id, said.id);
    EXPECT_EQ(sitting.state().transcript.back().segment, said.segment);
}

TEST(Decide, MarksAReplyOverTheCustomerAsAnInterruption)
{
    Sitting sitting(tiny_pinned());

    sitting.says(heard({Act::ask_detail}));

    EXPECT_TRUE(sitting.state().turns.back().interrupted);
    EXPECT_EQ(sitting.state().moods.front().set.cause, "interruption");
}

TEST(Decide, AnswersAQuestionFirstAndTakesTheExitAfterwards)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});

    sitting.says(
        touching(heard({Act::apology, Act::acknowledge_feeling, Act::ask_detail}, 2), "baby", TopicHow::asked));

    std::vector<std::string> lines;
    for (const Said& said : sitting.state().transcript) {
        if (said.who == Said::Who::customer) lines.push_back(said.id);
    }
    EXPECT_EQ(lines, (std::vector<std::string>{"l1", "l1", "l21", "l2", "l6"}));
}

TEST(Decide, SaysNothingMoreWhereAnAnswerMeetsOnlyTheOtherwise)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});

    sitting.says(touching(heard({Act::ask_detail}), "delivery", TopicHow::asked));

    EXPECT_EQ(sitting.last_line(), "Your letter says the 26th. Nobody came. How does that happen?");
}

TEST(Decide, GivesAnAnswerInOtherWordsTheSecondTime)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});
    const acts::Hearing question = touching(heard({Act::ask_detail}), "baby", TopicHow::asked);

    EXPECT_EQ(sitting.says(question).last_line(), "Friday. She is due on Friday.");
    EXPECT_EQ(sitting.says(question).last_line(), "Friday. I told you.");
}

TEST(Decide, NeverRepeatsAWordingWhileAnotherIsLeft)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Sitting sitting(tiny_pinned(seed));
        sitting.does(Listen{});
        const std::string first = sitting.says(heard({})).last_line();
        const std::string second = sitting.says(heard({})).last_line();
        EXPECT_NE(first, second) << "seed " << seed;
    }
}

TEST(Decide, ReactsToAnApologyWithItsOwnWords)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});

    sitting.says(heard({Act::apology}, 1));

    EXPECT_TRUE(sitting.last_line() == "You are sorry. And then?" || sitting.last_line() == "Yes. So am I.");
}

TEST(Decide, HearsAPromiseAndKeepsIt)
{
    const Sitting sitting = good_sitting(tiny_pinned());

    ASSERT_EQ(sitting.state().promises.size(), 1U);
    EXPECT_EQ(sitting.state().promises.front().state, PromiseState::kept);
    EXPECT_EQ(sitting.state().moods.back().set.impression, customer::Impression::kept_word);
}

TEST(Decide, SnapsATypedDeadlineToAMomentOfTheScenario)
{
    Sitting sitting(tiny_pinned());
    acts::Hearing promise = touching(heard({Act::promise_follow_up}), "call-back", TopicHow::said);
    promise.deadline = acts::Deadline{std::nullopt, 1, 12 * 60, {0, 1}};  // Tuesday noon

    sitting.says(promise);

    EXPECT_EQ(sitting.state().promises.front().due, "wednesday");
}

TEST(Decide, LetsTheTraineeCorrectAPromise)
{
    Sitting sitting(tiny_pinned());
    sitting.says(touching(heard({Act::promise_follow_up}), "call-back", TopicHow::said));
    ASSERT_EQ(sitting.state().promises.front().due, "friday");

    sitting.does(Promise{"friday", "wednesday"});

    EXPECT_EQ(sitting.state().promises.front().due, "wednesday");
    EXPECT_EQ(sitting.refusal(Promise{"friday", "month"}), "play.no_such_time");
}

TEST(Decide, RunsTheTalkClockAtSpeakingPaceAndActionsAtTheirOwn)
{
    Sitting sitting(tiny_pinned());
    const std::int64_t before = sitting.state().now.talk_ms;

    sitting.does(Do{"ring-depot"});

    const int words = text::word_count("So it never left. At least now we know.");
    EXPECT_EQ(sitting.state().now.talk_ms - before, 90'000 + 400 * words);
}

TEST(Decide, EndsAContactOfTheTraineesOwnWithAllItBrings)
{
    Sitting sitting = good_sitting(tiny_pinned());
    EXPECT_EQ(sitting.last_line(), "Oh! You did ring. It came this morning.");

    sitting.says(heard({Act::confirm_resolved}, 1));
    sitting.does(Wait{}).does(Wait{});
    EXPECT_EQ(sitting.last_line(), "She sleeps in it. I came for a lamp.");
    sitting.says(heard({Act::recall_history}, 2));

    EXPECT_EQ(sitting.state().ending, "renewed");
    EXPECT_EQ(sitting.refusal(Listen{}), "play.over");
}

TEST(Decide, TakesAnOfferToRingAsAPromiseWhateverActIsHeardInIt)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});

    sitting.says(touching(heard({Act::ask_permission}), "call-back", TopicHow::offered));

    ASSERT_EQ(sitting.state().promises.size(), 1U);
    EXPECT_EQ(sitting.state().promises.front().promise, "friday");
}

TEST(Decide, TakesTalkOfRingingWithoutTheActAsNoPromise)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Listen{});

    sitting.says(touching(heard({Act::ask_detail}), "call-back", TopicHow::said));

    EXPECT_TRUE(sitting.state().promises.empty());
}

TEST(Decide, FillsTheWorksheetOnce)
{
    Sitting sitting = good_sitting(tiny_pinned());
    sitting.says(heard({Act::confirm_resolved}));

    EXPECT_EQ(sitting.refusal(FillWorksheet{"depot-scan", {"depot"}, "rescan"}), "play.worksheet_filled");
}

TEST(Decide, RefusesAWorksheetThatNamesNoOption)
{
    Sitting sitting(tiny_pinned());
    sitting.does(HangUp{});

    EXPECT_EQ(sitting.refusal(FillWorksheet{"weather", {"depot"}, "rescan"}), "play.no_such_option");
    EXPECT_EQ(sitting.refusal(FillWorksheet{"courier", {}, "rescan"}), "play.nobody_named");
}

TEST(Decide, KeepsTheTypedWordsBesideTheJournalAndOutOfIt)
{
    Sitting sitting(tiny_pinned());
    sitting.does(Reply{"my secret words", heard({Act::apology})});

    EXPECT_EQ(sitting.batches.back().text, "my secret words");
    for (const Event& event : sitting.playing.events) {
        EXPECT_EQ(write_body(event).find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace amends::play
