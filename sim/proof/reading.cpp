#include "sim/proof/reading.h"

#include <algorithm>
#include <bit>

namespace amends::proof {
namespace {

using acts::Act;
using acts::ActSet;
using play::PromiseState;
using rubric::Event;
using rubric::EventKind;
using rubric::Flag;
using rubric::Number;
using rubric::Predicate;

constexpr unsigned prevents_repeat = 9;  ///< symbols from here on say so

constexpr std::uint32_t bit(Flag flag)
{
    return std::uint32_t{1} << static_cast<unsigned>(flag);
}

template <class Enum>
bool among(std::uint32_t bits, const std::optional<Enum>& value)
{
    return bits == 0 || (value.has_value() && ((bits >> static_cast<unsigned>(*value)) & 1U) != 0);
}

/// The part of a predicate that asks for what is always known.
bool fits(const Predicate& predicate, const Event& event)
{
    return predicate.on == event.kind && among(predicate.purposes, event.purpose) &&
           among(predicate.openers, event.opener) && among(predicate.action_kinds, event.action) &&
           among(predicate.fates, event.fate);
}

void know(Wanted& wanted, Flag flag, bool value)
{
    (value ? wanted.flags : wanted.no_flags) |= bit(flag);
}

void know(Wanted& wanted, Number number, int value)
{
    wanted.numbers[static_cast<std::size_t>(number)] = {value, value};
}

ActSet all_but(ActSet acts)
{
    return {((std::uint64_t{1} << acts::act_count) - 1) & ~acts.bits};
}

/// How many solutions the words put before the customer, as the rubric counts them.
int options_in(ActSet acts, const TopicSet& topics)
{
    constexpr std::uint64_t offered = 0x4444'4444'4444'4444ULL;
    int named = 0;
    for (const std::uint64_t word : topics) named += std::popcount(word & offered);
    if (acts.has(Act::offer_choice)) return std::max(named, 2);
    if (acts.has_any(acts::acts_of(Act::explain_fix, Act::compensate))) return std::max(named, 1);
    return named;
}

/// A wording in which everything about the words is known.
Wanted worded(const Wanted& demand, Wording wording)
{
    Wanted out = demand;
    ActSet acts = demand.must;
    if (wording == Wording::fullest) acts.bits |= acts::helpful_acts().bits & ~demand.never.bits;
    if (wording == Wording::harshest) acts.bits |= acts::harmful_acts().bits & ~demand.never.bits;
    out.must = acts;
    out.never = all_but(acts);
    const int empathy = wording == Wording::fullest ? demand.empathy_most : demand.empathy_least;
    out.empathy_least = out.empathy_most = empathy;
    out.no_flags |= bit(Flag::false_word) | bit(Flag::redeemed);
    if ((out.flags & bit(Flag::go_on)) == 0) out.no_flags |= bit(Flag::go_on);
    know(out, Number::options, options_in(acts, demand.topics));
    know(out, Number::repeats_permille, 0);
    know(out, Number::parrots_permille, 0);
    return out;
}

Wanted known_of(const Moment& moment, int turns)
{
    Wanted wanted;
    know(wanted, Flag::interrupted, moment.interrupts);
    know(wanted, Flag::story_told, moment.told);
    know(wanted, Flag::below_start, moment.below_start);
    if (moment.turn <= turns) {
        know(wanted, Number::turn, moment.turn);
    } else {
        wanted.numbers[static_cast<std::size_t>(Number::turn)].least = turns + 1;
    }
    return wanted;
}

rubric::Fate fate_of(PromiseState state)
{
    if (state == PromiseState::kept) return rubric::Fate::kept;
    if (state == PromiseState::late) return rubric::Fate::late;
    return state == PromiseState::broken ? rubric::Fate::broken : rubric::Fate::open;
}

}  // namespace

Reading::Reading(const rubric::Monitor& monitor, const play::Pinned& pinned, const Classes& classes)
    : monitor_(monitor), pinned_(pinned), classes_(classes)
{
    for (const rubric::Letter& letter : monitor.letters) {
        const Predicate& when = letter.when;
        if (when.on == EventKind::end && (when.flags_asked & bit(Flag::expects_repeat)) != 0) asks_repeat_ = true;
        if (when.on != EventKind::turn) continue;
        asks_interruption_ = asks_interruption_ || (when.flags_asked & bit(Flag::interrupted)) != 0;
        asks_told_ = asks_told_ || (when.flags_asked & bit(Flag::story_told)) != 0;
        asks_below_start_ = asks_below_start_ || (when.flags_asked & bit(Flag::below_start)) != 0;
        for (const Predicate::Range& range : when.ranges) {
            if (range.number != Number::turn) continue;
            turns_ = std::max(turns_, range.at_most < 100 ? range.at_most : range.at_least);
        }
    }
    for (const rubric::Letter& letter : monitor.letters) {
        holds_.push_back(fulfilling(letter.when));
        fails_.push_back(not_fulfilling(letter.when));
    }
    find_free_deeds();
    size_ = whole_of({monitor_.states.size() - 1, static_cast<std::size_t>(turns_), asks_told_ ? 1U : 0U,
                      asks_repeat_ ? 1U : 0U, (std::size_t{1} << bits_) - 1}) +
            1;
}

void Reading::find_free_deeds()
{
    const Symbols none = Symbols{1} << monitor_.letters.size();
    for (std::size_t i = 0; i < pinned_.compiled->actions.size(); ++i) {
        if (pinned_.compiled->actions[i].bit >= 0) continue;
        const bool between = pinned_.compiled->actions[i].between;
        Symbols read = 0;
        for (const rubric::Purpose purpose :
             {rubric::Purpose::complaint, rubric::Purpose::follow_up, rubric::Purpose::next_visit}) {
            read |= action(i, between, purpose);
        }
        if (read == none) continue;
        free_deeds_.push_back(i);
        remembered_.push_back(!inert_once_read(read & ~none));
    }
    bits_ = static_cast<std::size_t>(std::count(remembered_.begin(), remembered_.end(), true));
}

/// Whether a second reading of these letters makes no difference, whatever was read after the first: then nobody has to
/// remember that they were read.
bool Reading::inert_once_read(Symbols letters) const
{
    std::vector<std::size_t> open;
    std::vector<bool> seen(monitor_.states.size(), false);
    const auto reach = [&](std::size_t state) {
        if (!seen[state]) open.push_back(state);
        seen[state] = true;
    };
    for (std::size_t state = 0; state < monitor_.states.size(); ++state) {
        for (Symbols at = letters; at != 0; at &= at - 1)
            reach(next(state, static_cast<unsigned>(std::countr_zero(at))));
    }
    for (std::size_t k = 0; k < open.size(); ++k) {
        for (unsigned letter = 0; letter < monitor_.letters.size(); ++letter) reach(next(open[k], letter));
    }
    return std::all_of(open.begin(), open.end(), [&](std::size_t state) {
        for (Symbols at = letters; at != 0; at &= at - 1) {
            if (next(state, static_cast<unsigned>(std::countr_zero(at))) != state) return false;
        }
        return true;
    });
}

Reading::Parts Reading::parts_of(std::size_t state) const
{
    Parts parts{};
    const auto take = [&state](std::size_t size) {
        const std::size_t part = state % size;
        state /= size;
        return part;
    };
    parts.monitor = take(monitor_.states.size());
    parts.turn = take(static_cast<std::size_t>(turns_) + 1);
    parts.told = take(asks_told_ ? 2 : 1);
    parts.prevented = take(asks_repeat_ ? 2 : 1);
    parts.done = state;
    return parts;
}

std::size_t Reading::whole_of(const Parts& parts) const
{
    std::size_t state = parts.done;
    state = state * (asks_repeat_ ? 2 : 1) + parts.prevented;
    state = state * (asks_told_ ? 2 : 1) + parts.told;
    state = state * (static_cast<std::size_t>(turns_) + 1) + parts.turn;
    return state * monitor_.states.size() + parts.monitor;
}

std::size_t Reading::next(std::size_t monitor, unsigned symbol) const
{
    const std::size_t letter = symbol % prevents_repeat;
    return letter < monitor_.letters.size() ? monitor_.states[monitor].next[letter] : monitor;
}

/// Every letter that an event can be read as of which just `wanted` and `demands` are known; a bit beyond them for
/// none.
Symbols Reading::symbols_of(const Wanted& wanted, std::vector<const OneOf*> demands, const Event& event) const
{
    Symbols out = 0;
    for (std::size_t i = 0; i < monitor_.letters.size(); ++i) {
        if (!fits(monitor_.letters[i].when, event)) continue;
        const std::size_t before = demands.size();
        for (const OneOf& list : holds_[i]) demands.push_back(&list);
        if (sayable(wanted, std::span<const OneOf* const>(demands))) out |= Symbols{1} << i;
        demands.resize(before);
        demands.push_back(&fails_[i]);
    }
    if (sayable(wanted, std::span<const OneOf* const>(demands))) out |= Symbols{1} << monitor_.letters.size();
    return out;
}

Symbols Reading::reply(std::size_t node, std::size_t stem, Wording wording, const Moment& moment)
{
    const std::uint64_t key = (std::uint64_t{node} << 40U) | (std::uint64_t{stem} << 24U) |
                              (static_cast<std::uint64_t>(wording) << 20U) |
                              (static_cast<std::uint64_t>(moment.purpose) << 16U) |
                              (std::uint64_t{moment.interrupts} << 15U) | (std::uint64_t{moment.told} << 14U) |
                              (std::uint64_t{moment.below_start} << 13U) | static_cast<std::uint64_t>(moment.turn);
    const auto [found, fresh] = known_.emplace(key, 0);
    if (!fresh) return found->second;
    const Stem& said = classes_.nodes[node].stems[stem];
    Wanted wanted = known_of(moment, turns_);
    std::vector<const OneOf*> demands;
    bool possible = true;
    if (wording == Wording::any) {
        for (const OneOf& list : said.demands) demands.push_back(&list);
        // "Go on" while somebody tells their story is no reply of its own.
        if (moment.interrupts) wanted.no_flags |= bit(Flag::go_on);
    } else {
        possible = wanted.add(worded(said.wanted, wording));
    }
    Event event;
    event.kind = EventKind::turn;
    event.purpose = moment.purpose;
    Symbols out = 0;
    if (possible && !asks_repeat_) out = symbols_of(wanted, demands, event);
    if (possible && asks_repeat_) {
        Wanted without = wanted;
        Wanted saying;
        saying.must.add(Act::prevent_repeat);
        Wanted silent;
        silent.never.add(Act::prevent_repeat);
        if (wanted.add(saying)) out |= symbols_of(wanted, demands, event) << prevents_repeat;
        if (without.add(silent)) out |= symbols_of(without, demands, event);
    }
    known_[key] = out;
    return out;
}

Symbols Reading::words(const Wanted& reply, const Moment& moment) const
{
    Wanted wanted = known_of(moment, turns_);
    Event event;
    event.kind = EventKind::turn;
    event.purpose = moment.purpose;
    if (!wanted.add(reply)) return 0;
    const Symbols symbols = symbols_of(wanted, {}, event);
    return asks_repeat_ && reply.must.has(Act::prevent_repeat) ? symbols << prevents_repeat : symbols;
}

Symbols Reading::go_on(const Moment& moment) const
{
    Wanted wanted = known_of(moment, turns_);
    wanted.must.add(Act::invite_story);
    wanted.never = all_but(wanted.must);
    wanted.empathy_most = 0;
    wanted.flags |= bit(Flag::go_on);
    wanted.no_flags |= bit(Flag::false_word) | bit(Flag::redeemed);
    know(wanted, Number::options, 0);
    know(wanted, Number::parrots_permille, 0);
    Event event;
    event.kind = EventKind::turn;
    event.purpose = moment.purpose;
    return symbols_of(wanted, {}, event);
}

Symbols Reading::action(std::size_t index, bool between, rubric::Purpose purpose) const
{
    const scenario::Action& action = pinned_.scenario->actions[index];
    const scenario::Role& role = pinned_.scenario->role;
    Event event;
    event.kind = EventKind::action;
    event.action = action.kind;
    if (!between) event.purpose = purpose;
    Wanted wanted;
    know(wanted, Flag::visible, action.visible);
    know(wanted, Flag::fixes, action.fixes);
    know(wanted, Flag::chosen, action.chosen);
    know(wanted, Flag::within_paper, action.authority == scenario::Authority::paper && action.cost <= role.paper);
    know(wanted, Flag::within_practice,
         action.authority != scenario::Authority::beyond && action.cost <= role.practice);
    know(wanted, Number::value, action.value);
    know(wanted, Number::duration_s, action.takes_s);
    if (role.practice > 0 || action.cost <= 0) {
        know(wanted, Number::cost_percent,
             action.cost <= 0 ? 0 : static_cast<int>(std::int64_t{action.cost} * 100 / role.practice));
    }
    return symbols_of(wanted, {}, event);
}

Symbols Reading::contact(std::size_t index, bool below_start) const
{
    const std::vector<scenario::Contact>& contacts = pinned_.scenario->contacts;
    const scenario::Contact& contact = contacts[index];
    Event event;
    event.kind = EventKind::contact;
    event.purpose = contact.purpose;
    event.opener = contact.opener;
    Wanted wanted;
    know(wanted, Flag::below_start, below_start);
    // Its number among those of its purpose: the first where there is only one and only one way to open it.
    const auto same = std::count_if(contacts.begin(), contacts.end(),
                                    [&](const auto& each) { return each.purpose == contact.purpose; });
    const auto opens = std::count_if(pinned_.scenario->actions.begin(), pinned_.scenario->actions.end(),
                                     [&](const auto& each) { return each.opens == contact.id; });
    const int ways = static_cast<int>(same + std::max<std::ptrdiff_t>(opens, 1) - 1);
    wanted.numbers[static_cast<std::size_t>(Number::number)] = {1, ways};
    return symbols_of(wanted, {}, event);
}

std::size_t Reading::after_turn(std::size_t state, unsigned symbol, bool story_over) const
{
    Parts parts = parts_of(state);
    parts.monitor = next(parts.monitor, symbol);
    parts.turn = std::min(parts.turn + 1, static_cast<std::size_t>(turns_));
    if (asks_told_ && story_over) parts.told = 1;
    if (symbol >= prevents_repeat) parts.prevented = 1;
    return whole_of(parts);
}

std::size_t Reading::after_action(std::size_t state, unsigned symbol, std::size_t action) const
{
    Parts parts = parts_of(state);
    parts.monitor = next(parts.monitor, symbol);
    const auto free = std::find(free_deeds_.begin(), free_deeds_.end(), action);
    if (free != free_deeds_.end()) parts.done |= bit_of(static_cast<std::size_t>(free - free_deeds_.begin()));
    return whole_of(parts);
}

std::size_t Reading::after_contact(std::size_t state, unsigned symbol) const
{
    Parts parts = parts_of(state);
    parts.monitor = next(parts.monitor, symbol);
    parts.turn = 0;
    return whole_of(parts);
}

void Reading::remember(std::size_t state, Moment& moment) const
{
    const Parts parts = parts_of(state);
    moment.turn = static_cast<int>(parts.turn) + 1;
    moment.told = (moment.told || parts.told != 0) && asks_told_;
}

bool Reading::can_do(std::size_t state, std::size_t action) const
{
    if (pinned_.scenario->actions[action].repeats) return true;
    const auto free = std::find(free_deeds_.begin(), free_deeds_.end(), action);
    return (parts_of(state).done & bit_of(static_cast<std::size_t>(free - free_deeds_.begin()))) == 0;
}

/// The bit that remembers a free deed; none where that makes no difference.
std::size_t Reading::bit_of(std::size_t free_deed) const
{
    if (!remembered_[free_deed]) return 0;
    const auto before = remembered_.begin() + static_cast<std::ptrdiff_t>(free_deed);
    return std::size_t{1} << std::count(remembered_.begin(), before, true);
}

/// Where the monitor can stand once the promises are read, in whatever order they were made.
std::vector<std::size_t> Reading::after_promises(std::size_t monitor, const play::BranchState& play) const
{
    std::vector<Symbols> made;
    for (std::size_t i = 0; i < pinned_.scenario->promises.size(); ++i) {
        if (play.promise(i) == PromiseState::none) continue;
        Event event;
        event.kind = EventKind::promise;
        event.fate = fate_of(play.promise(i));
        Wanted wanted;
        wanted.must.add(pinned_.scenario->promises[i].act);
        wanted.never = all_but(wanted.must);
        made.push_back(symbols_of(wanted, {}, event));
    }
    std::sort(made.begin(), made.end());
    std::vector<std::size_t> ends;
    do {
        std::size_t at = monitor;
        for (const Symbols each : made) at = next(at, static_cast<unsigned>(std::countr_zero(each)));
        if (std::find(ends.begin(), ends.end(), at) == ends.end()) ends.push_back(at);
    } while (std::next_permutation(made.begin(), made.end()));
    return ends;
}

Reading::Final Reading::final_marks(std::size_t state, const play::BranchState& play) const
{
    const Parts parts = parts_of(state);
    bool let_down = false;
    for (std::size_t i = 0; i < pinned_.scenario->promises.size(); ++i) {
        const PromiseState fate = play.promise(i);
        let_down = let_down || fate == PromiseState::broken || fate == PromiseState::late;
    }
    Event end;
    end.kind = EventKind::end;
    Wanted known;
    know(known, Flag::renewed, play.trust >= pinned_.compiled->start.trust);
    know(known, Flag::expects_repeat, let_down || parts.prevented == 0);
    const auto at_end = static_cast<unsigned>(std::countr_zero(symbols_of(known, {}, end)));
    Final final;
    for (const std::size_t promised : after_promises(parts.monitor, play)) {
        // -1: nobody fills the worksheet in.
        for (int filled = -1; filled < (pinned_.scenario->worksheet ? 8 : 0); ++filled) {
            std::size_t at = promised;
            if (filled >= 0) {
                Event sheet;
                sheet.kind = EventKind::worksheet;
                Wanted wanted;
                know(wanted, Flag::cause_found, (filled & 1) != 0);
                know(wanted, Flag::right_people_told, (filled & 2) != 0);
                know(wanted, Flag::change_named, (filled & 4) != 0);
                at = next(at, static_cast<unsigned>(std::countr_zero(symbols_of(wanted, {}, sheet))));
            }
            const int mark = monitor_.states[next(at, at_end)].mark;
            final.least = std::min(final.least, mark);
            final.most = std::max(final.most, mark);
            if (filled < 0) {
                final.unfilled_least = std::min(final.unfilled_least, mark);
                final.unfilled_most = std::max(final.unfilled_most, mark);
            }
            const bool right = pinned_.scenario->worksheet ? filled == 7 : filled == -1;
            if (!right) continue;
            final.right_least = std::min(final.right_least, mark);
            final.right_most = std::max(final.right_most, mark);
        }
    }
    return final;
}

}  // namespace amends::proof
