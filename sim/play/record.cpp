// The play as the rubric reads it: a projection, nothing new.
#include <algorithm>

#include "sim/play/decide.h"

namespace amends::play {
namespace {

using rubric::CaseRecord;
using rubric::Offer;
using scenario::Scenario;

template <class List>
const auto& with_id(const List& list, const std::string& id)
{
    return *std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
}

bool claims(const TurnTaken& turn, const std::string& action)
{
    return std::find(turn.claims.begin(), turn.claims.end(), action) != turn.claims.end();
}

/// A deed is announced by the reply just before or just after it, or by asking leave for it.
bool announced(const PlayState& state, const DeedDone& deed)
{
    using acts::Act;
    const auto before = static_cast<std::size_t>(deed.before_turn);
    const acts::ActSet tells = acts::acts_of(Act::act_now, Act::ask_permission, Act::explain_fix);
    const bool told_before = before > 0 && (claims(state.turns[before - 1], deed.action) ||
                                            state.turns[before - 1].hearing.present().has_any(tells));
    return told_before || (before < state.turns.size() && claims(state.turns[before], deed.action));
}

rubric::Fate fate_of(PromiseState state)
{
    switch (state) {
        case PromiseState::kept:
            return rubric::Fate::kept;
        case PromiseState::late:
            return rubric::Fate::late;
        case PromiseState::broken:
            return rubric::Fate::broken;
        default:
            return rubric::Fate::open;
    }
}

void add_turns(CaseRecord& record, const PlayState& state)
{
    for (const TurnTaken& turn : state.turns) {
        rubric::Turn out;
        out.contact = turn.contact;
        out.hearing = turn.hearing;
        out.sim_s = turn.begin.sim_s;
        out.talk_ms = turn.begin.talk_ms;
        out.talk_ms_end = turn.end.talk_ms;
        out.customer_words = turn.customer_words;
        out.interrupted = turn.interrupted;
        out.story_told = turn.story_told;
        out.cause_owed = turn.cause_owed;
        out.trust = turn.mood.trust;
        record.turns.push_back(std::move(out));
    }
}

void add_actions(CaseRecord& record, const Scenario& scenario, const PlayState& state)
{
    for (const DeedDone& deed : state.deeds) {
        const scenario::Action& action = with_id(scenario.actions, deed.action);
        rubric::Action out;
        out.id = action.id;
        out.kind = action.kind;
        out.contact = deed.contact;
        out.before_turn = deed.before_turn;
        out.sim_s = deed.at.sim_s;
        out.talk_ms = deed.at.talk_ms;
        out.duration_ms = deed.duration_ms;
        out.cost = action.cost;
        out.value = action.value;
        out.visible = action.visible;
        out.announced = announced(state, deed);
        out.within_paper = action.authority == scenario::Authority::paper && action.cost <= scenario.role.paper;
        out.within_practice = action.authority != scenario::Authority::beyond && action.cost <= scenario.role.practice;
        out.fixes = action.fixes;
        out.chosen = action.chosen;
        record.actions.push_back(std::move(out));
    }
}

/// A claim is redeemed by its action done before the next reply, in either order; else it is a false word.
void add_false_words(CaseRecord& record, const PlayState& state)
{
    for (std::size_t t = 0; t < state.turns.size(); ++t) {
        for (const std::string& action : state.turns[t].claims) {
            const bool done = std::any_of(state.deeds.begin(), state.deeds.end(), [&](const DeedDone& deed) {
                return deed.action == action && deed.before_turn <= static_cast<int>(t) + 1;
            });
            if (!done) record.false_words.push_back({static_cast<int>(t), action});
        }
    }
}

void add_worksheet(CaseRecord& record, const Scenario& scenario, const PlayState& state)
{
    if (!state.worksheet || !scenario.worksheet) return;
    const scenario::Worksheet& truth = *scenario.worksheet;
    const auto among = [](const std::vector<std::string>& list, const std::string& id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    std::vector<std::string> who = state.worksheet->who;
    std::vector<std::string> wanted = truth.who.truth;
    std::sort(who.begin(), who.end());
    std::sort(wanted.begin(), wanted.end());
    record.worksheet = rubric::Worksheet{among(truth.cause.truth, state.worksheet->cause), who == wanted,
                                         among(truth.change.truth, state.worksheet->change)};
}

bool any_action(const Scenario& scenario, auto&& which)
{
    return std::any_of(scenario.actions.begin(), scenario.actions.end(), which);
}

bool any_speech(const Pinned& pinned, auto&& which)
{
    return std::any_of(pinned.lines->begin(), pinned.lines->end(),
                       [&](const auto& row) { return which(*row.second.speech); });
}

/// Fixed by the scenario, never by the play.
std::vector<Offer> offers_of(const Pinned& pinned)
{
    using Kind = rubric::ActionKind;
    const Scenario& in = *pinned.scenario;
    const auto kind = [&](Kind wanted) {
        return any_action(in, [&](const scenario::Action& each) { return each.kind == wanted; });
    };
    const auto fixes =
        std::count_if(in.actions.begin(), in.actions.end(), [](const scenario::Action& each) { return each.fixes; });
    std::vector<Offer> offers = {Offer::talk};
    const auto offer = [&](bool is, Offer what) {
        if (is) offers.push_back(what);
    };
    offer(any_speech(pinned, [](const scenario::Speech& each) { return each.vent; }), Offer::story);
    offer(std::any_of(in.topics.begin(), in.topics.end(), [](const auto& each) { return each.fact; }), Offer::details);
    offer(fixes > 0, Offer::fix);
    offer(fixes > 1, Offer::choice);
    offer(kind(Kind::give), Offer::gift);
    offer(any_action(in, [](const scenario::Action& each) { return each.visible; }), Offer::visible_effort);
    offer(kind(Kind::three_way), Offer::three_way);
    offer(kind(Kind::bend_rule), Offer::bend_rule);
    offer(kind(Kind::consult), Offer::consult);
    offer(in.worksheet.has_value(), Offer::cause);
    offer(kind(Kind::report_cause), Offer::report_cause);
    offer(any_speech(pinned, [](const scenario::Speech& each) { return each.asks_cause; }), Offer::cause_asked);
    offer(!in.promises.empty(), Offer::promise);
    const auto purpose = [&](rubric::Purpose wanted) {
        return std::any_of(in.contacts.begin(), in.contacts.end(),
                           [&](const auto& each) { return each.purpose == wanted; });
    };
    offer(purpose(rubric::Purpose::follow_up), Offer::follow_up);
    offer(purpose(rubric::Purpose::next_visit), Offer::next_visit);
    offer(in.failure.par_fix_min > 0, Offer::par_time);
    offer(true, Offer::feelings);
    return offers;
}

}  // namespace

CaseRecord record_of(const Pinned& pinned, const PlayState& state)
{
    const Scenario& scenario = *pinned.scenario;
    CaseRecord record;
    add_turns(record, state);
    add_actions(record, scenario, state);
    for (const PromiseMade& promise : state.promises) {
        record.promises.push_back(
            {promise.promise, promise.turn, with_id(scenario.promises, promise.promise).act, fate_of(promise.state)});
    }
    for (const ContactHad& contact : state.contacts) {
        const scenario::Contact& known = with_id(scenario.contacts, contact.contact);
        record.contacts.push_back({contact.contact, known.purpose, known.opener, contact.opened.sim_s,
                                   contact.before.trust, contact.after.trust});
    }
    add_false_words(record, state);
    add_worksheet(record, scenario, state);
    record.offers = offers_of(pinned);
    for (const scenario::Gate& gate : scenario.gates) record.gates.push_back(gate.id);
    for (const auto& [gate, turn] : state.gates_broken) record.gates_broken.push_back({gate.gate, turn, gate.action});
    record.par_fix_s = scenario.failure.par_fix_min * 60;
    record.authority_practice = scenario.role.practice;
    record.trust_start = scenario.start.trust;
    record.trust_end = state.branch.trust;
    // A tally, read by outcome and debrief alone: who was let down and never saw the cause dealt with expects it again.
    const bool let_down = std::any_of(state.promises.begin(), state.promises.end(), [](const PromiseMade& each) {
        return each.state == PromiseState::broken || each.state == PromiseState::late;
    });
    const bool cause_dealt_with = std::any_of(record.turns.begin(), record.turns.end(), [](const rubric::Turn& turn) {
        return turn.hearing.present().has(acts::Act::prevent_repeat);
    });
    record.expects_repeat = let_down || !cause_dealt_with;
    return record;
}

}  // namespace amends::play
