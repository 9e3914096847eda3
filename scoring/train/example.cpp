#include "scoring/train/example.h"

#include <algorithm>
#include <optional>

#include "scoring/acts/by_rules.h"
#include "scoring/acts/learnt/decide.h"
#include "scoring/acts/rules.h"
#include "scoring/base/json_lines.h"

namespace amends::train {
namespace {

using acts::Act;
using acts::ActSet;
using Json = nlohmann::json;

/// What is wrong with a line, and with which of its values.
struct Problem {
    std::string pointer;
    std::string what;
};
using Found = std::optional<Problem>;

/// One line of a corpus; the first thing that is wrong with it, in an author's words.
class LineReader {
public:
    explicit LineReader(const Json& json) : json_(json) {}

    Found read(Example& example)
    {
        if (!json_.is_object()) return Problem{"", "expected a JSON object"};
        std::string customer;
        for (const auto& [key, into] : {std::pair{"id", &example.id}, std::pair{"situation", &example.situation},
                                        std::pair{"reply", &example.reply}, std::pair{"customer", &customer}}) {
            if (!json_.contains(key) || !json_[key].is_string()) {
                return Problem{child_pointer("", key), "expected a text \"" + std::string(key) + "\""};
            }
            *into = json_[key].get<std::string>();
        }
        if (json_.contains("writer") && json_["writer"].is_string()) example.writer = json_["writer"];
        if (auto problem = read_part(example)) return problem;
        if (auto problem = read_history(example.context)) return problem;
        if (!customer.empty()) example.context.customer_lines.push_back(customer);
        if (auto problem = read_acts(example)) return problem;
        if (auto problem = read_unsure(example)) return problem;
        return read_empathy(example);
    }

private:
    Found read_part(Example& example)
    {
        if (!json_.contains("part")) return std::nullopt;
        if (json_["part"] == "teach")
            example.part = Part::teach;
        else if (json_["part"] == "tune")
            example.part = Part::tune;
        else if (json_["part"] == "test")
            example.part = Part::test;
        else
            return Problem{"/part", "expected \"part\" to be \"teach\", \"tune\" or \"test\""};
        return std::nullopt;
    }

    Found read_history(acts::Context& context)
    {
        if (!json_.contains("history")) return std::nullopt;
        const std::string expected = "expected \"history\" to be a list of turns with the texts \"who\" and \"text\"";
        const Json& turns = json_["history"];
        if (!turns.is_array()) return Problem{"/history", expected};
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const Json& turn = turns[i];
            const std::string pointer = child_pointer("/history", i);
            if (!turn.is_object() || !turn.contains("who") || !turn.contains("text") || !turn["text"].is_string()) {
                return Problem{pointer, expected};
            }
            if (turn["who"] != "customer" && turn["who"] != "agent") {
                return Problem{pointer + "/who", "expected \"who\" to be \"customer\" or \"agent\""};
            }
            (turn["who"] == "customer" ? context.customer_lines : context.own_replies).push_back(turn["text"]);
        }
        return std::nullopt;
    }

    Found read_acts(Example& example)
    {
        if (!json_.contains("acts") || !json_["acts"].is_object()) {
            return Problem{"/acts", "expected an object \"acts\""};
        }
        for (const auto& [name, evidence] : json_["acts"].items()) {
            const std::string pointer = child_pointer("/acts", name);
            const std::optional<Act> act = acts::act_named(name);
            if (!act) return Problem{pointer, "the codebook has no act \"" + name + "\""};
            if (!evidence.is_array() || evidence.empty()) {
                return Problem{pointer, "expected the evidence of \"" + name + "\" as a list of texts"};
            }
            if (auto problem = read_evidence(example, *act, evidence, pointer)) return problem;
        }
        return std::nullopt;
    }

    static Found read_evidence(Example& example, Act act, const Json& evidence, const std::string& pointer)
    {
        const std::string name = "\"" + std::string(acts::name_of(act)) + "\"";
        std::size_t from = 0;
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            if (!evidence[i].is_string()) {
                return Problem{child_pointer(pointer, i), "expected the evidence of " + name + " as a list of texts"};
            }
            const std::string words = evidence[i];
            std::size_t at = example.reply.find(words, from);
            if (at == std::string::npos) at = example.reply.find(words);
            if (words.empty() || at == std::string::npos) {
                return Problem{child_pointer(pointer, i),
                               "the evidence \"" + words + "\" of " + name + " does not stand in the reply"};
            }
            const auto begin = static_cast<std::uint32_t>(at);
            example.labels.push_back({act, {begin, begin + static_cast<std::uint32_t>(words.size())}});
            from = at + 1;
        }
        return std::nullopt;
    }

    Found read_unsure(Example& example)
    {
        if (!json_.contains("unsure")) return std::nullopt;
        const Json& names = json_["unsure"];
        if (!names.is_array()) return Problem{"/unsure", "expected a list \"unsure\" of acts"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::optional<Act> act =
                names[i].is_string() ? acts::act_named(names[i].get<std::string>()) : std::nullopt;
            if (!act) {
                return Problem{child_pointer("/unsure", i), "\"unsure\" names an act that the codebook does not have"};
            }
            example.unsure.add(*act);
        }
        return std::nullopt;
    }

    Found read_empathy(Example& example)
    {
        const Problem expected{"/empathy", "expected \"empathy\" to be 0 to 3, or a list of such grades"};
        if (!json_.contains("empathy")) return expected;
        const Json& given = json_["empathy"];
        const Json grades = given.is_array() ? given : Json::array({given});
        if (grades.empty()) return expected;
        example.empathy = 3;
        for (const Json& grade : grades) {
            if (!grade.is_number_integer() || grade < 0 || grade > 3) return expected;
            example.empathy = std::min(example.empathy, grade.get<int>());
        }
        return std::nullopt;
    }

    const Json& json_;
};

/// A clause carries an act when at least half of the evidence, or of the clause, lies in both.
bool carries(const acts::learnt::Unit& unit, std::size_t first, std::size_t last)
{
    const std::size_t from = std::max(unit.first, first);
    const std::size_t to = std::min(unit.last, last);
    return to > from && 2 * (to - from) >= std::min(last - first, unit.last - unit.first);
}

}  // namespace

Checked<std::vector<Example>> parse_corpus(std::string_view bytes, std::string_view name)
{
    JsonLimits limits;
    limits.fractions = true;  // of keys that are none of ours
    std::vector<Example> examples;
    Diagnostics faults =
        read_json_lines(bytes, name, limits, [&examples](const JsonText& json, int line, Diagnostics& here) {
            Example example;
            example.line = line;
            if (const Found problem = LineReader(json.tree).read(example)) {
                here.push_back({json.place_of(problem->pointer), problem->what});
            } else {
                examples.push_back(std::move(example));
            }
        });
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return examples;
}

Prepared prepare(const acts::Model& model, const Example& example)
{
    const acts::Model::Rules& rules = model.rules();
    const acts::ReadReply read = acts::read_reply(rules, example.context, example.reply);
    Prepared prepared;
    prepared.unsure = example.unsure;
    prepared.empathy = example.empathy;
    prepared.acts = example.labelled();
    if (read.reading.words.empty()) return prepared;
    acts::Matcher matcher(read.reading, read.times, rules.vocabulary, rules.sets, rules.set_index, rules.filler_set);
    const acts::ByRules by_rules = acts::hear_by_rules(rules, example.context, read, matcher);
    prepared.input = acts::learnt::input_of(read, by_rules);
    prepared.words.resize(read.reading.words.size());
    prepared.units.resize(prepared.input.units.size());
    prepared.shared = static_cast<int>(std::min<std::size_t>(acts::shared_words(read), 4));
    for (std::size_t act = 0; act < acts::act_count; ++act) prepared.rules[act] = by_rules.acts[act].permille;
    for (const Label& label : example.labels) {
        std::size_t first = read.reading.words.size();
        std::size_t last = 0;
        for (std::size_t w = 0; w < read.reading.words.size(); ++w) {
            const text::Word& word = read.reading.words[w];
            if (word.begin >= label.span.end || label.span.begin >= word.end) continue;
            prepared.words[w][acts::index_of(label.act)] = 1;
            first = std::min(first, w);
            last = w + 1;
        }
        for (std::size_t u = 0; u < prepared.units.size(); ++u) {
            if (carries(prepared.input.units[u], first, last)) prepared.units[u].add(label.act);
        }
    }
    return prepared;
}

}  // namespace amends::train
