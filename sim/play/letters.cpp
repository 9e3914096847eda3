// From a hearing to what branching sees of it.
#include <algorithm>

#include "scoring/text/pace.h"
#include "sim/play/calendar.h"
#include "sim/play/decide.h"

namespace amends::play {
namespace {

using acts::Hearing;
using acts::TopicHow;

bool has_how(const std::vector<TopicHow>& wanted, TopicHow how)
{
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), how) != wanted.end();
}

bool touches(const Hearing& hearing, const std::string& topic, const std::vector<TopicHow>& how)
{
    return std::any_of(hearing.topics.begin(), hearing.topics.end(),
                       [&](const acts::TopicHeard& heard) { return heard.id == topic && has_how(how, heard.how); });
}

/// A question, or an offer put as one, about nothing that the author foresaw. Where harm was done, that is what is
/// answered; where a topic was asked about too, its answer stands before this one, which authors write last.
bool touches_unforeseen(const Hearing& hearing, const std::vector<TopicHow>& how)
{
    return hearing.unforeseen && has_how(how, *hearing.unforeseen) && !hearing.present().has_any(acts::harmful_acts());
}

bool calls_for(const scenario::Answer& answer, const Hearing& hearing)
{
    static const std::vector<TopicHow> asked = {TopicHow::asked};
    const std::vector<TopicHow>& how = answer.how.empty() ? asked : answer.how;
    return answer.topic == "*" ? touches_unforeseen(hearing, how) : touches(hearing, answer.topic, how);
}

/// "Shall I ring you at five?" offers it and "Would you like us to ring?" asks; both bind who said it.
bool makes(const scenario::Promise& promise, const Hearing& hearing)
{
    const bool heard = hearing.present().has(promise.act);
    if (promise.topic.empty()) return heard;
    if (touches(hearing, promise.topic, {TopicHow::offered})) return true;
    return heard && touches(hearing, promise.topic, {TopicHow::said, TopicHow::asked});
}

/// Which of its times a reply makes the promise for, 1..3; 0 where it does not make it.
unsigned promised_time(const Pinned& pinned, const PlayState& state, std::size_t index, const Hearing& hearing,
                       const std::string& confirmed_slot)
{
    const scenario::Promise& promise = pinned.scenario->promises[index];
    const CompiledPromise& compiled = pinned.compiled->promises[index];
    if (!makes(promise, hearing)) return 0;
    for (std::size_t i = 0; i < promise.slots.size(); ++i) {
        if (!confirmed_slot.empty() && promise.slots[i] == confirmed_slot) return static_cast<unsigned>(i) + 1;
    }
    if (!hearing.deadline) return compiled.unless_said + 1U;
    const int now_min = static_cast<int>(state.now.sim_s / 60);
    const int at = resolved_min(*hearing.deadline, start_of_case_min(pinned.scenario->starts), now_min);
    return static_cast<unsigned>(snapped(compiled, pinned.scenario->slots, at)) + 1;
}

}  // namespace

bool fulfils(const scenario::Guard& guard, const Hearing& hearing)
{
    const acts::ActSet present = hearing.present();
    if (!present.has_all(guard.all_acts)) return false;
    if (!guard.any_act.empty() && !present.has_any(guard.any_act)) return false;
    if (present.has_any(guard.no_act)) return false;
    if (hearing.empathy < guard.empathy) return false;
    const auto touched = [&](const scenario::TopicCondition& each) { return touches(hearing, each.topic, each.how); };
    return std::all_of(guard.topics.begin(), guard.topics.end(), touched) &&
           std::none_of(guard.no_topics.begin(), guard.no_topics.end(), touched);
}

Letter letter_of(const Pinned& pinned, const PlayState& state, const Hearing& hearing,
                 const std::string& confirmed_slot)
{
    Letter letter;
    letter.tone = customer::tone_of(hearing);
    const scenario::Node& node = pinned.scenario->nodes[state.branch.node];
    for (std::size_t i = 0; i < node.exits.size(); ++i) {
        if (fulfils(node.exits[i].when, hearing)) letter.exits = static_cast<std::uint8_t>(letter.exits | (1U << i));
    }
    for (std::size_t i = 0; i < pinned.scenario->answers.size(); ++i) {
        if (calls_for(pinned.scenario->answers[i], hearing)) letter.answers.add(i);
    }
    for (std::size_t i = 0; i < pinned.scenario->promises.size(); ++i) {
        const unsigned time = promised_time(pinned, state, i, hearing, confirmed_slot);
        letter.promises = static_cast<std::uint16_t>(letter.promises | (time << (3 * i)));
    }
    return letter;
}

Hearing confirmed(const scenario::Offered& offered)
{
    Hearing hearing;
    const auto span_of = [&](const std::string& words) {
        const auto begin = static_cast<std::uint32_t>(offered.text.find(words));
        return acts::Span{begin, begin + static_cast<std::uint32_t>(words.size())};
    };
    for (const auto& [name, evidence] : offered.acts) {
        const std::optional<acts::Act> act = acts::act_named(name);
        if (!act) continue;  // the reader has refused unknown names
        acts::ActHeard& heard = hearing.of(*act);
        heard.permille = 1000;
        heard.present = true;
        for (const std::string& words : evidence) heard.spans.push_back(span_of(words));
    }
    hearing.empathy = offered.empathy;
    hearing.empathy_permille.at(static_cast<std::size_t>(offered.empathy)) = 1000;
    hearing.words = text::word_count(offered.text);
    hearing.topics = offered.topics;
    const bool asks = hearing.present().has(acts::Act::ask_detail);
    if (asks && offered.topics.empty()) hearing.unforeseen = TopicHow::asked;
    for (const std::string& action : offered.claims) hearing.claims.push_back({action, {}});
    hearing.model_id = "author";
    return hearing;
}

}  // namespace amends::play
