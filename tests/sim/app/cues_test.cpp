#include "sim/app/cues.h"

#include <gtest/gtest.h>
#include <cstdlib>

namespace amends::app {
namespace {

constexpr Cue all_cues[] = {Cue::contact, Cue::said, Cue::better, Cue::worse, Cue::kept, Cue::broken, Cue::over};

play::Written batch(std::vector<play::Body> bodies)
{
    play::Written out;
    for (play::Body& body : bodies) out.events.push_back({{}, std::move(body)});
    return out;
}

play::MoodSet mood(int anger, int trust)
{
    play::MoodSet set;
    set.anger = anger;
    set.trust = trust;
    return set;
}

TEST(TheCue, IsShortAndSilentAtBothEnds)
{
    for (const Cue cue : all_cues) {
        const std::vector<std::int16_t> samples = samples_of(cue);
        ASSERT_GT(samples.size(), 1000u);
        EXPECT_LE(samples.size(), static_cast<std::size_t>(samples_a_second));
        EXPECT_LT(std::abs(samples.front()), 64);
        EXPECT_LT(std::abs(samples.back()), 64);
    }
}

TEST(TheCue, IsAnotherForEachThingThatHappens)
{
    for (const Cue a : all_cues) {
        for (const Cue b : all_cues) EXPECT_EQ(samples_of(a) == samples_of(b), a == b);
    }
}

TEST(TheCue, TellsAStepForTheBetterFromOneForTheWorse)
{
    EXPECT_EQ(cues_of(batch({play::LineSaid{}, mood(3, 3)}), {4, 3}), std::vector{Cue::better});
    EXPECT_EQ(cues_of(batch({play::LineSaid{}, mood(5, 3)}), {4, 3}), std::vector{Cue::worse});
    EXPECT_EQ(cues_of(batch({play::LineSaid{}, mood(4, 3)}), {4, 3}), std::vector{Cue::said});
}

TEST(TheCue, IsOneForEachBatchAndTheWeightiest)
{
    play::PromiseSet broken;
    broken.state = play::PromiseState::broken;

    EXPECT_EQ(cues_of(batch({mood(3, 3), broken, play::LineSaid{}}), {4, 3}), std::vector{Cue::broken});
    EXPECT_EQ(cues_of(batch({play::ContactOpened{}, play::LineSaid{}}), {4, 3}), std::vector{Cue::contact});
}

TEST(TheCue, IsNoneWhereNothingCanBeHeard)
{
    EXPECT_TRUE(cues_of(batch({play::WorksheetFilled{}}), {4, 3}).empty());
}

}  // namespace
}  // namespace amends::app
