#include <gtest/gtest.h>
#include <cmath>
#include <cstring>
#include <set>

#include "scoring/base/chance.h"
#include "tests/sim/proof/fixture.h"

namespace amends::proof {
namespace {

using play::BranchState;

struct ByBytes {
    bool operator()(const BranchState& a, const BranchState& b) const { return std::memcmp(&a, &b, sizeof a) < 0; }
};

TEST(Reach, FindsJustTheStatesThatStepLeadsTo)
{
    const Explored all;
    const play::Compiled& compiled = *all.pinned.compiled;
    const Live live(*all.pinned.scenario, compiled);

    std::set<BranchState, ByBytes> found;
    std::vector<BranchState> open = {play::open_first(compiled, play::start_state(compiled))};
    while (!open.empty()) {
        const BranchState state = live.canonical(open.back());
        open.pop_back();
        if (!found.insert(state).second) continue;
        for_each_move(compiled, all.classes, state,
                      [&](const play::Letter& letter) { open.push_back(play::step(compiled, state, letter)); });
    }

    const std::set<BranchState, ByBytes> reached(all.space.states.begin(), all.space.states.end());
    EXPECT_EQ(reached.size(), all.space.states.size());
    EXPECT_EQ(reached, found);
}

TEST(Reach, LeadsEachMoveWhereStepLeadsIt)
{
    const Explored all;
    const play::Compiled& compiled = *all.pinned.compiled;
    const Live live(*all.pinned.scenario, compiled);

    for (std::uint32_t at = 0; at < all.space.states.size(); at += 7) {
        const BranchState& state = all.space.states[at];
        const Pattern& pattern = all.space.patterns[all.space.pattern[at]];
        for (std::size_t i = 0; i < pattern.replies.size(); ++i) {
            if (pattern.replies[i] == not_allowed) continue;
            const std::uint32_t next = all.space.successors(at)[pattern.replies[i]];
            const play::Letter& letter = all.classes.nodes[state.node].replies[i].letter;
            ASSERT_EQ(all.space.states[next], live.canonical(play::step(compiled, state, letter)));
        }
    }
}

TEST(Live, KeepsEveryPlaysEnding)
{
    const Explored all;
    const play::Compiled& compiled = *all.pinned.compiled;
    const Live live(*all.pinned.scenario, compiled);
    const BranchState start = play::open_first(compiled, play::start_state(compiled));

    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        BranchState plain = start;
        BranchState bare = start;
        for (std::uint64_t k = 0; !plain.over(); ++k) {
            std::vector<play::Letter> moves;
            for_each_move(compiled, all.classes, plain, [&](const play::Letter& each) { moves.push_back(each); });
            const play::Letter move = moves[chance_below(seed, k, "move", static_cast<std::uint32_t>(moves.size()))];
            ASSERT_TRUE(play::allowed(compiled, bare, move));
            plain = play::step(compiled, plain, move);
            bare = live.canonical(play::step(compiled, bare, move));
        }
        EXPECT_EQ(plain.ending, bare.ending);
    }
}

TEST(Chances, ShareTheWholeAmongTheEndings)
{
    const Explored all;

    Share sum = 0;
    for (const Share share : chances(all.space, all.pinned.scenario->endings.size()).endings) sum += share;

    EXPECT_LE(sum, whole);
    EXPECT_GT(sum, whole - (Share{1} << 40U));  // what is lost by rounding down is less than 2^-22 of it
}

TEST(Chances, AgreeWithAMillionRandomPlays)
{
    const Explored all;
    constexpr std::uint64_t plays = 1'000'000;
    const std::size_t endings = all.pinned.scenario->endings.size();

    const Chances exactly = chances(all.space, endings);
    const auto drawn = random_endings(*all.pinned.compiled, all.classes, endings, plays, 20260301);

    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double exact = static_cast<double>(exactly.endings[i]) / static_cast<double>(whole);
        const double deviation = std::sqrt(exact * (1 - exact) * static_cast<double>(plays));
        // Five standard deviations: a right figure misses once in 1.7 million runs, and the seed is fixed.
        EXPECT_NEAR(static_cast<double>(drawn[i]), exact * static_cast<double>(plays), 5 * deviation + 1)
            << all.pinned.scenario->endings[i].id;
        EXPECT_GT(drawn[i], 0U);
    }
}

TEST(Reach, StopsAtItsLimitAndSaysSo)
{
    const Explored some(play::tiny(), 1'000);

    EXPECT_FALSE(some.space.within_budget);
}

TEST(Count, CountsEveryStateOnce)
{
    const Explored all;

    const Count counted = count(*all.pinned.scenario, all.classes, all.space);

    std::uint64_t sum = counted.between + counted.over;
    for (const NodeCount& node : counted.nodes) sum += node.states;
    EXPECT_EQ(sum, counted.states);
    EXPECT_TRUE(counted.within_budget);
}

TEST(LastFirst, PutsEveryStateAfterWhatItLeadsTo)
{
    const Explored all;

    std::vector<std::size_t> place(all.space.states.size());
    const std::vector<std::uint32_t> order = last_first(all.space);
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;

    ASSERT_EQ(order.size(), all.space.states.size());
    for (const std::uint32_t at : order) {
        for (const std::uint32_t next : all.space.successors(at)) ASSERT_LT(place[next], place[at]);
    }
}

}  // namespace
}  // namespace amends::proof
