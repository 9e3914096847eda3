#pragma once
// Every move that branching can tell apart at a node: all replies that anybody could type, as finitely many classes.

#include <vector>

#include "sim/play/compiled.h"
#include "sim/proof/sayable.h"

namespace amends::proof {

/// What the classes of a node that differ only in their answer have in common: the demand on a reply's words.
struct Stem {
    std::int8_t exit = -1;  ///< the exit whose words are fulfilled, -1 for none
    customer::Impression tone = customer::Impression::neutral;
    std::uint16_t promises = 0;  ///< as in play::Letter
    std::vector<OneOf> demands;  ///< everything that the words must fulfil
    Wanted wanted;               ///< one way to fulfil it: whatever it leaves open is free
};

/// One class of replies.
struct ReplyClass {
    std::uint16_t stem = 0;
    play::Letter letter;
    Wanted wanted;  ///< one way to say it
};

/// Reply classes of a node.
///
/// A reply reaches branching as its tone, the exits whose words it fulfils, the answers whose topics it touches and the
/// promises it makes. Exits and answers are taken first-come, so that whatever a reply fulfils, one class that fulfils
/// just the exit and the answer finally taken does the same; answers without effects are one class. The classes
/// cover every reply. Combinations of tone, exit and promise that contradict each other (docs/proof.md) are left out.
struct NodeClasses {
    std::vector<Stem> stems;
    std::vector<ReplyClass> replies;
};

struct Classes {
    std::vector<NodeClasses> nodes;  ///< by node index
};

Classes classes_of(const scenario::Scenario& scenario, const play::Compiled& compiled);

/// Whether a reply that makes these promises does what it would do without them: they were all made before, or their
/// time has passed. It is then no class of its own in this state.
bool promises_in_vain(const play::Compiled& compiled, const play::BranchState& state, std::uint16_t promises);

/// Whether a guard reads nothing of the state.
bool always_holds(const play::StateGuard& guard);

/// The moves that are allowed in a state, each class once: replies, listening, hanging up and actions in a contact,
/// waiting and actions between contacts. Actions that change nothing and corrections of promises (which lead nowhere
/// that a reply does not) are left out. Calls `each(letter)` in a fixed order.
template <class Each>
void for_each_move(const play::Compiled& compiled, const Classes& classes, const play::BranchState& state, Each&& each)
{
    using play::Move;
    if (state.over()) return;
    if (state.in_contact()) {
        for (const ReplyClass& reply : classes.nodes[state.node].replies) {
            if (!promises_in_vain(compiled, state, reply.letter.promises)) each(reply.letter);
        }
        each(play::Letter{Move::listen, {}, 0, 0, 0, {}});
        each(play::Letter{Move::hang_up, {}, 0, 0, 0, {}});
    } else {
        each(play::Letter{Move::wait, {}, 0, 0, 0, {}});
    }
    for (std::size_t i = 0; i < compiled.actions.size(); ++i) {
        const play::Letter act{Move::act, {}, 0, static_cast<std::uint8_t>(i), 0, {}};
        if (compiled.actions[i].bit >= 0 && play::allowed(compiled, state, act)) each(act);
    }
}

}  // namespace amends::proof
