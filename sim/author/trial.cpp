#include "sim/author/trial.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/author/compose.h"
#include "sim/play/compiled.h"
#include "sim/play/telling.h"
#include "sim/scenario/names.h"

namespace amends::author {
namespace {

using play::BranchState;
using scenario::Guard;
using scenario::Scenario;

template <class List>
std::size_t index_of(const List& list, const std::string& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
    return static_cast<std::size_t>(found - list.begin());
}

/// The contact that comes to a node first; the number of contacts where none does.
std::size_t contact_of(const Scenario& in, std::size_t node)
{
    for (std::size_t contact = 0; contact < in.contacts.size(); ++contact) {
        std::vector<bool> seen(in.nodes.size(), false);
        std::vector<std::size_t> open = {index_of(in.nodes, in.contacts[contact].node)};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (at >= seen.size() || seen[at]) continue;
            if (at == node) return contact;
            seen[at] = true;
            for (const scenario::Exit& exit : in.nodes[at].exits) open.push_back(index_of(in.nodes, exit.to));
            if (in.nodes[at].out_of_patience) open.push_back(index_of(in.nodes, in.nodes[at].out_of_patience->to));
        }
    }
    return in.contacts.size();
}

BranchState branch_of(const play::Pinned& pinned, const Standing& standing, std::size_t node, std::size_t contact)
{
    const Scenario& in = *pinned.scenario;
    BranchState branch = play::start_state(*pinned.compiled);
    branch.node = static_cast<std::uint16_t>(node);
    branch.contact = static_cast<std::uint8_t>(contact);
    branch.anger = static_cast<std::uint8_t>(std::clamp(standing.anger, 0, 6));
    branch.trust = static_cast<std::uint8_t>(std::clamp(standing.trust, 0, 6));
    branch.memories =
        static_cast<std::uint8_t>(std::clamp(standing.heard, 0, 2) + 3 * std::clamp(standing.memory, 0, 2));
    std::size_t radix = 1;
    for (const scenario::Var& var : in.vars) {
        if (const auto set = standing.vars.find(var.id); set != standing.vars.end()) {
            const auto value = std::find(var.values.begin(), var.values.end(), set->second) - var.values.begin();
            if (static_cast<std::size_t>(value) < var.values.size())
                branch.vars = static_cast<std::uint16_t>(branch.vars + radix * static_cast<std::size_t>(value));
        }
        radix *= var.values.size();
    }
    for (const std::string& id : standing.done) {
        const std::size_t action = index_of(in.actions, id);
        if (action == in.actions.size() || pinned.compiled->actions[action].bit < 0) continue;
        branch.done = static_cast<std::uint16_t>(branch.done | (1U << pinned.compiled->actions[action].bit));
    }
    for (const auto& [id, state] : standing.promises) {
        const std::size_t promise = index_of(in.promises, id);
        if (promise == in.promises.size()) continue;
        branch.promises = static_cast<std::uint16_t>(branch.promises | (static_cast<unsigned>(state) << (3 * promise)));
    }
    if (pinned.compiled->contacts[contact].slot > 0)
        branch.slot = static_cast<std::uint8_t>(pinned.compiled->contacts[contact].slot);
    branch.segments_left = pinned.compiled->nodes[node].vent_segments;
    if (branch.segments_left > 0) --branch.segments_left;
    return branch;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ",") + name;
    return out;
}

std::vector<std::string> names_of(acts::ActSet set)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (set.has(acts::act_at(i))) names.emplace_back(acts::name_of(acts::act_at(i)));
    }
    return names;
}

acts::ActSet without(acts::ActSet set, acts::ActSet other)
{
    return {set.bits & ~other.bits};
}

/// What of a guard the reply does not fulfil.
void why_not_by_words(const Guard& guard, const acts::Hearing& hearing, std::vector<Message>& why)
{
    const acts::ActSet present = hearing.present();
    const auto say = [&why](std::string_view key, const std::string& names) {
        why.push_back(with(message("author.why." + std::string(key)), "names", names));
    };
    if (!present.has_all(guard.all_acts)) say("acts", joined(names_of(without(guard.all_acts, present))));
    if (!guard.any_act.empty() && !present.has_any(guard.any_act)) say("any_act", joined(names_of(guard.any_act)));
    if (present.has_any(guard.no_act)) say("no_act", joined(names_of({guard.no_act.bits & present.bits})));
    if (hearing.empathy < guard.empathy) {
        why.push_back(with(with(message("author.why.empathy"), "least", guard.empathy), "now", hearing.empathy));
    }
    // Each topic alone, in the very function that play asks.
    for (const scenario::TopicCondition& topic : guard.topics) {
        Guard alone;
        alone.topics = {topic};
        if (!play::fulfils(alone, hearing)) say("topics", topic.topic);
    }
    for (const scenario::TopicCondition& topic : guard.no_topics) {
        Guard alone;
        alone.no_topics = {topic};
        if (!play::fulfils(alone, hearing)) say("no_topics", topic.topic);
    }
}

void why_not_by_mood(const Guard& guard, const BranchState& state, std::vector<Message>& why)
{
    const auto band = [&why](std::string_view key, const scenario::Band& wanted, int now) {
        if (now >= wanted.least && now <= wanted.most) return;
        Message no = with(message("author.why." + std::string(key)), "least", wanted.least);
        why.push_back(with(with(std::move(no), "most", wanted.most), "now", now));
    };
    band("anger", guard.anger, state.anger);
    band("trust", guard.trust, state.trust);
    const auto memory = [&why](std::string_view key, scenario::Memory least, scenario::Memory most, int now) {
        if (now >= static_cast<int>(least) && now <= static_cast<int>(most)) return;
        const bool below = now < static_cast<int>(least);
        Message no = with(message("author.why." + std::string(key) + (below ? "" : "_most")), "names",
                          scenario::name_of(below ? least : most));
        why.push_back(with(std::move(no), "now", scenario::name_of(static_cast<scenario::Memory>(now))));
    };
    memory("heard", guard.heard, guard.heard_most, state.heard());
    memory("memory", guard.memory, guard.memory_most, state.memory());
}

/// What of a guard the state does not fulfil, besides the mood.
void why_not_by_state(const Guard& guard, const play::Pinned& pinned, const BranchState& state,
                      std::vector<Message>& why)
{
    const Scenario& in = *pinned.scenario;
    const auto say = [&why](std::string_view key, const std::string& names) {
        why.push_back(with(message("author.why." + std::string(key)), "names", names));
    };
    std::size_t radix = 1;
    for (const scenario::Var& var : in.vars) {
        const std::string& now = var.values[state.vars / radix % var.values.size()];
        radix *= var.values.size();
        for (const scenario::VarCondition& wanted : guard.vars) {
            if (wanted.var != var.id) continue;
            if (std::find(wanted.values.begin(), wanted.values.end(), now) != wanted.values.end()) continue;
            why.push_back(with(with(with(message("author.why.vars"), "var", var.id), "now", now), "names",
                               joined(wanted.values)));
        }
    }
    const auto done = [&](const std::string& id) {
        const std::size_t action = index_of(in.actions, id);
        const int bit = action < in.actions.size() ? pinned.compiled->actions[action].bit : -1;
        return bit >= 0 && ((state.done >> bit) & 1U) != 0;
    };
    for (const std::string& id : guard.done) {
        if (!done(id)) say("done", id);
    }
    for (const std::string& id : guard.not_done) {
        if (done(id)) say("not_done", id);
    }
    for (const scenario::PromiseCondition& wanted : guard.promises) {
        const std::size_t promise = index_of(in.promises, wanted.promise);
        if (promise == in.promises.size()) continue;
        const std::string now(play::name_of(state.promise(promise)));
        const bool fits = std::any_of(wanted.fates.begin(), wanted.fates.end(),
                                      [&](scenario::PromiseFate fate) { return scenario::name_of(fate) == now; });
        if (!fits) why.push_back(with(with(message("author.why.promises"), "names", wanted.promise), "now", now));
    }
}

std::vector<WayTried> ways_of(const play::Pinned& pinned, const BranchState& state, const acts::Hearing& hearing,
                              const play::Trace& trace)
{
    std::vector<WayTried> ways;
    const scenario::Node& node = pinned.scenario->nodes[trace.left_node];
    bool before = false;
    for (std::size_t i = 0; i < node.exits.size(); ++i) {
        const scenario::Exit& exit = node.exits[i];
        WayTried way{exit.id, exit.to, i + 1 == node.exits.size(), static_cast<int>(i) == trace.exit, {}};
        why_not_by_words(exit.when, hearing, way.why_not);
        why_not_by_mood(exit.when, state, way.why_not);
        why_not_by_state(exit.when, pinned, state, way.why_not);
        if (!way.taken && way.why_not.empty()) {
            const bool stays = trace.out_of_patience && !before;
            way.why_not.push_back(message(stays    ? "author.why.patience"
                                          : before ? "author.why.before"
                                                   : "author.why.answered"));
        }
        before = before || way.taken;
        ways.push_back(std::move(way));
    }
    return ways;
}

Checked<play::Command> command_for(const Move& move, const play::Playing& playing, const acts::Model& model)
{
    switch (move.kind) {
        case Move::Kind::typed: {
            const acts::Context context = play::hearing_context(playing.pinned, playing.state, playing.typed);
            return play::Reply{move.words, acts::hear(model, context, move.words)};
        }
        case Move::Kind::offered:
            return play::Choose{move.words};
        case Move::Kind::action:
            return play::Do{move.words};
        case Move::Kind::listen:
            return play::Listen{};
        case Move::Kind::hang_up:
            return play::HangUp{};
        case Move::Kind::wait:
            break;
    }
    return play::Wait{};
}

}  // namespace

Standing standing_in(const Scenario& scenario, const std::string& node)
{
    Standing standing;
    standing.node = node;
    standing.anger = scenario.start.anger;
    standing.trust = scenario.start.trust;
    return standing;
}

std::optional<play::Playing> begin_in(const play::Pinned& pinned, const Standing& standing)
{
    const Scenario& in = *pinned.scenario;
    const std::size_t node = index_of(in.nodes, standing.node);
    if (node == in.nodes.size() || in.nodes[node].exits.empty()) return std::nullopt;
    const std::size_t contact = contact_of(in, node);
    if (contact == in.contacts.size()) return std::nullopt;
    play::Playing playing{pinned, {}, {}, {}};
    const BranchState branch = branch_of(pinned, standing, node, contact);
    play::Telling telling(pinned, playing.state);
    telling.emit(play::PlayOpened{pinned.pins});
    telling.move_to({std::int64_t{60} * in.slots[branch.slot].at_min, 0});
    for (const std::string& id : standing.done) {
        const std::size_t action = index_of(in.actions, id);
        if (action < in.actions.size()) telling.emit(play::ActionDone{id, 0, in.actions[action].cost});
    }
    telling.emit(play::BranchSet{branch});
    telling.emit(play::ContactOpened{in.contacts[contact].id});
    for (const auto& [id, state] : standing.promises) {
        const std::size_t promise = index_of(in.promises, id);
        if (promise < in.promises.size()) telling.emit(play::PromiseSet{id, state, in.promises[promise].unless_said});
    }
    telling.emit(play::NodeEntered{in.nodes[node].id, ""});
    const std::vector<play::StateGuard>& lines = pinned.compiled->nodes[node].lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].holds(branch)) continue;
        telling.say(in.nodes[node].lines[i].speech);
        break;
    }
    playing.take(telling.finish(branch));
    return playing;
}

std::optional<Trial> play_moves(const play::Pinned& pinned, const acts::Model& model, const Standing& standing,
                                const std::vector<Move>& moves)
{
    std::optional<play::Playing> begun = begin_in(pinned, standing);
    if (!begun) return std::nullopt;
    Trial trial{std::move(*begun), 0, std::nullopt};
    for (const Move& move : moves) {
        const Checked<play::Command> command = command_for(move, trial.playing, model);
        play::Decided decided = play::decide(pinned, trial.playing.state, *command);
        if (!decided) {
            trial.why = decided.error();
            break;
        }
        trial.playing.take(*decided);
        ++trial.made;
    }
    return trial;
}

std::optional<Tried> try_words(const play::Playing& playing, const acts::Model& model, const std::string& words)
{
    const play::Pinned& pinned = playing.pinned;
    const BranchState& before = playing.state.branch;
    if (!before.in_contact() || words.find_first_not_of(" \t\r\n") == std::string::npos) return std::nullopt;
    Tried tried;
    tried.hearing = acts::hear(model, play::hearing_context(pinned, playing.state, playing.typed), words);
    tried.before = {before.anger, before.trust};
    play::Decided decided = play::decide(pinned, playing.state, play::Reply{words, tried.hearing});
    if (!decided) return std::nullopt;
    const bool goes_on = tried.hearing.go_on && before.segments_left > 0;  // it listens, and takes no way
    if (!goes_on) {
        const play::Letter letter = play::letter_of(pinned, playing.state, tried.hearing);
        play::Trace trace;
        play::step(*pinned.compiled, before, letter, &trace);
        const BranchState felt = play::felt(*pinned.compiled, before, letter.tone, letter.promises);
        const BranchState judged = play::answered(*pinned.compiled, felt, letter.answers).state;
        tried.ways = ways_of(pinned, judged, tried.hearing, trace);
        tried.impression = letter.tone;
        tried.out_of_patience = trace.out_of_patience;
        if (trace.answer >= 0) tried.answer = pinned.scenario->answers[static_cast<std::size_t>(trace.answer)].topic;
    }
    play::Playing after = playing;
    const std::size_t said = after.state.transcript.size();
    after.take(*decided);
    tried.after = {after.state.branch.anger, after.state.branch.trust};
    for (std::size_t i = said; i < after.state.transcript.size(); ++i) {
        const play::Said& line = after.state.transcript[i];
        if (line.who == play::Said::Who::customer) tried.says.push_back(play::words_of(pinned, line, after.typed));
    }
    return tried;
}

Edit confirm_heard(const Document& document, std::string_view offered, const acts::Hearing& hearing)
{
    const std::string at(offered);
    const std::string text = document.text(at + "/text");
    nlohmann::ordered_json heard = nlohmann::ordered_json::object();
    std::map<std::string, std::vector<std::string>> quotes;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::ActHeard& act = hearing.acts[i];
        if (!act.present || act.unsure) continue;
        std::vector<std::string>& words = quotes[std::string(acts::name_of(acts::act_at(i)))];
        for (const acts::Span& span : act.spans) {
            if (span.end <= text.size() && span.begin < span.end)
                words.push_back(text.substr(span.begin, span.end - span.begin));
        }
        if (words.empty()) words.push_back(text);
    }
    for (const auto& [name, words] : quotes) heard[name] = words;
    nlohmann::ordered_json topics = nlohmann::ordered_json::array();
    for (const acts::TopicHeard& topic : hearing.topics)
        topics.push_back({{"id", topic.id}, {"how", scenario::topic_how_names()[static_cast<std::size_t>(topic.how)]}});
    Edit edit{message("author.did.confirm"), {}};
    Document now = document;
    const auto then = [&](const std::string& key, const std::string& value) {
        const Edit more = put(now, at + key, value);
        if (!now.apply(more)) return;
        edit.changes.insert(edit.changes.end(), more.changes.begin(), more.changes.end());
    };
    then("/acts", heard.empty() ? "" : heard.dump());
    then("/empathy", std::to_string(hearing.empathy));
    then("/topics", topics.empty() ? "" : topics.dump());
    return edit;
}

}  // namespace amends::author
