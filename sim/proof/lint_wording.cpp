// The same words twice; and what the scorer hears in the offered replies.
#include <algorithm>
#include <map>

#include "scoring/text/pace.h"
#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

/// Shorter runs of words are everybody's: "And?", "Well, goodbye then."
constexpr int least_words = 5;

std::string folded(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c - 'A' + 'a');
        } else if (letter) {
            out += c;
        } else if (!out.empty() && out.back() != ' ' && c != '\'') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

class Repeats {
public:
    explicit Repeats(Findings& findings) : findings_(findings) {}

    void text(const std::string& text, const std::string& pointer)
    {
        if (text::word_count(text) < least_words) return;
        const auto [first, fresh] = seen_.emplace(folded(text), pointer);
        if (fresh) return;
        findings_.push_back(
            finding_at("wording-repeated", pointer, "the same words stand at " + first->second + ": \"" + text + "\""));
    }

    void speech(const scenario::Speech& speech, const std::string& pointer)
    {
        const bool any = speech.wordings.size() > 1;
        for (std::size_t i = 0; i < speech.wordings.size(); ++i) {
            const std::string place = any ? pointer + "/any/" + std::to_string(i) : pointer + "/say";
            segments(speech.wordings[i], place);
        }
    }

    void segments(const std::vector<std::string>& segments, const std::string& pointer)
    {
        for (std::size_t i = 0; i < segments.size(); ++i) text(segments[i], pointer + "/" + std::to_string(i));
    }

private:
    Findings& findings_;
    std::map<std::string, std::string> seen_;
};

std::string names_of(acts::ActSet acts)
{
    std::string out;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (acts.has(acts::act_at(i))) out += (out.empty() ? "" : ", ") + std::string(acts::name_of(acts::act_at(i)));
    }
    return out;
}

acts::Context context_at(const scenario::Scenario& scenario, const scenario::Node& node)
{
    acts::Context context;
    context.language = scenario.language;
    if (!node.lines.empty() && !node.lines.front().speech.silent()) {
        std::string line;
        for (const std::string& segment : node.lines.front().speech.wordings.front()) {
            line += (line.empty() ? "" : " ") + segment;
        }
        context.customer_lines.push_back(std::move(line));
    }
    for (const scenario::Topic& topic : scenario.topics) {
        context.topics.push_back({topic.id, topic.words, topic.fact, topic.action});
    }
    context.names = {scenario.customer.name};
    return context;
}

}  // namespace

void lint_wording(const scenario::Scenario& scenario, Findings& findings)
{
    Repeats repeats(findings);
    for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
        const scenario::Node& node = scenario.nodes[n];
        const std::string place = "/nodes/" + std::to_string(n);
        for (std::size_t i = 0; i < node.lines.size(); ++i) {
            repeats.speech(node.lines[i].speech, place + "/lines/" + std::to_string(i));
        }
        for (std::size_t i = 0; i < node.exits.size(); ++i) {
            repeats.speech(node.exits[i].speech, place + "/exits/" + std::to_string(i) + "/line");
        }
        if (node.out_of_patience) repeats.speech(node.out_of_patience->speech, place + "/out_of_patience/line");
    }
    for (std::size_t i = 0; i < scenario.answers.size(); ++i) {
        const std::string place = "/answers/" + std::to_string(i);
        repeats.speech(scenario.answers[i].speech, place + "/line");
        for (std::size_t k = 0; k < scenario.answers[i].again.size(); ++k) {
            repeats.segments(scenario.answers[i].again[k], place + "/again/" + std::to_string(k));
        }
    }
    for (std::size_t i = 0; i < scenario.reactions.size(); ++i) {
        repeats.speech(scenario.reactions[i].speech, "/reactions/" + std::to_string(i) + "/line");
    }
    for (std::size_t i = 0; i < scenario.actions.size(); ++i) {
        repeats.speech(scenario.actions[i].speech, "/actions/" + std::to_string(i) + "/line");
    }
}

void lint_hearing(const scenario::Scenario& scenario, const acts::Model& model, Findings& findings)
{
    for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
        const scenario::Node& node = scenario.nodes[n];
        if (node.offered.empty()) continue;
        const acts::Context context = context_at(scenario, node);
        for (std::size_t i = 0; i < node.offered.size(); ++i) {
            const acts::ActSet confirmed = play::confirmed(node.offered[i]).present();
            const acts::ActSet heard = acts::hear(model, context, node.offered[i].text).present();
            const acts::ActSet missed{confirmed.bits & ~heard.bits};
            const acts::ActSet more{heard.bits & ~confirmed.bits};
            if (missed.empty() && more.empty()) continue;
            std::string says = "typed, the reply \"" + node.offered[i].id + "\" would be heard otherwise:";
            if (!missed.empty()) says += " without " + names_of(missed);
            if (!more.empty()) says += (missed.empty() ? " with " : ", with ") + names_of(more);
            findings.push_back(finding_at(
                "heard-otherwise", "/nodes/" + std::to_string(n) + "/offered/" + std::to_string(i), std::move(says)));
        }
    }
}

}  // namespace amends::proof
