#include "sim/proof/words.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace amends::proof {
namespace {

bool same(const Spoken& a, const Spoken& b)
{
    return a.what == b.what && a.index == b.index && a.wording == b.wording;
}

}  // namespace

AllWords::AllWords(const Players& players, const Classes& classes, const Space& space, const Lumps& lumps)
    : players_(players), classes_(classes), space_(space), lumps_(lumps), known_(classes.nodes.size() * 64 + 64)
{
    std::map<std::tuple<std::uint32_t, std::uint8_t, bool>, std::uint32_t> first_slots;
    for (std::size_t lump = 0; lump < lumps.size(); ++lump) {
        const std::uint32_t state = lumps.sample[lump];
        const play::BranchState& here = space.states[state];
        const Surrounding where{space.pattern[state], here.contact, here.segments_left > 0};
        const auto slot = static_cast<std::uint32_t>(slots());
        const auto [found, fresh] = first_slots.try_emplace({where.pattern, where.contact, where.telling}, slot);
        first_slot_.push_back(found->second);
        if (!fresh) continue;
        surroundings_.push_back(where);
        lay_out_any(where);
    }
}

std::uint32_t AllWords::utterance(const Surrounding& where, Spoken spoken)
{
    spoken.odds = 0;
    const std::uint16_t node = space_.patterns[where.pattern].node;
    const std::size_t place = node == Pattern::between ? classes_.nodes.size() : node;
    std::vector<std::uint32_t>& nearby = known_[place * 64 + spoken.index % 64];
    for (const std::uint32_t each : nearby) {
        const Utterance& known = utterances_[each];
        if (known.contact == where.contact && known.telling == where.telling && same(known.spoken, spoken)) return each;
    }
    nearby.push_back(static_cast<std::uint32_t>(utterances_.size()));
    utterances_.push_back({node, where.contact, where.telling, spoken});
    return nearby.back();
}

void AllWords::lay_out_any(const Surrounding& where)
{
    const Pattern& pattern = space_.patterns[where.pattern];
    std::vector<std::vector<std::uint32_t>> groups(pattern.groups);
    const auto add = [&](Group group, Spoken::What what, std::size_t index, Wording wording) {
        if (group >= leads_nowhere) return;
        const std::uint32_t said = utterance(where, {what, static_cast<std::uint16_t>(index), wording, 0});
        if (groups[group].empty() || groups[group].back() != said) groups[group].push_back(said);
    };
    for (std::size_t i = 0; i < pattern.replies.size(); ++i) {
        if (pattern.replies[i] == not_allowed) continue;
        add(pattern.replies[i], Spoken::What::reply, classes_.nodes[pattern.node].replies[i].stem, Wording::any);
    }
    add(pattern.rest, Spoken::What::silent, 0, Wording::barest);
    if (where.telling) add(pattern.rest, Spoken::What::go_on, 0, Wording::barest);
    add(pattern.hang_up, Spoken::What::silent, 0, Wording::barest);
    for (std::size_t i = 0; i < pattern.actions.size(); ++i) {
        add(pattern.actions[i], Spoken::What::action, i, Wording::barest);
    }
    for (const std::vector<std::uint32_t>& group : groups) {
        for (const std::uint32_t each : group) any_.said.push_back({0, each});
        any_.begin.push_back(static_cast<std::uint32_t>(any_.said.size()));
    }
}

const AllWords::Pool& AllWords::by(Player player)
{
    Pool& pool = by_[static_cast<std::size_t>(player)];
    if (pool.begin.size() > 1 || slots() == 0) return pool;
    for (const Surrounding& where : surroundings_) {
        const Players::Words words = players_.words(player, space_.patterns[where.pattern], where.telling);
        for (const std::vector<Spoken>& group : words) {
            for (const Spoken& each : group) pool.said.push_back({each.odds, utterance(where, each)});
            pool.begin.push_back(static_cast<std::uint32_t>(pool.said.size()));
        }
    }
    return pool;
}

const std::vector<Odds>& AllWords::odds(Player player)
{
    std::vector<Odds>& odds = odds_[static_cast<std::size_t>(player)];
    if (!odds.empty()) return odds;
    odds.reserve(lumps_.to.size());
    for (std::size_t lump = 0; lump < lumps_.size(); ++lump) {
        if (lumps_.successors(lump).empty()) continue;
        const std::vector<Odds> groups = players_.groups(player, lump);
        odds.insert(odds.end(), groups.begin(), groups.end());
    }
    return odds;
}

}  // namespace amends::proof
