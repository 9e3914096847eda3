#include "sim/play/decide.h"

#include <algorithm>

#include "scoring/text/pace.h"
#include "sim/play/calendar.h"
#include "sim/play/questions.h"
#include "sim/play/telling.h"

namespace amends::play {
namespace {

using scenario::Scenario;
using Cause = Trace::Moved::Cause;

template <class List>
const auto* with_id(const List& list, const std::string& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
    return found == list.end() ? nullptr : &*found;
}

std::string_view name_of(Cause cause)
{
    switch (cause) {
        case Cause::interruption:
            return "interruption";
        case Cause::reply:
            return "reply";
        case Cause::listening:
            return "listening";
        case Cause::action:
            return "action";
        case Cause::promise:
            return "promise";
        case Cause::hang_up:
            return "hang_up";
    }
    return "";
}

/// Carries one command out: steps the branching state, then tells what happened.
class Decision {
public:
    Decision(const Pinned& pinned, const PlayState& state)
        : p_(pinned), s_(state), in_(*pinned.scenario), telling_(pinned, state), branch_(state.branch)
    {
    }

    Written reply(const acts::Hearing& hearing, const std::string& offered, const std::string* typed,
                  const std::string& slot)
    {
        const std::int64_t talk_ms = std::max(1, hearing.words) * text::ms_per_word;
        telling_.emit(ReplySent{offered, hearing.words, talk_ms});
        if (typed != nullptr) telling_.typed(*typed);
        const auto line = p_.lines->find(s_.current_line);
        const bool cause_owed = line != p_.lines->end() && line->second.speech->asks_cause;
        const bool told_before = !s_.turns.empty() && s_.turns.back().story_told;
        telling_.emit(ReplyHeard{hearing, told_before || s_.branch.segments_left == 0, cause_owed});
        telling_.pass(talk_ms, true);
        if (hearing.go_on && s_.branch.segments_left > 0) {
            listen_on();
        } else if (hearing.asks_again && s_.branch.segments_left > 0) {
            telling_.say_again();  // the story waits where it is
        } else {
            take_reply(hearing, slot);
        }
        return finish();
    }

    Written listen()
    {
        if (s_.branch.segments_left > 0) {
            listen_on();
        } else {
            // Silence: a breath of five seconds, and the customer says what they say to nobody answering.
            telling_.pass(5'000, true);
            step_with({Move::listen, {}, 0, 0, 0, {}});
            telling_.emit(Listened{0});
            tell_way_on(nullptr);
        }
        return finish();
    }

    Written act(const scenario::Action& action)
    {
        const auto index = static_cast<std::uint8_t>(&action - in_.actions.data());
        const std::int64_t ms = std::int64_t{1000} * action.takes_s;
        telling_.emit(ActionDone{action.id, ms, action.cost});
        telling_.pass(ms, s_.branch.in_contact());
        step_with({Move::act, {}, 0, index, 0, {}});
        for (const scenario::Gate& gate : in_.gates) {
            if (std::find(gate.actions.begin(), gate.actions.end(), action.id) != gate.actions.end()) {
                telling_.emit(GateBroken{gate.id, action.id});
            }
        }
        tell_moods(Cause::action);
        if (s_.branch.in_contact()) telling_.say(action.speech);
        // Of a deed that opens a contact, what it keeps is told there.
        if (trace_.opened_contact < 0) tell_kept_promises();
        tell_contact_opened();
        return finish();
    }

    Written wait()
    {
        step_with({Move::wait, {}, 0, 0, 0, {}});
        // Promises break as their moment passes, before the next one comes.
        for (const Trace::Fate& fate : trace_.fates) {
            if (fate.state == PromiseState::broken) tell_fate(fate);
        }
        if (trace_.reached_slot >= 0) {
            const scenario::Slot& slot = in_.slots[static_cast<std::size_t>(trace_.reached_slot)];
            const std::int64_t at = std::max(std::int64_t{60} * slot.at_min, telling_.clock().sim_s);
            telling_.move_to({at, 0});
            telling_.emit(Waited{slot.id, at});
        }
        tell_contact_opened();
        return finish();
    }

    Written hang_up()
    {
        step_with({Move::hang_up, {}, 0, 0, 0, {}});
        tell_moods(Cause::hang_up);
        telling_.emit(ContactClosed{in_.contacts[s_.branch.contact].id, true});
        return finish();
    }

    Written correct(std::size_t promise, std::size_t time)
    {
        const auto bits = static_cast<std::uint16_t>((time + 1) << (3 * promise));
        step_with({Move::promise, {}, 0, 0, bits, {}});
        for (const Trace::Fate& fate : trace_.fates) tell_fate(fate);
        return finish();
    }

    Written fill(const FillWorksheet& sheet)
    {
        telling_.emit(WorksheetFilled{sheet.cause, sheet.who, sheet.change});
        return finish();
    }

    Written open()
    {
        telling_.emit(PlayOpened{p_.pins});
        branch_ = start_state(*p_.compiled);
        telling_.emit(BranchSet{branch_});
        branch_ = open_first(*p_.compiled, branch_, &trace_);
        tell_contact_opened();
        return finish();
    }

private:
    void step_with(const Letter& letter) { branch_ = step(*p_.compiled, s_.branch, letter, &trace_); }

    void listen_on()
    {
        step_with({Move::listen, {}, 0, 0, 0, {}});
        telling_.emit(Listened{branch_.segments_left});
        tell_moods(Cause::listening);
        telling_.go_on(branch_.segments_left);
    }

    void take_reply(const acts::Hearing& hearing, const std::string& slot)
    {
        const Letter letter = letter_of(p_, s_, hearing, slot);
        step_with(letter);
        if (trace_.interrupted) telling_.emit(Interrupted{s_.branch.segments_left});
        tell_moods(Cause::interruption);
        tell_moods(Cause::reply);
        for (std::size_t i = 0; i < in_.gates.size(); ++i) {
            const scenario::Guard& when = in_.gates[i].when;
            if (when.reads_reply() && fulfils(when, hearing) && p_.compiled->gates[i].holds(s_.branch)) {
                telling_.emit(GateBroken{in_.gates[i].id, ""});
            }
        }
        for (const acts::ClaimHeard& claim : hearing.claims) {
            if (with_id(in_.actions, claim.action) != nullptr) telling_.emit(Claimed{claim.action});
        }
        for (const Trace::Fate& fate : trace_.fates) tell_fate(fate);
        for (const std::size_t answer : answers_to(letter, hearing)) telling_.answer(in_.answers[answer]);
        tell_way_on(&hearing);
    }

    /// The answer that was given, and those to what else was asked, which change nothing.
    std::vector<std::size_t> answers_to(const Letter& letter, const acts::Hearing& hearing)
    {
        if (trace_.answer < 0) return {};
        const auto given = static_cast<std::size_t>(trace_.answer);
        if (hearing.questions.empty() || hearing.present().has_any(acts::harmful_acts())) return {given};
        const BranchState moved = felt(*p_.compiled, s_.branch, letter.tone, letter.promises);
        const BranchState state = answered(*p_.compiled, moved, letter.answers).state;
        return in_order_asked(*p_.scenario, *p_.compiled, state, letter.answers, given, hearing);
    }

    /// The exit's line or a reaction, then the node entered.
    void tell_way_on(const acts::Hearing* hearing)
    {
        const scenario::Node& left = in_.nodes[trace_.left_node];
        std::string by;
        if (trace_.out_of_patience) {
            by = left.out_of_patience->id;
            telling_.say(left.out_of_patience->speech);
        } else if (trace_.exit >= 0) {
            const scenario::Exit& exit = left.exits[static_cast<std::size_t>(trace_.exit)];
            by = exit.id;
            if (!trace_.otherwise) {
                telling_.say(exit.speech);
            } else if (trace_.answer < 0) {
                const bool again = hearing != nullptr && hearing->asks_again && telling_.say_again();
                if (!again) telling_.say(reaction_or(exit.speech, left.id, hearing));
            }
        }
        tell_node_entered(by);
    }

    const scenario::Speech& reaction_or(const scenario::Speech& otherwise, const std::string& node,
                                        const acts::Hearing* hearing) const
    {
        if (hearing == nullptr) return otherwise;
        for (std::size_t i = 0; i < in_.reactions.size(); ++i) {
            const scenario::Reaction& reaction = in_.reactions[i];
            const bool here = reaction.nodes.empty() ||
                              std::find(reaction.nodes.begin(), reaction.nodes.end(), node) != reaction.nodes.end();
            const bool fits = here && fulfils(reaction.when, *hearing) && p_.compiled->reactions[i].holds(branch_);
            if (fits) return reaction.speech;
        }
        return otherwise;
    }

    void tell_node_entered(const std::string& by)
    {
        if (trace_.entered_node < 0) return;
        const scenario::Node& node = in_.nodes[static_cast<std::size_t>(trace_.entered_node)];
        telling_.emit(NodeEntered{node.id, by});
        if (trace_.entry_line >= 0) telling_.say(node.lines[static_cast<std::size_t>(trace_.entry_line)].speech);
        if (trace_.closed_contact >= 0) {
            telling_.emit(ContactClosed{in_.contacts[static_cast<std::size_t>(trace_.closed_contact)].id, false});
        }
    }

    void tell_contact_opened()
    {
        if (trace_.opened_contact < 0) return;
        telling_.move_to({telling_.clock().sim_s, 0});
        telling_.emit(ContactOpened{in_.contacts[static_cast<std::size_t>(trace_.opened_contact)].id});
        tell_kept_promises();
        tell_node_entered("");
    }

    void tell_kept_promises()
    {
        for (const Trace::Fate& fate : trace_.fates) {
            if (fate.state == PromiseState::kept || fate.state == PromiseState::late) tell_fate(fate);
        }
    }

    void tell_fate(const Trace::Fate& fate)
    {
        const scenario::Promise& promise = in_.promises[static_cast<std::size_t>(fate.promise)];
        std::string due;
        if (fate.state >= PromiseState::due_first && fate.state <= PromiseState::due_third) {
            due = promise.slots[static_cast<std::size_t>(fate.state) - 1];
        } else {
            for (const PromiseMade& made : s_.promises) {
                if (made.promise == promise.id) due = made.due;
            }
        }
        telling_.emit(PromiseSet{promise.id, fate.state, due});
        for (const Trace::Moved& moved : trace_.moved) {
            if (moved.cause == Cause::promise && moved.index == fate.promise) tell_mood(moved);
        }
    }

    void tell_moods(Cause cause)
    {
        for (const Trace::Moved& moved : trace_.moved) {
            if (moved.cause == cause) tell_mood(moved);
        }
    }

    void tell_mood(const Trace::Moved& moved)
    {
        std::string of;
        if (moved.index >= 0) {
            const auto index = static_cast<std::size_t>(moved.index);
            of = moved.cause == Cause::action ? in_.actions[index].id : in_.promises[index].id;
        }
        telling_.emit(MoodSet{moved.impression, std::string(name_of(moved.cause)), of, moved.mood.anger,
                              moved.mood.trust, moved.heard});
    }

    Written finish()
    {
        if (branch_.over() && !s_.branch.over()) telling_.emit(Ended{in_.endings[branch_.ending - 1U].id});
        return telling_.finish(branch_);
    }

    const Pinned& p_;
    const PlayState& s_;
    const Scenario& in_;
    Telling telling_;
    BranchState branch_;
    Trace trace_;
};

Message unless(bool fine, std::string_view key)
{
    return fine ? Message{} : message(key);
}

/// One overload per command: an empty message where it can be carried out.
struct WhyNot {
    const Pinned& p;
    const PlayState& s;

    Message in_contact() const { return unless(s.branch.in_contact(), s.branch.over() ? "play.over" : "play.between"); }

    Message operator()(const Reply& reply) const
    {
        if (!s.branch.in_contact()) return in_contact();
        const bool blank = reply.text.find_first_not_of(" \t\r\n") == std::string::npos;
        return unless(!blank, "play.nothing_typed");
    }
    Message operator()(const Choose& choose) const
    {
        if (!s.branch.in_contact()) return in_contact();
        const auto offered = offered_now(p, s);
        const bool listed = std::any_of(offered.begin(), offered.end(),
                                        [&](const scenario::Offered* each) { return each->id == choose.offered; });
        return listed ? Message{} : with(message("play.not_offered"), "id", choose.offered);
    }
    Message operator()(const Do& action) const
    {
        const scenario::Action* const found = with_id(p.scenario->actions, action.action);
        if (found == nullptr) return with(message("play.no_such_action"), "id", action.action);
        return action_message(*found);
    }
    Message operator()(const Listen&) const { return in_contact(); }
    Message operator()(const Wait&) const
    {
        if (s.branch.over()) return message("play.over");
        return unless(!s.branch.in_contact(), "play.in_contact");
    }
    Message operator()(const Promise& promise) const
    {
        if (!s.branch.in_contact()) return in_contact();
        const scenario::Promise* const found = with_id(p.scenario->promises, promise.promise);
        if (found == nullptr) return with(message("play.no_such_promise"), "id", promise.promise);
        const auto slot = std::find(found->slots.begin(), found->slots.end(), promise.slot);
        if (slot == found->slots.end()) return with(message("play.no_such_time"), "id", promise.slot);
        const auto index = static_cast<std::size_t>(found - p.scenario->promises.data());
        if (s.branch.promise(index) > PromiseState::due_third) return message("play.promise_settled");
        return unless(!s.turns.empty(), "play.nothing_said_yet");
    }
    Message operator()(const FillWorksheet& sheet) const
    {
        if (!p.scenario->worksheet) return message("play.no_worksheet");
        if (s.branch.in_contact()) return message("play.in_contact");
        if (s.worksheet) return message("play.worksheet_filled");
        const scenario::Worksheet& asked = *p.scenario->worksheet;
        const auto missing = [](const scenario::Question& question, const std::string& id) {
            return with_id(question.options, id) == nullptr;
        };
        if (missing(asked.cause, sheet.cause)) return with(message("play.no_such_option"), "id", sheet.cause);
        if (missing(asked.change, sheet.change)) return with(message("play.no_such_option"), "id", sheet.change);
        for (const std::string& who : sheet.who) {
            if (missing(asked.who, who)) return with(message("play.no_such_option"), "id", who);
        }
        return unless(!sheet.who.empty(), "play.nobody_named");
    }
    Message operator()(const HangUp&) const { return in_contact(); }

    Message action_message(const scenario::Action& action) const
    {
        if (s.branch.over()) return message("play.over");
        const auto index = static_cast<std::size_t>(&action - p.scenario->actions.data());
        if (action.between && s.branch.in_contact()) return message("play.in_contact");
        if (!action.between && !s.branch.in_contact()) return message("play.between");
        if (!action.repeats && with_deed(action.id)) return message("play.done_already");
        if (allowed(*p.compiled, s.branch, {Move::act, {}, 0, static_cast<std::uint8_t>(index), 0, {}})) return {};
        if (!p.compiled->actions[index].needs.holds(s.branch) && !action.needs_why.empty()) {
            return with(message("play.needs"), "why", action.needs_why);
        }
        return message("play.not_now");
    }

    bool with_deed(const std::string& action) const
    {
        return std::any_of(s.deeds.begin(), s.deeds.end(), [&](const DeedDone& deed) { return deed.action == action; });
    }
};

/// Carries out a command that WhyNot has let pass.
struct CarryOut {
    const Pinned& p;
    const PlayState& s;

    Written operator()(const Reply& reply) const { return Decision(p, s).reply(reply.hearing, "", &reply.text, ""); }
    Written operator()(const Choose& choose) const
    {
        const scenario::Offered* const offered = with_id(p.scenario->nodes[s.branch.node].offered, choose.offered);
        return Decision(p, s).reply(confirmed(*offered), offered->id, nullptr, offered->deadline.value_or(""));
    }
    Written operator()(const Do& action) const
    {
        return Decision(p, s).act(*with_id(p.scenario->actions, action.action));
    }
    Written operator()(const Listen&) const { return Decision(p, s).listen(); }
    Written operator()(const Wait&) const { return Decision(p, s).wait(); }
    Written operator()(const Promise& promise) const
    {
        const scenario::Promise* const found = with_id(p.scenario->promises, promise.promise);
        const auto slot = std::find(found->slots.begin(), found->slots.end(), promise.slot);
        return Decision(p, s).correct(static_cast<std::size_t>(found - p.scenario->promises.data()),
                                      static_cast<std::size_t>(slot - found->slots.begin()));
    }
    Written operator()(const FillWorksheet& sheet) const { return Decision(p, s).fill(sheet); }
    Written operator()(const HangUp&) const { return Decision(p, s).hang_up(); }
};

}  // namespace

std::optional<Message> why_not(const Pinned& pinned, const PlayState& state, const Command& command)
{
    const Message why = std::visit(WhyNot{pinned, state}, command);
    return why.key.empty() ? std::nullopt : std::optional<Message>(why);
}

Decided decide(const Pinned& pinned, const PlayState& state, const Command& command)
{
    if (std::optional<Message> why = why_not(pinned, state, command)) return tl::unexpected<Message>(std::move(*why));
    return std::visit(CarryOut{pinned, state}, command);
}

Written open_play(const Pinned& pinned)
{
    return Decision(pinned, PlayState{}).open();
}

}  // namespace amends::play
