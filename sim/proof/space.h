#pragma once
// The whole reachable space of a scenario, once: states, where their moves lead, and what was seen on the way.

#include <cstdint>
#include <vector>

#include "sim/proof/classes.h"

namespace amends::proof {

inline constexpr std::uint64_t budget = 50'000'000;  ///< reached states x classes
inline constexpr std::uint32_t nowhere = 0xFFFF'FFFF;

/// What still matters while a contact stands in a node: the rest is put back to its start, so that states which differ
/// in nothing that can be read any more are one.
class Live {
public:
    Live(const scenario::Scenario& scenario, const play::Compiled& compiled);
    play::BranchState canonical(play::BranchState state) const;

private:
    struct At {
        std::uint16_t done = 0xFFFF;
        std::vector<play::CompiledEffects::Set> dropped;
        bool memory = true;
    };
    const play::Compiled& compiled_;
    std::vector<At> at_;  ///< contact x nodes + node
};

/// Where a move leads, as an index into the state's successors.
using Group = std::uint16_t;
inline constexpr Group not_allowed = 0xFFFF;
inline constexpr Group leads_nowhere = 0xFFFE;  ///< a deed that can be done and changes nothing

/// Which move leads to which of a state's successors; few are needed for all states.
struct Pattern {
    std::uint16_t node = between;
    std::vector<Group> replies;  ///< by reply class of the node
    Group rest = not_allowed;    ///< listening in a contact, waiting between contacts
    Group hang_up = not_allowed;
    std::vector<Group> actions;  ///< by action
    std::uint16_t groups = 0;    ///< how many successors

    static constexpr std::uint16_t between = 0xFFFF;
    bool operator==(const Pattern&) const = default;
};

/// The first place in breadth at which something was seen: in a state, or by a move from it.
struct Sight {
    std::uint32_t from = nowhere;
    bool by_move = false;
    play::Letter move;

    bool seen() const { return from != nowhere; }
};

/// Everything an author wrote that a play can come by. Indices as in the scenario.
struct Sights {
    std::vector<std::vector<Sight>> entry_lines, exits, offered;  ///< by node
    std::vector<Sight> nodes, out_of_patience;                    ///< by node
    std::vector<Sight> answers, reactions, actions, contacts, endings;
    std::vector<std::array<Sight, 8>> promises;  ///< by promise, by play::PromiseState
};

struct Space {
    std::vector<play::BranchState> states;  ///< in order of breadth; the first is the start
    std::vector<std::uint32_t> parent;      ///< a state one move nearer to the start
    std::vector<std::uint32_t> begin;       ///< into `to`; one more than there are states
    std::vector<std::uint32_t> to;          ///< distinct successors
    std::vector<std::uint32_t> pattern;     ///< by state
    std::vector<Pattern> patterns;
    Sights sights;
    std::uint64_t moves = 0;    ///< states x moves allowed in them: what the budget is about
    bool within_budget = true;  ///< false: it was left there, and says nothing about all

    std::span<const std::uint32_t> successors(std::uint32_t state) const
    {
        return {to.data() + begin[state], to.data() + begin[state + 1]};
    }
};

/// Reaches every state from the start.
Space reach(const scenario::Scenario& scenario, const play::Compiled& compiled, const Classes& classes,
            std::uint64_t limit = budget);

}  // namespace amends::proof
