// What can still be read of a state in each node of a contact.
#include <algorithm>

#include "sim/proof/space.h"

namespace amends::proof {
namespace {

using play::Compiled;
using play::StateGuard;

struct Reads {
    unsigned done = 0;
    std::vector<std::uint16_t> radices;  ///< of the variables read
    bool memory = false;

    void add(const StateGuard& guard)
    {
        done |= static_cast<unsigned>(guard.done | guard.not_done);
        for (const StateGuard::VarIn& var : guard.vars) radices.push_back(var.radix);
        memory = memory || guard.memory_least > 0 || guard.memory_most < 2;
    }
    void add(const Reads& other)
    {
        done |= other.done;
        radices.insert(radices.end(), other.radices.begin(), other.radices.end());
        memory = memory || other.memory;
    }
    bool has(std::uint16_t radix) const { return std::find(radices.begin(), radices.end(), radix) != radices.end(); }
};

/// What is read while a contact stands in this very node.
Reads reads_at(const scenario::Scenario& scenario, const Compiled& compiled, std::size_t node)
{
    Reads reads;
    const play::CompiledNode& here = compiled.nodes[node];
    for (const StateGuard& line : here.lines) reads.add(line);
    for (const StateGuard& offered : here.offered) reads.add(offered);
    for (const play::CompiledExit& exit : here.exits) reads.add(exit.when);
    for (const play::CompiledAnswer& answer : compiled.answers) {
        if (answer.nodes[node]) reads.add(answer.when);
    }
    for (const play::CompiledAction& action : compiled.actions) {
        if (action.between || !action.nodes[node]) continue;
        reads.add(action.needs);
        if (action.bit >= 0) reads.done |= 1U << static_cast<unsigned>(action.bit);
    }
    for (std::size_t i = 0; i < compiled.reactions.size(); ++i) {
        const std::vector<std::string>& only = scenario.reactions[i].nodes;
        const bool is_here = only.empty() || std::find(only.begin(), only.end(), scenario.nodes[node].id) != only.end();
        if (is_here) reads.add(compiled.reactions[i]);
    }
    return reads;
}

/// … or in any node that the contact can come to from it. Ways form no circle.
class ReadsFrom {
public:
    ReadsFrom(const scenario::Scenario& scenario, const Compiled& compiled)
        : scenario_(scenario), compiled_(compiled), known_(compiled.nodes.size(), false), reads_(compiled.nodes.size())
    {
    }

    const Reads& of(std::size_t node)
    {
        if (known_[node]) return reads_[node];
        Reads reads = reads_at(scenario_, compiled_, node);
        const play::CompiledNode& here = compiled_.nodes[node];
        for (const play::CompiledExit& exit : here.exits) {
            if (exit.to >= 0) reads.add(of(static_cast<std::size_t>(exit.to)));
        }
        if (here.out_of_patience && here.out_of_patience->to >= 0) {
            reads.add(of(static_cast<std::size_t>(here.out_of_patience->to)));
        }
        std::sort(reads.radices.begin(), reads.radices.end());
        reads.radices.erase(std::unique(reads.radices.begin(), reads.radices.end()), reads.radices.end());
        known_[node] = true;
        reads_[node] = std::move(reads);
        return reads_[node];
    }

private:
    const scenario::Scenario& scenario_;
    const Compiled& compiled_;
    std::vector<bool> known_;
    std::vector<Reads> reads_;
};

/// What is read once any contact is over; of done bits and variables, play says itself what it keeps.
bool memory_matters_later(const Compiled& compiled, ReadsFrom& from)
{
    Reads reads;
    for (const play::CompiledContact& contact : compiled.contacts) {
        reads.add(contact.when);
        reads.add(from.of(contact.node));
    }
    for (const play::CompiledAction& action : compiled.actions) {
        if (action.between) reads.add(action.needs);
    }
    return reads.memory;
}

}  // namespace

Live::Live(const scenario::Scenario& scenario, const Compiled& compiled) : compiled_(compiled)
{
    ReadsFrom from(scenario, compiled);
    const bool memory_later = memory_matters_later(compiled, from);
    for (const play::Kept& kept : compiled.kept) {
        for (std::size_t node = 0; node < compiled.nodes.size(); ++node) {
            const Reads& reads = from.of(node);
            At at;
            at.done = static_cast<std::uint16_t>(kept.done | reads.done);
            for (const play::CompiledEffects::Set& each : kept.dropped) {
                if (!reads.has(each.radix)) at.dropped.push_back(each);
            }
            at.memory = memory_later || reads.memory;
            at_.push_back(std::move(at));
        }
    }
}

play::BranchState Live::canonical(play::BranchState state) const
{
    if (!state.in_contact()) return state;
    const At& at = at_[state.contact * compiled_.nodes.size() + state.node];
    state.done = static_cast<std::uint16_t>(state.done & at.done);
    for (const play::CompiledEffects::Set& each : at.dropped) each.happen(state);
    if (!at.memory) state.memories = static_cast<std::uint8_t>(state.heard());
    return state;
}

}  // namespace amends::proof
