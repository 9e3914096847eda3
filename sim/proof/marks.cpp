#include "sim/proof/marks.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <unordered_map>

#include "sim/play/script.h"
#include "sim/proof/players.h"

namespace amends::proof {
namespace {

/// Reading states as a bit each; monitors have at most eight states, and few facts beside them.
using States = std::uint64_t;
constexpr std::size_t most_reading_states = 64;

/// By reading state, where it may come to.
using Step = std::vector<States>;

/// For one group of a pattern in its surroundings.
struct GroupSteps {
    Step any;                                                             ///< whatever is said or done
    std::array<std::vector<std::pair<Odds, Step>>, player_count> spoken;  ///< by player
};

/// What players say in a pattern, worked out once for all criteria; by player and group.
struct PatternWords {
    std::vector<std::vector<std::uint16_t>> stems;  ///< by group: what it can be said with at all
    std::array<Players::Words, player_count> players;
};

class AllWords {
public:
    AllWords(const Players& players, const Classes& classes, const Space& space)
        : players_(players), classes_(classes), space_(space), known_(2 * space.patterns.size())
    {
    }

    const PatternWords& of(std::uint32_t pattern, bool telling)
    {
        std::unique_ptr<PatternWords>& known = known_[2 * pattern + (telling ? 1 : 0)];
        if (known) return *known;
        known = std::make_unique<PatternWords>();
        const Pattern& here = space_.patterns[pattern];
        known->stems.resize(here.groups);
        for (std::size_t i = 0; i < here.replies.size(); ++i) {
            if (here.replies[i] == not_allowed) continue;
            const std::uint16_t stem = classes_.nodes[here.node].replies[i].stem;
            std::vector<std::uint16_t>& stems = known->stems[here.replies[i]];
            if (stems.empty() || stems.back() != stem) stems.push_back(stem);
        }
        for (std::size_t p = 0; p < player_count; ++p) {
            known->players[p] = players_.words(static_cast<Player>(p), here, telling);
        }
        return *known;
    }

private:
    const Players& players_;
    const Classes& classes_;
    const Space& space_;
    std::vector<std::unique_ptr<PatternWords>> known_;
};

class CriterionProver {
public:
    CriterionProver(const rubric::Monitor& monitor, const play::Pinned& pinned, const Classes& classes,
                    const Space& space, const Lumps& lumps, AllWords& words,
                    const std::array<std::vector<std::vector<Odds>>, player_count>& odds)
        : reading_(monitor, pinned, classes),
          pinned_(pinned),
          classes_(classes),
          space_(space),
          lumps_(lumps),
          words_(words),
          odds_(odds)
    {
    }

    bool within_limits() const { return reading_.size() <= most_reading_states; }

    void prove(CriterionProof& proof, const std::vector<Player>& wanted)
    {
        wanted_ = wanted;
        const std::size_t size = reading_.size();
        least_.assign(lumps_.size() * size, 0);
        most_.assign(lumps_.size() * size, 0);
        for (const Player player : wanted) {
            mean_least_[index_of(player)].assign(lumps_.size() * size, 0);
            mean_most_[index_of(player)].assign(lumps_.size() * size, 0);
        }
        for (std::size_t lump = 0; lump < lumps_.size(); ++lump) step_lump(lump);
        const std::size_t start = (lumps_.size() - 1) * size;
        const Step first = opened(pinned_.compiled->first_contact, false);
        proof.least = 100;
        for (States at = first[reading_.start()]; at != 0; at &= at - 1) {
            const auto state = static_cast<std::size_t>(std::countr_zero(at));
            proof.least = std::min<int>(proof.least, least_[start + state]);
            proof.most = std::max<int>(proof.most, most_[start + state]);
        }
        for (const Player player : wanted) {
            const std::size_t p = index_of(player);
            proof.means[p] = {extreme(first[reading_.start()], mean_least_[p], start, false),
                              extreme(first[reading_.start()], mean_most_[p], start, true)};
        }
    }

private:
    static std::size_t index_of(Player player) { return static_cast<std::size_t>(player); }

    static Mark extreme(States states, const std::vector<Mark>& values, std::size_t base, bool most)
    {
        Mark out = most ? 0 : ~Mark{0};
        for (; states != 0; states &= states - 1) {
            const Mark value = values[base + static_cast<std::size_t>(std::countr_zero(states))];
            out = most ? std::max(out, value) : std::min(out, value);
        }
        return out;
    }

    void step_lump(std::size_t lump)
    {
        const play::BranchState& state = space_.states[lumps_.sample[lump]];
        const std::size_t base = lump * reading_.size();
        if (state.over()) {
            for (std::size_t e = 0; e < reading_.size(); ++e) finish(base + e, reading_.final_marks(e, state));
            return;
        }
        const auto next = lumps_.successors(lump);
        for (std::size_t e = 0; e < reading_.size(); ++e) least_[base + e] = 100;
        for (std::size_t g = 0; g < next.size(); ++g) {
            const GroupSteps& steps = steps_of(lump, static_cast<Group>(g), next[g]);
            const std::size_t to = next[g] * reading_.size();
            for (std::size_t e = 0; e < reading_.size(); ++e) {
                for (States at = steps.any[e]; at != 0; at &= at - 1) {
                    const std::size_t there = to + static_cast<std::size_t>(std::countr_zero(at));
                    least_[base + e] = std::min(least_[base + e], least_[there]);
                    most_[base + e] = std::max(most_[base + e], most_[there]);
                }
            }
            for (const Player player : wanted_) add_means(player, lump, g, steps, base, to);
        }
        do_free_deeds(lump, state, base);
    }

    void finish(std::size_t at, const Reading::Final& final)
    {
        least_[at] = static_cast<std::uint8_t>(final.least);
        most_[at] = static_cast<std::uint8_t>(final.most);
        for (const Player player : wanted_) {
            // A good player fills the worksheet in rightly, the others leave it.
            const bool right = player == Player::good;
            const int least = right ? final.right_least : final.unfilled_least;
            const int most = right ? final.right_most : final.unfilled_most;
            mean_least_[index_of(player)][at] = static_cast<Mark>(least) * one_mark;
            mean_most_[index_of(player)][at] = static_cast<Mark>(most) * one_mark;
        }
    }

    void add_means(Player player, std::size_t lump, std::size_t group, const GroupSteps& steps, std::size_t base,
                   std::size_t to)
    {
        const std::size_t p = index_of(player);
        const Odds odds = odds_[p][lump][group];
        if (odds == 0) return;
        for (std::size_t e = 0; e < reading_.size(); ++e) {
            Mark least = 0;
            Mark most = 0;
            for (const auto& [spoken, step] : steps.spoken[p]) {
                least += (extreme(step[e], mean_least_[p], to, false) * spoken) >> 30U;
                most += (extreme(step[e], mean_most_[p], to, true) * spoken) >> 30U;
            }
            mean_least_[p][base + e] += (least * odds) >> 30U;
            mean_most_[p][base + e] += (most * odds) >> 30U;
        }
    }

    /// Deeds that change nothing in the play: anybody may do them first; a good player does.
    void do_free_deeds(std::size_t lump, const play::BranchState& state, std::size_t base)
    {
        const Pattern& pattern = space_.patterns[space_.pattern[lumps_.sample[lump]]];
        const rubric::Purpose purpose = purpose_of(state);
        std::vector<std::size_t> possible;
        for (const std::size_t deed : reading_.free_deeds()) {
            if (pattern.actions[deed] == leads_nowhere) possible.push_back(deed);
        }
        if (possible.empty()) return;
        const auto after = [&](std::size_t e, std::size_t deed) {
            const Symbols symbols = reading_.action(deed, !state.in_contact(), purpose);
            return reading_.after_action(e, static_cast<unsigned>(std::countr_zero(symbols)), deed);
        };
        // A deed that may be repeated leads back to states with as many deeds done: once round for each is enough.
        for (std::size_t round = 0; round <= reading_.size(); ++round) {
            bool changed = false;
            for (std::size_t e = reading_.size(); e-- > 0;) {
                for (const std::size_t deed : possible) {
                    if (!reading_.can_do(e, deed)) continue;
                    const std::size_t to = base + after(e, deed);
                    changed = changed || least_[to] < least_[base + e] || most_[to] > most_[base + e];
                    least_[base + e] = std::min(least_[base + e], least_[to]);
                    most_[base + e] = std::max(most_[base + e], most_[to]);
                }
            }
            if (!changed) break;
        }
        if (std::find(wanted_.begin(), wanted_.end(), Player::good) == wanted_.end()) return;
        const std::size_t good = index_of(Player::good);
        for (std::size_t e = reading_.size(); e-- > 0;) {
            std::size_t to = e;
            for (const std::size_t deed : possible) {
                if (reading_.can_do(to, deed) && !pinned_.scenario->actions[deed].repeats) to = after(to, deed);
            }
            // Every deed done makes the number greater, so what is read here is final already.
            if (to == e) continue;
            mean_least_[good][base + e] = mean_least_[good][base + to];
            mean_most_[good][base + e] = mean_most_[good][base + to];
        }
    }

    rubric::Purpose purpose_of(const play::BranchState& state) const
    {
        return state.in_contact() ? pinned_.scenario->contacts[state.contact].purpose : rubric::Purpose::complaint;
    }

    Step opened(std::size_t contact, bool below_start) const
    {
        const Symbols symbols = reading_.contact(contact, below_start);
        Step step(reading_.size(), 0);
        for (std::size_t e = 0; e < reading_.size(); ++e) {
            for (Symbols s = symbols; s != 0; s &= s - 1) {
                step[e] |= States{1} << reading_.after_contact(e, static_cast<unsigned>(std::countr_zero(s)));
            }
        }
        return step;
    }

    /// What a group's moves do to the reading depends on little more than its pattern.
    const GroupSteps& steps_of(std::size_t lump, Group group, std::uint32_t next)
    {
        const play::BranchState& from = space_.states[lumps_.sample[lump]];
        const play::BranchState& to = space_.states[lumps_.sample[next]];
        const std::uint32_t pattern = space_.pattern[lumps_.sample[lump]];
        const bool opens = !from.in_contact() && to.in_contact();
        const bool below = to.trust < pinned_.compiled->start.trust;
        std::uint64_t key = (std::uint64_t{pattern} << 32U) | (std::uint64_t{group} << 20U) |
                            (std::uint64_t{from.contact} << 12U) | (std::uint64_t{from.segments_left > 0} << 11U) |
                            (std::uint64_t{below} << 10U);
        if (opens) key |= to.contact + 1U;
        const auto found = known_.find(key);
        if (found != known_.end()) return *found->second;
        auto steps = std::make_unique<GroupSteps>(make_steps(from, pattern, group, below));
        if (opens) {
            const Step then = opened(to.contact, below);
            follow(steps->any, then);
            for (auto& spoken : steps->spoken) {
                for (auto& [odds, step] : spoken) follow(step, then);
            }
        }
        return *(known_[key] = std::move(steps));
    }

    static void follow(Step& step, const Step& then)
    {
        for (States& states : step) {
            States out = 0;
            for (States at = states; at != 0; at &= at - 1) out |= then[static_cast<std::size_t>(std::countr_zero(at))];
            states = out;
        }
    }

    GroupSteps make_steps(const play::BranchState& from, std::uint32_t pattern, Group group, bool below)
    {
        GroupSteps out;
        out.any.assign(reading_.size(), 0);
        const std::uint16_t node = space_.patterns[pattern].node;
        const PatternWords& words = words_.of(pattern, from.segments_left > 0);
        for (const std::uint16_t stem : words.stems[group]) {
            join(out.any, spoken_step({Spoken::What::reply, stem, Wording::any, 0}, from, node, below));
        }
        // Silence and deeds are the same whoever is silent or does them.
        for (const Spoken& each : words.players[index_of(Player::random)][group]) {
            if (each.what != Spoken::What::reply) join(out.any, spoken_step(each, from, node, below));
        }
        for (const Player player : wanted_) {
            auto& list = out.spoken[index_of(player)];
            for (const Spoken& each : words.players[index_of(player)][group]) {
                const Step& step = spoken_step(each, from, node, below);
                const auto same =
                    std::find_if(list.begin(), list.end(), [&](const auto& e) { return e.second == step; });
                if (same == list.end()) {
                    list.emplace_back(each.odds, step);
                } else {
                    same->first += each.odds;
                }
            }
        }
        return out;
    }

    static void join(Step& into, const Step& other)
    {
        for (std::size_t e = 0; e < into.size(); ++e) into[e] |= other[e];
    }

    const Step& spoken_step(const Spoken& spoken, const play::BranchState& from, std::size_t node, bool below)
    {
        const std::uint64_t key =
            (std::uint64_t{node} << 44U) | (std::uint64_t{spoken.index} << 28U) |
            (static_cast<std::uint64_t>(spoken.what) << 24U) | (static_cast<std::uint64_t>(spoken.wording) << 20U) |
            (std::uint64_t{from.contact} << 8U) | (from.segments_left > 0 ? 2U : 0U) | (below ? 1U : 0U);
        const auto [found, fresh] = spoken_.emplace(key, Step{});
        if (fresh) found->second = make_spoken(spoken, from, node, below);
        return found->second;
    }

    Step make_spoken(const Spoken& spoken, const play::BranchState& from, std::size_t node, bool below)
    {
        Step step(reading_.size(), 0);
        const rubric::Purpose purpose = purpose_of(from);
        const bool story_over = from.segments_left == 0;
        const auto to = [&](std::size_t e, Symbols symbols, auto&& after) {
            for (; symbols != 0; symbols &= symbols - 1) {
                step[e] |= States{1} << after(static_cast<unsigned>(std::countr_zero(symbols)));
            }
        };
        for (std::size_t e = 0; e < reading_.size(); ++e) {
            if (spoken.what == Spoken::What::silent) {
                step[e] = States{1} << e;
            } else if (spoken.what == Spoken::What::action) {
                to(e, reading_.action(spoken.index, !from.in_contact(), purpose),
                   [&](unsigned symbol) { return reading_.after_action(e, symbol, spoken.index); });
            } else {
                const bool going_on = spoken.what == Spoken::What::go_on;
                Moment moment{purpose, reading_.asks_interruption() && !story_over && !going_on, story_over,
                              reading_.asks_below_start() && below, 1};
                reading_.remember(e, moment);
                to(e, going_on ? reading_.go_on(moment) : reading_.reply(node, spoken.index, spoken.wording, moment),
                   [&](unsigned symbol) { return reading_.after_turn(e, symbol, story_over); });
            }
        }
        return step;
    }

    Reading reading_;
    const play::Pinned& pinned_;
    const Classes& classes_;
    const Space& space_;
    const Lumps& lumps_;
    AllWords& words_;
    const std::array<std::vector<std::vector<Odds>>, player_count>& odds_;
    std::unordered_map<std::uint64_t, std::unique_ptr<GroupSteps>> known_;
    std::unordered_map<std::uint64_t, Step> spoken_;
    std::vector<Player> wanted_;
    std::vector<std::uint8_t> least_, most_;
    std::array<std::vector<Mark>, player_count> mean_least_, mean_most_;
};

}  // namespace

struct Marker::Data {
    Data(const play::Pinned& pinned_play, const Classes& all_classes, const Space& all, const Lumps& all_lumps)
        : pinned(pinned_play),
          classes(all_classes),
          space(all),
          lumps(all_lumps),
          players(pinned_play, all_classes, all, all_lumps),
          words(players, all_classes, all),
          offers(play::record_of(pinned_play, play::begin(pinned_play).state).offers)
    {
    }

    const play::Pinned& pinned;
    const Classes& classes;
    const Space& space;
    const Lumps& lumps;
    Players players;
    AllWords words;
    std::vector<rubric::Offer> offers;
    std::array<std::vector<std::vector<Odds>>, player_count> odds;  ///< by player, lump and group
};

Marker::Marker(const play::Pinned& pinned, const Classes& classes, const Space& space, const Lumps& lumps)
    : data_(std::make_unique<Data>(pinned, classes, space, lumps))
{
}

Marker::~Marker() = default;

const Prospects& Marker::prospects() const
{
    return data_->players.prospects();
}

/// A measure's marks lie between those of its bands; nothing to measure earns nothing.
void Marker::prove_criterion(const rubric::Criterion& criterion, const std::vector<Player>& players,
                             CriterionProof& proof) const
{
    if (const auto* monitor = std::get_if<rubric::Monitor>(&criterion.rule)) {
        CriterionProver prover(*monitor, data_->pinned, data_->classes, data_->space, data_->lumps, data_->words,
                               data_->odds);
        if (prover.within_limits()) {
            prover.prove(proof, players);
            return;
        }
        proof.most = 100;
    } else {
        for (const rubric::Band& band : std::get<rubric::Measure>(criterion.rule).bands) {
            proof.most = std::max(proof.most, band.mark);
        }
    }
    proof.measure = true;
    for (const Player player : players) {
        proof.means[static_cast<std::size_t>(player)] = {0, static_cast<Mark>(proof.most) * one_mark};
    }
}

/// Weighted sums, rounded outwards.
void Marker::sum_up(FrameworkProof& proof)
{
    std::uint64_t weights = 0;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    std::array<Mean, player_count> sums{};
    for (const CriterionProof& each : proof.criteria) {
        if (!each.observed) continue;
        const auto weight = static_cast<std::uint64_t>(each.weight);
        weights += weight;
        least += weight * static_cast<std::uint64_t>(each.least);
        most += weight * static_cast<std::uint64_t>(each.most);
        for (std::size_t p = 0; p < player_count; ++p) {
            sums[p].least += weight * each.means[p].least;
            sums[p].most += weight * each.means[p].most;
        }
    }
    if (weights == 0) return;
    // A total is rounded half up, so no play's is outside these.
    proof.least = static_cast<int>((2 * least + weights) / (2 * weights));
    proof.most = static_cast<int>((2 * most + weights) / (2 * weights));
    for (std::size_t p = 0; p < player_count; ++p) {
        const Mark below = sums[p].least / weights;
        proof.means[p] = {below, sums[p].least == sums[p].most ? below : (sums[p].most + weights - 1) / weights};
    }
}

FrameworkProof Marker::prove(const rubric::Rubric& rubric, const std::vector<Player>& players) const
{
    for (const Player player : players) {
        auto& odds = data_->odds[static_cast<std::size_t>(player)];
        if (!odds.empty()) continue;
        for (std::size_t lump = 0; lump < data_->lumps.size(); ++lump) {
            const bool over = data_->space.states[data_->lumps.sample[lump]].over();
            odds.push_back(over ? std::vector<Odds>{} : data_->players.groups(player, lump));
        }
    }
    FrameworkProof out;
    out.id = rubric.id();
    for (const rubric::Criterion& criterion : rubric.data().criteria) {
        CriterionProof proof;
        proof.id = criterion.id;
        proof.weight = criterion.weight;
        proof.observed = std::all_of(criterion.needs.begin(), criterion.needs.end(), [&](rubric::Offer need) {
            return std::find(data_->offers.begin(), data_->offers.end(), need) != data_->offers.end();
        });
        if (proof.observed) prove_criterion(criterion, players, proof);
        out.criteria.push_back(std::move(proof));
    }
    sum_up(out);
    return out;
}

}  // namespace amends::proof
