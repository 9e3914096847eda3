// apply: plain assignment of what an event says. No scenario, no scorer, no coefficient, no rule.
#include "sim/play/state.h"

namespace amends::play {
namespace {

int last(const auto& list)
{
    return static_cast<int>(list.size()) - 1;
}

/// One event at its place in the play.
class Apply {
public:
    Apply(PlayState& state, const Event& event) : s_(state), at_(event.at), seq_(state.events) {}

    void operator()(const PlayOpened& e) { s_.pins = e.pins; }

    void operator()(const ContactOpened& e) { s_.contacts.push_back({e.contact, at_, mood(), mood(), false, false}); }

    void operator()(const NodeEntered&) {}

    void operator()(const LineSaid& e)
    {
        s_.transcript.push_back(
            {Said::Who::customer, seq_, last(s_.contacts), at_, e.line, e.wording, e.segment, e.of, -1});
        if (e.segment == 0) s_.lines_used.push_back(e.line + "#" + std::to_string(e.wording));
        s_.current_line = e.line;
        s_.customer_words += e.words;
    }

    void operator()(const ReplySent& e)
    {
        s_.transcript.push_back(
            {Said::Who::trainee, seq_, last(s_.contacts), at_, e.offered, 0, 0, 1, static_cast<int>(s_.turns.size())});
        TurnTaken turn;
        turn.seq = seq_;
        turn.contact = last(s_.contacts);
        turn.begin = at_;
        turn.end = {at_.sim_s + e.talk_ms / 1000, at_.talk_ms + e.talk_ms};
        turn.offered = e.offered;
        turn.customer_words = s_.customer_words;
        turn.mood = mood();
        s_.turns.push_back(std::move(turn));
        s_.customer_words = 0;
    }

    void operator()(const ReplyHeard& e)
    {
        if (s_.turns.empty()) return;
        s_.turns.back().hearing = e.hearing;
        s_.turns.back().story_told = e.story_told;
        s_.turns.back().cause_owed = e.cause_owed;
    }

    void operator()(const Interrupted&)
    {
        if (!s_.turns.empty()) s_.turns.back().interrupted = true;
    }

    void operator()(const Listened&) {}

    void operator()(const MoodSet& e)
    {
        const bool by_reply = e.cause == "reply" || e.cause == "interruption";
        s_.moods.push_back({seq_, at_, last(s_.contacts), by_reply ? last(s_.turns) : -1, e});
        const customer::Mood now{e.anger, e.trust};
        if (by_reply && !s_.turns.empty()) s_.turns.back().mood = now;
        if (!s_.contacts.empty() && !s_.contacts.back().closed) s_.contacts.back().after = now;
    }

    void operator()(const BranchSet& e) { s_.branch = e.branch; }

    void operator()(const ActionDone& e)
    {
        const int contact = s_.branch.in_contact() ? last(s_.contacts) : -1;
        s_.deeds.push_back({seq_, e.action, contact, static_cast<int>(s_.turns.size()), at_, e.duration_ms, e.cost});
        s_.transcript.push_back({Said::Who::deed, seq_, last(s_.contacts), at_, e.action, 0, 0, 1, -1});
    }

    void operator()(const Claimed& e)
    {
        if (!s_.turns.empty()) s_.turns.back().claims.push_back(e.action);
    }

    void operator()(const PromiseSet& e)
    {
        for (PromiseMade& promise : s_.promises) {
            if (promise.promise != e.promise) continue;
            promise.state = e.state;
            promise.due = e.due;
            return;
        }
        s_.promises.push_back({e.promise, last(s_.turns), e.state, e.due});
    }

    void operator()(const ContactClosed& e)
    {
        if (s_.contacts.empty()) return;
        s_.contacts.back().closed = true;
        s_.contacts.back().by_trainee = e.by_trainee;
    }

    void operator()(const Waited&) {}
    void operator()(const WorksheetFilled& e) { s_.worksheet = e; }

    void operator()(const GateBroken& e) { s_.gates_broken.emplace_back(e, e.action.empty() ? last(s_.turns) : -1); }

    void operator()(const Ended& e) { s_.ending = e.ending; }

private:
    /// The mood as the batch has told it so far; the branching state follows at its end.
    customer::Mood mood() const
    {
        if (s_.moods.empty()) return {s_.branch.anger, s_.branch.trust};
        return {s_.moods.back().set.anger, s_.moods.back().set.trust};
    }

    PlayState& s_;
    At at_;
    int seq_;
};

}  // namespace

PlayState apply(PlayState state, const Event& event)
{
    std::visit(Apply(state, event), event.body);
    state.now = event.at;
    ++state.events;
    return state;
}

PlayState fold(const std::vector<Event>& events)
{
    PlayState state;
    for (const Event& event : events) state = apply(std::move(state), event);
    return state;
}

}  // namespace amends::play
