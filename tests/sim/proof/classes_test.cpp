#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "tests/sim/proof/fixture.h"

namespace amends::proof {
namespace {

using namespace play;

/// A reply that holds acts and touches topics at random: what anybody might type.
acts::Hearing anything(const scenario::Scenario& scenario, std::uint64_t seed)
{
    acts::Hearing hearing;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (chance_below(seed, i, "act", 12) == 0) hearing.of(acts::act_at(i)) = {1000, true, false, {{0, 1}}, ""};
    }
    hearing.empathy = static_cast<int>(chance_below(seed, 0, "empathy", 4));
    hearing.go_on = chance_below(seed, 0, "go on", 8) == 0;
    if (chance_below(seed, 0, "again", 10) == 0) hearing.repeats_permille = 900;
    for (std::size_t i = 0; i < scenario.topics.size(); ++i) {
        const std::uint32_t how = chance_below(seed, i, "topic", 8);
        if (how < 4) hearing.topics.push_back({scenario.topics[i].id, static_cast<acts::TopicHow>(how), {0, 1}});
    }
    return hearing;
}

TEST(Classes, CoverEveryReplyThatAnybodyCouldType)
{
    const Pinned pinned = tiny_pinned();
    const Compiled& compiled = *pinned.compiled;
    const Classes classes = classes_of(*pinned.scenario, compiled);
    const BranchState start = open_first(compiled, start_state(compiled));
    PlayState at;
    at.branch = start;

    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        if (at.branch.over()) at.branch = start;
        const BranchState state = at.branch;
        if (state.in_contact()) {
            const acts::Hearing hearing = anything(*pinned.scenario, seed);
            const BranchState wanted = step(compiled, state, letter_of(pinned, at, hearing));
            const auto& list = classes.nodes[state.node].replies;
            const bool covered = std::any_of(list.begin(), list.end(), [&](const ReplyClass& each) {
                return step(compiled, state, each.letter) == wanted;
            });
            ASSERT_TRUE(covered) << "seed " << seed;
            at.branch = wanted;
            continue;
        }
        std::vector<Letter> moves;
        for_each_move(compiled, classes, state, [&](const Letter& letter) { moves.push_back(letter); });
        at.branch =
            step(compiled, state, moves[chance_below(seed, 9, "move", static_cast<std::uint32_t>(moves.size()))]);
    }
}

TEST(Classes, HaveNoRepliesWhereNobodyListens)
{
    const Pinned pinned = tiny_pinned();

    const Classes classes = classes_of(*pinned.scenario, *pinned.compiled);

    for (std::size_t i = 0; i < classes.nodes.size(); ++i) {
        EXPECT_EQ(classes.nodes[i].replies.empty(), pinned.scenario->nodes[i].exits.empty());
    }
}

TEST(Classes, LeaveOutWhatNobodyCanSay)
{
    const Pinned pinned = tiny_pinned();
    const Classes classes = classes_of(*pinned.scenario, *pinned.compiled);
    const NodeClasses& first = classes.nodes[0];

    const bool kind_insult = std::any_of(first.stems.begin(), first.stems.end(), [](const Stem& stem) {
        return stem.exit == 1 && stem.tone == customer::Impression::cared_for;
    });

    EXPECT_FALSE(kind_insult) << "e2 asks for blame or an insult, and neither is heard as care";
}

}  // namespace
}  // namespace amends::proof
