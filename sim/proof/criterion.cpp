#include "sim/proof/criterion.h"

#include <algorithm>
#include <bit>

namespace amends::proof {
namespace {

constexpr std::uint32_t unknown = 0xFFFF'FFFF;

std::size_t index_of(Player player)
{
    return static_cast<std::size_t>(player);
}

std::size_t first(std::uint64_t states)
{
    return static_cast<std::size_t>(std::countr_zero(states));
}

/// The least and the most of some values of a run.
template <class T>
std::pair<T, T> extremes(std::uint64_t states, const T* least, const T* most)
{
    T low = least[first(states)];
    T high = most[first(states)];
    for (states &= states - 1; states != 0; states &= states - 1) {
        low = std::min(low, least[first(states)]);
        high = std::max(high, most[first(states)]);
    }
    return {low, high};
}

}  // namespace

CriterionProver::CriterionProver(const rubric::Monitor& monitor, const play::Pinned& pinned, const Classes& classes,
                                 const Space& space, const Lumps& lumps, AllWords& words)
    : reading_(monitor, pinned, classes),
      size_(reading_.size()),
      pinned_(pinned),
      space_(space),
      lumps_(lumps),
      words_(words)
{
}

void CriterionProver::prove(CriterionProof& proof, const std::vector<Player>& players)
{
    for (const Player player : players) words_.by(player);
    for (std::vector<StepIndex>& table : utterance_steps_) table.assign(words_.utterances().size(), unknown);
    lay_out_any();
    for (const Player player : players) lay_out(player);
    find_alive();
    least_.assign(lumps_.size() * size_, 100);
    most_.assign(lumps_.size() * size_, 0);
    lay_out_places();
    for (const Player player : players) {
        const std::size_t p = index_of(player);
        certain_[p] = is_certain(player);
        mean_least_[p].assign(lumps_.size() * size_, 0);
        if (!certain_[p]) mean_most_[p].assign(lumps_.size() * size_, 0);
    }
    for (std::size_t lump = 0; lump < lumps_.size(); ++lump) step_lump(lump, players);
    const std::size_t start = (lumps_.size() - 1) * size_;
    const States begun = openings_[{pinned_.compiled->first_contact, false}].to[reading_.start()];
    const auto [least, most] = extremes(begun, least_.data() + start, most_.data() + start);
    proof.least = least;
    proof.most = most;
    for (const Player player : players) {
        const std::size_t p = index_of(player);
        const auto [low, high] = extremes(begun, mean_least_[p].data() + start, most_of(p).data() + start);
        proof.means[p] = {low, high};
    }
}

CriterionProver::StepIndex CriterionProver::intern(Step step)
{
    const auto [found, fresh] = known_steps_.try_emplace(step.to, static_cast<StepIndex>(steps_.size()));
    if (fresh) {
        step.certain = std::all_of(step.to.begin(), step.to.end(), [](States to) { return std::has_single_bit(to); });
        steps_.push_back(std::move(step));
    }
    return found->second;
}

CriterionProver::StepIndex CriterionProver::step_of(std::uint32_t utterance, bool below)
{
    StepIndex& known = utterance_steps_[below ? 1 : 0][utterance];
    if (known == unknown) known = intern(make_step(words_.utterances()[utterance], below));
    return known;
}

rubric::Purpose CriterionProver::purpose_of(std::uint8_t contact) const
{
    if (contact == play::between_contacts) return rubric::Purpose::complaint;
    return pinned_.scenario->contacts[contact].purpose;
}

CriterionProver::Step CriterionProver::make_step(const Utterance& utterance, bool below)
{
    const Spoken& spoken = utterance.spoken;
    Step step{std::vector<States>(size_, 0), true};
    const bool story_over = !utterance.telling;
    const rubric::Purpose purpose = purpose_of(utterance.contact);
    const bool between = utterance.contact == play::between_contacts;
    for (std::size_t e = 0; e < size_; ++e) {
        const auto to = [&](Symbols symbols, auto&& after) {
            for (; symbols != 0; symbols &= symbols - 1)
                step.to[e] |= States{1} << after(static_cast<unsigned>(first(symbols)));
        };
        if (spoken.what == Spoken::What::silent) {
            step.to[e] = States{1} << e;
        } else if (spoken.what == Spoken::What::action) {
            to(reading_.action(spoken.index, between, purpose),
               [&](unsigned symbol) { return reading_.after_action(e, symbol, spoken.index); });
        } else {
            const bool going_on = spoken.what == Spoken::What::go_on;
            Moment moment{purpose, reading_.asks_interruption() && utterance.telling && !going_on, story_over,
                          reading_.asks_below_start() && below, 1};
            reading_.remember(e, moment);
            to(going_on ? reading_.go_on(moment) : reading_.reply(utterance.node, spoken.index, spoken.wording, moment),
               [&](unsigned symbol) { return reading_.after_turn(e, symbol, story_over); });
        }
        // A wording that this moment has no room for ("go on" as a reply while somebody tells) is read as nothing.
        if (step.to[e] == 0) step.to[e] = States{1} << e;
    }
    return step;
}

CriterionProver::Step CriterionProver::opened(std::size_t contact, bool below) const
{
    Step step{std::vector<States>(size_, 0), true};
    for (std::size_t e = 0; e < size_; ++e) {
        for (Symbols s = reading_.contact(contact, below); s != 0; s &= s - 1) {
            step.to[e] |= States{1} << reading_.after_contact(e, static_cast<unsigned>(first(s)));
        }
    }
    return step;
}

void CriterionProver::lay_out_any()
{
    const AllWords::Pool& pool = words_.any();
    for (const bool below : {false, true}) {
        std::vector<StepIndex>& any = any_[below ? 1 : 0];
        Step joined{std::vector<States>(size_, 0), true};
        std::vector<StepIndex> list;
        std::map<std::vector<StepIndex>, StepIndex> known;
        for (std::size_t slot = 0; slot < words_.slots(); ++slot) {
            list.clear();
            for (std::uint32_t i = pool.begin[slot]; i < pool.begin[slot + 1]; ++i) {
                const StepIndex step = step_of(pool.said[i].utterance, below);
                if (std::find(list.begin(), list.end(), step) == list.end()) list.push_back(step);
            }
            const auto [found, fresh] = known.try_emplace(list, 0);
            if (fresh) {
                joined.to.assign(size_, 0);
                for (const StepIndex step : list) {
                    for (std::size_t e = 0; e < size_; ++e) joined.to[e] |= steps_[step].to[e];
                }
                found->second = intern(joined);
            }
            any.push_back(found->second);
        }
    }
}

void CriterionProver::lay_out(Player player)
{
    const AllWords::Pool& pool = words_.by(player);
    HeardPool& out = heard_[index_of(player)];
    std::vector<Odds> odds(steps_.size(), 0);
    for (const bool below : {false, true}) {
        std::vector<std::uint32_t>& begin = out.begin[below ? 1 : 0];
        begin.push_back(static_cast<std::uint32_t>(out.heard.size()));
        std::vector<StepIndex> touched;
        for (std::size_t slot = 0; slot < words_.slots(); ++slot) {
            touched.clear();
            for (std::uint32_t i = pool.begin[slot]; i < pool.begin[slot + 1]; ++i) {
                const StepIndex step = step_of(pool.said[i].utterance, below);
                if (step >= odds.size()) odds.resize(step + 1, 0);
                if (odds[step] == 0) touched.push_back(step);
                odds[step] += pool.said[i].odds;
            }
            for (const StepIndex step : touched) {
                out.heard.push_back({odds[step], step});
                odds[step] = 0;
            }
            begin.push_back(static_cast<std::uint32_t>(out.heard.size()));
        }
    }
}

bool CriterionProver::opens(std::size_t lump, std::size_t next) const
{
    return lumps_.contact[lump] == play::between_contacts && lumps_.contact[next] != play::between_contacts;
}

bool CriterionProver::below_start(std::size_t lump) const
{
    return lumps_.below[lump] != 0;
}

/// What free deeds, done one after the other in any order, make of what is alive in a lump.
void CriterionProver::add_deeds(std::size_t lump)
{
    const std::vector<std::size_t> possible = possible_deeds(lump);
    const play::BranchState& here = space_.states[lumps_.sample[lump]];
    for (States before = 0; before != alive_[lump] && !possible.empty();) {
        before = alive_[lump];
        for (States at = before; at != 0; at &= at - 1) {
            for (const std::size_t deed : possible) {
                if (reading_.can_do(first(at), deed)) alive_[lump] |= States{1} << after_deed(first(at), deed, here);
            }
        }
    }
}

/// Forwards, so that nothing is worked out for what no play comes to.
void CriterionProver::find_alive()
{
    for (std::size_t contact = 0; contact < pinned_.scenario->contacts.size(); ++contact) {
        for (const bool below : {false, true}) openings_[{contact, below}] = opened(contact, below);
    }
    alive_.assign(lumps_.size(), 0);
    alive_.back() = openings_[{pinned_.compiled->first_contact, false}].to[reading_.start()];
    for (std::size_t lump = lumps_.size(); lump-- > 0;) {
        add_deeds(lump);
        const auto next = lumps_.successors(lump);
        const std::uint32_t slot = words_.slot(lump);
        for (std::size_t g = 0; g < next.size(); ++g) {
            const std::vector<States>& to = steps_[any_[below_start(next[g]) ? 1 : 0][slot + g]].to;
            States reached = 0;
            for (States at = alive_[lump]; at != 0; at &= at - 1) reached |= to[first(at)];
            const Step* opening = nullptr;
            if (opens(lump, next[g])) {
                opening = &openings_[{lumps_.contact[next[g]], below_start(next[g])}];
            }
            alive_[next[g]] |= through(opening, reached);
        }
    }
}

void CriterionProver::step_lump(std::size_t lump, const std::vector<Player>& players)
{
    if (alive_[lump] == 0) return;
    if (space_.states[lumps_.sample[lump]].over()) {
        finish(lump, players);
        return;
    }
    step_range(lump);
    for (const Player player : players) step_mean(lump, player);
    if (!reading_.free_deeds().empty()) do_free_deeds(lump, players);
}

void CriterionProver::finish(std::size_t lump, const std::vector<Player>& players)
{
    const play::BranchState& state = space_.states[lumps_.sample[lump]];
    for (States at = alive_[lump]; at != 0; at &= at - 1) {
        const std::size_t e = lump * size_ + first(at);
        const Reading::Final final = reading_.final_marks(first(at), state);
        least_[e] = static_cast<std::uint8_t>(final.least);
        most_[e] = static_cast<std::uint8_t>(final.most);
        for (const Player player : players) {
            // A good player fills the worksheet in rightly, the others leave it.
            const bool right = player == Player::good;
            const int low = right ? final.right_least : final.unfilled_least;
            const int high = right ? final.right_most : final.unfilled_most;
            mean_least_[index_of(player)][e] = static_cast<Mark>(low) * one_mark;
            most_of(index_of(player))[e] = static_cast<Mark>(high) * one_mark;
        }
    }
}

void CriterionProver::step_range(std::size_t lump)
{
    const auto next = lumps_.successors(lump);
    const std::uint32_t slot = words_.slot(lump);
    std::uint8_t* const least = least_.data() + lump * size_;
    std::uint8_t* const most = most_.data() + lump * size_;
    for (std::size_t g = 0; g < next.size(); ++g) {
        const bool below = below_start(next[g]);
        const std::vector<States>& to = steps_[any_[below ? 1 : 0][slot + g]].to;
        const std::uint8_t* const low_there = least_.data() + next[g] * size_;
        const std::uint8_t* const high_there = most_.data() + next[g] * size_;
        const Step* const opening = opens(lump, next[g]) ? &openings_[{lumps_.contact[next[g]], below}] : nullptr;
        for (States at = alive_[lump]; at != 0; at &= at - 1) {
            const auto [low, high] = extremes(through(opening, to[first(at)]), low_there, high_there);
            least[first(at)] = std::min(least[first(at)], low);
            most[first(at)] = std::max(most[first(at)], high);
        }
    }
}

/// Where only one place can be come to, by whatever is heard, a mean is one number: most of the time.
bool CriterionProver::is_certain(Player player) const
{
    if (pinned_.scenario->promises.size() > 1) return false;
    const HeardPool& pool = heard_[index_of(player)];
    const auto surely = [&](const Heard& heard) { return steps_[heard.step].certain; };
    const auto one_place = [](const auto& opening) {
        return std::all_of(opening.second.to.begin(), opening.second.to.end(),
                           [](States to) { return std::has_single_bit(to); });
    };
    return std::all_of(pool.heard.begin(), pool.heard.end(), surely) &&
           std::all_of(openings_.begin(), openings_.end(), one_place);
}

void CriterionProver::lay_out_places()
{
    places_.resize(steps_.size() * size_);
    for (std::size_t step = 0; step < steps_.size(); ++step) {
        for (std::size_t e = 0; e < size_; ++e) {
            places_[step * size_ + e] = static_cast<std::uint8_t>(first(steps_[step].to[e]));
        }
    }
}

void CriterionProver::step_mean(std::size_t lump, Player player)
{
    const std::size_t p = index_of(player);
    const auto next = lumps_.successors(lump);
    const std::uint32_t slot = words_.slot(lump);
    const Odds* const odds = words_.odds(player).data() + lumps_.begin[lump];
    for (std::size_t g = 0; g < next.size(); ++g) {
        if (odds[g] == 0) continue;
        const Edge edge{lump, next[g], slot + g, odds[g]};
        if (certain_[p] && !opens(lump, next[g])) {
            add_certain(edge, p);
        } else {
            add_between(edge, p);
        }
    }
}

void CriterionProver::add_certain(const Edge& edge, std::size_t player)
{
    const HeardPool& pool = heard_[player];
    const std::vector<std::uint32_t>& begin = pool.begin[below_start(edge.to) ? 1 : 0];
    const Heard* const heard = pool.heard.data() + begin[edge.slot];
    const Heard* const end = pool.heard.data() + begin[edge.slot + 1];
    const Mark* const there = mean_least_[player].data() + edge.to * size_;
    Mark* const here = mean_least_[player].data() + edge.from * size_;
    for (States at = alive_[edge.from]; at != 0; at &= at - 1) {
        const std::size_t e = first(at);
        Mark sum = 0;
        for (const Heard* each = heard; each != end; ++each) {
            sum += (there[places_[each->step * size_ + e]] * each->odds) >> 30U;
        }
        here[e] += (sum * edge.odds) >> 30U;
    }
}

void CriterionProver::add_between(const Edge& edge, std::size_t player)
{
    const HeardPool& pool = heard_[player];
    const bool below = below_start(edge.to);
    const std::vector<std::uint32_t>& begin = pool.begin[below ? 1 : 0];
    const Mark* const low_there = mean_least_[player].data() + edge.to * size_;
    const Mark* const high_there = most_of(player).data() + edge.to * size_;
    Mark* const least = mean_least_[player].data() + edge.from * size_;
    Mark* const most = most_of(player).data() + edge.from * size_;
    const Step* const opening = opens(edge.from, edge.to) ? &openings_[{lumps_.contact[edge.to], below}] : nullptr;
    for (States at = alive_[edge.from]; at != 0; at &= at - 1) {
        Mark low_sum = 0;
        Mark high_sum = 0;
        for (std::uint32_t i = begin[edge.slot]; i < begin[edge.slot + 1]; ++i) {
            const Heard& heard = pool.heard[i];
            const States there = through(opening, steps_[heard.step].to[first(at)]);
            const auto [low, high] = extremes(there, low_there, high_there);
            low_sum += (low * heard.odds) >> 30U;
            high_sum += (high * heard.odds) >> 30U;
        }
        const Mark low = (low_sum * edge.odds) >> 30U;
        least[first(at)] += low;
        // With certainty both are one table, and the sum is added once.
        if (!certain_[player]) most[first(at)] += (high_sum * edge.odds) >> 30U;
    }
}

std::vector<Mark>& CriterionProver::most_of(std::size_t player)
{
    return certain_[player] ? mean_least_[player] : mean_most_[player];
}

CriterionProver::States CriterionProver::through(const Step* opening, States states)
{
    if (opening == nullptr) return states;
    States out = 0;
    for (; states != 0; states &= states - 1) out |= opening->to[first(states)];
    return out;
}

std::vector<std::size_t> CriterionProver::possible_deeds(std::size_t lump) const
{
    std::vector<std::size_t> possible;
    const std::uint32_t state = lumps_.sample[lump];
    if (reading_.free_deeds().empty() || space_.states[state].over()) return possible;
    const Pattern& pattern = space_.patterns[space_.pattern[state]];
    for (const std::size_t deed : reading_.free_deeds()) {
        if (pattern.actions[deed] == leads_nowhere) possible.push_back(deed);
    }
    return possible;
}

std::size_t CriterionProver::after_deed(std::size_t state, std::size_t deed, const play::BranchState& where) const
{
    const Symbols symbols = reading_.action(deed, !where.in_contact(), purpose_of(where.contact));
    return reading_.after_action(state, static_cast<unsigned>(first(symbols)), deed);
}

/// Deeds that change nothing in the play: anybody may do them before moving on; a good player does.
void CriterionProver::do_free_deeds(std::size_t lump, const std::vector<Player>& players)
{
    const play::BranchState& state = space_.states[lumps_.sample[lump]];
    const std::vector<std::size_t> possible = possible_deeds(lump);
    const std::size_t base = lump * size_;
    // A deed that may be repeated leads to states with as many deeds done, so that one round may not be enough.
    bool changed = !possible.empty();
    while (changed) {
        changed = false;
        for (std::size_t e = size_; e-- > 0;) {
            if (((alive_[lump] >> e) & 1U) == 0) continue;
            for (const std::size_t deed : possible) {
                if (!reading_.can_do(e, deed)) continue;
                const std::size_t to = base + after_deed(e, deed, state);
                changed = changed || least_[to] < least_[base + e] || most_[to] > most_[base + e];
                least_[base + e] = std::min(least_[base + e], least_[to]);
                most_[base + e] = std::max(most_[base + e], most_[to]);
            }
        }
    }
    if (std::find(players.begin(), players.end(), Player::good) == players.end()) return;
    const std::size_t good = index_of(Player::good);
    // Every deed done makes the state's number greater, so that what is read here is final already.
    for (std::size_t e = size_; e-- > 0;) {
        if (((alive_[lump] >> e) & 1U) == 0) continue;
        std::size_t to = e;
        for (const std::size_t deed : possible) {
            const bool once = !pinned_.scenario->actions[deed].repeats;
            if (once && reading_.can_do(to, deed)) to = after_deed(to, deed, state);
        }
        if (to == e) continue;
        mean_least_[good][base + e] = mean_least_[good][base + to];
        most_of(good)[base + e] = most_of(good)[base + to];
    }
}

void CriterionProver::compare(Beside& beside)
{
    KnownReply one{beside.one_words, {}};
    KnownReply other{beside.other_words, {}};
    for (const Beside::Where& where : beside.where) {
        if (beside.one_ever_better && beside.other_ever_better) return;
        for (States at = alive_[where.lump]; at != 0; at &= at - 1) {
            const auto [one_least, one_most] = left_to_earn(one, where.lump, where.after_one, first(at));
            const auto [other_least, other_most] = left_to_earn(other, where.lump, where.after_other, first(at));
            beside.one_ever_better = beside.one_ever_better || one_most > other_least;
            beside.other_ever_better = beside.other_ever_better || other_most > one_least;
        }
    }
}

/// The most that can be earned after a reply whose words are known, by what is not known of its moment.
std::pair<int, int> CriterionProver::left_to_earn(KnownReply& reply, std::uint32_t lump, std::uint32_t next,
                                                  std::size_t e)
{
    const play::BranchState& from = space_.states[lumps_.sample[lump]];
    const bool story_over = from.segments_left == 0;
    Moment moment{purpose_of(from.contact), reading_.asks_interruption() && !story_over, story_over,
                  reading_.asks_below_start() && below_start(next), 1};
    reading_.remember(e, moment);
    const auto [known, fresh] = reply.heard.try_emplace(moment, 0);
    if (fresh) known->second = reading_.words(reply.words, moment);
    int least = 100;
    int most = 0;
    for (Symbols symbols = known->second; symbols != 0; symbols &= symbols - 1) {
        const std::size_t to = reading_.after_turn(e, static_cast<unsigned>(first(symbols)), story_over);
        const int mark = most_[next * size_ + to];
        least = std::min(least, mark);
        most = std::max(most, mark);
    }
    return {least, most};
}

}  // namespace amends::proof
