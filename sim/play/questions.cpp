#include "sim/play/questions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/play/compiled.h"

namespace amends::play {
namespace {

using acts::Span;
using acts::TopicHeard;
using acts::TopicHow;

/// The question that a byte of the reply stands in, or nullptr.
const Span* question_at(const acts::Hearing& hearing, std::uint32_t byte)
{
    const auto found = std::find_if(hearing.questions.begin(), hearing.questions.end(),
                                    [byte](const Span& span) { return span.begin <= byte && byte < span.end; });
    return found == hearing.questions.end() ? nullptr : &*found;
}

bool has_how(const scenario::Answer& answer, TopicHow how)
{
    if (answer.how.empty()) return how == TopicHow::asked;
    return std::find(answer.how.begin(), answer.how.end(), how) != answer.how.end();
}

/// Where the reply first touches the answer's topic; with `asks`, where it first asks about it.
std::optional<std::uint32_t> touched_at(const scenario::Answer& answer, const acts::Hearing& hearing, bool asks)
{
    for (const TopicHeard& topic : hearing.topics) {
        if (topic.id != answer.topic || !has_how(answer, topic.how)) continue;
        const bool question = (topic.how == TopicHow::asked || topic.how == TopicHow::offered) &&
                              question_at(hearing, topic.span.begin) != nullptr;
        if (!asks || question) return topic.span.begin;
    }
    return std::nullopt;
}

/// What stands in one question is one question, whatever topics its words touch.
bool in_same_question(const acts::Hearing& hearing, const std::string& topic, std::uint32_t byte)
{
    const Span* const question = question_at(hearing, byte);
    return std::any_of(hearing.topics.begin(), hearing.topics.end(), [&](const TopicHeard& heard) {
        return heard.id == topic && question != nullptr && question_at(hearing, heard.span.begin) == question;
    });
}

}  // namespace

std::vector<std::size_t> in_order_asked(const scenario::Scenario& scenario, const Compiled& compiled,
                                        const BranchState& state, const AnswerSet& touched, std::size_t given,
                                        const acts::Hearing& hearing)
{
    const std::optional<std::uint32_t> first = touched_at(scenario.answers[given], hearing, false);
    if (!first) return {given};
    std::vector<std::pair<std::uint32_t, std::size_t>> answers = {{*first, given}};
    const auto settled = [&](std::uint32_t at, const std::string& topic) {
        return std::any_of(answers.begin(), answers.end(), [&](const auto& each) {
            const std::string& answered = scenario.answers[each.second].topic;
            return answered == topic || in_same_question(hearing, answered, at);
        });
    };
    std::vector<std::string> judged;  // topics whose first answer that can be given has been looked at
    for (std::size_t i = 0; i < compiled.answers.size() && answers.size() < answers_most; ++i) {
        const CompiledAnswer& answer = compiled.answers[i];
        const std::string& topic = scenario.answers[i].topic;
        if (!touched.has(i) || !answer.nodes[state.node] || !answer.when.holds(state)) continue;
        if (std::find(judged.begin(), judged.end(), topic) != judged.end()) continue;
        judged.push_back(topic);
        const std::optional<std::uint32_t> at = touched_at(scenario.answers[i], hearing, true);
        if (at && answer.effects.none() && !settled(*at, topic)) answers.emplace_back(*at, i);
    }
    std::sort(answers.begin(), answers.end());
    std::vector<std::size_t> ordered;
    for (const auto& each : answers) ordered.push_back(each.second);
    return ordered;
}

}  // namespace amends::play
