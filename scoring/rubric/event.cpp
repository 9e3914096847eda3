#include "scoring/rubric/event.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <tuple>

namespace amends::rubric {
namespace {

using acts::Act;
using acts::ActSet;

int seconds_up(std::int64_t ms)
{
    return static_cast<int>(std::clamp<std::int64_t>((ms + 999) / 1000, 0, 1'000'000'000));
}

int minutes_down(std::int64_t s)
{
    return static_cast<int>(std::clamp<std::int64_t>(s / 60, 0, 1'000'000'000));
}

bool is_index(int index, std::size_t size)
{
    return index >= 0 && static_cast<std::size_t>(index) < size;
}

std::optional<Purpose> purpose_of(const CaseRecord& record, int contact)
{
    if (!is_index(contact, record.contacts.size())) return std::nullopt;
    return record.contacts[static_cast<std::size_t>(contact)].purpose;
}

bool has_false_word(const CaseRecord& record, int turn)
{
    return std::any_of(record.false_words.begin(), record.false_words.end(),
                       [turn](const FalseWord& word) { return word.turn == turn; });
}

/// What an own reply names: its topics and the facts of the case.
std::set<std::string> named_in(const acts::Hearing& hearing)
{
    std::set<std::string> names(hearing.echoes.begin(), hearing.echoes.end());
    for (const acts::TopicHeard& topic : hearing.topics) names.insert(topic.id);
    return names;
}

/// A reply that offers a choice holds two options at least; a fix or a gift alone is one.
int options_in(const acts::Hearing& hearing, ActSet acts)
{
    std::set<std::string> offered;
    for (const acts::TopicHeard& topic : hearing.topics) {
        if (topic.how == acts::TopicHow::offered) offered.insert(topic.id);
    }
    const int named = static_cast<int>(offered.size());
    if (acts.has(Act::offer_choice)) return std::max(named, 2);
    if (acts.has_any(acts::acts_of(Act::explain_fix, Act::compensate))) return std::max(named, 1);
    return named;
}

int cost_percent_of(const CaseRecord& record, int cost)
{
    if (cost <= 0) return 0;
    if (record.authority_practice <= 0) return 1000;
    return static_cast<int>(std::min<std::int64_t>(std::int64_t{cost} * 100 / record.authority_practice, 1'000'000));
}

Event turn_event(const CaseRecord& record, int index, bool generous)
{
    const Turn& turn = record.turns[static_cast<std::size_t>(index)];
    Event event;
    event.kind = EventKind::turn;
    event.index = index;
    event.acts = acts_that_count(record, index, generous);
    event.purpose = purpose_of(record, turn.contact);
    const bool false_word = has_false_word(record, index);
    event.set(Flag::story_told, turn.story_told);
    event.set(Flag::interrupted, turn.interrupted);
    event.set(Flag::go_on, turn.hearing.go_on);
    event.set(Flag::redeemed, !turn.hearing.claims.empty() && !false_word);
    event.set(Flag::false_word, false_word);
    event.set(Flag::cause_owed, turn.cause_owed);
    event.set(Flag::harm, event.acts.has_any(acts::harmful_acts()));
    event.set(Flag::below_start, turn.trust.value_or(record.trust_start) < record.trust_start);
    event.set(Number::empathy, turn.hearing.empathy);
    event.set(Number::words, turn.hearing.words);
    event.set(Number::options, options_in(turn.hearing, event.acts));
    event.set(Number::repeats_permille, turn.hearing.repeats_permille);
    event.set(Number::parrots_permille, turn.hearing.parrots_permille);
    event.set(Number::talk_s, seconds_up(turn.talk_ms_end));
    event.set(Number::case_min, minutes_down(turn.sim_s));
    return event;
}

Event action_event(const CaseRecord& record, int index)
{
    const Action& action = record.actions[static_cast<std::size_t>(index)];
    Event event;
    event.kind = EventKind::action;
    event.index = index;
    event.purpose = purpose_of(record, action.contact);
    event.action = action.kind;
    event.set(Flag::visible, action.visible);
    event.set(Flag::announced, action.announced);
    event.set(Flag::fixes, action.fixes);
    event.set(Flag::chosen, action.chosen);
    event.set(Flag::within_paper, action.within_paper);
    event.set(Flag::within_practice, action.within_practice);
    event.set(Number::talk_s, seconds_up(action.talk_ms + action.duration_ms));
    event.set(Number::case_min, minutes_down(action.sim_s));
    event.set(Number::value, action.value);
    event.set(Number::cost_percent, cost_percent_of(record, action.cost));
    event.set(Number::duration_s, seconds_up(action.duration_ms));
    return event;
}

Event contact_event(const CaseRecord& record, int index)
{
    const Contact& contact = record.contacts[static_cast<std::size_t>(index)];
    Event event;
    event.kind = EventKind::contact;
    event.index = index;
    event.purpose = contact.purpose;
    event.opener = contact.opener;
    event.set(Flag::below_start, contact.trust_before.value_or(record.trust_start) < record.trust_start);
    event.set(Number::case_min, minutes_down(contact.sim_s));
    int number = 0;
    for (int i = 0; i <= index; ++i) {
        if (record.contacts[static_cast<std::size_t>(i)].purpose == contact.purpose) ++number;
    }
    event.set(Number::number, number);
    return event;
}

/// How many turns come before the contact: those of earlier contacts.
int turns_before_contact(const CaseRecord& record, int contact)
{
    return static_cast<int>(std::count_if(record.turns.begin(), record.turns.end(),
                                          [contact](const Turn& turn) { return turn.contact < contact; }));
}

/// Where an event stands: after how many turns; then by contact, an open contact before what happens in it and what
/// happens between contacts after the one that ended; then by time and index. A turn stands after all of these.
using Rank = std::tuple<int, int, int, std::int64_t, int>;
constexpr int after_all_contacts = std::numeric_limits<int>::max();

Rank rank_of(const CaseRecord& record, const Event& event)
{
    const auto at = static_cast<std::size_t>(event.index);
    if (event.kind == EventKind::turn) return {event.index, after_all_contacts, 0, 0, 0};
    if (event.kind == EventKind::contact) {
        return {turns_before_contact(record, event.index), event.index, 0, record.contacts[at].sim_s, event.index};
    }
    const Action& action = record.actions[at];
    const int turns_before = std::clamp(action.before_turn, 0, static_cast<int>(record.turns.size()));
    const int contact_before =
        turns_before == 0 ? -1 : record.turns[static_cast<std::size_t>(turns_before) - 1].contact;
    const bool between = action.contact < 0;
    return {turns_before, between ? contact_before : action.contact, between ? 2 : 1, action.sim_s, event.index};
}

void add_closing_events(const CaseRecord& record, std::vector<Event>& events)
{
    for (int i = 0; is_index(i, record.promises.size()); ++i) {
        const Promise& promise = record.promises[static_cast<std::size_t>(i)];
        Event event;
        event.kind = EventKind::promise;
        event.index = i;
        event.acts.add(promise.act);
        event.fate = promise.fate;
        events.push_back(event);
    }
    if (record.worksheet) {
        Event event;
        event.kind = EventKind::worksheet;
        event.set(Flag::cause_found, record.worksheet->cause_found);
        event.set(Flag::right_people_told, record.worksheet->right_people_told);
        event.set(Flag::change_named, record.worksheet->change_named);
        events.push_back(event);
    }
    Event end;
    end.kind = EventKind::end;
    end.set(Flag::renewed, record.trust_end >= record.trust_start);
    end.set(Flag::expects_repeat, record.expects_repeat);
    events.push_back(end);
}

/// Fills in what depends on the turns before: the number within the contact, and what is newly named.
void add_memory(const CaseRecord& record, std::vector<Event>& turns)
{
    std::vector<int> turns_in_contact(record.contacts.size() + 1);
    std::set<std::string> named;             // in any own reply so far
    std::set<std::string> named_at_apology;  // up to and with the last apology
    for (Event& event : turns) {
        const Turn& turn = record.turns[static_cast<std::size_t>(event.index)];
        const std::size_t contact = is_index(turn.contact, record.contacts.size())
                                        ? static_cast<std::size_t>(turn.contact)
                                        : record.contacts.size();
        event.set(Number::turn, ++turns_in_contact[contact]);
        const std::set<std::string> names = named_in(turn.hearing);
        event.set(Flag::names_new,
                  !std::includes(named_at_apology.begin(), named_at_apology.end(), names.begin(), names.end()));
        named.insert(names.begin(), names.end());
        if (event.acts.has(Act::apology)) named_at_apology = named;
    }
}

}  // namespace

ActSet acts_that_count(const CaseRecord& record, int turn, bool generous)
{
    const acts::Hearing& hearing = record.turns[static_cast<std::size_t>(turn)].hearing;
    ActSet acts = hearing.present();
    if (generous) acts.bits |= hearing.unsure().bits & acts::helpful_acts().bits;
    if (has_false_word(record, turn)) acts.remove(Act::act_now);
    return acts;
}

std::vector<Event> events_of(const CaseRecord& record, bool generous)
{
    std::vector<Event> events;
    for (int i = 0; is_index(i, record.turns.size()); ++i) events.push_back(turn_event(record, i, generous));
    add_memory(record, events);
    for (int i = 0; is_index(i, record.contacts.size()); ++i) events.push_back(contact_event(record, i));
    for (int i = 0; is_index(i, record.actions.size()); ++i) events.push_back(action_event(record, i));
    std::stable_sort(events.begin(), events.end(),
                     [&record](const Event& a, const Event& b) { return rank_of(record, a) < rank_of(record, b); });
    add_closing_events(record, events);
    return events;
}

}  // namespace amends::rubric
