#include "sim/proof/explore.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "scoring/base/chance.h"

namespace amends::proof {
namespace {

using play::BranchState;
using play::Compiled;
using play::Letter;

struct Hash {
    std::size_t operator()(const BranchState& state) const
    {
        std::array<std::uint64_t, 2> halves{};
        static_assert(sizeof halves == sizeof state);
        std::memcpy(halves.data(), &state, sizeof state);
        std::uint64_t x =
            halves[0] * 0x9E3779B97F4A7C15ULL ^ (halves[1] + 0xD1B54A32D192ED03ULL) * 0xBF58476D1CE4E5B9ULL;
        return static_cast<std::size_t>(x ^ (x >> 29U));
    }
};

/// Depth-first, so that the finishing order read backwards is an order of time: no play returns to a state.
class Explorer {
public:
    Explorer(const Compiled& compiled, std::uint64_t limit)
        : c_(compiled), classes_(classes_of(compiled)), limit_(limit)
    {
    }

    /// False where the limit was reached.
    bool reach(const BranchState& start)
    {
        find(start);
        std::vector<Frame> stack;
        stack.push_back(frame(0));
        while (!stack.empty()) {
            Frame& top = stack.back();
            if (top.next == top.moves.size()) {
                finished_.push_back(top.state);
                stack.pop_back();
                continue;
            }
            const Letter letter = top.moves[top.next++];
            const auto [index, fresh] = find(play::step(c_, states_[top.state], letter));
            if (moves_ > limit_) return false;
            if (fresh) stack.push_back(frame(index));
        }
        return true;
    }

    Chances chances(std::size_t endings) const
    {
        Chances out;
        out.endings.assign(endings, 0);
        std::vector<Share> share(states_.size(), 0);
        std::vector<std::uint32_t> depth(states_.size(), 0);
        share[0] = whole;
        for (auto it = finished_.rbegin(); it != finished_.rend(); ++it) {
            const BranchState& state = states_[*it];
            if (state.over()) {
                out.endings[state.ending - 1U] += share[*it];
                out.longest = std::max<std::uint64_t>(out.longest, depth[*it]);
                continue;
            }
            const std::vector<Letter> moves = moves_in(state);
            for (const Letter& letter : moves) {
                const std::uint32_t next = index_.at(play::step(c_, state, letter));
                share[next] += share[*it] / moves.size();
                depth[next] = std::max(depth[next], depth[*it] + 1);
            }
        }
        return out;
    }

    Count count(const scenario::Scenario& scenario) const
    {
        Count out;
        for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
            out.nodes.push_back({scenario.nodes[i].id, 0, classes_.replies[i].size()});
        }
        for (const BranchState& state : states_) {
            if (state.over()) {
                ++out.over;
            } else if (state.in_contact()) {
                ++out.nodes[state.node].states;
            } else {
                ++out.between;
            }
        }
        out.states = states_.size();
        out.moves = moves_;
        out.within_budget = moves_ <= limit_;
        return out;
    }

private:
    struct Frame {
        std::uint32_t state;
        std::vector<Letter> moves;
        std::size_t next;
    };

    std::vector<Letter> moves_in(const BranchState& state) const
    {
        std::vector<Letter> moves;
        for_each_move(c_, classes_, state, [&](const Letter& letter) { moves.push_back(letter); });
        return moves;
    }

    Frame frame(std::uint32_t state)
    {
        Frame out{state, moves_in(states_[state]), 0};
        moves_ += out.moves.size();
        return out;
    }

    std::pair<std::uint32_t, bool> find(const BranchState& state)
    {
        const auto [it, fresh] = index_.emplace(state, static_cast<std::uint32_t>(states_.size()));
        if (fresh) states_.push_back(state);
        return {it->second, fresh};
    }

    const Compiled& c_;
    Classes classes_;
    std::uint64_t limit_;
    std::uint64_t moves_ = 0;
    std::unordered_map<BranchState, std::uint32_t, Hash> index_;
    std::vector<BranchState> states_;
    std::vector<std::uint32_t> finished_;
};

}  // namespace

Space explore(const scenario::Scenario& scenario, const Compiled& compiled, std::uint64_t limit)
{
    Explorer explorer(compiled, limit);
    const bool all = explorer.reach(play::open_first(compiled, play::start_state(compiled)));
    Space space{explorer.count(scenario), {}};
    if (all) space.chances = explorer.chances(scenario.endings.size());
    return space;
}

std::vector<std::uint64_t> random_endings(const Compiled& compiled, std::size_t endings, std::uint64_t plays,
                                          std::uint64_t seed)
{
    const Classes classes = classes_of(compiled);
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
