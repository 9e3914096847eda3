#include <gtest/gtest.h>
#include <algorithm>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

int mark_of(const std::string& criterion_id, const CaseRecord& record)
{
    return criterion("seven_strategies", criterion_id, record).mark;
}

CaseBuilder complaint()
{
    CaseBuilder builder;
    builder.contact(Purpose::complaint);
    return builder;
}

TEST(SevenStrategies, CountsASecondApologyThatNamesWhatWasLearnt)
{
    CaseBuilder once = complaint();
    once.say({acts_of(Act::apology), 1, {"room"}});
    CaseBuilder again = once;
    again.say({acts_of(Act::apology), 2, {"room", "daughter"}});
    CaseBuilder repeated = once;
    repeated.say({acts_of(Act::apology), 2, {"room"}});

    EXPECT_EQ(mark_of("apologise_again", once.record), 0);
    EXPECT_EQ(mark_of("apologise_again", again.record), 100);
    EXPECT_EQ(mark_of("apologise_again", repeated.record), 25);
}

TEST(SevenStrategies, CountsASecondApologyForWhatAReplyInBetweenFoundOut)
{
    CaseBuilder c = complaint();
    c.say({acts_of(Act::apology), 1, {"room"}});
    c.say({acts_of(Act::check_understanding), 1, {"daughter"}});
    c.say({acts_of(Act::apology), 2, {"daughter"}});

    EXPECT_EQ(mark_of("apologise_again", c.record), 100);
}

TEST(SevenStrategies, TakesABriefingAsHalfOfAThreeWayConversation)
{
    CaseBuilder briefed = complaint();
    briefed.act(ActionKind::brief, "tell-dana");
    CaseBuilder joined = complaint();
    joined.act(ActionKind::three_way, "dana-joins");
    CaseBuilder words = complaint();
    words.say({acts_of(Act::warm_handoff), 1});

    EXPECT_EQ(mark_of("three_way", briefed.record), 50);
    EXPECT_EQ(mark_of("three_way", joined.record), 100);
    EXPECT_EQ(mark_of("three_way", words.record), 25);
}

TEST(SevenStrategies, HoldsUrgencyAgainstPar)
{
    CaseBuilder c = complaint();
    c.act(ActionKind::fix, "suite").action().sim_s = 600;
    EXPECT_EQ(mark_of("urgency", c.record), 100);

    c.action().sim_s = 601 + 300;
    EXPECT_EQ(mark_of("urgency", c.record), 75);

    c.action().sim_s = 6000;
    EXPECT_EQ(mark_of("urgency", c.record), 0);
}

TEST(SevenStrategies, ComesBackAfterTheFixAndAsks)
{
    CaseBuilder before = complaint();
    before.contact(Purpose::follow_up, Opener::trainee, 3600).say({acts_of(Act::confirm_resolved), 1});
    CaseBuilder after = complaint();
    after.act(ActionKind::fix, "suite");
    after.contact(Purpose::follow_up, Opener::trainee, 3600).say({acts_of(Act::confirm_resolved), 1});

    EXPECT_EQ(mark_of("circle_back", before.record), 30);
    EXPECT_EQ(mark_of("circle_back", after.record), 100);
}

TEST(SevenStrategies, WantsRealEmpathyInEachContact)
{
    CaseBuilder both = complaint();
    both.say({acts_of(Act::apology), 2}).contact(Purpose::follow_up, Opener::trainee).say({acts_of(Act::thank), 2});
    CaseBuilder first_only = complaint();
    first_only.say({acts_of(Act::apology), 2})
        .contact(Purpose::follow_up, Opener::trainee)
        .say({acts_of(Act::thank), 1});
    CaseBuilder second_only = complaint();
    second_only.say({acts_of(Act::apology), 1})
        .contact(Purpose::follow_up, Opener::trainee)
        .say({acts_of(Act::thank), 2});

    EXPECT_EQ(mark_of("attitude", both.record), 100);
    EXPECT_EQ(mark_of("attitude", first_only.record), 60);
    EXPECT_EQ(mark_of("attitude", second_only.record), 50);
}

TEST(SevenStrategies, HoldsOnlyFallsThatWereNotMadeGoodAgainstTheTrainee)
{
    CaseBuilder c = complaint();
    c.say({acts_of(Act::apology), 2}).contact(Purpose::follow_up, Opener::trainee).say({acts_of(Act::thank), 2});
    const auto against = [](const Evidence& evidence) { return evidence.against; };

    const CriterionMark warm = criterion("seven_strategies", "attitude", c.record);
    EXPECT_EQ(std::count_if(warm.evidence.begin(), warm.evidence.end(), against), 0);

    const CriterionMark lapse = criterion("seven_strategies", "attitude", c.say({acts_of(Act::rush), 2}).record);
    EXPECT_EQ(std::count_if(lapse.evidence.begin(), lapse.evidence.end(), against), 1);
}

TEST(SevenStrategies, LosesTheRightAttitudeBelowTheTrustItBeganWith)
{
    CaseBuilder c = complaint();
    c.say({acts_of(Act::apology), 2}).say({acts_of(Act::apology), 2}).turn().trust = 1;

    EXPECT_EQ(mark_of("attitude", c.record), 20);
}

TEST(SevenStrategies, RenewsConfidenceOnlyWithoutABrokenPromise)
{
    CaseBuilder c = complaint();
    c.act(ActionKind::fix, "suite");
    EXPECT_EQ(mark_of("confidence", c.record), 100);

    c.promise(Act::commit_time, Fate::broken);
    EXPECT_EQ(mark_of("confidence", c.record), 40);
}

TEST(SevenStrategies, HearsAStoryInvitedAndToldToItsEnd)
{
    CaseBuilder heard = complaint();
    heard.say({acts_of(Act::invite_story), 1}).say({acts_of(Act::apology), 1, {}, {}, true});
    CaseBuilder cut = complaint();
    cut.say({acts_of(Act::invite_story), 1}).turn().interrupted = true;

    EXPECT_EQ(mark_of("listen", heard.record), 100);
    EXPECT_EQ(mark_of("listen", cut.record), 0);
}

}  // namespace
}  // namespace amends::rubric
