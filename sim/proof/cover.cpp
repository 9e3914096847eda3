#include "sim/proof/cover.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "sim/proof/shown.h"

namespace amends::proof {
namespace {

class Coverer {
public:
    explicit Coverer(const Subject& subject) : subject_(subject), compiled_(*subject.pinned.compiled) {}

    Cover run()
    {
        find_all();
        Cover out;
        out.items = places_.size();
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
    using Said = Witnesses::Said;
    struct Step {
        std::uint32_t from = nowhere;
        const Said* said = nullptr;
    };

    std::vector<Item> shown(std::uint32_t from, const Said& said) const
    {
        return shown_by(*subject_.pinned.scenario, compiled_, subject_.space.states[from], said);
    }

    /// Whether a text that makes the same step as another may yet show an answer that is wanted.
    bool may_answer(const Said& said) const
    {
        std::uint64_t both = 0;
        for (std::size_t i = 0; i < wanted_.bits.size(); ++i) both |= said.letter.answers.bits[i] & wanted_.bits[i];
        return both != 0;
    }

    void want_open_answers()
    {
        wanted_ = {};
        for (const Item& each : open_) {
            if (each.what == What::answer) wanted_.add(each.index);
        }
    }

    /// Where each thing that words come by is first shown.
    void find_all()
    {
        for (std::size_t i = 0; i < compiled_.answers.size(); ++i) {
            if (subject_.space.sights.answers[i].seen()) wanted_.add(i);
        }
        for (const std::uint32_t state : subject_.witnesses.in_order()) {
            for (const Said* said : subject_.witnesses.said_in(subject_.space.states[state])) {
                if (said->same_step && !may_answer(*said)) continue;
                for (const Item& each : shown(state, *said)) {
                    const bool fresh = places_.try_emplace(each, Step{state, said}).second;
                    if (fresh && each.what == What::answer) {
                        wanted_.bits[each.index / 64] &= ~(std::uint64_t{1} << (each.index % 64));
                    }
                }
            }
        }
        for (const auto& [item, place] : places_) open_.insert(item);
    }

    bool shows_new(const std::vector<Item>& items) const
    {
        return std::any_of(items.begin(), items.end(), [&](const Item& each) { return open_.count(each) != 0; });
    }

    /// From the start, always on to the nearest new thing, to the end.
    std::vector<std::string> one_play()
    {
        std::vector<std::string> lines;
        std::uint32_t at = 0;
        while (!subject_.space.states[at].over()) {
            want_open_answers();
            std::vector<const Said*> path = to_nearest_new(at);
            if (path.empty() && at == 0) path = to_first_place(places_.at(*open_.begin()));
            if (path.empty()) path = {last_resort(at)};
            for (const Said* said : path) {
                lines.push_back(said->line);
                for (const Item& each : shown(at, *said)) open_.erase(each);
                at = subject_.witnesses.after(at, said->letter);
            }
        }
        return lines;
    }

    std::vector<const Said*> to_nearest_new(std::uint32_t start) const
    {
        if (open_.empty()) return {};
        std::unordered_map<std::uint32_t, Step> steps = {{start, {}}};
        std::vector<std::uint32_t> open = {start};
        for (std::size_t k = 0; k < open.size() && k < most_looked_at; ++k) {
            for (const Said* said : subject_.witnesses.said_in(subject_.space.states[open[k]])) {
                if (said->same_step && !may_answer(*said)) continue;
                const std::uint32_t to = subject_.witnesses.after(open[k], said->letter);
                if (to == nowhere) continue;
                if (shows_new(shown(open[k], *said))) return path_to(open[k], *said, steps);
                if (steps.try_emplace(to, Step{open[k], said}).second) open.push_back(to);
            }
        }
        return {};
    }

    /// The way to what is far from everything else: as words first came to it.
    std::vector<const Said*> to_first_place(const Step& place) const
    {
        std::vector<const Said*> path;
        std::uint32_t at = 0;
        for (const std::string& line : subject_.witnesses.then(place.from, *place.said).lines) {
            const std::vector<const Said*> list = subject_.witnesses.said_in(subject_.space.states[at]);
            path.push_back(*std::ranges::find(list, line, &Said::line));
            at = subject_.witnesses.after(at, path.back()->letter);
        }
        return path;
    }

    static std::vector<const Said*> path_to(std::uint32_t at, const Said& last,
                                            const std::unordered_map<std::uint32_t, Step>& steps)
    {
        std::vector<const Said*> path = {&last};
        for (Step step = steps.at(at); step.said != nullptr; step = steps.at(step.from)) path.push_back(step.said);
        std::reverse(path.begin(), path.end());
        return path;
    }

    /// Nothing new is left this way: listen, or wait.
    const Said* last_resort(std::uint32_t at) const
    {
        const std::vector<const Said*> list = subject_.witnesses.said_in(subject_.space.states[at]);
        const auto rests = [](const Said* said) {
            return said->letter.move == play::Move::listen || said->letter.move == play::Move::wait;
        };
        return *std::find_if(list.begin(), list.end(), rests);
    }

    static constexpr std::size_t most_looked_at = 2'000;

    const Subject& subject_;
    const play::Compiled& compiled_;
    std::map<Item, Step> places_;
    std::set<Item> open_;
    play::AnswerSet wanted_;
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
