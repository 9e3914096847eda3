#include "sim/play/kept.h"

#include <algorithm>

namespace amends::play {
namespace {

/// What guards read, gathered.
struct Reads {
    unsigned done = 0;
    std::vector<std::uint16_t> radices;  ///< of the variables read

    void add(const StateGuard& guard)
    {
        done |= static_cast<unsigned>(guard.done | guard.not_done);
        for (const StateGuard::VarIn& var : guard.vars) radices.push_back(var.radix);
    }
    void add(const CompiledNode& node)
    {
        for (const StateGuard& line : node.lines) add(line);
        for (const StateGuard& offered : node.offered) add(offered);
        for (const CompiledExit& exit : node.exits) add(exit.when);
    }
};

/// The nodes that a contact can come to.
void mark_reachable(const Compiled& compiled, std::size_t node, std::vector<bool>& reached)
{
    if (reached[node]) return;
    reached[node] = true;
    const CompiledNode& here = compiled.nodes[node];
    for (const CompiledExit& exit : here.exits) {
        if (exit.to >= 0) mark_reachable(compiled, static_cast<std::size_t>(exit.to), reached);
    }
    if (here.out_of_patience && here.out_of_patience->to >= 0) {
        mark_reachable(compiled, static_cast<std::size_t>(here.out_of_patience->to), reached);
    }
}

/// How many ways a contact can begin; with more than one it may come again.
std::size_t ways_to_open(const Compiled& compiled, std::size_t contact)
{
    const auto opens = [&](const CompiledAction& action) { return action.opens == static_cast<std::int16_t>(contact); };
    const auto actions = std::count_if(compiled.actions.begin(), compiled.actions.end(), opens);
    return static_cast<std::size_t>(actions) + (compiled.contacts[contact].by_customer ? 1U : 0U);
}

bool meet(const std::vector<bool>& a, const std::vector<bool>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] && b[i]) return true;
    }
    return false;
}

/// Everything that can still be read when the play can only come to `nodes` any more, and between contacts.
Reads reads_in(const scenario::Scenario& scenario, const Compiled& compiled, const std::vector<bool>& nodes)
{
    Reads reads;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i]) reads.add(compiled.nodes[i]);
    }
    for (const CompiledAnswer& answer : compiled.answers) {
        if (meet(answer.nodes, nodes)) reads.add(answer.when);
    }
    for (const CompiledAction& action : compiled.actions) {
        if (!action.between && !meet(action.nodes, nodes)) continue;
        reads.add(action.needs);
        if (action.bit >= 0) reads.done |= 1U << static_cast<unsigned>(action.bit);
    }
    for (std::size_t i = 0; i < compiled.reactions.size(); ++i) {
        const std::vector<std::string>& only = scenario.reactions[i].nodes;
        bool here = only.empty();
        for (std::size_t n = 0; n < nodes.size() && !here; ++n) {
            here = nodes[n] && std::find(only.begin(), only.end(), scenario.nodes[n].id) != only.end();
        }
        if (here) reads.add(compiled.reactions[i]);
    }
    for (const StateGuard& gate : compiled.gates) reads.add(gate);
    for (const CompiledContact& contact : compiled.contacts) reads.add(contact.when);
    return reads;
}

}  // namespace

std::vector<Kept> kept_after(const scenario::Scenario& scenario, const Compiled& compiled)
{
    std::vector<Kept> all;
    for (std::size_t closed = 0; closed < compiled.contacts.size(); ++closed) {
        std::vector<bool> still(compiled.nodes.size(), false);
        for (std::size_t other = 0; other < compiled.contacts.size(); ++other) {
            if (other != closed || ways_to_open(compiled, other) > 1) {
                mark_reachable(compiled, compiled.contacts[other].node, still);
            }
        }
        const Reads reads = reads_in(scenario, compiled, still);
        Kept kept;
        kept.done = static_cast<std::uint16_t>(reads.done);
        unsigned radix = 1;
        for (const scenario::Var& var : scenario.vars) {
            const auto here = static_cast<std::uint16_t>(radix);
            const auto size = static_cast<std::uint16_t>(var.values.size());
            const bool read = std::find(reads.radices.begin(), reads.radices.end(), here) != reads.radices.end();
            if (!read) kept.dropped.push_back({here, size, 0});
            radix *= size;
        }
        all.push_back(std::move(kept));
    }
    return all;
}

}  // namespace amends::play
