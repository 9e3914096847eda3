#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

TEST(Replay, GivesTheSameStateForTheSameEvents)
{
    const Sitting sitting = good_sitting(tiny_pinned());

    EXPECT_EQ(fold(sitting.playing.events), sitting.state());
}

TEST(Replay, DecidesEveryStoredBatchAgainAsItWas)
{
    const Sitting sitting = good_sitting(tiny_pinned());

    PlayState state = begin(sitting.playing.pinned).state;
    for (const Written& batch : sitting.batches) {
        const std::optional<Command> command = command_of(batch.events, batch.text);
        ASSERT_TRUE(command.has_value());
        const Decided again = decide(sitting.playing.pinned, state, *command);
        ASSERT_TRUE(again.has_value());
        EXPECT_EQ(*again, batch);
        for (const Event& event : batch.events) state = apply(std::move(state), event);
    }
}

TEST(Replay, EndsEachBatchWithTheClockAndTheBranchingStateThatTheNextBeginsWith)
{
    const Sitting sitting = good_sitting(tiny_pinned());

    for (const Written& batch : sitting.batches) {
        ASSERT_TRUE(std::holds_alternative<BranchSet>(batch.events.back().body));
    }
    EXPECT_EQ(sitting.state().now, sitting.batches.back().events.back().at);
}

TEST(Replay, GivesTheSamePlayForTheSameSeed)
{
    EXPECT_EQ(good_sitting(tiny_pinned(7)).playing.events, good_sitting(tiny_pinned(7)).playing.events);
}

TEST(Replay, NeverRunsTimeBackwards)
{
    const Sitting sitting = good_sitting(tiny_pinned());
    std::int64_t before = 0;
    for (const Event& event : sitting.playing.events) {
        EXPECT_GE(event.at.sim_s, before);
        before = event.at.sim_s;
    }
}

}  // namespace
}  // namespace amends::play
