#include <algorithm>

#include "sim/app/panels/call.h"
#include "sim/app/panels/looks.h"
#include "sim/play/calendar.h"
#include "sim/play/open_question.h"
#include "sim/report/debrief.h"

namespace amends::app {
namespace {

using play::Playing;
using play::Said;

template <class List>
const auto* with_id(const List& list, const std::string& id)
{
    const auto found = std::ranges::find_if(list, [&](const auto& each) { return each.id == id; });
    return found == list.end() ? nullptr : &*found;
}

class Maker {
public:
    Maker(const Playing& playing, const Words& words)
        : p_(playing), in_(*playing.pinned.scenario), s_(playing.state), words_(words)
    {
    }

    CallView make(const std::optional<std::string>& sending, const CallHelp& help) const
    {
        CallView view;
        view.title = in_.title;
        view.customer = in_.customer.name;
        view.looks = style_of(in_.customer.name, in_.customer.about);
        view.content_note = in_.content_note;
        view.mood_anger = s_.branch.anger;
        view.mood_trust = s_.branch.trust;
        view.in_contact = s_.branch.in_contact();
        view.over = s_.branch.over();
        view.contact = view.in_contact && !s_.contacts.empty() ? contact_title(s_.contacts.back().contact)
                                                               : words_(view.over ? "call.over" : "call.between");
        view.sim_clock = play::clock_text(in_.starts, s_.now.sim_s);
        if (view.in_contact) view.talk_clock = duration_words(s_.now.talk_ms / 1000);
        view.lines = lines();
        view.sending = sending.value_or("");
        view.busy = sending.has_value();
        view.more_to_tell = s_.branch.segments_left > 0;
        view.exam = help.exam;
        if (view.in_contact && !help.exam) view.ending_note = ending_note();
        if (help.meters && !help.exam) {
            view.anger = feeling("anger", s_.branch.anger);
            view.trust = feeling("trust", s_.branch.trust);
        }
        if (help.offered && !help.exam) {
            for (const scenario::Offered* each : play::offered_now(p_.pinned, s_))
                view.offered.push_back({each->id, each->text});
        }
        view.actions = actions(!help.exam);
        if (!help.exam) view.promises = promises();
        view.agenda = agenda();
        if (!view.in_contact && !view.over) view.waiting_note = waiting_note(view.actions);
        view.written = s_.worksheet.has_value() && !view.in_contact;
        add_worksheet(view);
        return view;
    }

private:
    std::string contact_title(const std::string& id) const
    {
        const scenario::Contact* contact = with_id(in_.contacts, id);
        return contact == nullptr ? id : contact->title;
    }

    std::vector<CallView::Line> lines() const
    {
        std::vector<CallView::Line> out;
        int contact = -1;
        for (std::size_t i = 0; i < s_.transcript.size(); ++i) {
            const Said& said = s_.transcript[i];
            const std::string id = "line-" + std::to_string(i);
            if (said.contact != contact && said.contact >= 0) {
                contact = said.contact;
                const play::ContactHad& had = s_.contacts[static_cast<std::size_t>(contact)];
                out.push_back({CallView::Line::Who::contact,
                               id + "-contact",
                               "",
                               contact_title(had.contact),
                               play::clock_text(in_.starts, had.opened.sim_s),
                               {}});
            }
            const std::string words = play::words_of(p_.pinned, said, p_.typed);
            switch (said.who) {
                case Said::Who::customer:
                    out.push_back({CallView::Line::Who::customer, id, in_.customer.name, words, "", face(said)});
                    break;
                case Said::Who::trainee:
                    out.push_back({CallView::Line::Who::trainee, id, words_("call.you"), words, "", {}});
                    break;
                case Said::Who::deed: {
                    const scenario::Action* action = with_id(in_.actions, said.id);
                    out.push_back(
                        {CallView::Line::Who::deed, id, "", words, action == nullptr ? "" : action->result, {}});
                    break;
                }
            }
        }
        return out;
    }

    /// A line whose author chose no face has the one that is left out, tense; somebody at ease does not look it.
    scenario::Face face(const Said& said) const
    {
        const auto line = p_.pinned.lines->find(said.id);
        const scenario::Face written =
            line == p_.pinned.lines->end() ? scenario::Face::tense : line->second.speech->face;
        if (written != scenario::Face::tense) return written;
        const customer::Mood then = mood_at(said.seq);
        return then.anger <= 1 ? look_of(then.anger, then.trust) : written;
    }

    /// The mood that the batch with that event ends with.
    customer::Mood mood_at(int seq) const
    {
        customer::Mood mood{in_.start.anger, in_.start.trust};
        for (const play::MoodPoint& point : s_.moods) {
            if (point.seq < seq) mood = {point.set.anger, point.set.trust};
        }
        return mood;
    }

    CallView::Feeling feeling(const std::string& which, int value) const
    {
        CallView::Feeling out{value, words_("feeling." + which + "." + std::to_string(value)), "", {}};
        int before = which == "anger" ? in_.start.anger : in_.start.trust;
        int turn = -1;
        for (const play::MoodPoint& point : s_.moods) {
            const int now = which == "anger" ? point.set.anger : point.set.trust;
            if (now != before) {
                out.steps.push_back(step(point, before, now));
                // What one reply moved up and down again is told whole: the number may be the one of before.
                const bool same_reply = point.turn >= 0 && point.turn == turn;
                out.why = same_reply ? out.why + ". " + out.steps.back() : out.steps.back();
                turn = point.turn;
            }
            before = now;
        }
        std::ranges::reverse(out.steps);
        return out;
    }

    std::string step(const play::MoodPoint& point, int before, int now) const
    {
        const play::MoodSet& set = point.set;
        if (set.cause == "hang_up") return ended_step(point, before, now);
        const bool by_reply = point.turn >= 0 && set.cause == "reply";
        const std::string cause = by_reply ? words_("feeling.cause.reply", {{"n", std::to_string(point.turn + 1)}})
                                           : words_("feeling.cause." + set.cause, {{"of", cause_title(set)}});
        return words_(now > before ? "feeling.rose" : "feeling.fell",
                      {{"n", std::to_string(std::abs(now - before))},
                       {"cause", cause},
                       {"impression", words_("impression." + std::string(customer::name_of(set.impression)))}});
    }

    /// Whoever ends a contact has not insulted anybody: what stood open then is the reason.
    std::string ended_step(const play::MoodPoint& point, int before, int now) const
    {
        const play::LeftOpen left = play::left_open(p_.pinned, s_, point.seq);
        const std::string cause =
            words_("feeling.cause.hang_up" + std::string(left.how), {{"question", left.question}});
        return words_(now > before ? "feeling.rose_by" : "feeling.fell_by",
                      {{"n", std::to_string(std::abs(now - before))}, {"cause", cause}});
    }

    std::string ending_note() const
    {
        const play::LeftOpen left = play::left_open(p_.pinned, s_);
        return words_("call.hang_up_note" + std::string(left.how),
                      {{"name", in_.customer.name}, {"question", left.question}});
    }

    std::string cause_title(const play::MoodSet& set) const
    {
        if (const scenario::Action* action = with_id(in_.actions, set.of); action != nullptr) return action->title;
        if (const scenario::Promise* promise = with_id(in_.promises, set.of); promise != nullptr) return promise->title;
        return set.of;
    }

    std::vector<CallView::Action> actions(bool with_promises) const
    {
        std::vector<CallView::Action> out;
        for (const play::ActionNow& now : play::actions_now(p_.pinned, s_)) {
            CallView::Action row;
            row.id = now.action->id;
            row.title = now.action->title;
            row.detail = now.action->detail;
            const std::string sum = report::money(now.action->cost, in_.currency);
            if (now.action->cost > 0 && row.detail.find(sum) == std::string::npos)
                row.detail += (row.detail.empty() ? "" : " ") + words_("call.costs", {{"sum", sum}});
            if (with_promises) row.keeps = promise_due_by(*now.action);
            row.takes = duration_words(now.action->takes_s);
            row.kind = now.action->kind;
            row.done = now.done;
            if (now.why_not) row.why_not = words_(*now.why_not);
            out.push_back(std::move(row));
        }
        return out;
    }

    /// What was promised for this moment and is kept by that deed, or by the contact that it opens.
    std::string promise_due_by(const scenario::Action& action) const
    {
        for (const play::PromiseMade& made : s_.promises) {
            const scenario::Promise* promise = with_id(in_.promises, made.promise);
            const bool open = play::name_of(made.state) == "open" && made.due == in_.slots[s_.branch.slot].id;
            if (!open || promise == nullptr) continue;
            const bool by_contact = !action.opens.empty() && action.opens == promise->kept_by_contact;
            if (by_contact || promise->kept_by_action == action.id)
                return promise->title + " (" + slot_label(made.due) + ")";
        }
        return {};
    }

    std::string waiting_note(const std::vector<CallView::Action>& actions) const
    {
        const bool can = std::ranges::any_of(
            actions, [](const CallView::Action& each) { return each.why_not.empty() && !each.done; });
        return words_(can || !s_.worksheet ? "call.between_note" : "call.empty_moment");
    }

    std::string slot_label(const std::string& id) const
    {
        const scenario::Slot* slot = with_id(in_.slots, id);
        return slot == nullptr ? id : slot->label;
    }

    static std::string_view state_key(play::PromiseState state)
    {
        switch (state) {
            case play::PromiseState::none:
                return "promise.none";
            case play::PromiseState::kept:
                return "promise.kept";
            case play::PromiseState::late:
                return "promise.late";
            case play::PromiseState::broken:
                return "promise.broken";
            case play::PromiseState::due_first:
            case play::PromiseState::due_second:
            case play::PromiseState::due_third:
                break;
        }
        return "promise.due";
    }

    std::vector<CallView::Promise> promises() const
    {
        std::vector<CallView::Promise> out;
        for (const scenario::Promise& promise : in_.promises) {
            CallView::Promise row{promise.id, promise.title, words_("promise.none"), {}, ""};
            for (const play::PromiseMade& made : s_.promises) {
                if (made.promise != promise.id) continue;
                row.words = words_(state_key(made.state), {{"when", slot_label(made.due)}});
                row.due = made.due;
            }
            for (const std::string& slot : promise.slots) {
                if (!play::why_not(p_.pinned, s_, play::Promise{promise.id, slot}))
                    row.times.emplace_back(slot, slot_label(slot));
            }
            out.push_back(std::move(row));
        }
        return out;
    }

    std::vector<CallView::Moment> agenda() const
    {
        std::vector<CallView::Moment> out;
        for (std::size_t i = 0; i < in_.slots.size(); ++i) {
            const bool now = i == s_.branch.slot;
            const std::string label = now ? play::clock_text(in_.starts, s_.now.sim_s) : in_.slots[i].label;
            out.push_back({label, i < s_.branch.slot, now});
        }
        return out;
    }

    static CallView::Question question(const scenario::Question& asked)
    {
        CallView::Question out{asked.text, {}};
        for (const scenario::Choice& option : asked.options) out.options.emplace_back(option.id, option.text);
        return out;
    }

    void add_worksheet(CallView& view) const
    {
        if (!in_.worksheet || s_.worksheet || view.in_contact) return;
        view.cause = question(in_.worksheet->cause);
        view.who = question(in_.worksheet->who);
        view.change = question(in_.worksheet->change);
    }

    const Playing& p_;
    const scenario::Scenario& in_;
    const play::PlayState& s_;
    const Words& words_;
};

}  // namespace

std::string duration_words(std::int64_t seconds)
{
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::int64_t hours = seconds / 3600;
    const std::string tail = two(seconds % 60);
    if (hours > 0) return std::to_string(hours) + ":" + two(seconds / 60 % 60) + ":" + tail;
    return std::to_string(seconds / 60) + ":" + tail;
}

CallView make_call_view(const Playing& playing, const std::optional<std::string>& sending, const CallHelp& help,
                        const Words& words)
{
    return Maker(playing, words).make(sending, help);
}

}  // namespace amends::app
