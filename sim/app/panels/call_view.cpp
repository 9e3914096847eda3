#include <algorithm>

#include "sim/app/panels/call.h"
#include "sim/play/calendar.h"
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

    CallView make(const std::optional<std::string>& sending, bool beginner, bool meters) const
    {
        CallView view;
        view.title = in_.title;
        view.customer = in_.customer.name;
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
        if (meters) {
            view.anger = feeling("anger", s_.branch.anger);
            view.trust = feeling("trust", s_.branch.trust);
        }
        if (beginner) {
            for (const scenario::Offered* each : play::offered_now(p_.pinned, s_))
                view.offered.push_back({each->id, each->text});
        }
        view.actions = actions();
        view.promises = promises();
        view.agenda = agenda();
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

    scenario::Face face(const Said& said) const
    {
        const auto line = p_.pinned.lines->find(said.id);
        return line == p_.pinned.lines->end() ? scenario::Face::tense : line->second.speech->face;
    }

    CallView::Feeling feeling(const std::string& which, int value) const
    {
        CallView::Feeling out{value, words_("feeling." + which + "." + std::to_string(value)), "", {}};
        int before = which == "anger" ? in_.start.anger : in_.start.trust;
        for (const play::MoodPoint& point : s_.moods) {
            const int now = which == "anger" ? point.set.anger : point.set.trust;
            if (now != before) out.steps.push_back(step(point, before, now));
            before = now;
        }
        std::ranges::reverse(out.steps);
        if (!out.steps.empty()) out.why = out.steps.front();
        return out;
    }

    std::string step(const play::MoodPoint& point, int before, int now) const
    {
        const play::MoodSet& set = point.set;
        const bool by_reply = point.turn >= 0 && set.cause == "reply";
        const std::string cause = by_reply ? words_("feeling.cause.reply", {{"n", std::to_string(point.turn + 1)}})
                                           : words_("feeling.cause." + set.cause, {{"of", cause_title(set)}});
        return words_(now > before ? "feeling.rose" : "feeling.fell",
                      {{"n", std::to_string(std::abs(now - before))},
                       {"cause", cause},
                       {"impression", words_("impression." + std::string(customer::name_of(set.impression)))}});
    }

    std::string cause_title(const play::MoodSet& set) const
    {
        if (const scenario::Action* action = with_id(in_.actions, set.of); action != nullptr) return action->title;
        if (const scenario::Promise* promise = with_id(in_.promises, set.of); promise != nullptr) return promise->title;
        return set.of;
    }

    std::vector<CallView::Action> actions() const
    {
        std::vector<CallView::Action> out;
        for (const play::ActionNow& now : play::actions_now(p_.pinned, s_)) {
            CallView::Action row;
            row.id = now.action->id;
            row.title = now.action->title;
            row.detail = now.action->detail;
            if (now.action->cost > 0) {
                row.detail += (row.detail.empty() ? "" : " ") +
                              words_("call.costs", {{"sum", report::money(now.action->cost, in_.currency)}});
            }
            row.takes = duration_words(now.action->takes_s);
            row.kind = now.action->kind;
            row.done = now.done;
            if (now.why_not) row.why_not = words_(*now.why_not);
            out.push_back(std::move(row));
        }
        return out;
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
            out.push_back({in_.slots[i].label, i < s_.branch.slot, i == s_.branch.slot});
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

CallView make_call_view(const Playing& playing, const std::optional<std::string>& sending, bool beginner, bool meters,
                        const Words& words)
{
    return Maker(playing, words).make(sending, beginner, meters);
}

}  // namespace amends::app
