#include "sim/proof/count.h"

#include <algorithm>

#include "scoring/base/chance.h"

namespace amends::proof {

using play::BranchState;
using play::Letter;

Count count(const scenario::Scenario& scenario, const Classes& classes, const Space& space)
{
    Count out;
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        out.nodes.push_back({scenario.nodes[i].id, 0, classes.nodes[i].replies.size()});
    }
    for (const BranchState& state : space.states) {
        if (state.over()) {
            ++out.over;
        } else if (state.in_contact()) {
            ++out.nodes[state.node].states;
        } else {
            ++out.between;
        }
    }
    out.states = space.states.size();
    out.moves = space.moves;
    out.within_budget = space.within_budget;
    return out;
}

std::vector<std::uint32_t> weights_of(const Pattern& pattern)
{
    std::vector<std::uint32_t> weights(pattern.groups, 0);
    const auto add = [&](Group group) {
        if (group < leads_nowhere) ++weights[group];
    };
    for (const Group group : pattern.replies) add(group);
    add(pattern.rest);
    add(pattern.hang_up);
    for (const Group group : pattern.actions) add(group);
    return weights;
}

std::vector<std::uint32_t> last_first(const Space& space)
{
    struct Frame {
        std::uint32_t state, next;
    };
    std::vector<std::uint32_t> order;
    order.reserve(space.states.size());
    std::vector<bool> seen(space.states.size(), false);
    std::vector<Frame> stack = {{0, space.begin[0]}};
    seen[0] = true;
    while (!stack.empty()) {
        Frame& top = stack.back();
        if (top.next == space.begin[top.state + 1]) {
            order.push_back(top.state);
            stack.pop_back();
            continue;
        }
        const std::uint32_t next = space.to[top.next++];
        if (seen[next]) continue;
        seen[next] = true;
        stack.push_back({next, space.begin[next]});
    }
    return order;
}

Chances chances(const Space& space, std::size_t endings)
{
    Chances out;
    out.endings.assign(endings, 0);
    std::vector<Share> share(space.states.size(), 0);
    std::vector<std::uint32_t> depth(space.states.size(), 0);
    std::vector<std::vector<std::uint32_t>> weights;
    std::vector<std::uint32_t> sums;
    for (const Pattern& pattern : space.patterns) {
        weights.push_back(weights_of(pattern));
        std::uint32_t sum = 0;
        for (const std::uint32_t weight : weights.back()) sum += weight;
        sums.push_back(sum);
    }
    share[0] = whole;
    const std::vector<std::uint32_t> order = last_first(space);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
        const BranchState& state = space.states[*at];
        if (state.over()) {
            out.endings[state.ending - 1U] += share[*at];
            out.longest = std::max<std::uint64_t>(out.longest, depth[*at]);
            continue;
        }
        const std::uint32_t pattern = space.pattern[*at];
        const auto successors = space.successors(*at);
        for (std::size_t g = 0; g < successors.size(); ++g) {
            const std::uint32_t next = successors[g];
            share[next] += share[*at] / sums[pattern] * weights[pattern][g];
            depth[next] = std::max(depth[next], depth[*at] + 1);
        }
    }
    return out;
}

std::vector<std::uint64_t> random_endings(const play::Compiled& compiled, const Classes& classes, std::size_t endings,
                                          std::uint64_t plays, std::uint64_t seed)
{
    std::vector<std::uint64_t> counts(endings, 0);
    const BranchState start = play::open_first(compiled, play::start_state(compiled));
    std::vector<Letter> moves;
    std::uint64_t draw = 0;
    for (std::uint64_t i = 0; i < plays; ++i) {
        BranchState state = start;
        while (!state.over()) {
            moves.clear();
            for_each_move(compiled, classes, state, [&](const Letter& letter) { moves.push_back(letter); });
            const auto pick = chance_below(seed, draw++, "random player", static_cast<std::uint32_t>(moves.size()));
            state = play::step(compiled, state, moves[pick]);
        }
        ++counts[state.ending - 1U];
    }
    return counts;
}

}  // namespace amends::proof
