#include "sim/play/branch.h"

#include <bit>

#include "sim/play/compiled.h"

namespace amends::play {
namespace {

using customer::Impression;
using Cause = Trace::Moved::Cause;

/// One step under way: the state and, if somebody wants to tell it, the trace.
class Step {
public:
    Step(const Compiled& compiled, BranchState state, Trace* trace) : c_(compiled), s_(state), trace_(trace) {}

    BranchState state() const { return s_; }

    void reply(const Letter& letter)
    {
        feel(letter.tone, letter.promises);
        const bool answered = answer(letter.answers);
        leave_by(letter.exits, answered);
    }

    void feel(Impression tone, std::uint16_t promises)
    {
        if (s_.segments_left > 0) {
            if (trace_ != nullptr) trace_->interrupted = true;
            s_.segments_left = 0;
            impress(Impression::brushed_off, Cause::interruption);
        }
        impress(tone, Cause::reply);
        make_promises(promises);
    }

    bool answer(const AnswerSet& touched)
    {
        for (std::size_t word = 0; word < touched.bits.size(); ++word) {
            for (std::uint64_t left = touched.bits[word]; left != 0; left &= left - 1) {
                const std::size_t i = 64 * word + static_cast<std::size_t>(std::countr_zero(left));
                const CompiledAnswer& answer = c_.answers[i];
                if (!answer.nodes[s_.node] || !answer.when.holds(s_)) continue;
                if (trace_ != nullptr) trace_->answer = static_cast<int>(i);
                answer.effects.happen(s_);
                return true;
            }
        }
        return false;
    }

    void leave_by(std::uint8_t fulfilled, bool answered)
    {
        const CompiledNode& node = c_.nodes[s_.node];
        if (trace_ != nullptr) trace_->left_node = s_.node;
        for (std::size_t i = 0; i < node.exits.size(); ++i) {
            const CompiledExit& exit = node.exits[i];
            if (exit.reads_reply && ((fulfilled >> i) & 1U) == 0) continue;
            if (!exit.when.holds(s_)) continue;
            if (trace_ != nullptr) {
                trace_->exit = static_cast<int>(i);
                trace_->otherwise = i + 1 == node.exits.size();
            }
            // Who has just been answered is not sent on by the otherwise, where the node can hold them.
            const bool held = answered && i + 1 == node.exits.size() && node.out_of_patience.has_value();
            take(exit, node, held || exit.to < 0);
            return;
        }
    }

    void listen()
    {
        if (s_.segments_left == 0) {
            // Nothing left to tell: silence, which only the otherwise exit hears.
            leave_by(0, false);
            return;
        }
        if (--s_.segments_left == 0) impress(Impression::listened, Cause::listening);
    }

    void act(std::size_t index)
    {
        const CompiledAction& action = c_.actions[index];
        if (action.bit >= 0) {
            s_.done = static_cast<std::uint16_t>(s_.done | (1U << static_cast<unsigned>(action.bit)));
            s_.stay = 0;  // who sees something done waits again
        }
        action.effects.happen(s_);
        impress(action.impression, Cause::action, static_cast<int>(index));
        for (std::size_t i = 0; i < c_.promises.size(); ++i) {
            if (c_.promises[i].kept_by_action == static_cast<std::int16_t>(index)) deliver(i);
        }
        if (action.opens >= 0) open(static_cast<std::uint8_t>(action.opens));
    }

    void wait()
    {
        for (std::size_t i = 0; i < c_.promises.size(); ++i) {
            if (due_slot(i) == s_.slot) break_promise(i);
        }
        if (s_.slot + 1 >= c_.slots) {
            s_.ending = c_.unended;
            return;
        }
        ++s_.slot;
        if (trace_ != nullptr) trace_->reached_slot = s_.slot;
        for (std::size_t i = 0; i < c_.contacts.size(); ++i) {
            const CompiledContact& contact = c_.contacts[i];
            if (!contact.by_customer || contact.slot != s_.slot || !contact.when.holds(s_)) continue;
            open(static_cast<std::uint8_t>(i));
            return;
        }
    }

    /// The trainee says what was promised: the same as if the last reply had been heard so.
    void correct_promises(std::uint16_t promises)
    {
        for (std::size_t i = 0; i < c_.promises.size(); ++i) {
            const unsigned which = (promises >> (3 * i)) & 7U;
            if (which == 0 || s_.promise(i) > PromiseState::due_third) continue;
            set_promise(i, static_cast<PromiseState>(which));
        }
    }

    void hang_up()
    {
        impress(Impression::attacked, Cause::hang_up);
        close();
    }

    void open(std::uint8_t contact)
    {
        s_.contact = contact;
        if (trace_ != nullptr) trace_->opened_contact = contact;
        for (std::size_t i = 0; i < c_.promises.size(); ++i) {
            if (c_.promises[i].kept_by_contact == contact) deliver(i);
        }
        enter(c_.contacts[contact].node);
    }

private:
    void impress(Impression impression, Cause cause, int index = -1)
    {
        if (impression == Impression::neutral) return;
        const customer::Mood mood = customer::moved(c_.persona, {s_.anger, s_.trust}, s_.heard(), impression);
        s_.anger = static_cast<std::uint8_t>(mood.anger);
        s_.trust = static_cast<std::uint8_t>(mood.trust);
        const int heard = customer::heard_after(s_.heard(), impression);
        s_.memories = static_cast<std::uint8_t>(heard + 3 * s_.memory());
        if (trace_ != nullptr) trace_->moved.push_back({impression, cause, index, mood, heard});
    }

    void set_promise(std::size_t index, PromiseState to)
    {
        const auto shift = static_cast<unsigned>(3 * index);
        s_.promises = static_cast<std::uint16_t>((s_.promises & ~(7U << shift)) | (static_cast<unsigned>(to) << shift));
        if (trace_ != nullptr) trace_->fates.push_back({static_cast<int>(index), to});
    }

    /// The slot an open promise falls due, -1 for any other.
    int due_slot(std::size_t index) const
    {
        const PromiseState state = s_.promise(index);
        if (state < PromiseState::due_first || state > PromiseState::due_third) return -1;
        return c_.promises[index].slots[static_cast<std::size_t>(state) - 1];
    }

    void make_promises(std::uint16_t made)
    {
        for (std::size_t i = 0; i < c_.promises.size() && made != 0; ++i) {
            const unsigned which = (made >> (3 * i)) & 7U;
            if (which == 0 || s_.promise(i) != PromiseState::none) continue;
            // A time that has passed cannot be promised.
            if (c_.promises[i].slots[which - 1] < s_.slot) continue;
            set_promise(i, static_cast<PromiseState>(which));
        }
    }

    void deliver(std::size_t index)
    {
        if (due_slot(index) >= 0) {
            set_promise(index, PromiseState::kept);
            impress(Impression::kept_word, Cause::promise, static_cast<int>(index));
        } else if (s_.promise(index) == PromiseState::broken) {
            set_promise(index, PromiseState::late);
        }
    }

    void break_promise(std::size_t index)
    {
        set_promise(index, PromiseState::broken);
        impress(Impression::let_down, Cause::promise, static_cast<int>(index));
    }

    void take(const CompiledExit& exit, const CompiledNode& node, bool stays)
    {
        if (stays && s_.stay + 1 >= node.patience && node.out_of_patience) {
            if (trace_ != nullptr) trace_->out_of_patience = true;
            node.out_of_patience->effects.happen(s_);
            go(node.out_of_patience->to);
            return;
        }
        exit.effects.happen(s_);
        if (stays) {
            ++s_.stay;
        } else {
            go(exit.to);
        }
    }

    void go(std::int32_t to)
    {
        if (to >= 0) enter(static_cast<std::uint16_t>(to));
    }

    void enter(std::uint16_t to)
    {
        const CompiledNode& node = c_.nodes[to];
        s_.node = to;
        s_.stay = 0;
        s_.segments_left = node.vent_segments > 0 ? static_cast<std::uint8_t>(node.vent_segments - 1) : std::uint8_t{0};
        if (trace_ != nullptr) {
            trace_->entered_node = to;
            for (std::size_t i = 0; i < node.lines.size() && trace_->entry_line < 0; ++i) {
                if (node.lines[i].holds(s_)) trace_->entry_line = static_cast<int>(i);
            }
        }
        if (node.hang_up || node.ending != 0) close();
        s_.ending = node.ending;
    }

    void close()
    {
        if (trace_ != nullptr) trace_->closed_contact = s_.contact;
        const Kept& kept = c_.kept[s_.contact];
        s_.done = static_cast<std::uint16_t>(s_.done & kept.done);
        for (const CompiledEffects::Set& each : kept.dropped) each.happen(s_);
        s_.contact = between_contacts;
        // Where one stood in a contact that is over cannot matter any more: equal states stay equal.
        s_.node = 0;
        s_.stay = 0;
        s_.segments_left = 0;
    }

    const Compiled& c_;
    BranchState s_;
    Trace* trace_;
};

bool can_act(const Compiled& compiled, const BranchState& state, std::size_t index)
{
    if (index >= compiled.actions.size()) return false;
    const CompiledAction& action = compiled.actions[index];
    if (action.between == state.in_contact()) return false;
    if (action.between ? !action.slots[state.slot] : !action.nodes[state.node]) return false;
    const bool done = action.bit >= 0 && ((state.done >> static_cast<unsigned>(action.bit)) & 1U) != 0;
    return !done && action.needs.holds(state);
}

}  // namespace

std::string_view name_of(PromiseState state)
{
    switch (state) {
        case PromiseState::none:
            return "none";
        case PromiseState::kept:
            return "kept";
        case PromiseState::late:
            return "late";
        case PromiseState::broken:
            return "broken";
        default:
            return "open";
    }
}

BranchState start_state(const Compiled& compiled)
{
    return compiled.start;
}

BranchState open_first(const Compiled& compiled, BranchState state, Trace* trace)
{
    Step step(compiled, state, trace);
    step.open(compiled.first_contact);
    return step.state();
}

BranchState felt(const Compiled& compiled, BranchState state, Impression tone, std::uint16_t promises)
{
    Step step(compiled, state, nullptr);
    step.feel(tone, promises);
    return step.state();
}

Answered answered(const Compiled& compiled, BranchState state, const AnswerSet& touched)
{
    Step step(compiled, state, nullptr);
    const bool given = step.answer(touched);
    return {step.state(), given};
}

BranchState left(const Compiled& compiled, const Answered& state, std::uint8_t exits, Trace* trace)
{
    Step step(compiled, state.state, trace);
    step.leave_by(exits, state.answered);
    return step.state();
}

bool allowed(const Compiled& compiled, const BranchState& state, const Letter& letter)
{
    if (state.over()) return false;
    switch (letter.move) {
        case Move::reply:
        case Move::listen:
        case Move::promise:
        case Move::hang_up:
            return state.in_contact();
        case Move::wait:
            return !state.in_contact();
        case Move::act:
            return can_act(compiled, state, letter.action);
    }
    return false;
}

BranchState step(const Compiled& compiled, BranchState state, const Letter& letter, Trace* trace)
{
    if (!allowed(compiled, state, letter)) return state;
    Step step(compiled, state, trace);
    switch (letter.move) {
        case Move::reply:
            step.reply(letter);
            break;
        case Move::listen:
            step.listen();
            break;
        case Move::act:
            step.act(letter.action);
            break;
        case Move::wait:
            step.wait();
            break;
        case Move::hang_up:
            step.hang_up();
            break;
        case Move::promise:
            step.correct_promises(letter.promises);
            break;
    }
    return step.state();
}

}  // namespace amends::play
