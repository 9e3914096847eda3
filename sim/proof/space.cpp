#include "sim/proof/space.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_map>

namespace amends::proof {
namespace {

using play::Answered;
using play::AnswerSet;
using play::BranchState;
using play::Compiled;
using play::Letter;
using play::Move;

std::uint64_t hash_of(const BranchState& state)
{
    std::array<std::uint64_t, 2> halves{};
    static_assert(sizeof halves == sizeof state);
    std::memcpy(halves.data(), &state, sizeof state);
    std::uint64_t x = halves[0] * 0x9E3779B97F4A7C15ULL ^ (halves[1] + 0xD1B54A32D192ED03ULL) * 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 29U;
    return x * 0x94D049BB133111EBULL >> 16U;
}

/// Indices of states by open addressing: one cache line a look-up, mostly.
class Table {
public:
    explicit Table(std::vector<BranchState>& states) : states_(states), slots_(1U << 12U, nowhere) {}

    /// The state's index; it is added where it is new.
    std::pair<std::uint32_t, bool> find(const BranchState& state)
    {
        if (2 * states_.size() >= slots_.size()) grow();
        std::uint32_t& slot = slots_[place_of(state)];
        if (slot != nowhere) return {slot, false};
        slot = static_cast<std::uint32_t>(states_.size());
        states_.push_back(state);
        return {slot, true};
    }

private:
    std::size_t place_of(const BranchState& state) const
    {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash_of(state) & mask;
        while (slots_[at] != nowhere && states_[slots_[at]] != state) at = (at + 1) & mask;
        return at;
    }

    void grow()
    {
        slots_.assign(2 * slots_.size(), nowhere);
        for (std::uint32_t i = 0; i < states_.size(); ++i) slots_[place_of(states_[i])] = i;
    }

    std::vector<BranchState>& states_;
    std::vector<std::uint32_t> slots_;
};

/// Reply classes of a node as the few things they differ in, each computed once for a state.
struct Grid {
    struct Feel {
        customer::Impression tone;
        std::uint16_t promises;
    };
    std::vector<Feel> feels;
    std::vector<AnswerSet> answers;
    std::vector<std::uint8_t> exits;  ///< as in Letter
    struct Cell {
        std::uint16_t feel, answer, exit;
    };
    std::vector<Cell> classes;  ///< by reply class

    explicit Grid(const NodeClasses& node)
    {
        for (const ReplyClass& reply : node.replies) {
            const Letter& letter = reply.letter;
            classes.push_back({index_in(feels, Feel{letter.tone, letter.promises}), index_in(answers, letter.answers),
                               index_in(exits, letter.exits)});
        }
    }

private:
    static bool same(const Feel& a, const Feel& b) { return a.tone == b.tone && a.promises == b.promises; }
    static bool same(const AnswerSet& a, const AnswerSet& b) { return a == b; }
    static bool same(std::uint8_t a, std::uint8_t b) { return a == b; }

    template <class T>
    static std::uint16_t index_in(std::vector<T>& list, const T& value)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const T& each) { return same(each, value); });
        const auto index = static_cast<std::uint16_t>(found - list.begin());
        if (found == list.end()) list.push_back(value);
        return index;
    }
};

/// For each answer and way to touch it, those before it that the same words touch.
struct AnswerOrder {
    struct Way {
        std::vector<std::size_t> before;
    };
    std::vector<std::vector<Way>> ways;  ///< by answer

    explicit AnswerOrder(const scenario::Scenario& scenario)
    {
        const auto hows = [](const scenario::Answer& answer) {
            return answer.how.empty() ? std::vector{acts::TopicHow::asked} : answer.how;
        };
        for (std::size_t i = 0; i < scenario.answers.size(); ++i) {
            ways.emplace_back();
            for (const acts::TopicHow how : hows(scenario.answers[i])) {
                Way way;
                for (std::size_t k = 0; k < i; ++k) {
                    const std::vector<acts::TopicHow> other = hows(scenario.answers[k]);
                    const bool same = scenario.answers[k].topic == scenario.answers[i].topic;
                    if (same && std::find(other.begin(), other.end(), how) != other.end()) way.before.push_back(k);
                }
                ways.back().push_back(std::move(way));
            }
        }
    }
};

class Explorer {
public:
    Explorer(const scenario::Scenario& scenario, const Compiled& compiled, const Classes& classes, std::uint64_t limit)
        : scenario_(scenario),
          c_(compiled),
          classes_(classes),
          limit_(limit),
          live_(scenario, compiled),
          order_(scenario),
          table_(space_.states)
    {
        for (const NodeClasses& node : classes.nodes) grids_.emplace_back(node);
        make_sights();
    }

    Space run()
    {
        BranchState start = play::open_first(c_, play::start_state(c_));
        enter(start, nowhere, {});
        space_.begin.push_back(0);
        for (std::uint32_t at = 0; at < space_.states.size(); ++at) {
            if (space_.moves > limit_) {
                space_.within_budget = false;
                break;
            }
            expand(at);
            space_.begin.push_back(static_cast<std::uint32_t>(space_.to.size()));
        }
        return std::move(space_);
    }

private:
    void make_sights()
    {
        Sights& sights = space_.sights;
        for (const play::CompiledNode& node : c_.nodes) {
            sights.entry_lines.emplace_back(node.lines.size());
            sights.exits.emplace_back(node.exits.size());
            sights.offered.emplace_back(node.offered.size());
        }
        sights.nodes.resize(c_.nodes.size());
        sights.out_of_patience.resize(c_.nodes.size());
        sights.answers.resize(c_.answers.size());
        sights.reactions.resize(c_.reactions.size());
        sights.actions.resize(c_.actions.size());
        sights.contacts.resize(c_.contacts.size());
        sights.endings.resize(scenario_.endings.size());
        sights.promises.resize(c_.promises.size());
        unseen_offered_.resize(c_.nodes.size());
        unseen_answers_.resize(c_.nodes.size());
        unseen_reactions_.resize(c_.nodes.size());
        for (std::size_t node = 0; node < c_.nodes.size(); ++node) {
            for (std::size_t i = 0; i < c_.nodes[node].offered.size(); ++i) unseen_offered_[node].push_back(i);
            for (std::size_t i = 0; i < c_.answers.size(); ++i) {
                if (c_.answers[i].nodes[node]) unseen_answers_[node].push_back(i);
            }
            for (std::size_t i = 0; i < c_.reactions.size(); ++i) {
                const std::vector<std::string>& only = scenario_.reactions[i].nodes;
                const std::string& id = scenario_.nodes[node].id;
                if (only.empty() || std::find(only.begin(), only.end(), id) != only.end()) {
                    unseen_reactions_[node].push_back(i);
                }
            }
        }
    }

    static void see(Sight& sight, std::uint32_t from, const Letter& move)
    {
        // What is seen at the start is seen in the first state, without a move.
        if (!sight.seen()) sight = from == nowhere ? Sight{0, false, {}} : Sight{from, true, move};
    }

    /// Takes a successor in; returns its group among those of the state that is expanded.
    Group enter(const BranchState& raw, std::uint32_t from, const Letter& move)
    {
        const BranchState state = live_.canonical(raw);
        // Most ways out of a state lead to a few states, and those are at hand.
        for (const Entered& each : entered_) {
            if (each.state != state) continue;
            if (state.in_contact() && state.stay == 0) look_at_entry_line(raw, from, move);
            return each.group;
        }
        const auto [index, fresh] = table_.find(state);
        if (fresh) {
            space_.parent.push_back(from);
            look_at_entry(raw, from, move);
        } else if (state.in_contact() && state.stay == 0) {
            look_at_entry_line(raw, from, move);
        }
        if (from == nowhere) return 0;
        space_.to.push_back(index);
        entered_.push_back({state, groups_});
        return groups_++;
    }

    void look_at_entry(const BranchState& raw, std::uint32_t from, const Letter& move)
    {
        Sights& sights = space_.sights;
        if (raw.over()) see(sights.endings[raw.ending - 1U], from, move);
        for (std::size_t i = 0; i < c_.promises.size(); ++i) {
            see(sights.promises[i][static_cast<std::size_t>(raw.promise(i))], from, move);
        }
        if (!raw.in_contact()) return;
        see(sights.contacts[raw.contact], from, move);
        look_at_entry_line(raw, from, move);
    }

    /// On entering a node, which of its lines is said. A deed may lead to the same state without a line: it comes from
    /// within the node.
    void look_at_entry_line(const BranchState& raw, std::uint32_t from, const Letter& move)
    {
        const bool stayed = from != nowhere && space_.states[from].in_contact() && space_.states[from].node == raw.node;
        if (stayed) return;
        see(space_.sights.nodes[raw.node], from, move);
        const play::CompiledNode& node = c_.nodes[raw.node];
        for (std::size_t i = 0; i < node.lines.size(); ++i) {
            if (!node.lines[i].holds(raw)) continue;
            see(space_.sights.entry_lines[raw.node][i], from, move);
            return;
        }
    }

    void expand(std::uint32_t at)
    {
        const BranchState state = space_.states[at];
        groups_ = 0;
        entered_.clear();
        key_.clear();
        if (state.over()) {
            key_.push_back(Pattern::between);
            intern({});
            return;
        }
        key_.push_back(state.in_contact() ? state.node : Pattern::between);
        if (state.in_contact()) {
            expand_replies(at, state);
            rest(at, state, Move::listen);
            rest(at, state, Move::hang_up);
        } else {
            rest(at, state, Move::wait);
            key_.push_back(not_allowed);
        }
        for (std::size_t i = 0; i < c_.actions.size(); ++i) {
            const Letter act{Move::act, {}, 0, static_cast<std::uint8_t>(i), 0, {}};
            if (!play::allowed(c_, state, act)) {
                key_.push_back(not_allowed);
                continue;
            }
            see(space_.sights.actions[i], at, act);
            if (c_.actions[i].bit < 0) {
                key_.push_back(leads_nowhere);
                continue;
            }
            ++space_.moves;
            key_.push_back(enter(play::step(c_, state, act), at, act));
        }
        intern(state);
    }

    void rest(std::uint32_t at, const BranchState& state, Move move)
    {
        const Letter letter{move, {}, 0, 0, 0, {}};
        ++space_.moves;
        play::Trace trace;
        const BranchState after = play::step(c_, state, letter, &trace);
        look_at_way(at, state.node, trace, false, letter);
        key_.push_back(enter(after, at, letter));
    }

    void expand_replies(std::uint32_t at, const BranchState& state)
    {
        const NodeClasses& node = classes_.nodes[state.node];
        const Grid& grid = grids_[state.node];
        look_at_offered(at, state);
        feel_all(at, state, grid);
        answer_all(grid);
        ways_.assign(answered_.size() * grid.exits.size(), not_allowed);
        for (std::size_t i = 0; i < node.replies.size(); ++i) {
            const Grid::Cell& cell = grid.classes[i];
            const std::uint16_t felt = felt_index_[cell.feel];
            if (felt == not_allowed) {
                key_.push_back(not_allowed);
                continue;
            }
            ++space_.moves;
            const std::size_t mid = answered_index_[felt * grid.answers.size() + cell.answer];
            Group& way = ways_[mid * grid.exits.size() + cell.exit];
            if (way == not_allowed) way = leave(at, state, answered_[mid], node.replies[i].letter);
            key_.push_back(way);
        }
    }

    /// The state after each tone and set of promises; equal ones once.
    void feel_all(std::uint32_t at, const BranchState& state, const Grid& grid)
    {
        felt_.clear();
        felt_index_.clear();
        for (const Grid::Feel& feel : grid.feels) {
            if (promises_in_vain(c_, state, feel.promises)) {
                felt_index_.push_back(not_allowed);
                continue;
            }
            const BranchState after = play::felt(c_, state, feel.tone, feel.promises);
            const auto found = std::find(felt_.begin(), felt_.end(), after);
            felt_index_.push_back(static_cast<std::uint16_t>(found - felt_.begin()));
            if (found != felt_.end()) continue;
            felt_.push_back(after);
            look_at_answers(at, after, {Move::reply, feel.tone, 0, 0, feel.promises, {}});
        }
    }

    void answer_all(const Grid& grid)
    {
        answered_.clear();
        answered_index_.clear();
        for (const BranchState& felt : felt_) {
            for (const AnswerSet& touched : grid.answers) {
                const Answered after = play::answered(c_, felt, touched);
                const auto found = std::find(answered_.begin(), answered_.end(), after);
                answered_index_.push_back(static_cast<std::uint16_t>(found - answered_.begin()));
                if (found == answered_.end()) answered_.push_back(after);
            }
        }
    }

    Group leave(std::uint32_t at, const BranchState& before, const Answered& answered, const Letter& letter)
    {
        play::Trace trace;
        const BranchState after = play::left(c_, answered, letter.exits, &trace);
        look_at_way(at, before.node, trace, answered.answered, letter);
        const bool reacts = trace.otherwise && !trace.out_of_patience && !answered.answered;
        if (reacts) look_at_reactions(at, before.node, after, letter);
        return enter(after, at, letter);
    }

    /// The way that a move took, and the node that it came to: where a contact ends, no state stands there.
    void look_at_way(std::uint32_t at, std::uint16_t node, const play::Trace& trace, bool answered,
                     const Letter& letter)
    {
        Sights& sights = space_.sights;
        if (trace.out_of_patience) {
            see(sights.out_of_patience[node], at, letter);
        } else if (trace.exit >= 0 && !(trace.otherwise && answered)) {
            // An otherwise that is answered says nothing of its own.
            see(sights.exits[node][static_cast<std::size_t>(trace.exit)], at, letter);
        }
        if (trace.entered_node < 0) return;
        const auto entered = static_cast<std::size_t>(trace.entered_node);
        see(sights.nodes[entered], at, letter);
        if (trace.entry_line < 0) return;
        see(sights.entry_lines[entered][static_cast<std::size_t>(trace.entry_line)], at, letter);
    }

    void look_at_offered(std::uint32_t at, const BranchState& state)
    {
        std::vector<std::size_t>& unseen = unseen_offered_[state.node];
        for (std::size_t k = unseen.size(); k-- > 0;) {
            if (!c_.nodes[state.node].offered[unseen[k]].holds(state)) continue;
            space_.sights.offered[state.node][unseen[k]] = {at, false, {}};
            unseen.erase(unseen.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }

    bool gives(std::size_t answer, const BranchState& state) const
    {
        if (!c_.answers[answer].when.holds(state)) return false;
        const auto free = [&](const AnswerOrder::Way& way) {
            return std::none_of(way.before.begin(), way.before.end(), [&](std::size_t other) {
                return c_.answers[other].nodes[state.node] && c_.answers[other].when.holds(state);
            });
        };
        return std::any_of(order_.ways[answer].begin(), order_.ways[answer].end(), free);
    }

    void look_at_answers(std::uint32_t at, const BranchState& felt, Letter letter)
    {
        std::vector<std::size_t>& unseen = unseen_answers_[felt.node];
        for (std::size_t k = unseen.size(); k-- > 0;) {
            const std::size_t answer = unseen[k];
            if (!space_.sights.answers[answer].seen()) {
                if (!gives(answer, felt)) continue;
                letter.answers = {};
                letter.answers.add(answer);
                see(space_.sights.answers[answer], at, letter);
            }
            unseen.erase(unseen.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }

    void look_at_reactions(std::uint32_t at, std::uint16_t node, const BranchState& after, const Letter& letter)
    {
        std::vector<std::size_t>& unseen = unseen_reactions_[node];
        for (std::size_t k = unseen.size(); k-- > 0;) {
            Sight& sight = space_.sights.reactions[unseen[k]];
            if (!sight.seen() && !c_.reactions[unseen[k]].holds(after)) continue;
            see(sight, at, letter);
            unseen.erase(unseen.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }

    void intern(const BranchState& state)
    {
        const std::string key(reinterpret_cast<const char*>(key_.data()), key_.size() * sizeof(Group));
        const auto [found, fresh] = pattern_index_.emplace(key, static_cast<std::uint32_t>(space_.patterns.size()));
        space_.pattern.push_back(found->second);
        if (fresh) space_.patterns.push_back(pattern_of(state));
    }

    Pattern pattern_of(const BranchState& state) const
    {
        Pattern pattern;
        pattern.groups = groups_;
        if (key_.size() == 1) return pattern;
        pattern.node = key_.front();
        const std::size_t replies = state.in_contact() ? classes_.nodes[state.node].replies.size() : 0;
        const auto rest = key_.begin() + 1 + static_cast<std::ptrdiff_t>(replies);
        pattern.replies.assign(key_.begin() + 1, rest);
        pattern.rest = rest[0];
        pattern.hang_up = rest[1];
        pattern.actions.assign(rest + 2, key_.end());
        return pattern;
    }

    const scenario::Scenario& scenario_;
    const Compiled& c_;
    const Classes& classes_;
    std::uint64_t limit_;
    Live live_;
    AnswerOrder order_;
    Space space_;
    Table table_;
    std::vector<Grid> grids_;
    std::vector<std::vector<std::size_t>> unseen_offered_, unseen_answers_, unseen_reactions_;  ///< by node
    std::unordered_map<std::string, std::uint32_t> pattern_index_;
    // Of the state that is expanded.
    std::vector<Group> key_;
    Group groups_ = 0;
    struct Entered {
        BranchState state;
        Group group;
    };
    std::vector<Entered> entered_;  ///< its successors so far
    std::vector<BranchState> felt_;
    std::vector<std::uint16_t> felt_index_, answered_index_;
    std::vector<Answered> answered_;
    std::vector<Group> ways_;
};

}  // namespace

Space reach(const scenario::Scenario& scenario, const Compiled& compiled, const Classes& classes, std::uint64_t limit)
{
    return Explorer(scenario, compiled, classes, limit).run();
}

}  // namespace amends::proof
