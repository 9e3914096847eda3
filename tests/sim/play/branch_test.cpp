#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

using customer::Impression;

class Branch : public testing::Test {
protected:
    Pinned pinned = tiny_pinned();
    const Compiled& compiled = *pinned.compiled;
    BranchState start = open_first(compiled, start_state(compiled));

    BranchState after(BranchState state, const Letter& letter) const { return step(compiled, state, letter); }
    static Letter reply(Impression tone, std::uint8_t exits = 0) { return {Move::reply, tone, exits, 0, 0, {}}; }
};

TEST_F(Branch, BeginsWithTheFirstSegmentTold)
{
    EXPECT_EQ(start.segments_left, 1);
    EXPECT_EQ(start.anger, 4);
    EXPECT_EQ(start.trust, 2);
    EXPECT_TRUE(start.in_contact());
}

TEST_F(Branch, HearsTheCustomerOutByListening)
{
    const BranchState heard_out = after(start, {Move::listen, {}, 0, 0, 0, {}});

    EXPECT_EQ(heard_out.segments_left, 0);
    EXPECT_EQ(heard_out.heard(), 1);
}

TEST_F(Branch, TakesAReplyOverTheCustomerAsBeingBrushedOff)
{
    Trace trace;
    const BranchState interrupted = step(compiled, start, reply(Impression::neutral), &trace);

    EXPECT_TRUE(trace.interrupted);
    EXPECT_GT(interrupted.anger, start.anger);
    EXPECT_EQ(interrupted.segments_left, 0);
}

TEST_F(Branch, LosesPatienceWithRepliesThatLeadNowhere)
{
    BranchState state = after(start, {Move::listen, {}, 0, 0, 0, {}});
    state = after(state, reply(Impression::neutral));
    state = after(state, reply(Impression::neutral));
    EXPECT_FALSE(state.over());

    state = after(state, reply(Impression::neutral));

    EXPECT_TRUE(state.over());
}

TEST_F(Branch, WaitsAgainForWhoDoesSomething)
{
    BranchState state = after(start, {Move::listen, {}, 0, 0, 0, {}});
    state = after(state, reply(Impression::neutral));
    state = after(state, reply(Impression::neutral));
    ASSERT_EQ(state.stay, 2);

    state = after(state, {Move::act, {}, 0, 0, 0, {}});

    EXPECT_EQ(state.stay, 0);
}

TEST_F(Branch, DoesAnActionAtMostOnce)
{
    const Letter ring{Move::act, {}, 0, 0, 0, {}};
    BranchState state = after(start, {Move::listen, {}, 0, 0, 0, {}});
    ASSERT_TRUE(allowed(compiled, state, ring));

    state = after(state, ring);

    EXPECT_FALSE(allowed(compiled, state, ring));
    EXPECT_EQ(after(state, ring), state);
}

TEST_F(Branch, LeavesTheStateAloneWhereAMoveIsNotAllowed)
{
    EXPECT_EQ(after(start, {Move::wait, {}, 0, 0, 0, {}}), start);
    EXPECT_EQ(after(start, {Move::act, {}, 0, 99, 0, {}}), start);
}

TEST_F(Branch, ForgetsWhereItStoodOnceAContactIsOver)
{
    const BranchState hung_up = after(start, {Move::hang_up, {}, 0, 0, 0, {}});

    EXPECT_FALSE(hung_up.in_contact());
    EXPECT_EQ(hung_up.node, 0);
    EXPECT_EQ(hung_up.stay, 0);
    EXPECT_EQ(hung_up.segments_left, 0);
}

TEST(BranchAfterAContact, DropsWhatNothingCanReadAnyMore)
{
    // Deeds that belong to the call alone: afterwards only `redeliver` is read, by the visit.
    scenario::Scenario scenario = tiny();
    for (scenario::Action& action : scenario.actions) {
        if (!action.between) action.nodes = {"n1", "n2"};
    }
    const Pinned play = pinned(scenario);
    BranchState state = open_first(*play.compiled, start_state(*play.compiled));
    state = step(*play.compiled, state, {Move::listen, {}, 0, 0, 0, {}});
    state = step(*play.compiled, state, {Move::act, {}, 0, 0, 0, {}});
    state.vars = 1;
    state.done = 3;

    state = step(*play.compiled, state, {Move::hang_up, {}, 0, 0, 0, {}});

    EXPECT_EQ(state.done, 2);
    EXPECT_EQ(state.vars, 0);
}

TEST_F(Branch, EndsWhenTimeRunsOut)
{
    BranchState state = after(start, {Move::hang_up, {}, 0, 0, 0, {}});
    for (int i = 0; i < 10 && !state.over(); ++i) state = after(state, {Move::wait, {}, 0, 0, 0, {}});

    EXPECT_TRUE(state.over());
}

TEST_F(Branch, BreaksAPromiseWhenItsTimePasses)
{
    BranchState state = after(start, {Move::reply, Impression::neutral, 0, 0, 1, {}});
    ASSERT_EQ(state.promise(0), PromiseState::due_first);
    state = after(state, {Move::hang_up, {}, 0, 0, 0, {}});
    state = after(state, {Move::wait, {}, 0, 0, 0, {}});
    EXPECT_EQ(state.promise(0), PromiseState::due_first);
    const int trust = state.trust;

    state = after(state, {Move::wait, {}, 0, 0, 0, {}});

    EXPECT_EQ(state.promise(0), PromiseState::broken);
    EXPECT_LE(state.trust, trust);
}

}  // namespace
}  // namespace amends::play
