#include "sim/proof/cover.h"

#include <algorithm>
#include <map>
#include <set>

namespace amends::proof {
namespace {

using play::BranchState;

/// Something to be shown, as a number: a kind and an index, with the node where the index is within one.
using Item = std::uint64_t;

Item item(unsigned kind, std::size_t node, std::size_t index)
{
    return (std::uint64_t{kind} << 56U) | (std::uint64_t{node} << 28U) | index;
}

/// What a move shows, read off the very step.
std::vector<Item> shown_by(const play::Compiled& compiled, const BranchState& from, const Witnesses::Said& said,
                           std::size_t offered)
{
    std::vector<Item> items;
    play::Trace trace;
    const BranchState to = play::step(compiled, from, said.letter, &trace);
    if (trace.entered_node >= 0) {
        const auto node = static_cast<std::size_t>(trace.entered_node);
        items.push_back(item(0, node, 0));
        if (trace.entry_line >= 0) items.push_back(item(1, node, static_cast<std::size_t>(trace.entry_line)));
    }
    if (trace.out_of_patience) {
        items.push_back(item(2, from.node, 0));
    } else if (trace.exit >= 0 && !(trace.otherwise && trace.answer >= 0)) {
        items.push_back(item(3, from.node, static_cast<std::size_t>(trace.exit)));
    }
    if (trace.answer >= 0) items.push_back(item(4, 0, static_cast<std::size_t>(trace.answer)));
    if (said.letter.move == play::Move::act) items.push_back(item(5, 0, said.letter.action));
    if (to.over()) items.push_back(item(6, 0, to.ending));
    if (offered != std::string::npos) items.push_back(item(7, from.node, offered));
    return items;
}

class Coverer {
public:
    explicit Coverer(const Subject& subject) : subject_(subject), compiled_(*subject.pinned.compiled) {}

    Cover run()
    {
        find_all();
        Cover out;
        out.items = open_.size();
        // Each play shows something new, so this ends.
        while (!open_.empty()) {
            const std::size_t before = open_.size();
            std::vector<std::string> lines = one_play();
            if (open_.size() == before) break;
            out.plays.push_back(std::move(lines));
        }
        out.covered = out.items - open_.size();
        return out;
    }

private:
    struct Way {
        Witnesses::Said said;
        std::uint32_t to = nowhere;
        std::vector<Item> items;
    };

    /// Moves in words from a state, one for each place it leads to and each thing it shows.
    const std::vector<Way>& ways(std::uint32_t state)
    {
        const auto [found, fresh] = ways_.try_emplace(state);
        if (!fresh) return found->second;
        const BranchState& here = subject_.space.states[state];
        for (Witnesses::Said& said : subject_.witnesses.said_in(here)) {
            const std::uint32_t to = subject_.witnesses.after(state, said.letter);
            if (to == nowhere) continue;
            std::vector<Item> items = shown_by(compiled_, here, said, offered_index(here, said.line));
            const auto same = [&](const Way& way) { return way.to == to && way.items == items; };
            if (std::any_of(found->second.begin(), found->second.end(), same)) continue;
            found->second.push_back({std::move(said), to, std::move(items)});
        }
        return found->second;
    }

    std::size_t offered_index(const BranchState& state, const std::string& line) const
    {
        if (line.rfind("/choose ", 0) != 0) return std::string::npos;
        const std::vector<scenario::Offered>& list = subject_.pinned.scenario->nodes[state.node].offered;
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const scenario::Offered& each) { return "/choose " + each.id == line; });
        return static_cast<std::size_t>(found - list.begin());
    }

    void find_all()
    {
        for (std::uint32_t state = 0; state < subject_.space.states.size(); ++state) {
            if (!subject_.witnesses.in_words(state)) continue;
            for (const Way& way : ways(state)) {
                for (const Item each : way.items) open_.insert(each);
            }
        }
    }

    bool shows_new(const Way& way) const
    {
        return std::any_of(way.items.begin(), way.items.end(), [&](Item each) { return open_.count(each) != 0; });
    }

    /// From the start, always on to the nearest new thing, to the end.
    std::vector<std::string> one_play()
    {
        std::vector<std::string> lines;
        std::uint32_t at = 0;
        while (!subject_.space.states[at].over()) {
            std::vector<const Way*> path = to_nearest_new(at);
            if (path.empty()) path = {last_resort(at)};
            for (const Way* way : path) {
                lines.push_back(way->said.line);
                for (const Item each : way->items) open_.erase(each);
                at = way->to;
            }
        }
        return lines;
    }

    std::vector<const Way*> to_nearest_new(std::uint32_t start)
    {
        std::map<std::uint32_t, std::pair<std::uint32_t, const Way*>> from;
        std::vector<std::uint32_t> open = {start};
        from[start] = {nowhere, nullptr};
        for (std::size_t k = 0; k < open.size() && k < most_looked_at; ++k) {
            for (const Way& way : ways(open[k])) {
                const bool fresh = from.count(way.to) == 0;
                if (shows_new(way)) return path_to(open[k], way, from);
                if (!fresh) continue;
                from[way.to] = {open[k], &way};
                open.push_back(way.to);
            }
        }
        return {};
    }

    static std::vector<const Way*> path_to(std::uint32_t at, const Way& last,
                                           const std::map<std::uint32_t, std::pair<std::uint32_t, const Way*>>& from)
    {
        std::vector<const Way*> path = {&last};
        for (auto step = from.at(at); step.second != nullptr; step = from.at(step.first)) path.push_back(step.second);
        std::reverse(path.begin(), path.end());
        return path;
    }

    /// Nothing new is left this way: listen, or wait.
    const Way* last_resort(std::uint32_t at)
    {
        const std::vector<Way>& list = ways(at);
        const auto rests = [](const Way& way) { return way.said.line == "/listen" || way.said.line == "/wait"; };
        const auto found = std::find_if(list.begin(), list.end(), rests);
        return found == list.end() ? &list.front() : &*found;
    }

    static constexpr std::size_t most_looked_at = 200'000;

    const Subject& subject_;
    const play::Compiled& compiled_;
    std::map<std::uint32_t, std::vector<Way>> ways_;
    std::set<Item> open_;
};

/// Nodes that a contact comes to, with the ways on that were taken there by some reply.
std::vector<std::pair<std::size_t, std::size_t>> ways_on(const Subject& subject, std::size_t contact)
{
    const play::Compiled& compiled = *subject.pinned.compiled;
    std::vector<bool> seen(compiled.nodes.size(), false);
    std::vector<std::size_t> open = {compiled.contacts[contact].node};
    seen[open.front()] = true;
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    const auto lead = [&](std::size_t from, std::int32_t to) {
        if (to < 0) return;
        const auto node = static_cast<std::size_t>(to);
        edges.emplace_back(from, node);
        if (!seen[node]) open.push_back(node);
        seen[node] = true;
    };
    for (std::size_t k = 0; k < open.size(); ++k) {
        const play::CompiledNode& node = compiled.nodes[open[k]];
        for (std::size_t i = 0; i < node.exits.size(); ++i) {
            if (subject.space.sights.exits[open[k]][i].seen()) lead(open[k], node.exits[i].to);
        }
        const bool tried = subject.space.sights.out_of_patience[open[k]].seen();
        if (tried && node.out_of_patience) lead(open[k], node.out_of_patience->to);
    }
    return edges;
}

/// How many ways a contact can begin: with one, no play has it twice.
std::size_t ways_to_open(const play::Compiled& compiled, std::size_t contact)
{
    std::size_t ways = compiled.contacts[contact].by_customer ? 1 : 0;
    for (const play::CompiledAction& action : compiled.actions) {
        if (action.opens == static_cast<std::int16_t>(contact)) ++ways;
    }
    return ways;
}

/// A flow that is reduced as long as a way back from the end to the start can give some of it up.
class Flow {
public:
    explicit Flow(std::size_t nodes) : out_(nodes) {}

    void add(std::size_t from, std::size_t to, std::size_t spare, std::size_t back)
    {
        out_[from].push_back({to, spare, out_[to].size()});
        out_[to].push_back({from, back, out_[from].size() - 1});
    }

    /// One unit less along some way from `at` to `end`, if there is one.
    bool reduce(std::size_t at, std::size_t end, std::vector<bool>& seen)
    {
        if (at == end) return true;
        seen[at] = true;
        for (Arc& arc : out_[at]) {
            if (arc.spare == 0 || seen[arc.to]) continue;
            if (!reduce(arc.to, end, seen)) continue;
            --arc.spare;
            ++out_[arc.to][arc.twin].spare;
            return true;
        }
        return false;
    }

private:
    struct Arc {
        std::size_t to, spare, twin;
    };
    std::vector<std::vector<Arc>> out_;
};

}  // namespace

std::size_t fewest_ways(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges)
{
    // To begin with, a way of its own for every edge: what of them an edge could spare is what goes through it beyond
    // the one that it must have.
    const std::size_t source = nodes;
    const std::size_t sink = nodes + 1;
    std::vector<std::size_t> in(nodes, 0);
    std::vector<std::size_t> out(nodes, 0);
    for (const auto& [from, to] : edges) {
        ++out[from];
        ++in[to];
    }
    const std::size_t endless = edges.size() + 1;
    Flow flow(nodes + 2);
    // An edge can never be given up, and may take any number more: a reduction runs along arcs with something to spare,
    // or backwards along any edge.
    for (const auto& [from, to] : edges) flow.add(from, to, 0, endless);
    std::size_t ways = 0;
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::size_t begins = out[node] > in[node] ? out[node] - in[node] : 0;
        const std::size_t ends = in[node] > out[node] ? in[node] - out[node] : 0;
        flow.add(source, node, begins, endless);
        flow.add(node, sink, ends, endless);
        ways += begins;
    }
    for (std::vector<bool> seen(nodes + 2, false); flow.reduce(source, sink, seen); seen.assign(nodes + 2, false))
        --ways;
    return ways;
}

Cover cover(const Subject& subject)
{
    Cover out = Coverer(subject).run();
    const play::Compiled& compiled = *subject.pinned.compiled;
    for (std::size_t i = 0; i < compiled.contacts.size(); ++i) {
        if (!subject.space.sights.contacts[i].seen() || ways_to_open(compiled, i) > 1) continue;
        out.least = std::max(out.least, fewest_ways(compiled.nodes.size(), ways_on(subject, i)));
    }
    return out;
}

}  // namespace amends::proof
