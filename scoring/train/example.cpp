#include "scoring/train/example.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/acts/by_rules.h"
#include "scoring/acts/learnt/decide.h"
#include "scoring/acts/rules.h"

namespace amends::train {
namespace {

using acts::Act;
using acts::ActSet;
using Json = nlohmann::json;

/// One line of a corpus; the first thing that is wrong with it, in an author's words.
class LineReader {
public:
    explicit LineReader(const Json& json) : json_(json) {}

    std::optional<std::string> read(Example& example)
    {
        if (!json_.is_object()) return "expected a JSON object";
        std::string customer;
        for (const auto& [key, into] : {std::pair{"id", &example.id}, std::pair{"situation", &example.situation},
                                        std::pair{"reply", &example.reply}, std::pair{"customer", &customer}}) {
            if (!json_.contains(key) || !json_[key].is_string()) return "expected a text \"" + std::string(key) + "\"";
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
    std::optional<std::string> read_part(Example& example)
    {
        if (!json_.contains("part")) return std::nullopt;
        if (json_["part"] == "teach")
            example.part = Part::teach;
        else if (json_["part"] == "tune")
            example.part = Part::tune;
        else if (json_["part"] == "test")
            example.part = Part::test;
        else
            return "expected \"part\" to be \"teach\", \"tune\" or \"test\"";
        return std::nullopt;
    }

    std::optional<std::string> read_history(acts::Context& context)
    {
        if (!json_.contains("history")) return std::nullopt;
        const std::string expected = "expected \"history\" to be a list of turns with the texts \"who\" and \"text\"";
        if (!json_["history"].is_array()) return expected;
        for (const Json& turn : json_["history"]) {
            if (!turn.is_object() || !turn.contains("who") || !turn.contains("text") || !turn["text"].is_string()) {
                return expected;
            }
            if (turn["who"] != "customer" && turn["who"] != "agent") {
                return "expected \"who\" to be \"customer\" or \"agent\"";
            }
            (turn["who"] == "customer" ? context.customer_lines : context.own_replies).push_back(turn["text"]);
        }
        return std::nullopt;
    }

    std::optional<std::string> read_acts(Example& example)
    {
        if (!json_.contains("acts") || !json_["acts"].is_object()) return "expected an object \"acts\"";
        for (const auto& [name, evidence] : json_["acts"].items()) {
            const std::optional<Act> act = acts::act_named(name);
            if (!act) return "the codebook has no act \"" + name + "\"";
            if (!evidence.is_array() || evidence.empty()) {
                return "expected the evidence of \"" + name + "\" as a list of texts";
            }
            std::size_t from = 0;
            for (const Json& text : evidence) {
                if (!text.is_string()) return "expected the evidence of \"" + name + "\" as a list of texts";
                const std::string words = text;
                std::size_t at = example.reply.find(words, from);
                if (at == std::string::npos) at = example.reply.find(words);
                if (words.empty() || at == std::string::npos) {
                    return "the evidence \"" + words + "\" of \"" + name + "\" does not stand in the reply";
                }
                const auto begin = static_cast<std::uint32_t>(at);
                example.labels.push_back({*act, {begin, begin + static_cast<std::uint32_t>(words.size())}});
                from = at + 1;
            }
        }
        return std::nullopt;
    }

    std::optional<std::string> read_unsure(Example& example)
    {
        if (!json_.contains("unsure")) return std::nullopt;
        if (!json_["unsure"].is_array()) return "expected a list \"unsure\" of acts";
        for (const Json& name : json_["unsure"]) {
            const std::optional<Act> act = name.is_string() ? acts::act_named(name.get<std::string>()) : std::nullopt;
            if (!act) return "\"unsure\" names an act that the codebook does not have";
            example.unsure.add(*act);
        }
        return std::nullopt;
    }

    std::optional<std::string> read_empathy(Example& example)
    {
        const std::string expected = "expected \"empathy\" to be 0 to 3, or a list of such grades";
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
    std::vector<Example> examples;
    Diagnostics faults;
    for (int line = 1; !bytes.empty(); ++line) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view text = bytes.substr(0, end);
        bytes.remove_prefix(std::min(bytes.size(), end + 1));
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json json = Json::parse(text, nullptr, false);
        Example example;
        const std::optional<std::string> problem =
            json.is_discarded() ? std::optional<std::string>("the line is not JSON") : LineReader(json).read(example);
        if (problem) {
            faults.push_back({{std::string(name), line, 0, ""}, *problem});
        } else {
            examples.push_back(std::move(example));
        }
    }
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
    for (const Label& label : example.labels) prepared.acts.add(label.act);
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
