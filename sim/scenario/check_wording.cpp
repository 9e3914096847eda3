// The rules of what is read rather than played: role, record, answers, endings, worksheet, gates, variants.

#include <algorithm>

#include "sim/scenario/rules.h"
#include "sim/scenario/sums.h"
#include "sim/scenario/visitor.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

void check_cover(const Scenario& scenario, Rules& rules)
{
    if (scenario.role.paper > scenario.role.practice) {
        rules.broken("/role/authority/practice", "what is accepted in practice is at least what is written on paper");
    }
    for (std::size_t i = 0; i < scenario.customer.record.size(); ++i) {
        const RecordEntry& entry = scenario.customer.record[i];
        const std::string place = at("/customer/record", i);
        if (!entry.is_true && entry.truth.empty()) {
            rules.broken(at(place, "truth"), "\"truth\" is missing: the record is wrong here, so what is so?");
        }
        if (entry.is_true && !entry.truth.empty()) {
            rules.broken(at(place, "truth"), "the record is right here (\"true\"), so there is no other truth");
        }
    }
    for (std::size_t i = 0; i < scenario.topics.size(); ++i) {
        if (scenario.topics[i].action.empty() || scenario.topics[i].promise.empty()) continue;
        rules.broken(at("/topics", i, "means"), "offering a topic means one action or one promise, not both");
    }
}

void check_answers(const Scenario& scenario, Rules& rules)
{
    for (std::size_t i = 0; i < scenario.answers.size(); ++i) {
        const Answer& answer = scenario.answers[i];
        const std::string place = at("/answers", i);
        check_state_only(answer.when, at(place, "when"), "an answer", rules);
        const bool told = std::any_of(answer.how.begin(), answer.how.end(), [](acts::TopicHow how) {
            return how != acts::TopicHow::asked && how != acts::TopicHow::offered;
        });
        if (answer.topic == "*" && told) {
            rules.broken(at(place, "how"), "\"*\" is a question or an offer that touches no topic: asked or offered");
        }
    }
}

void check_endings(const Scenario& scenario, Rules& rules)
{
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        const std::string& id = scenario.endings[i].id;
        const bool used = id == scenario.unended || std::any_of(scenario.nodes.begin(), scenario.nodes.end(),
                                                                [&id](const Node& node) { return node.ending == id; });
        if (used) continue;
        rules.broken(at("/endings", i), "no node ends the play with " + in_quotes(id) + ", and it is not \"unended\"",
                     {"/nodes", "/unended"});
    }
}

void check_question(const Question& question, const std::string& place, Rules& rules)
{
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const std::string& id = question.options[i].id;
        if (std::find(known.begin(), known.end(), id) != known.end()) {
            rules.broken(at(place, "options", i, "id"),
                         "the id " + in_quotes(id) + " belongs to another option of this question already");
        }
        known.push_back(id);
    }
    for (std::size_t i = 0; i < question.truth.size(); ++i) {
        const std::string& id = question.truth[i];
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            rules.broken(at(place, "truth", i),
                         in_quotes(id) + " is no option of this question" + rules.suggestion(id, known),
                         {at(place, "options")});
        } else if (std::find(question.truth.begin(), question.truth.begin() + static_cast<std::ptrdiff_t>(i), id) !=
                   question.truth.begin() + static_cast<std::ptrdiff_t>(i)) {
            rules.broken(at(place, "truth", i), in_quotes(id) + " stands here twice");
        }
    }
}

void check_gates(const Scenario& scenario, Rules& rules)
{
    for (std::size_t i = 0; i < scenario.gates.size(); ++i) {
        const Gate& gate = scenario.gates[i];
        const auto first = std::find_if(scenario.gates.begin(), scenario.gates.end(),
                                        [&gate](const Gate& other) { return other.id == gate.id; });
        if (first->id == gate.id && &*first != &gate) {
            rules.broken(at("/gates", i, "id"), "the gate " + in_quotes(gate.id) + " is described already");
        }
        if (gate.when == Guard{} && gate.actions.empty()) {
            rules.broken(at("/gates", i), "a gate says what breaks it: a reply (\"when\") or \"actions\"");
        }
    }
}

/// Every text that a variant can change.
class Texts : public Visitor<Texts, true> {
public:
    void on_text(const std::string& text) { all.push_back(&text); }

    std::vector<const std::string*> all;
};

bool is_verbatim(const Offered& offered, const std::string& act)
{
    const std::vector<std::string>& evidence = offered.acts.at(act);
    return std::all_of(evidence.begin(), evidence.end(),
                       [&offered](const std::string& words) { return offered.text.find(words) != std::string::npos; });
}

void check_evidence(const Scenario& scenario, const Scenario& varied, const std::string& place, Rules& rules)
{
    for (std::size_t i = 0; i < varied.nodes.size(); ++i) {
        for (std::size_t k = 0; k < varied.nodes[i].offered.size(); ++k) {
            const Offered& offered = varied.nodes[i].offered[k];
            for (const auto& entry : offered.acts) {
                const std::string& act = entry.first;
                if (is_verbatim(offered, act) || !is_verbatim(scenario.nodes[i].offered[k], act)) continue;
                rules.broken(place,
                             "these words cut through the evidence for " + in_quotes(act) + " in the offered reply " +
                                 in_quotes(offered.id) + ": replace a phrase that lies within it or outside it",
                             {"/nodes"});
            }
        }
    }
}

}  // namespace

void check_wording(const Scenario& scenario, Rules& rules)
{
    check_cover(scenario, rules);
    check_answers(scenario, rules);
    check_endings(scenario, rules);
    if (scenario.worksheet) {
        check_question(scenario.worksheet->cause, "/worksheet/cause", rules);
        check_question(scenario.worksheet->who, "/worksheet/who", rules);
        check_question(scenario.worksheet->change, "/worksheet/change", rules);
    }
    check_gates(scenario, rules);
}

void check_variants(const Scenario& scenario, Rules& rules)
{
    if (scenario.variants.empty()) return;
    Texts texts;
    describe(texts, scenario);
    Scenario changeable = scenario;
    std::vector<std::string> sums;
    for (const Sum& sum : sums_of(changeable)) sums.push_back(sum.path);
    for (std::size_t i = 0; i < scenario.variants.size(); ++i) {
        const Variant& variant = scenario.variants[i];
        const std::string place = at("/variants", i);
        for (const auto& entry : variant.words) {
            const bool found = std::any_of(texts.all.begin(), texts.all.end(), [&entry](const std::string* text) {
                return find_phrase(*text, entry.first) != std::string::npos;
            });
            if (!found) {
                rules.broken_key(at(place, "words", entry.first),
                                 "the phrase " + in_quotes(entry.first) + " stands in no text of this scenario", {""});
            }
        }
        for (const auto& entry : variant.sums) {
            if (std::find(sums.begin(), sums.end(), entry.first) != sums.end()) continue;
            rules.broken_key(at(place, "sums", entry.first),
                             in_quotes(entry.first) + " is no sum of this scenario" +
                                 rules.suggestion(entry.first, {sums.begin(), sums.end()}),
                             {"/actions/-"});
        }
        if (const std::optional<Scenario> varied = as_variant(scenario, variant.id)) {
            check_evidence(scenario, *varied, at(place, "words"), rules);
        }
    }
}

}  // namespace amends::scenario
