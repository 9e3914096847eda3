#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "sim/proof/classes.h"
#include "tests/sim/play/fixture.h"

namespace amends::proof {
namespace {

using namespace play;

/// A reply that fulfils exits, touches answers and makes promises at random: what anybody might type.
Letter anything(const Compiled& compiled, std::uint64_t seed)
{
    Letter letter;
    letter.tone = customer::tones[chance_below(seed, 0, "tone", 8)];
    letter.exits = static_cast<std::uint8_t>(chance(seed, 1, "exits"));
    for (std::size_t i = 0; i < compiled.answers.size(); ++i) {
        if (chance_below(seed, i, "answer", 2) == 1) letter.answers.add(i);
    }
    for (std::size_t i = 0; i < compiled.promises.size(); ++i) {
        const unsigned time = chance_below(seed, i, "promise", compiled.promises[i].slot_count + 1U);
        letter.promises = static_cast<std::uint16_t>(letter.promises | (time << (3 * i)));
    }
    return letter;
}

TEST(Classes, CoverEveryReplyThatAnybodyCouldType)
{
    const Pinned pinned = tiny_pinned();
    const Compiled& compiled = *pinned.compiled;
    const Classes classes = classes_of(compiled);
    BranchState state = open_first(compiled, start_state(compiled));

    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        if (state.over()) state = open_first(compiled, start_state(compiled));
        if (state.in_contact()) {
            const BranchState wanted = step(compiled, state, anything(compiled, seed));
            const auto& list = classes.replies[state.node];
            const bool covered = std::any_of(list.begin(), list.end(),
                                             [&](const Letter& each) { return step(compiled, state, each) == wanted; });
            ASSERT_TRUE(covered) << "seed " << seed;
            state = wanted;
            continue;
        }
        std::vector<Letter> moves;
        for_each_move(compiled, classes, state, [&](const Letter& letter) { moves.push_back(letter); });
        state = step(compiled, state, moves[chance_below(seed, 9, "move", static_cast<std::uint32_t>(moves.size()))]);
    }
}

TEST(Classes, HaveNoRepliesWhereNobodyListens)
{
    const Pinned pinned = tiny_pinned();

    const Classes classes = classes_of(*pinned.compiled);

    for (std::size_t i = 0; i < classes.replies.size(); ++i) {
        EXPECT_EQ(classes.replies[i].empty(), pinned.scenario->nodes[i].exits.empty());
    }
}

}  // namespace
}  // namespace amends::proof
