#include <gtest/gtest.h>
#include <cstdlib>
#include <fstream>

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

/// One event a line: kind, version, both clocks, body.
std::string journal_of(const Sitting& sitting)
{
    std::string text;
    for (const Event& event : sitting.playing.events) {
        text += std::string(kind_of(event)) + " " + std::to_string(version_of(event)) + " " +
                std::to_string(event.at.sim_s) + " " + std::to_string(event.at.talk_ms) + " " + write_body(event) +
                "\n";
    }
    return text;
}

TEST(Replay, WritesTheGoldenJournalOfTheseRules)
{
    // What differs here is a change of the rules: it takes a new rules_version, and this file anew
    // (AMENDS_UPDATE_GOLDEN=1). Journals of released versions must then still fold.
    const std::string path = "tests/sim/play/golden/late-crib.journal";
    const std::string journal = journal_of(good_sitting(tiny_pinned()));
    if (std::getenv("AMENDS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(std::string(AMENDS_SOURCE_DIR) + "/" + path, std::ios::binary) << journal;
    }

    EXPECT_EQ(journal, bytes_of(path));
}

TEST(Replay, RefusesToGoOnUnderOtherRules)
{
    Pins pins;
    pins.rules = rules_version + 1;

    EXPECT_FALSE(pin(tiny(), customer::shipped(), pins).has_value());
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
