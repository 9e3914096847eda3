// Words that are missing, and more of them than anybody says at once.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "scoring/text/pace.h"
#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

/// What a new line or reply of the author's desk begins with.
constexpr std::string_view no_words = "…";

bool holds(std::string_view pointer, std::string_view key)
{
    return pointer.find(key) != std::string_view::npos;
}

std::string says_of(std::string_view pointer)
{
    if (holds(pointer, "/offered/") || holds(pointer, "/better/")) return "this reply has no words yet";
    if (holds(pointer, "/say/") || holds(pointer, "/any/") || holds(pointer, "/again/"))
        return "this line of the customer's has no words yet";
    return "nothing is written here yet";
}

void look_for_unwritten(const nlohmann::json& value, const std::string& pointer, Findings& findings)
{
    if (value.is_string() && value.get_ref<const std::string&>() == no_words)
        findings.push_back(finding_at("no-words-yet", pointer, says_of(pointer), "write it, or delete it"));
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            look_for_unwritten(value[i], child_pointer(pointer, i), findings);
    }
    if (!value.is_object()) return;
    for (auto it = value.begin(); it != value.end(); ++it)
        look_for_unwritten(*it, child_pointer(pointer, it.key()), findings);
}

class Lengths {
public:
    explicit Lengths(Findings& findings) : findings_(findings) {}

    void text(const std::string& text, std::string pointer, const char* what)
    {
        const int words = text::word_count(text);
        if (words <= most_line_words) return;
        findings_.push_back(finding_at("line-too-long", std::move(pointer),
                                       std::string(what) + " has " + std::to_string(words) +
                                           " words; nobody says more than " + std::to_string(most_line_words) +
                                           " in one breath",
                                       "cut it, or tell it in pieces"));
    }

    void speech(const scenario::Speech& speech, const std::string& pointer)
    {
        const bool any = speech.wordings.size() > 1;
        for (std::size_t i = 0; i < speech.wordings.size(); ++i) {
            const std::string place = any ? pointer + "/any/" + std::to_string(i) : pointer + "/say";
            for (std::size_t k = 0; k < speech.wordings[i].size(); ++k)
                text(speech.wordings[i][k], place + "/" + std::to_string(k), "this line of the customer's");
        }
    }

private:
    Findings& findings_;
};

}  // namespace

void lint_unwritten(std::string_view bytes, Findings& findings)
{
    const Checked<JsonText> json = read_json(bytes, "");
    if (json) look_for_unwritten(json->tree, "", findings);
}

void lint_length(const scenario::Scenario& scenario, Findings& findings)
{
    Lengths lengths(findings);
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        const scenario::Node& node = scenario.nodes[i];
        const std::string at = "/nodes/" + std::to_string(i);
        for (std::size_t k = 0; k < node.lines.size(); ++k)
            lengths.speech(node.lines[k].speech, at + "/lines/" + std::to_string(k));
        for (std::size_t k = 0; k < node.exits.size(); ++k)
            lengths.speech(node.exits[k].speech, at + "/exits/" + std::to_string(k) + "/line");
        if (node.out_of_patience) lengths.speech(node.out_of_patience->speech, at + "/out_of_patience/line");
        for (std::size_t k = 0; k < node.offered.size(); ++k)
            lengths.text(node.offered[k].text, at + "/offered/" + std::to_string(k) + "/text", "this reply");
    }
    for (std::size_t i = 0; i < scenario.answers.size(); ++i)
        lengths.speech(scenario.answers[i].speech, "/answers/" + std::to_string(i) + "/line");
    for (std::size_t i = 0; i < scenario.reactions.size(); ++i)
        lengths.speech(scenario.reactions[i].speech, "/reactions/" + std::to_string(i) + "/line");
}

}  // namespace amends::proof
