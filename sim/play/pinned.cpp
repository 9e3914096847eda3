// Pins, and what can be read off a pinned play without deciding anything.
#include <algorithm>

#include "sim/play/decide.h"
#include "sim/play/telling.h"

namespace amends::play {
namespace {

using Lines = std::unordered_map<std::string, Pinned::Line>;

Lines lines_of(const scenario::Scenario& scenario)
{
    Lines lines;
    const auto add = [&](const scenario::Speech& speech, const std::vector<std::vector<std::string>>* again = nullptr) {
        if (!speech.silent()) lines[speech.id] = {&speech, again};
    };
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::EntryLine& line : node.lines) add(line.speech);
        for (const scenario::Exit& exit : node.exits) add(exit.speech);
        if (node.out_of_patience) add(node.out_of_patience->speech);
    }
    for (const scenario::Answer& answer : scenario.answers) add(answer.speech, &answer.again);
    for (const scenario::Reaction& reaction : scenario.reactions) add(reaction.speech);
    for (const scenario::Action& action : scenario.actions) add(action.speech);
    return lines;
}

const scenario::Offered* offered_named(const scenario::Scenario& scenario, const std::string& id)
{
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::Offered& offered : node.offered) {
            if (offered.id == id) return &offered;
        }
    }
    return nullptr;
}

/// What the customer says in one breath, joined: segments in a row are one line to answer.
void add_customer_words(std::vector<std::string>& lines, bool joins, const std::string& words)
{
    if (joins && !lines.empty()) {
        lines.back() += " " + words;
    } else {
        lines.push_back(words);
    }
}

std::vector<std::string> names_in(const scenario::Scenario& scenario)
{
    std::vector<std::string> names = {scenario.customer.name};
    if (!scenario.customer.hurt_too.empty()) names.push_back(scenario.customer.hurt_too);
    return names;
}

}  // namespace

Checked<Pinned> pin(const scenario::Scenario& scenario, const customer::Coefficients& coefficients, Pins pins)
{
    if (pins.rules != rules_version) {
        return fault({scenario.id, 0, 0, ""}, "the play began under rules " + std::to_string(pins.rules) +
                                                  "; this program has rules " + std::to_string(rules_version) +
                                                  ", so it can be read, not continued");
    }
    std::optional<scenario::Scenario> told = as_variant(scenario, pins.variant);
    if (!told) return fault({scenario.id, 0, 0, "/variants"}, "there is no variant \"" + pins.variant + "\"");
    Checked<Compiled> compiled = compile(*told, coefficients);
    if (!compiled) return tl::unexpected<Diagnostics>(std::move(compiled.error()));
    Pinned pinned;
    pinned.scenario = std::make_shared<const scenario::Scenario>(std::move(*told));
    pinned.compiled = std::make_shared<const Compiled>(std::move(*compiled));
    pinned.lines = std::make_shared<const Lines>(lines_of(*pinned.scenario));
    pinned.pins = std::move(pins);
    return pinned;
}

std::vector<const scenario::Offered*> offered_now(const Pinned& pinned, const PlayState& state)
{
    std::vector<const scenario::Offered*> list;
    if (!state.branch.in_contact() || state.branch.over()) return list;
    const scenario::Node& node = pinned.scenario->nodes[state.branch.node];
    const CompiledNode& compiled = pinned.compiled->nodes[state.branch.node];
    for (std::size_t i = 0; i < node.offered.size(); ++i) {
        if (compiled.offered[i].holds(state.branch)) list.push_back(&node.offered[i]);
    }
    return list;
}

std::vector<ActionNow> actions_now(const Pinned& pinned, const PlayState& state)
{
    std::vector<ActionNow> list;
    for (const scenario::Action& action : pinned.scenario->actions) {
        const auto index = static_cast<std::size_t>(&action - pinned.scenario->actions.data());
        const CompiledAction& compiled = pinned.compiled->actions[index];
        const bool here = action.between == !state.branch.in_contact() &&
                          (action.between ? compiled.slots[state.branch.slot] : compiled.nodes[state.branch.node]);
        if (!here) continue;
        const bool done = std::any_of(state.deeds.begin(), state.deeds.end(),
                                      [&](const DeedDone& deed) { return deed.action == action.id; });
        list.push_back({&action, why_not(pinned, state, Do{action.id}), done});
    }
    return list;
}

std::string words_of(const Pinned& pinned, const Said& said, const TypedText& typed)
{
    switch (said.who) {
        case Said::Who::customer: {
            const auto found = pinned.lines->find(said.id);
            if (found == pinned.lines->end()) return {};
            return segments_of(found->second, said.wording).at(static_cast<std::size_t>(said.segment));
        }
        case Said::Who::trainee: {
            if (!said.id.empty()) {
                const scenario::Offered* const offered = offered_named(*pinned.scenario, said.id);
                return offered == nullptr ? std::string{} : offered->text;
            }
            const auto found =
                std::find_if(typed.begin(), typed.end(), [&](const auto& row) { return row.first == said.seq; });
            return found == typed.end() ? std::string{} : found->second;
        }
        case Said::Who::deed: {
            for (const scenario::Action& action : pinned.scenario->actions) {
                if (action.id == said.id) return action.title;
            }
            return {};
        }
    }
    return {};
}

acts::Context hearing_context(const Pinned& pinned, const PlayState& state, const TypedText& typed)
{
    acts::Context context;
    context.language = pinned.scenario->language;
    Said::Who before = Said::Who::trainee;
    for (const Said& said : state.transcript) {
        const std::string words = words_of(pinned, said, typed);
        if (said.who == Said::Who::customer)
            add_customer_words(context.customer_lines, before == Said::Who::customer, words);
        if (said.who == Said::Who::trainee) context.own_replies.push_back(words);
        before = said.who;
    }
    for (const scenario::Topic& topic : pinned.scenario->topics) {
        context.topics.push_back({topic.id, topic.words, topic.fact, topic.action});
    }
    for (const DeedDone& deed : state.deeds) {
        if (deed.before_turn == static_cast<int>(state.turns.size())) context.actions_just_done.push_back(deed.action);
    }
    context.names = names_in(*pinned.scenario);
    return context;
}

std::optional<Command> command_of(const std::vector<Event>& batch, const std::string& typed)
{
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Body& body = batch[i].body;
        if (const auto* sent = std::get_if<ReplySent>(&body)) {
            if (!sent->typed()) return Choose{sent->offered};
            return Reply{typed, std::get<ReplyHeard>(batch.at(i + 1).body).hearing};
        }
        if (const auto* deed = std::get_if<ActionDone>(&body)) return Do{deed->action};
        if (const auto* sheet = std::get_if<WorksheetFilled>(&body)) {
            return FillWorksheet{sheet->cause, sheet->who, sheet->change};
        }
        if (std::holds_alternative<Listened>(body)) return Listen{};
        if (std::holds_alternative<Waited>(body) || std::holds_alternative<Ended>(body)) return Wait{};
        if (const auto* closed = std::get_if<ContactClosed>(&body); closed != nullptr && closed->by_trainee)
            return HangUp{};
        if (std::holds_alternative<PlayOpened>(body)) return std::nullopt;
        if (const auto* promise = std::get_if<PromiseSet>(&body)) {
            // Broken as time passes, else corrected by hand: every other fate follows the event that made it.
            if (promise->state == PromiseState::broken) return Wait{};
            return Promise{promise->promise, promise->due};
        }
    }
    return std::nullopt;
}

}  // namespace amends::play
