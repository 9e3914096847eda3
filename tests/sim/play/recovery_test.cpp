#include "sim/play/recovery.h"

#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

using acts::Act;
using customer::Step;

rubric::CaseRecord with_turns(std::vector<acts::Hearing> hearings)
{
    rubric::CaseRecord record;
    record.par_fix_s = 600;
    for (acts::Hearing& hearing : hearings) {
        rubric::Turn turn;
        turn.hearing = std::move(hearing);
        record.turns.push_back(turn);
    }
    return record;
}

rubric::Action fix(std::int64_t sim_s)
{
    rubric::Action action;
    action.id = "fix";
    action.kind = rubric::ActionKind::fix;
    action.sim_s = sim_s;
    action.value = 3;
    action.visible = action.fixes = action.chosen = true;
    return action;
}

scenario::Failure failure()
{
    scenario::Failure out;
    out.type = "outcome";
    out.severity = 3;
    out.loss = 10'000;
    return out;
}

TEST(RecoveryOf, IsNothingWhereNothingWasDone)
{
    const customer::Recovery recovery = recovery_of(with_turns({heard({})}), failure());

    EXPECT_EQ(recovery.given, 0);
    EXPECT_EQ(recovery.of(Step::speed), 0);
    EXPECT_EQ(recovery.of(Step::empathy), 0);
    EXPECT_EQ(recovery.of(Step::apology), 0);
    EXPECT_EQ(recovery.of(Step::no_harm), 1000);
    EXPECT_EQ(recovery.of(Step::mildness), 0);
}

TEST(RecoveryOf, CountsTheRightFixAsTheWholeLossAndGiftsOnTop)
{
    rubric::CaseRecord record = with_turns({heard({})});
    record.actions.push_back(fix(600));
    rubric::Action gift;
    gift.kind = rubric::ActionKind::give;
    gift.cost = 5'000;
    gift.value = 3;
    record.actions.push_back(gift);

    EXPECT_EQ(recovery_of(record, failure()).given, 1500);
    record.actions.front().chosen = false;
    EXPECT_EQ(recovery_of(record, failure()).given, 1167);
}

TEST(RecoveryOf, MeasuresSpeedAgainstPar)
{
    rubric::CaseRecord at_par = with_turns({heard({})});
    at_par.actions.push_back(fix(600));
    rubric::CaseRecord slow = at_par;
    slow.actions.front().sim_s = 6'000;

    EXPECT_EQ(recovery_of(at_par, failure()).of(Step::speed), 500);
    EXPECT_EQ(recovery_of(slow, failure()).of(Step::speed), 0);
}

TEST(RecoveryOf, HalvesAnApologyThatComesLateAndAnotherThatHasAnIf)
{
    const acts::Hearing sorry = heard({Act::apology, Act::own_it});
    const acts::Hearing nothing = heard({});
    const int early = recovery_of(with_turns({sorry}), failure()).of(Step::apology);
    const int late = recovery_of(with_turns({nothing, nothing, nothing, nothing, nothing, nothing, sorry}), failure())
                         .of(Step::apology);
    const int iffy = recovery_of(with_turns({heard({Act::apology, Act::own_it, Act::conditional_apology})}), failure())
                         .of(Step::apology);

    EXPECT_EQ(late, early / 2);
    EXPECT_EQ(iffy, early / 2);
}

TEST(RecoveryOf, IsASecondFailureWhereAPromiseWasBroken)
{
    rubric::CaseRecord record = with_turns({heard({Act::promise_follow_up})});
    record.promises.push_back({"call", 0, Act::promise_follow_up, rubric::Fate::kept});
    const customer::Recovery kept = recovery_of(record, failure());
    record.promises.front().fate = rubric::Fate::broken;
    const customer::Recovery broken = recovery_of(record, failure());

    EXPECT_FALSE(kept.failed_again);
    EXPECT_TRUE(broken.failed_again);
    EXPECT_GT(kept.of(Step::follow_through), broken.of(Step::follow_through));
}

TEST(RecoveryOf, CountsEveryHarmfulReplyAndInterruption)
{
    rubric::CaseRecord record = with_turns({heard({Act::blame_customer}), heard({}), heard({})});
    record.turns[1].interrupted = true;

    EXPECT_EQ(recovery_of(record, failure()).of(Step::no_harm), 500);
}

}  // namespace
}  // namespace amends::play
