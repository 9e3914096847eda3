#include "sim/play/questions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/play/compiled.h"

namespace amends::play {
namespace {

using acts::TopicHeard;
using acts::TopicHow;

/// One question of a reply: where it stands among the questions and statements of the reply.
using Place = std::size_t;

constexpr std::string_view ends_of_sentences = ".!?\n";

bool begins_with(std::string_view text, std::string_view word)
{
    return text.substr(0, word.size()) == word;
}

/// Sentences are apart, and so is what "and" puts beside each other.
Place place_of(std::string_view typed, std::size_t byte)
{
    Place place = 0;
    for (std::size_t i = 0; i < std::min(byte, typed.size()); ++i) {
        const std::string_view rest = typed.substr(i);
        if (ends_of_sentences.find(typed[i]) != std::string_view::npos) ++place;
        if (begins_with(rest, " and ") || begins_with(rest, " & ") || begins_with(rest, " n ")) ++place;
    }
    return place;
}

bool in_question(std::string_view typed, std::size_t byte)
{
    const std::size_t end = typed.find_first_of(ends_of_sentences, byte);
    return end != std::string_view::npos && typed[end] == '?';
}

/// "Is that all right?", "do you want it?": a short question that leans on what was said before it asks nothing new.
bool leans(std::string_view typed, std::size_t byte)
{
    constexpr int short_question = 9;
    const std::size_t before = typed.substr(0, byte).find_last_of(ends_of_sentences);
    std::string_view rest = typed.substr(before == std::string_view::npos ? 0 : before + 1);
    rest = rest.substr(0, rest.find_first_of(ends_of_sentences));
    int words = 0;
    bool refers = false;
    while (!rest.empty()) {
        const std::size_t begin = std::min(rest.find_first_not_of(" ,"), rest.size());
        const std::string_view word = rest.substr(begin, rest.find_first_of(" ,", begin) - begin);
        rest.remove_prefix(std::min(rest.size(), begin + word.size()));
        if (word.empty()) break;
        ++words;
        const bool reports = word == "how" || word == "How" || word == "did" || word == "Did" || word == "was";
        if (reports) return false;
        refers = refers || word == "that" || word == "it" || word == "this";
    }
    constexpr int tag = 2;  // "Sound good?"
    return words <= tag || (refers && words <= short_question);
}

bool has_how(const scenario::Answer& answer, TopicHow how)
{
    if (answer.how.empty()) return how == TopicHow::asked;
    return std::find(answer.how.begin(), answer.how.end(), how) != answer.how.end();
}

/// Where the reply first touches the answer's topic; with `asks`, where it first asks about it.
std::optional<Place> touched_at(const scenario::Answer& answer, const acts::Hearing& hearing, std::string_view typed,
                                bool asks)
{
    for (const TopicHeard& topic : hearing.topics) {
        if (topic.id != answer.topic || !has_how(answer, topic.how)) continue;
        const bool question =
            topic.how == TopicHow::asked || (topic.how == TopicHow::offered && in_question(typed, topic.span.begin));
        if (!asks || (question && !leans(typed, topic.span.begin))) return place_of(typed, topic.span.begin);
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::size_t> in_order_asked(const scenario::Scenario& scenario, const Compiled& compiled,
                                        const BranchState& state, const AnswerSet& touched, std::size_t given,
                                        const acts::Hearing& hearing, std::string_view typed)
{
    const std::optional<Place> first = touched_at(scenario.answers[given], hearing, typed, false);
    if (!first) return {given};
    std::vector<std::pair<Place, std::size_t>> answers = {{*first, given}};
    // What stands in one question is one question, whatever topics its words touch.
    const auto settled = [&](Place at, const std::string& topic) {
        return std::any_of(answers.begin(), answers.end(), [&](const auto& each) {
            const std::string& answered = scenario.answers[each.second].topic;
            return answered == topic ||
                   std::any_of(hearing.topics.begin(), hearing.topics.end(), [&](const auto& heard) {
                       return heard.id == answered && place_of(typed, heard.span.begin) == at;
                   });
        });
    };
    std::vector<std::string> judged;  // topics whose first answer that can be given has been looked at
    for (std::size_t i = 0; i < compiled.answers.size() && answers.size() < answers_most; ++i) {
        const CompiledAnswer& answer = compiled.answers[i];
        const std::string& topic = scenario.answers[i].topic;
        if (!touched.has(i) || !answer.nodes[state.node] || !answer.when.holds(state)) continue;
        if (std::find(judged.begin(), judged.end(), topic) != judged.end()) continue;
        judged.push_back(topic);
        const std::optional<Place> at = touched_at(scenario.answers[i], hearing, typed, true);
        if (at && answer.effects.none() && !settled(*at, topic)) answers.emplace_back(*at, i);
    }
    std::sort(answers.begin(), answers.end());
    std::vector<std::size_t> ordered;
    for (const auto& each : answers) ordered.push_back(each.second);
    return ordered;
}

}  // namespace amends::play
