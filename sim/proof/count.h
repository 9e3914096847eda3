#pragma once
// How large a scenario's space is, and exactly how likely each ending is for who moves at random.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/proof/space.h"

namespace amends::proof {

struct NodeCount {
    std::string node;
    std::uint64_t states = 0;   ///< reached states that stand in this node
    std::uint64_t classes = 0;  ///< reply classes here
};

struct Count {
    std::vector<NodeCount> nodes;  ///< in the scenario's order
    std::uint64_t between = 0;     ///< reached states between contacts
    std::uint64_t over = 0;        ///< … and after the end
    std::uint64_t states = 0;      ///< all of them
    std::uint64_t moves = 0;       ///< states x moves allowed in them: what the budget is about
    bool within_budget = true;     ///< false: counting stopped there
};

Count count(const scenario::Scenario& scenario, const Classes& classes, const Space& space);

/// A probability as a whole number of 2^-62, so that it is the same on every machine.
using Share = std::uint64_t;
inline constexpr Share whole = std::uint64_t{1} << 62U;

/// Of a player who takes each allowed move, replies by class, equally often.
struct Chances {
    std::vector<Share> endings;  ///< by ending index; exact but for less than states x 2^-62
    std::uint64_t longest = 0;   ///< moves of the longest play
};

/// Needs a space within the budget.
Chances chances(const Space& space, std::size_t endings);

/// States such that each comes after everything that it leads to: no play returns to a state.
std::vector<std::uint32_t> last_first(const Space& space);

/// How many of the allowed moves of a pattern lead to each of its groups.
std::vector<std::uint32_t> weights_of(const Pattern& pattern);

/// The same player by lot: how many of `plays` end in each ending.
std::vector<std::uint64_t> random_endings(const play::Compiled& compiled, const Classes& classes, std::size_t endings,
                                          std::uint64_t plays, std::uint64_t seed);

}  // namespace amends::proof
