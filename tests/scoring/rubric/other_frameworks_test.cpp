// What sets each of the other four frameworks apart, criterion by criterion.

#include <gtest/gtest.h>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

CaseBuilder complaint()
{
    CaseBuilder builder;
    builder.contact(Purpose::complaint);
    return builder;
}

int steps(const std::string& id, const CaseBuilder& builder)
{
    return criterion("seven_steps", id, builder.record).mark;
}
int heal(const std::string& id, const CaseBuilder& builder)
{
    return criterion("heal", id, builder.record).mark;
}
int sixty(const std::string& id, const CaseBuilder& builder)
{
    return criterion("sixty_seconds", id, builder.record).mark;
}
int human(const std::string& id, const CaseBuilder& builder)
{
    return criterion("human_first", id, builder.record).mark;
}

const Said ask{acts_of(Act::ask_detail), 1};
const Said check{acts_of(Act::check_understanding), 1};
const Said say_fix{acts_of(Act::explain_fix), 1};
const Said thank{acts_of(Act::thank), 1};
const Said confirm{acts_of(Act::confirm_resolved), 1};

TEST(SevenSteps, LoseUnderstandingByAFixAGiftOrACauseBeforeTheFirstQuestion)
{
    EXPECT_EQ(steps("understand", complaint().say(ask).say(check).say(say_fix)), 100);
    EXPECT_EQ(steps("understand", complaint().say(say_fix).say(ask).say(check)), 0);
    EXPECT_EQ(steps("understand", complaint().act(ActionKind::give, "breakfast").say(ask).say(check)), 0);
    EXPECT_EQ(steps("understand", complaint().say({acts_of(Act::explain_cause), 1}).say(ask).say(check)), 0);
}

TEST(SevenSteps, TakeACauseThatIsOwedForNoHaste)
{
    CaseBuilder c = complaint();
    c.say({acts_of(Act::explain_cause), 1}).turn().cause_owed = true;
    c.say(ask).say(check);

    EXPECT_EQ(steps("understand", c), 100);
    EXPECT_EQ(steps("candour", c), 100);
}

TEST(SevenSteps, HoldItAgainstTheTraineeWhenAnOwedCauseIsWithheld)
{
    CaseBuilder c = complaint();
    c.say(ask).turn().cause_owed = true;

    EXPECT_EQ(steps("candour", c), 0);
    EXPECT_TRUE(criterion("seven_steps", "candour", c.record).evidence.size() == 1U);
    EXPECT_EQ(steps("candour", c.say({acts_of(Act::explain_cause), 1})), 50);
}

TEST(SevenSteps, TakeOneSolutionForHalfTwoOrThreeForFullAndFiveForHalf)
{
    EXPECT_EQ(steps("choice", complaint().say(say_fix)), 50);
    EXPECT_EQ(steps("choice", complaint().say({acts_of(Act::offer_choice), 1, {}, {"a", "b"}})), 100);
    EXPECT_EQ(steps("choice", complaint().say({acts_of(Act::offer_choice), 1, {}, {"a", "b", "c"}})), 100);
    EXPECT_EQ(steps("choice", complaint().say({acts_of(Act::offer_choice), 1, {}, {"a", "b", "c", "d", "e"}})), 50);
}

TEST(SevenSteps, TakeAnotherFixThanTheChosenOneForABrokenPromise)
{
    CaseBuilder chosen = complaint();
    chosen.act(ActionKind::fix, "suite");
    CaseBuilder other = chosen;
    other.action().chosen = false;
    CaseBuilder late = chosen;
    late.promise(Act::commit_time, Fate::late);

    EXPECT_EQ(steps("implement", chosen), 100);
    EXPECT_EQ(steps("implement", other), 20);
    EXPECT_EQ(steps("implement", late), 60);
}

TEST(SevenSteps, ThankOnlyAfterASolution)
{
    EXPECT_EQ(steps("thank", complaint().say(thank).act(ActionKind::fix, "suite")), 0);
    EXPECT_EQ(steps("thank", complaint().act(ActionKind::fix, "suite").say(thank)), 100);
    EXPECT_EQ(steps("thank", complaint().say(say_fix).say(thank)), 50);
    EXPECT_EQ(steps("thank", complaint().act(ActionKind::fix, "suite").say({acts_of(Act::thank, Act::canned), 1})), 0);
}

TEST(SevenSteps, TakeAPromisedFollowUpForAQuarter)
{
    EXPECT_EQ(steps("follow_up", complaint().say({acts_of(Act::promise_follow_up), 1})), 25);
    EXPECT_EQ(steps("follow_up", complaint().contact(Purpose::follow_up, Opener::trainee).say(confirm)), 100);
}

TEST(Heal, GivesNothingForWordsInAgility)
{
    const CaseBuilder words = complaint().say({acts_of(Act::act_now, Act::explain_fix, Act::own_it, Act::reassure), 3});

    EXPECT_EQ(heal("agility_fix", words), 0);
    EXPECT_EQ(heal("agility_deeds", words), 0);
}

TEST(Heal, WantsTheEffortSeen)
{
    CaseBuilder hidden = complaint();
    hidden.act(ActionKind::fix, "suite").action().visible = false;

    EXPECT_EQ(heal("agility_deeds", hidden), 40);
    EXPECT_EQ(heal("agility_deeds", complaint().act(ActionKind::fix, "suite")), 100);
    EXPECT_EQ(heal("agility_deeds", complaint().act(ActionKind::ring, "ring-depot")), 60);
    EXPECT_EQ(heal("agility_deeds", complaint().act(ActionKind::hold, "wait-there")), 0);
}

TEST(Heal, TiresOfTooManyCheckIns)
{
    CaseBuilder c = complaint();
    c.act(ActionKind::fix, "suite");
    for (int i = 0; i < 3; ++i) c.contact(Purpose::follow_up, Opener::trainee).say(confirm);
    EXPECT_EQ(heal("loyalty_back", c), 100);

    EXPECT_EQ(heal("loyalty_back", c.contact(Purpose::follow_up, Opener::trainee)), 50);
}

TEST(Heal, AsksAboutTheLastProblemAtTheNextVisit)
{
    const Said recall{acts_of(Act::recall_history), 1};

    EXPECT_EQ(heal("loyalty_next_visit", complaint().say(recall)), 0);
    EXPECT_EQ(heal("loyalty_next_visit", complaint().contact(Purpose::next_visit).say(recall)), 100);
}

TEST(SixtySeconds, HoldTheTalkClockAgainstAMinute)
{
    const acts::ActSet sorry = acts_of(Act::apology);

    EXPECT_EQ(sixty("apologise", complaint().say({sorry, 1, {}, {}, false, 50, 100})), 100);  // ends at 60 s
    EXPECT_EQ(sixty("apologise", complaint().say({sorry, 1, {}, {}, false, 51, 100})), 60);
}

TEST(SixtySeconds, TakeResponsibilityInWordsForLessThanHalf)
{
    const Said mine{acts_of(Act::own_it), 1, {}, {}, false, 10, 10};

    EXPECT_EQ(sixty("responsibility", complaint().say(mine)), 40);
    EXPECT_EQ(sixty("responsibility", complaint().say(mine).act(ActionKind::ring, "ring-depot")), 100);
    EXPECT_EQ(sixty("responsibility", complaint().say(mine).say({acts_of(Act::hide_behind_policy), 0})), 0);
}

TEST(SixtySeconds, CountUnusedAuthorityAndAskingAgainstTheTrainee)
{
    EXPECT_EQ(sixty("empowerment", complaint().say(say_fix)), 0);
    EXPECT_EQ(sixty("empowerment", complaint().act(ActionKind::give, "breakfast")), 100);
    EXPECT_EQ(sixty("empowerment", complaint().act(ActionKind::consult, "ask").act(ActionKind::give, "breakfast")), 40);
}

TEST(SixtySeconds, WeighAGiftByWhatItMeansNotByWhatItCosts)
{
    CaseBuilder dear = complaint();
    dear.act(ActionKind::give, "voucher").action().value = 1;
    dear.action().cost = 9000;

    EXPECT_EQ(sixty("value", dear), 40);
    EXPECT_EQ(sixty("thrift", dear), 60);
    EXPECT_EQ(sixty("value", complaint().act(ActionKind::give, "teddy")), 100);
    EXPECT_EQ(sixty("value", complaint().say({acts_of(Act::compensate), 1})), 30);
}

TEST(HumanFirst, WantsTheApologyAfterUnderstanding)
{
    const Said sorry{acts_of(Act::apology), 1};

    EXPECT_EQ(human("apologise", complaint().say(sorry)), 20);
    EXPECT_EQ(human("apologise", complaint().say(ask).say(sorry)), 100);
    EXPECT_EQ(human("apologise", complaint().say(sorry).say(ask).say(sorry)), 100);
}

TEST(HumanFirst, TakesListeningForUnderstanding)
{
    CaseBuilder c = complaint();
    c.say({{}, 0}).turn().hearing.go_on = true;
    c.say({acts_of(Act::apology), 1});

    EXPECT_EQ(human("apologise", c), 100);
}

TEST(HumanFirst, WantsTheSupervisorAskedBeforeTheDecision)
{
    EXPECT_EQ(human("consult", complaint().act(ActionKind::give, "breakfast")), 0);
    EXPECT_EQ(human("consult", complaint().act(ActionKind::consult, "ask").act(ActionKind::give, "breakfast")), 100);
    EXPECT_EQ(human("consult", complaint().act(ActionKind::give, "breakfast").act(ActionKind::consult, "ask")), 40);
}

TEST(HumanFirst, WantsTheTraineeToTalkLessBeforeTheStoryEnds)
{
    const Said end{{}, 1, {}, {}, true, 10, 20};

    EXPECT_EQ(human("talk_less", complaint().say({{}, 1, {}, {}, false, 10, 60}).say(end)), 100);
    EXPECT_EQ(human("talk_less", complaint().say({{}, 1, {}, {}, false, 90, 60}).say(end)), 40);
}

TEST(HumanFirst, CommitsOnlyToWhatIsPossible)
{
    const Said honest{acts_of(Act::set_expectation), 1};

    EXPECT_EQ(human("possible", complaint().say(honest)), 50);
    EXPECT_EQ(human("possible", complaint().say(honest).promise(Act::commit_time, Fate::kept)), 100);
    EXPECT_EQ(human("possible", complaint().say(honest).say({acts_of(Act::overpromise), 1})), 0);
}

}  // namespace
}  // namespace amends::rubric
