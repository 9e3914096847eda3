// What is declared and never used.
#include <set>

#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

/// Every name that some guard reads and some effect sets.
struct Uses {
    std::set<std::string> vars_read, vars_set, topics;

    void read(const scenario::Guard& guard)
    {
        for (const scenario::VarCondition& each : guard.vars) vars_read.insert(each.var);
        for (const scenario::TopicCondition& each : guard.topics) topics.insert(each.topic);
        for (const scenario::TopicCondition& each : guard.no_topics) topics.insert(each.topic);
    }
    void set(const scenario::Effects& effects)
    {
        for (const auto& [var, value] : effects.set) vars_set.insert(var);
    }
    void exit(const scenario::Exit& exit)
    {
        read(exit.when);
        set(exit.effects);
    }
};

Uses uses_of(const scenario::Scenario& scenario)
{
    Uses uses;
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::EntryLine& line : node.lines) uses.read(line.when);
        for (const scenario::Exit& exit : node.exits) uses.exit(exit);
        if (node.out_of_patience) uses.exit(*node.out_of_patience);
        for (const scenario::Offered& offered : node.offered) {
            uses.read(offered.when);
            for (const acts::TopicHeard& each : offered.topics) uses.topics.insert(each.id);
        }
    }
    for (const scenario::Answer& answer : scenario.answers) {
        uses.topics.insert(answer.topic);
        uses.read(answer.when);
        uses.set(answer.effects);
    }
    for (const scenario::Reaction& reaction : scenario.reactions) uses.read(reaction.when);
    for (const scenario::Gate& gate : scenario.gates) uses.read(gate.when);
    for (const scenario::Contact& contact : scenario.contacts) uses.read(contact.when);
    for (const scenario::Action& action : scenario.actions) {
        uses.read(action.needs);
        uses.set(action.effects);
    }
    for (const scenario::Promise& promise : scenario.promises) uses.topics.insert(promise.topic);
    return uses;
}

/// "ill" and "id" in front of a topic's words are read as they would be in front of a reply.
void look_at_words(const scenario::Topic& topic, const std::string& pointer, Findings& findings)
{
    for (std::size_t i = 0; i < topic.words.size(); ++i) {
        const std::string& words = topic.words[i];
        const std::string first = words.substr(0, words.find_first_of(" *"));
        if (first != "ill" && first != "id") continue;
        const std::string meant = first == "ill" ? "I'll" : "I'd";
        findings.push_back(finding_at("topic-word-is-short-for", pointer + "/words/" + std::to_string(i),
                                      "\"" + words + "\" is heard as \"" + meant + words.substr(first.size()) + "\"",
                                      "write \"" + meant + "\" where that is meant; else put a word before it"));
    }
}

}  // namespace

void lint_names(const scenario::Scenario& scenario, Findings& findings)
{
    const Uses uses = uses_of(scenario);
    for (std::size_t i = 0; i < scenario.vars.size(); ++i) {
        const std::string& id = scenario.vars[i].id;
        const std::string pointer = "/vars/" + std::to_string(i);
        if (uses.vars_set.count(id) == 0) {
            findings.push_back(finding_at("var-never-set", pointer, "nothing sets the variable \"" + id + "\""));
        } else if (uses.vars_read.count(id) == 0) {
            findings.push_back(finding_at("var-never-read", pointer, "no guard reads the variable \"" + id + "\"",
                                          "delete it, with the places that set it"));
        }
    }
    for (std::size_t i = 0; i < scenario.topics.size(); ++i) {
        const scenario::Topic& topic = scenario.topics[i];
        look_at_words(topic, "/topics/" + std::to_string(i), findings);
        // An action's topic is heard as an offer or a claim of it, a fact as an echo.
        if (uses.topics.count(topic.id) != 0 || topic.fact || !topic.action.empty() || !topic.promise.empty()) continue;
        findings.push_back(finding_at("topic-unused", "/topics/" + std::to_string(i),
                                      "nothing answers, reads or needs the topic \"" + topic.id + "\"",
                                      "answer it, or delete it"));
    }
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        const scenario::Node& node = scenario.nodes[i];
        if (node.exits.empty() || !node.hint.empty()) continue;
        findings.push_back(finding_at("hint-missing", "/nodes/" + std::to_string(i),
                                      "node \"" + node.id + "\" has no hint for who is stuck here"));
    }
}

}  // namespace amends::proof
