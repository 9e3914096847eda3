#include "sim/proof/players.h"

#include <algorithm>

#include "sim/proof/count.h"

namespace amends::proof {
namespace {

using customer::Impression;

/// From worst to best; what a good player reaches for, and a rude one away from.
int rank_of(Impression tone)
{
    constexpr std::array<Impression, 8> order = {Impression::attacked,   Impression::brushed_off, Impression::neutral,
                                                 Impression::listened,   Impression::apologised,  Impression::taken_on,
                                                 Impression::understood, Impression::cared_for};
    return static_cast<int>(std::find(order.begin(), order.end(), tone) - order.begin());
}

/// Weights as odds that add up to certain; what rounding leaves goes to the last that is possible.
std::vector<Odds> odds_of(const std::vector<std::uint64_t>& weights)
{
    std::uint64_t sum = 0;
    for (const std::uint64_t weight : weights) sum += weight;
    std::vector<Odds> odds;
    Odds left = certain;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        odds.push_back(static_cast<Odds>(weights[i] * certain / sum));
        left -= odds.back();
        if (weights[i] > 0) last = i;
    }
    odds[last] += left;
    return odds;
}

/// `of_ten` tenths of the one, the rest of the other.
std::vector<Odds> mixed(const std::vector<Odds>& a, const std::vector<Odds>& b, std::uint64_t of_ten)
{
    std::vector<std::uint64_t> weights;
    for (std::size_t i = 0; i < a.size(); ++i) weights.push_back(a[i] * of_ten + b[i] * (10 - of_ten));
    return odds_of(weights);
}

/// Gathers what is said in each group. Six for a move, so that halves and thirds of it are whole.
class WordsMaker {
public:
    WordsMaker(Player player, const Pattern& pattern, bool telling)
        : player_(player), pattern_(pattern), telling_(telling), words_(pattern.groups), weights_(pattern.groups)
    {
    }

    void add_replies(const NodeClasses& node)
    {
        const auto rank = [&](std::size_t reply) { return rank_of(node.stems[node.replies[reply].stem].tone); };
        // The best tone of each group, or the worst.
        std::vector<int> reached(pattern_.groups, player_ == Player::rude ? 100 : -1);
        for (std::size_t i = 0; i < pattern_.replies.size(); ++i) {
            if (pattern_.replies[i] == not_allowed) continue;
            int& here = reached[pattern_.replies[i]];
            here = player_ == Player::rude ? std::min(here, rank(i)) : std::max(here, rank(i));
        }
        for (std::size_t i = 0; i < pattern_.replies.size(); ++i) {
            const Group group = pattern_.replies[i];
            if (group == not_allowed) continue;
            const std::uint16_t stem = node.replies[i].stem;
            if (player_ == Player::random) {
                for (const Wording each : {Wording::barest, Wording::fullest, Wording::harshest}) {
                    add(group, {Spoken::What::reply, stem, each, 0}, 2);
                }
            } else if (rank(i) == reached[group]) {
                add(group, {Spoken::What::reply, stem, wording(), 0}, 6);
            }
        }
    }

    void add_deeds()
    {
        if (pattern_.rest == not_allowed) return;  // the play is over
        const Spoken silent{Spoken::What::silent, 0, Wording::barest, 0};
        const Spoken go_on{Spoken::What::go_on, 0, Wording::barest, 0};
        const bool typed = telling_ && (player_ == Player::good || player_ == Player::average);
        const bool either = telling_ && player_ == Player::random;
        if (typed || either) add(pattern_.rest, go_on, either ? 3 : 6);
        if (!typed) add(pattern_.rest, silent, either ? 3 : 6);
        if (pattern_.hang_up != not_allowed) add(pattern_.hang_up, silent, 6);
        for (std::size_t i = 0; i < pattern_.actions.size(); ++i) {
            if (pattern_.actions[i] >= leads_nowhere) continue;
            add(pattern_.actions[i], {Spoken::What::action, static_cast<std::uint16_t>(i), Wording::barest, 0}, 6);
        }
    }

    Players::Words finish()
    {
        for (std::size_t g = 0; g < words_.size(); ++g) {
            const std::vector<Odds> odds = odds_of(weights_[g]);
            for (std::size_t i = 0; i < odds.size(); ++i) words_[g][i].odds = odds[i];
        }
        return std::move(words_);
    }

private:
    Wording wording() const
    {
        if (player_ == Player::rude) return Wording::harshest;
        return player_ == Player::good ? Wording::fullest : Wording::barest;
    }

    /// Classes of one stem follow each other, so that equal words are mostly the last ones.
    void add(Group group, const Spoken& spoken, std::uint64_t weight)
    {
        std::vector<Spoken>& list = words_[group];
        const std::size_t nearby = std::min<std::size_t>(list.size(), 3);
        for (std::size_t i = list.size() - nearby; i < list.size(); ++i) {
            if (list[i] != spoken) continue;
            weights_[group][i] += weight;
            return;
        }
        list.push_back(spoken);
        weights_[group].push_back(weight);
    }

    Player player_;
    const Pattern& pattern_;
    bool telling_;
    Players::Words words_;
    std::vector<std::vector<std::uint64_t>> weights_;
};

}  // namespace

std::string_view name_of(Player player)
{
    constexpr std::array<std::string_view, player_count> names = {"random", "rude", "average", "good"};
    return names.at(static_cast<std::size_t>(player));
}

Players::Players(const play::Pinned& pinned, const Classes& classes, const Space& space, const Lumps& lumps)
    : pinned_(pinned), classes_(classes), space_(space), lumps_(lumps)
{
    look_ahead();
}

std::vector<Odds> Players::groups(Player player, std::size_t lump) const
{
    switch (player) {
        case Player::random:
            return random(lump);
        case Player::rude:
            return mixed(rudest(lump), random(lump), 9);
        case Player::average:
            return mixed(best(lump), random(lump), 5);
        case Player::good:
            return mixed(best(lump), random(lump), 9);
    }
    return {};
}

std::vector<Odds> Players::random(std::size_t lump) const
{
    const Pattern& pattern = space_.patterns[space_.pattern[lumps_.sample[lump]]];
    const std::vector<std::uint32_t> weights = weights_of(pattern);
    return odds_of({weights.begin(), weights.end()});
}

/// Hearing a story to its end; else the groups from which the random player would most often come to a good ending.
std::vector<Odds> Players::best(std::size_t lump) const
{
    const auto next = lumps_.successors(lump);
    const std::uint32_t state = lumps_.sample[lump];
    if (space_.states[state].segments_left > 0) {
        std::vector<std::uint64_t> listening(next.size(), 0);
        listening[space_.patterns[space_.pattern[state]].rest] = 1;
        return odds_of(listening);
    }
    std::uint32_t most = 0;
    for (const std::uint32_t each : next) most = std::max(most, good_[each]);
    std::vector<std::uint64_t> weights;
    for (const std::uint32_t each : next) weights.push_back(good_[each] == most ? 1 : 0);
    return odds_of(weights);
}

/// The groups of the worst tone that can be had; between contacts, waiting.
std::vector<Odds> Players::rudest(std::size_t lump) const
{
    const Pattern& pattern = space_.patterns[space_.pattern[lumps_.sample[lump]]];
    std::vector<std::uint64_t> weights(pattern.groups, 0);
    if (pattern.node == Pattern::between) {
        weights[pattern.rest] = 1;
        return odds_of(weights);
    }
    const NodeClasses& node = classes_.nodes[pattern.node];
    int worst = 100;
    for (std::size_t i = 0; i < pattern.replies.size(); ++i) {
        if (pattern.replies[i] == not_allowed) continue;
        const int rank = rank_of(node.stems[node.replies[i].stem].tone);
        if (rank < worst) weights.assign(weights.size(), 0);
        worst = std::min(worst, rank);
        if (rank == worst) ++weights[pattern.replies[i]];
    }
    return odds_of(weights);
}

Players::Words Players::words(Player player, const Pattern& pattern, bool telling) const
{
    WordsMaker maker(player, pattern, telling);
    if (pattern.node != Pattern::between) maker.add_replies(classes_.nodes[pattern.node]);
    maker.add_deeds();
    return maker.finish();
}

void Players::look_ahead()
{
    good_.assign(lumps_.size(), 0);
    std::vector<std::vector<Odds>> odds(space_.patterns.size());
    for (std::size_t lump = 0; lump < lumps_.size(); ++lump) {
        const play::BranchState& state = space_.states[lumps_.sample[lump]];
        if (state.over()) {
            good_[lump] = pinned_.scenario->endings[state.ending - 1U].good ? certain : 0;
            continue;
        }
        const std::uint32_t pattern = space_.pattern[lumps_.sample[lump]];
        if (odds[pattern].empty()) odds[pattern] = random(lump);
        const auto next = lumps_.successors(lump);
        std::uint64_t sum = 0;
        for (std::size_t g = 0; g < next.size(); ++g) sum += std::uint64_t{odds[pattern][g]} * good_[next[g]];
        good_[lump] = static_cast<Odds>(sum / certain);
    }
}

std::vector<std::uint64_t> Players::endings(Player player) const
{
    std::vector<std::uint64_t> endings(pinned_.scenario->endings.size(), 0);
    // In 2^-60 on the way, so that what rounding takes is less than 2^-30 in the end.
    std::vector<std::uint64_t> share(lumps_.size(), 0);
    share.back() = std::uint64_t{1} << 60U;
    for (std::size_t lump = lumps_.size(); lump-- > 0;) {
        if (share[lump] == 0) continue;
        const play::BranchState& state = space_.states[lumps_.sample[lump]];
        if (state.over()) {
            endings[state.ending - 1U] += share[lump];
            continue;
        }
        const std::vector<Odds> odds = groups(player, lump);
        const auto next = lumps_.successors(lump);
        for (std::size_t g = 0; g < next.size(); ++g)
            share[next[g]] += (share[lump] >> 30U) * odds[g] + (((share[lump] & (certain - 1)) * odds[g]) >> 30U);
    }
    for (std::uint64_t& each : endings) each >>= 30U;
    return endings;
}

}  // namespace amends::proof
