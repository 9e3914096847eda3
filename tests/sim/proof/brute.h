#pragma once
// The same numbers the slow way: every class, every hearing of a small vocabulary, step by step, without lumps,
// patterns or the demands' solver.

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "scoring/rubric/framework.h"
#include "sim/proof/classes.h"
#include "sim/proof/players.h"
#include "tests/sim/proof/fixture.h"

namespace amends::proof {

struct BruteResult {
    int least = 100, most = 0;
    double mean_least = 0, mean_most = 0;  ///< of the random player
};

class Brute {
public:
    Brute(const Explored& all, const rubric::Monitor& monitor)
        : all_(all), compiled_(*all.pinned.compiled), scenario_(*all.pinned.scenario), monitor_(monitor)
    {
        for (const scenario::Node& node : scenario_.nodes) {
            for (const scenario::Exit& exit : node.exits) {
                vocabulary_.bits |= exit.when.all_acts.bits | exit.when.any_act.bits | exit.when.no_act.bits;
            }
        }
        for (const scenario::Promise& promise : scenario_.promises) vocabulary_.add(promise.act);
        for (const rubric::Letter& letter : monitor.letters) {
            if (letter.when.on != rubric::EventKind::turn) continue;
            vocabulary_.bits |=
                letter.when.all.bits | letter.when.any.bits | letter.when.and_any.bits | letter.when.none.bits;
        }
        // One act for each tone that acts make, so that every tone can be had.
        for (const acts::Act act : {acts::Act::hostile, acts::Act::own_it, acts::Act::apology, acts::Act::ask_detail}) {
            vocabulary_.add(act);
        }
        vocabulary_.add(acts::Act::prevent_repeat);
    }

    BruteResult run()
    {
        Memory memory;
        memory.monitor = opened(0, compiled_.first_contact, memory, compiled_.start.trust);
        return at(play::open_first(compiled_, play::start_state(compiled_)), memory);
    }

private:
    /// What the past leaves for the monitor, beside the branching state.
    struct Memory {
        std::size_t monitor = 0;
        int turn = 0;
        bool told = false, prevented = false;
        unsigned done = 0;  ///< deeds that change nothing

        auto operator<=>(const Memory&) const = default;
    };

    std::size_t read(std::size_t monitor, const rubric::Event& event) const
    {
        const auto letter = rubric::letter_of(monitor_, event);
        return letter ? monitor_.states[monitor].next[*letter] : monitor;
    }

    std::size_t opened(std::size_t monitor, std::size_t contact, Memory& memory, int trust) const
    {
        rubric::Event event;
        event.kind = rubric::EventKind::contact;
        event.purpose = scenario_.contacts[contact].purpose;
        event.opener = scenario_.contacts[contact].opener;
        event.set(rubric::Flag::below_start, trust < compiled_.start.trust);
        event.set(rubric::Number::number, 1);
        memory.turn = 0;
        return read(monitor, event);
    }

    Memory after(const Memory& before, const play::BranchState& from, const play::BranchState& to) const
    {
        Memory memory = before;
        if (!from.in_contact() && to.in_contact())
            memory.monitor = opened(before.monitor, to.contact, memory, to.trust);
        return memory;
    }

    rubric::Event turn_event(const play::BranchState& from, const play::BranchState& to, const Memory& memory,
                             acts::ActSet present, int empathy) const
    {
        rubric::Event event;
        event.kind = rubric::EventKind::turn;
        event.acts = present;
        event.purpose = scenario_.contacts[from.contact].purpose;
        event.set(rubric::Flag::interrupted, from.segments_left > 0);
        event.set(rubric::Flag::story_told, memory.told || from.segments_left == 0);
        event.set(rubric::Flag::harm, present.has_any(acts::harmful_acts()));
        event.set(rubric::Flag::below_start, to.trust < compiled_.start.trust);
        event.set(rubric::Number::turn, memory.turn + 1);
        event.set(rubric::Number::empathy, empathy);
        return event;
    }

    Memory said(const play::BranchState& from, const Memory& before, const rubric::Event& event) const
    {
        Memory memory = before;
        memory.monitor = read(before.monitor, event);
        memory.turn = std::min(before.turn + 1, 3);
        memory.told = before.told || from.segments_left == 0;
        memory.prevented = before.prevented || event.acts.has(acts::Act::prevent_repeat);
        return memory;
    }

    rubric::Event action_event(std::size_t index, const play::BranchState& from) const
    {
        const scenario::Action& action = scenario_.actions[index];
        rubric::Event event;
        event.kind = rubric::EventKind::action;
        event.action = action.kind;
        if (from.in_contact()) event.purpose = scenario_.contacts[from.contact].purpose;
        event.set(rubric::Flag::visible, action.visible);
        event.set(rubric::Flag::fixes, action.fixes);
        event.set(rubric::Flag::chosen, action.chosen);
        event.set(rubric::Flag::within_paper, true);
        event.set(rubric::Flag::within_practice, true);
        return event;
    }

    using Key = std::tuple<std::array<std::uint64_t, 2>, Memory>;

    BruteResult at(const play::BranchState& state, const Memory& memory)
    {
        if (state.over()) return finish(state, memory);
        std::array<std::uint64_t, 2> bytes{};
        std::memcpy(bytes.data(), &state, sizeof state);
        const Key key{bytes, memory};
        const auto found = known_.find(key);
        if (found != known_.end()) return found->second;
        const BruteResult result = move_on(state, memory);
        known_.emplace(key, result);
        return result;
    }

    BruteResult finish(const play::BranchState& state, const Memory& memory) const
    {
        std::size_t at = memory.monitor;
        bool let_down = false;
        for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
            using play::PromiseState;
            const PromiseState fate = state.promise(i);
            if (fate == PromiseState::none) continue;
            rubric::Event event;
            event.kind = rubric::EventKind::promise;
            event.acts.add(scenario_.promises[i].act);
            event.fate = fate == PromiseState::kept     ? rubric::Fate::kept
                         : fate == PromiseState::late   ? rubric::Fate::late
                         : fate == PromiseState::broken ? rubric::Fate::broken
                                                        : rubric::Fate::open;
            let_down = let_down || fate == PromiseState::late || fate == PromiseState::broken;
            at = read(at, event);
        }
        rubric::Event end;
        end.kind = rubric::EventKind::end;
        end.set(rubric::Flag::renewed, state.trust >= compiled_.start.trust);
        end.set(rubric::Flag::expects_repeat, let_down || !memory.prevented);
        const int mark = monitor_.states[read(at, end)].mark;
        return {mark, mark, static_cast<double>(mark), static_cast<double>(mark)};
    }

    static void widen(BruteResult& into, const BruteResult& other)
    {
        into.least = std::min(into.least, other.least);
        into.most = std::max(into.most, other.most);
    }

    BruteResult move_on(const play::BranchState& state, const Memory& memory)
    {
        BruteResult out;
        double moves = 0;
        double sum = 0;
        const auto took = [&](const BruteResult& result) {
            widen(out, result);
            sum += result.mean_least;
            moves += 1;
        };
        if (state.in_contact()) {
            for (const ReplyClass& reply : all_.classes.nodes[state.node].replies) {
                if (promises_in_vain(compiled_, state, reply.letter.promises)) continue;
                widen_by_hearings(out, state, memory, reply);
                BruteResult spoken;
                for (const Wording wording : {Wording::barest, Wording::fullest, Wording::harshest}) {
                    spoken.mean_least += in_words(state, memory, reply, wording) / 3;
                }
                sum += spoken.mean_least;
                moves += 1;
            }
            took(listen(state, memory, out));
            const play::BranchState gone = play::step(compiled_, state, {play::Move::hang_up, {}, 0, 0, 0, {}});
            took(at(gone, after(memory, state, gone)));
        } else {
            const play::BranchState next = play::step(compiled_, state, {play::Move::wait, {}, 0, 0, 0, {}});
            took(at(next, after(memory, state, next)));
        }
        for (std::size_t i = 0; i < scenario_.actions.size(); ++i) {
            const play::Letter act{play::Move::act, {}, 0, static_cast<std::uint8_t>(i), 0, {}};
            if (!play::allowed(compiled_, state, act)) continue;
            Memory done = memory;
            done.monitor = read(memory.monitor, action_event(i, state));
            if (compiled_.actions[i].bit < 0) {
                if (((memory.done >> i) & 1U) != 0) continue;
                done.done |= 1U << i;
                widen(out, at(state, done));
                continue;
            }
            const play::BranchState next = play::step(compiled_, state, act);
            took(at(next, after(done, state, next)));
        }
        out.mean_least = out.mean_most = sum / moves;
        return out;
    }

    /// Silence, or a typed "go on": half of each while there is more to tell.
    BruteResult listen(const play::BranchState& state, const Memory& memory, BruteResult& wide)
    {
        const play::BranchState next = play::step(compiled_, state, {play::Move::listen, {}, 0, 0, 0, {}});
        BruteResult silent = at(next, after(memory, state, next));
        if (state.segments_left == 0) return silent;
        rubric::Event event = turn_event(state, next, memory, acts::acts_of(acts::Act::invite_story), 0);
        event.set(rubric::Flag::go_on, true);
        event.set(rubric::Flag::interrupted, false);
        const BruteResult typed = at(next, said(state, memory, event));
        widen(wide, typed);
        silent.mean_least = (silent.mean_least + typed.mean_least) / 2;
        return silent;
    }

    double in_words(const play::BranchState& state, const Memory& memory, const ReplyClass& reply, Wording wording)
    {
        const Wanted& wanted = all_.classes.nodes[state.node].stems[reply.stem].wanted;
        acts::ActSet present = wanted.must;
        if (wording == Wording::fullest) present.bits |= acts::helpful_acts().bits & ~wanted.never.bits;
        if (wording == Wording::harshest) present.bits |= acts::harmful_acts().bits & ~wanted.never.bits;
        const int empathy = wording == Wording::fullest ? wanted.empathy_most : wanted.empathy_least;
        const play::BranchState next = play::step(compiled_, state, reply.letter);
        rubric::Event event = turn_event(state, next, memory, present, empathy);
        event.set(rubric::Flag::go_on, (wanted.flags & (1U << static_cast<unsigned>(rubric::Flag::go_on))) != 0);
        return at(next, said(state, memory, event)).mean_least;
    }

    /// Every hearing of the vocabulary that belongs to the class; those that are read alike once.
    void widen_by_hearings(BruteResult& out, const play::BranchState& state, const Memory& memory,
                           const ReplyClass& reply)
    {
        const play::BranchState next = play::step(compiled_, state, reply.letter);
        const bool below = next.trust < compiled_.start.trust;
        const auto [found, fresh] = read_.try_emplace(
            {state.node, reply.stem, state.segments_left > 0, memory.told, below, memory.turn, state.contact});
        if (fresh) {
            const Stem& stem = all_.classes.nodes[state.node].stems[reply.stem];
            for (const Heard& heard : hearings_of(state.node, reply.stem, stem)) {
                if (heard.go_on && state.segments_left > 0) continue;
                for (const bool false_word : {false, true}) {
                    rubric::Event event = turn_event(state, next, memory, heard.acts, heard.empathy);
                    event.set(rubric::Flag::go_on, heard.go_on);
                    event.set(rubric::Flag::false_word, false_word);
                    const auto letter = rubric::letter_of(monitor_, event);
                    found->second.emplace(std::pair(letter.value_or(99), heard.acts.has(acts::Act::prevent_repeat)),
                                          event);
                }
            }
        }
        for (const auto& [letter, event] : found->second) widen(out, at(next, said(state, memory, event)));
    }

    struct Heard {
        acts::ActSet acts;
        int empathy = 0;
        bool go_on = false;
    };

    const std::vector<Heard>& hearings_of(std::size_t node, std::size_t stem_index, const Stem& stem)
    {
        const auto [found, fresh] = hearings_.try_emplace({node, stem_index});
        if (!fresh) return found->second;
        std::uint64_t subset = 0;
        do {
            subset = (subset - vocabulary_.bits) & vocabulary_.bits;
            for (int empathy = 0; empathy < 4; ++empathy) {
                for (const bool go_on : {false, true}) {
                    const Heard heard{{subset}, empathy, go_on};
                    if (belongs(heard, node, stem)) found->second.push_back(heard);
                }
            }
        } while (subset != 0);
        return found->second;
    }

    bool belongs(const Heard& heard, std::size_t node, const Stem& stem) const
    {
        acts::Hearing hearing;
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            hearing.of(acts::act_at(i)).present = heard.acts.has(acts::act_at(i));
        }
        hearing.empathy = heard.empathy;
        hearing.go_on = heard.go_on;
        // Who says the same again is brushed off, whatever it holds; who attacks, attacks.
        const customer::Impression tone = customer::tone_of(hearing);
        const bool again = stem.tone == customer::Impression::brushed_off && tone != customer::Impression::attacked;
        if (tone != stem.tone && !again) return false;
        for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
            const bool made = ((static_cast<unsigned>(stem.promises) >> (3 * i)) & 7U) != 0;
            if (made && !heard.acts.has(scenario_.promises[i].act)) return false;
        }
        const std::vector<scenario::Exit>& exits = scenario_.nodes[node].exits;
        const std::size_t end = stem.exit < 0 ? exits.size() : static_cast<std::size_t>(stem.exit);
        for (std::size_t i = 0; i < end; ++i) {
            const play::CompiledExit& exit = compiled_.nodes[node].exits[i];
            if (exit.reads_reply && always_holds(exit.when) && play::fulfils(exits[i].when, hearing)) return false;
        }
        return stem.exit < 0 || play::fulfils(exits[end].when, hearing);
    }

    const Explored& all_;
    const play::Compiled& compiled_;
    const scenario::Scenario& scenario_;
    const rubric::Monitor& monitor_;
    acts::ActSet vocabulary_;
    std::map<Key, BruteResult> known_;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Heard>> hearings_;
    std::map<std::tuple<std::size_t, std::size_t, bool, bool, bool, int, int>,
             std::map<std::pair<std::size_t, bool>, rubric::Event>>
        read_;
};

}  // namespace amends::proof
