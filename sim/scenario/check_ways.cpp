// The ways between nodes: no circle, and every node on some way.

#include <algorithm>

#include "sim/scenario/rules.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

struct Way {
    std::size_t to = 0;
    std::string pointer;
};

/// The written ways on from each node; ways to nodes that do not exist, and to the node itself, are left out.
class Ways {
public:
    explicit Ways(const Scenario& scenario) : scenario_(scenario), ways_(scenario.nodes.size())
    {
        for (std::size_t i = 0; i < scenario.nodes.size(); ++i) index_.emplace(scenario.nodes[i].id, i);
        for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
            const Node& node = scenario.nodes[i];
            const std::string place = at("/nodes", i);
            for (std::size_t k = 0; k < node.exits.size(); ++k) add(i, node.exits[k], at(place, "exits", k, "to"));
            if (node.out_of_patience) add(i, *node.out_of_patience, at(place, "out_of_patience", "to"));
        }
    }

    const std::vector<Way>& of(std::size_t node) const { return ways_[node]; }
    std::size_t nodes() const { return ways_.size(); }
    const std::string& id(std::size_t node) const { return scenario_.nodes[node].id; }

    std::vector<std::size_t> starts() const
    {
        std::vector<std::size_t> starts;
        for (const Contact& contact : scenario_.contacts) {
            const auto found = index_.find(contact.node);
            if (found != index_.end()) starts.push_back(found->second);
        }
        return starts;
    }

private:
    void add(std::size_t from, const Exit& way, std::string pointer)
    {
        const auto found = index_.find(way.to);
        if (!way.to.empty() && found != index_.end() && found->second != from) {
            ways_[from].push_back({found->second, std::move(pointer)});
        }
    }

    const Scenario& scenario_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::vector<Way>> ways_;
};

/// Depth first without recursion: a way back to a node that is still on the path closes a circle.
class CircleSearch {
public:
    CircleSearch(const Ways& ways, Rules& rules)
        : ways_(ways), rules_(rules), seen_(ways.nodes(), false), on_path_(ways.nodes(), false)
    {
    }

    void from(std::size_t start)
    {
        if (!seen_[start]) push(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next == ways_.of(step.node).size()) {
                on_path_[step.node] = false;
                path_.pop_back();
                continue;
            }
            const Way& way = ways_.of(step.node)[step.next++];
            if (on_path_[way.to])
                report(way);
            else if (!seen_[way.to])
                push(way.to);
        }
    }

private:
    struct Step {
        std::size_t node = 0;
        std::size_t next = 0;  ///< index of the way to try next
    };

    void push(std::size_t node)
    {
        seen_[node] = true;
        on_path_[node] = true;
        path_.push_back({node, 0});
    }

    void report(const Way& way)
    {
        std::string circle;
        auto step = std::find_if(path_.begin(), path_.end(), [&way](const Step& s) { return s.node == way.to; });
        for (; step != path_.end(); ++step) circle += ways_.id(step->node) + " -> ";
        rules_.broken(way.pointer,
                      "there is no way back between nodes, and here they form a circle: " + circle + ways_.id(way.to));
    }

    const Ways& ways_;
    Rules& rules_;
    std::vector<bool> seen_;
    std::vector<bool> on_path_;
    std::vector<Step> path_;
};

std::vector<bool> reached(const Ways& ways)
{
    std::vector<bool> reached(ways.nodes(), false);
    std::vector<std::size_t> open = ways.starts();
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        if (reached[node]) continue;
        reached[node] = true;
        for (const Way& way : ways.of(node)) open.push_back(way.to);
    }
    return reached;
}

/// Whether a way, or the beginning of a contact, is wrong already: then what lies behind it cannot be judged.
bool has_broken_ways(Rules& rules)
{
    const auto ends_in = [](const std::string& pointer, std::string_view tail) {
        return pointer.size() >= tail.size() && pointer.compare(pointer.size() - tail.size(), tail.size(), tail) == 0;
    };
    return std::any_of(rules.all().begin(), rules.all().end(), [&](const BrokenRule& rule) {
        const bool in_nodes = rule.pointer.rfind("/nodes/", 0) == 0;
        return ends_in(rule.pointer, "/to") || (in_nodes && ends_in(rule.pointer, "/id")) ||
               ends_in(rule.pointer, "/out_of_patience") || ends_in(rule.pointer, "/node");
    });
}

}  // namespace

void check_ways(const Scenario& scenario, Rules& rules)
{
    const Ways ways(scenario);
    CircleSearch search(ways, rules);
    for (std::size_t i = 0; i < ways.nodes(); ++i) search.from(i);
    if (has_broken_ways(rules)) return;
    const std::vector<bool> found = reached(ways);
    for (std::size_t i = 0; i < ways.nodes(); ++i) {
        if (found[i]) continue;
        rules.broken(at("/nodes", i),
                     "nothing leads to node " + in_quotes(ways.id(i)) +
                         ": no contact begins with it "
                         "and no exit that can be reached goes to it",
                     {"/nodes", "/contacts"});
    }
}

}  // namespace amends::scenario
