#include "sim/proof/ways.h"

#include <map>
#include <optional>

#include "sim/proof/shown.h"

namespace amends::proof {
namespace {

/// Something that is looked for: where the space first sees it, and as what a play in words shows it.
struct LookedFor {
    std::string pointer, id;
    const Sight* sight = nullptr;
    std::optional<Item> item;
};

class Finder {
public:
    Finder(const Subject& subject, std::string_view id)
        : subject_(subject), scenario_(*subject.pinned.scenario), id_(id)
    {
    }

    std::vector<Way> run()
    {
        list_nodes();
        list_others();
        look_in_words();
        std::vector<Way> ways;
        for (const LookedFor& each : looked_for_) ways.push_back(way_to(each));
        return ways;
    }

private:
    static std::string at(const std::string& list, std::size_t index) { return list + "/" + std::to_string(index); }

    void add(const std::string& pointer, const std::string& id, const Sight& sight, std::optional<Item> item)
    {
        if (id_.empty() || id == id_) looked_for_.push_back({pointer, id, &sight, item});
    }

    void list_nodes()
    {
        const Sights& sights = subject_.space.sights;
        for (std::uint32_t n = 0; n < scenario_.nodes.size(); ++n) {
            const scenario::Node& node = scenario_.nodes[n];
            const std::string pointer = at("/nodes", n);
            add(pointer, node.id, sights.nodes[n], Item{What::node, n, 0});
            for (std::uint32_t i = 0; i < node.lines.size(); ++i) {
                add(at(pointer + "/lines", i), node.lines[i].speech.id, sights.entry_lines[n][i],
                    Item{What::line, n, i});
            }
            for (std::uint32_t i = 0; i < node.exits.size(); ++i) {
                add(at(pointer + "/exits", i), node.exits[i].id, sights.exits[n][i], Item{What::exit, n, i});
            }
            if (node.out_of_patience) {
                add(pointer + "/out_of_patience", node.out_of_patience->id, sights.out_of_patience[n],
                    Item{What::patience, n, 0});
            }
            for (std::uint32_t i = 0; i < node.offered.size(); ++i) {
                add(at(pointer + "/offered", i), node.offered[i].id, sights.offered[n][i], Item{What::reply, n, i});
            }
        }
    }

    void list_others()
    {
        const Sights& sights = subject_.space.sights;
        for (std::uint32_t i = 0; i < scenario_.answers.size(); ++i) {
            const scenario::Answer& answer = scenario_.answers[i];
            add(at("/answers", i), answer.topic == id_ ? answer.topic : answer.speech.id, sights.answers[i],
                Item{What::answer, 0, i});
        }
        for (std::size_t i = 0; i < scenario_.reactions.size(); ++i) {
            add(at("/reactions", i), scenario_.reactions[i].speech.id, sights.reactions[i], std::nullopt);
        }
        for (std::uint32_t i = 0; i < scenario_.actions.size(); ++i) {
            add(at("/actions", i), scenario_.actions[i].id, sights.actions[i], Item{What::deed, 0, i});
        }
        for (std::size_t i = 0; i < scenario_.contacts.size(); ++i) {
            add(at("/contacts", i), scenario_.contacts[i].id, sights.contacts[i], std::nullopt);
        }
        for (std::uint32_t i = 0; i < scenario_.endings.size(); ++i) {
            add(at("/endings", i), scenario_.endings[i].id, sights.endings[i], Item{What::ending, 0, i});
        }
    }

    /// The first place, in order of the length of plays in words, at which each is shown.
    void look_in_words()
    {
        std::size_t open = 0;
        for (const LookedFor& each : looked_for_) {
            if (each.item && each.sight->seen() && first_.try_emplace(*each.item).second) ++open;
        }
        for (const std::uint32_t state : subject_.witnesses.in_order()) {
            if (open == 0) return;
            const play::BranchState& here = subject_.space.states[state];
            for (const Witnesses::Said* said : subject_.witnesses.said_in(here)) {
                for (const Item& each : shown_by(scenario_, *subject_.pinned.compiled, here, *said)) {
                    const auto found = first_.find(each);
                    if (found == first_.end() || found->second.said != nullptr) continue;
                    found->second = {state, said};
                    --open;
                }
            }
        }
    }

    Way way_to(const LookedFor& wanted) const
    {
        Way way{wanted.pointer, wanted.id, wanted.sight->seen(), {}};
        if (!way.seen) return way;
        const bool from_the_beginning = !wanted.sight->by_move && wanted.sight->from == 0;
        if (from_the_beginning && wanted.item && wanted.item->what != What::reply) {
            way.witness.plays = true;
            return way;
        }
        if (wanted.item) {
            const Place& first = first_.at(*wanted.item);
            if (first.said != nullptr) way.witness = subject_.witnesses.then(first.state, *first.said);
        }
        if (!way.witness.plays) way.witness = subject_.witnesses.to(*wanted.sight);
        return way;
    }

    struct Place {
        std::uint32_t state = nowhere;
        const Witnesses::Said* said = nullptr;
    };

    const Subject& subject_;
    const scenario::Scenario& scenario_;
    std::string_view id_;
    std::vector<LookedFor> looked_for_;
    std::map<Item, Place> first_;
};

}  // namespace

std::vector<Way> ways_to(const Subject& subject, std::string_view id)
{
    return Finder(subject, id).run();
}

}  // namespace amends::proof
