// The rules of time and deeds: slots, contacts, actions, promises, variables.

#include <algorithm>
#include <cstdint>

#include "sim/scenario/field.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

template <class Thing>
const Thing* find_by_id(const std::vector<Thing>& things, const std::string& id)
{
    const auto found = std::find_if(things.begin(), things.end(), [&id](const Thing& thing) { return thing.id == id; });
    return id.empty() || found == things.end() ? nullptr : &*found;
}

bool holds(const std::vector<std::string>& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void check_slots(const Scenario& scenario, Rules& rules)
{
    for (std::size_t i = 0; i < scenario.slots.size(); ++i) {
        const std::string place = at("/slots", i, "at");
        if (i == 0 && scenario.slots[i].at_min != 0) {
            rules.broken(place, "the first slot is the beginning of the case: \"+0\"");
        }
        if (i > 0 && scenario.slots[i].at_min <= scenario.slots[i - 1].at_min) {
            rules.broken(place, "slots rise, and this one is not after " + in_quotes(scenario.slots[i - 1].id),
                         {at("/slots", i - 1)});
        }
    }
}

void check_start(const Scenario& scenario, Rules& rules)
{
    const Contact* const contact = find_by_id(scenario.contacts, scenario.start.contact);
    if (contact == nullptr) return;
    const auto index = static_cast<std::size_t>(contact - scenario.contacts.data());
    const std::vector<std::string> reads{at("/contacts", index), "/slots"};
    if (contact->opener != rubric::Opener::customer) {
        rules.broken("/start/contact", "the play begins with a contact that the customer opens", reads);
    } else if (!contact->slot.empty() && !scenario.slots.empty() && contact->slot != scenario.slots.front().id) {
        rules.broken("/start/contact",
                     "the play begins with a contact in the first slot, and " + in_quotes(contact->id) + " comes later",
                     reads);
    } else if (contact->when != Guard{}) {
        rules.broken(
            "/start/contact",
            "the play begins with a contact that always comes, and " + in_quotes(contact->id) + " has a \"when\"",
            reads);
    }
}

/// What it opens is no trainee's contact: that is said there, and perhaps this one was meant.
bool opens_wrongly(const Scenario& scenario, const Action& action)
{
    if (action.opens.empty()) return false;
    const Contact* const contact = find_by_id(scenario.contacts, action.opens);
    return contact == nullptr || contact->opener == rubric::Opener::customer;
}

void check_contact(const Scenario& scenario, std::size_t index, Rules& rules)
{
    const Contact& contact = scenario.contacts[index];
    const std::string place = at("/contacts", index);
    check_state_only(contact.when, at(place, "when"), "a contact", rules);
    if (contact.opener == rubric::Opener::customer) {
        if (contact.slot.empty()) {
            rules.broken(at(place, "slot"), "\"slot\" is missing: when does the customer open this contact?");
        }
    } else {
        if (!contact.slot.empty()) {
            rules.broken(at(place, "slot"),
                         "a trainee's contact has no slot: the slots of the action that opens it say when");
        }
        if (contact.when != Guard{}) {
            rules.broken_key(at(place, "when"),
                             "a trainee's contact has no \"when\": the \"needs\" of the action that opens it say so");
        }
        const bool opened = std::any_of(scenario.actions.begin(), scenario.actions.end(), [&](const Action& action) {
            return action.opens == contact.id || opens_wrongly(scenario, action);
        });
        if (!opened) {
            rules.broken(place, "no action opens this contact, so it can never come about", {"/actions"});
        }
    }
    const Node* const node = find_by_id(scenario.nodes, contact.node);
    if (node != nullptr && node->lines.empty()) {
        rules.broken(at(place, "node"),
                     "a contact begins with a line, and node " + in_quotes(contact.node) + " has none",
                     {at("/nodes", static_cast<std::size_t>(node - scenario.nodes.data()))});
    }
}

void check_between(const Scenario& scenario, const Action& action, const std::string& place, Rules& rules)
{
    if (!action.between) {
        if (!action.opens.empty()) {
            rules.broken(at(place, "opens"),
                         "contacts are opened between contacts: this action needs \"between\": true");
        }
        if (!action.slots.empty()) {
            rules.broken(at(place, "slots"),
                         "slots are for actions between contacts: this one needs \"between\": true");
        }
        return;
    }
    if (!action.nodes.empty()) {
        rules.broken(at(place, "nodes"), "between contacts there is no node: \"nodes\" or \"between\", not both");
    }
    if (!action.speech.silent()) {
        rules.broken(at(place, "line"), "between contacts the customer is not there to say anything");
    }
    const Contact* const contact = find_by_id(scenario.contacts, action.opens);
    if (contact != nullptr && contact->opener == rubric::Opener::customer) {
        rules.broken(at(place, "opens"),
                     "the customer opens " + in_quotes(contact->id) +
                         " (\"opened_by\"); an action "
                         "opens a trainee's contact",
                     {at("/contacts", static_cast<std::size_t>(contact - scenario.contacts.data()))});
    }
}

void check_action(const Scenario& scenario, std::size_t index, Rules& rules)
{
    const Action& action = scenario.actions[index];
    const std::string place = at("/actions", index);
    check_state_only(action.needs, at(place, "needs"), "what an action needs", rules);
    if (action.needs != Guard{} && action.needs_why.empty()) {
        rules.broken(at(place, "needs_why"),
                     "\"needs_why\" is missing: what does the trainee read while this cannot "
                     "be done?");
    }
    if (action.needs == Guard{} && !action.needs_why.empty()) {
        rules.broken(at(place, "needs_why"), "this action needs nothing, so this is never shown");
    }
    check_between(scenario, action, place, rules);
}

void check_promise(const Scenario& scenario, std::size_t index, Rules& rules)
{
    const Promise& promise = scenario.promises[index];
    const std::string place = at("/promises", index);
    if (!acts::is_helpful(promise.act)) {
        rules.broken(at(place, "act"), in_quotes(acts::name_of(promise.act)) +
                                           " promises nothing; a helpful act makes "
                                           "a promise");
    }
    if (!holds(promise.slots, promise.unless_said)) {
        rules.broken(at(place, "unless_said"), in_quotes(promise.unless_said) + " is not among the promise's slots",
                     {at(place, "slots")});
    }
    if (promise.kept_by_action.empty() == promise.kept_by_contact.empty()) {
        rules.broken(at(place, "kept_by"), "a promise is kept by one action or by one contact");
    }
    const Contact* const contact = find_by_id(scenario.contacts, promise.kept_by_contact);
    if (contact != nullptr && contact->opener == rubric::Opener::customer) {
        rules.broken(at(place, "kept_by", "contact"),
                     "the customer opens " + in_quotes(contact->id) + ", so the trainee keeps no word by it",
                     {at("/contacts", static_cast<std::size_t>(contact - scenario.contacts.data()))});
    }
}

void check_vars(const Scenario& scenario, Rules& rules)
{
    std::int64_t states = 1;
    for (std::size_t i = 0; i < scenario.vars.size(); ++i) {
        const std::vector<std::string>& values = scenario.vars[i].values;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const auto end = values.begin() + static_cast<std::ptrdiff_t>(k);
            if (std::find(values.begin(), end, values[k]) == end) continue;
            rules.broken(at("/vars", i, "values", k), in_quotes(values[k]) + " is a value of this variable already");
        }
        states *= static_cast<std::int64_t>(values.size());
        if (states <= most_variable_states) continue;
        rules.broken(at("/vars", i),
                     "the variables up to here have more than 65,536 states together (the numbers of "
                     "their values, multiplied)");
        break;
    }
}

/// Whether doing it can be told from not doing it by anything that happens later.
bool changes(const Action& action, const std::vector<std::string>& read_by_guards)
{
    return action.impression != customer::Impression::neutral || !action.effects.none() || !action.opens.empty() ||
           holds(read_by_guards, action.id);
}

std::vector<std::string> actions_that_matter(const Scenario& scenario)
{
    std::vector<std::string> ids;
    const auto add = [&ids](const Guard& guard) {
        ids.insert(ids.end(), guard.done.begin(), guard.done.end());
        ids.insert(ids.end(), guard.not_done.begin(), guard.not_done.end());
    };
    for (const Node& node : scenario.nodes) {
        for (const EntryLine& line : node.lines) add(line.when);
        for (const Exit& way : node.exits) add(way.when);
        for (const Offered& offered : node.offered) add(offered.when);
    }
    for (const Answer& answer : scenario.answers) add(answer.when);
    for (const Reaction& reaction : scenario.reactions) add(reaction.when);
    for (const Action& action : scenario.actions) add(action.needs);
    for (const Contact& contact : scenario.contacts) add(contact.when);
    for (const Gate& gate : scenario.gates) {
        add(gate.when);
        ids.insert(ids.end(), gate.actions.begin(), gate.actions.end());
    }
    for (const Promise& promise : scenario.promises) ids.push_back(promise.kept_by_action);
    return ids;
}

void check_changing_actions(const Scenario& scenario, Rules& rules)
{
    const std::vector<std::string> read = actions_that_matter(scenario);
    std::size_t count = 0;
    for (std::size_t i = 0; i < scenario.actions.size(); ++i) {
        if (!changes(scenario.actions[i], read) || ++count <= most_changing_actions) continue;
        rules.broken(at("/actions", i),
                     "this is the seventeenth action that changes something (mood, memory, a "
                     "variable, a guard or a promise); 16 are allowed",
                     {"/nodes", "/answers", "/reactions", "/contacts", "/gates", "/promises"});
        return;
    }
}

}  // namespace

void check_deeds(const Scenario& scenario, Rules& rules)
{
    check_slots(scenario, rules);
    check_start(scenario, rules);
    for (std::size_t i = 0; i < scenario.contacts.size(); ++i) check_contact(scenario, i, rules);
    for (std::size_t i = 0; i < scenario.actions.size(); ++i) check_action(scenario, i, rules);
    for (std::size_t i = 0; i < scenario.promises.size(); ++i) check_promise(scenario, i, rules);
    check_vars(scenario, rules);
    check_changing_actions(scenario, rules);
}

}  // namespace amends::scenario
