#pragma once
// Every move that branching can tell apart at a node: all replies that anybody could type, as finitely many classes.

#include <vector>

#include "sim/play/compiled.h"

namespace amends::proof {

/// Reply classes of each node, by node index.
///
/// A reply reaches branching as its tone, the exits whose words it fulfils, the answers whose topics it touches and the
/// promises it makes. Exits and answers are taken first-come, so that whatever a reply fulfils, one class that fulfils
/// just the exit and the answer finally taken does the same; answers without effects are one class. The classes
/// cover every reply; that each can be *said* is not claimed.
struct Classes {
    std::vector<std::vector<play::Letter>> replies;
};

Classes classes_of(const play::Compiled& compiled);

/// Whether a reply of this class does what it would do without its promises: they were all made before, or their time
/// has passed. It is then no class of its own in this state.
bool promises_in_vain(const play::Compiled& compiled, const play::BranchState& state, const play::Letter& reply);

/// The moves that are allowed in a state, each class once: replies, listening, hanging up and actions in a contact,
/// waiting and actions between contacts. Actions that change nothing and corrections of promises (which lead nowhere
/// that a reply does not) are left out. Calls `each(letter)` in a fixed order.
template <class Each>
void for_each_move(const play::Compiled& compiled, const Classes& classes, const play::BranchState& state, Each&& each)
{
    using play::Move;
    if (state.over()) return;
    if (state.in_contact()) {
        for (const play::Letter& reply : classes.replies[state.node]) {
            if (!promises_in_vain(compiled, state, reply)) each(reply);
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
