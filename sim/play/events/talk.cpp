// What was said and how it was heard.
#include <algorithm>

#include "scoring/base/json_field.h"
#include "sim/play/events/kind.h"

namespace amends::play::events {
namespace {

using acts::Hearing;

constexpr std::array<std::string_view, 4> how_names = {"asked", "said", "offered", "denied"};

json pair_of(const acts::Span& span)
{
    return json::array({span.begin, span.end});
}

bool is_offset(const json& value)
{
    return value.is_number_integer() && std::in_range<std::uint32_t>(value.get<std::int64_t>());
}

acts::Span span_of(const json& value)
{
    if (!value.is_array() || value.size() != 2 || !is_offset(value[0]) || !is_offset(value[1])) {
        throw BadField{"a span is not a pair of offsets"};
    }
    return {value[0].get<std::uint32_t>(), value[1].get<std::uint32_t>()};
}

json written(const acts::ActHeard& act)
{
    json spans = json::array();
    for (const acts::Span& span : act.spans) spans.push_back(pair_of(span));
    return {{"p", act.permille},
            {"present", act.present},
            {"unsure", act.unsure},
            {"spans", spans},
            {"reason", act.reason}};
}

acts::ActHeard read_act(const json& body)
{
    acts::ActHeard act;
    act.permille = field<int>(body, "p");
    act.present = field<bool>(body, "present");
    act.unsure = field<bool>(body, "unsure");
    for (const json& span : field<json>(body, "spans")) act.spans.push_back(span_of(span));
    act.reason = field<std::string>(body, "reason");
    return act;
}

json written(const acts::Deadline& deadline)
{
    json out = {{"weekday", deadline.weekday}, {"minute", deadline.minute_of_day}, {"span", pair_of(deadline.span)}};
    if (deadline.in_minutes) out["in_minutes"] = *deadline.in_minutes;
    return out;
}

acts::Deadline read_deadline(const json& body)
{
    acts::Deadline deadline;
    if (body.contains("in_minutes")) deadline.in_minutes = field<int>(body, "in_minutes");
    deadline.weekday = field<int>(body, "weekday");
    deadline.minute_of_day = field<int>(body, "minute");
    deadline.span = span_of(field<json>(body, "span"));
    return deadline;
}

json written(const Hearing& hearing)
{
    json acts = json::object();
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!(hearing.acts[i] == acts::ActHeard{}))
            acts[std::string(name_of(acts::act_at(i)))] = written(hearing.acts[i]);
    }
    json topics = json::array();
    for (const acts::TopicHeard& topic : hearing.topics) {
        topics.push_back({{"id", topic.id},
                          {"how", how_names.at(static_cast<std::size_t>(topic.how))},
                          {"span", pair_of(topic.span)}});
    }
    json claims = json::array();
    for (const acts::ClaimHeard& claim : hearing.claims) {
        claims.push_back({{"action", claim.action}, {"span", pair_of(claim.span)}});
    }
    json out = {{"acts", acts},
                {"empathy", hearing.empathy},
                {"empathy_p", hearing.empathy_permille},
                {"words", hearing.words},
                {"foreign", hearing.foreign},
                {"go_on", hearing.go_on},
                {"topics", topics},
                {"echoes", hearing.echoes},
                {"claims", claims},
                {"repeats", hearing.repeats_permille},
                {"parrots", hearing.parrots_permille},
                {"model", hearing.model_id}};
    if (hearing.deadline) out["deadline"] = written(*hearing.deadline);
    if (!hearing.questions.empty()) {
        json questions = json::array();
        for (const acts::Span& span : hearing.questions) questions.push_back(pair_of(span));
        out["questions"] = questions;
    }
    if (hearing.asks_again) out["asks_again"] = true;
    if (hearing.unforeseen) out["unforeseen"] = how_names.at(static_cast<std::size_t>(*hearing.unforeseen));
    return out;
}

acts::TopicHow how_named(const std::string& name)
{
    const auto* const found = std::find(how_names.begin(), how_names.end(), name);
    if (found == how_names.end()) throw BadField{"\"" + name + "\" is no way to touch a topic"};
    return static_cast<acts::TopicHow>(found - how_names.begin());
}

Hearing read_hearing(const json& body)
{
    Hearing hearing;
    const json acts = field<json>(body, "acts");
    for (const auto& [name, value] : acts.items()) {
        const std::optional<acts::Act> act = acts::act_named(name);
        if (!act) throw BadField{"\"" + name + "\" is no act"};
        hearing.of(*act) = read_act(value);
    }
    hearing.empathy = field<int>(body, "empathy");
    hearing.empathy_permille = field<std::array<int, 4>>(body, "empathy_p");
    hearing.words = field<int>(body, "words");
    hearing.foreign = field<bool>(body, "foreign");
    hearing.go_on = field<bool>(body, "go_on");
    for (const json& topic : field<json>(body, "topics")) {
        hearing.topics.push_back({field<std::string>(topic, "id"), how_named(field<std::string>(topic, "how")),
                                  span_of(field<json>(topic, "span"))});
    }
    hearing.echoes = field<std::vector<std::string>>(body, "echoes");
    for (const json& claim : field<json>(body, "claims")) {
        hearing.claims.push_back({field<std::string>(claim, "action"), span_of(field<json>(claim, "span"))});
    }
    hearing.repeats_permille = field<int>(body, "repeats");
    hearing.parrots_permille = field<int>(body, "parrots");
    hearing.model_id = field<std::string>(body, "model");
    if (body.contains("deadline")) hearing.deadline = read_deadline(body["deadline"]);
    if (body.contains("questions")) {
        for (const json& span : body["questions"]) hearing.questions.push_back(span_of(span));
    }
    if (body.contains("asks_again")) hearing.asks_again = field<bool>(body, "asks_again");
    if (body.contains("unforeseen")) hearing.unforeseen = how_named(field<std::string>(body, "unforeseen"));
    return hearing;
}

}  // namespace

json Kind<LineSaid>::write(const LineSaid& event)
{
    return {{"line", event.line},
            {"wording", event.wording},
            {"segment", event.segment},
            {"of", event.of},
            {"words", event.words}};
}

LineSaid Kind<LineSaid>::read(const json& body)
{
    return {field<std::string>(body, "line"), field<int>(body, "wording"), field<int>(body, "segment"),
            field<int>(body, "of"), field<int>(body, "words")};
}

json Kind<ReplySent>::write(const ReplySent& event)
{
    return {{"offered", event.offered}, {"words", event.words}, {"talk_ms", event.talk_ms}};
}

ReplySent Kind<ReplySent>::read(const json& body)
{
    return {field<std::string>(body, "offered"), field<int>(body, "words"), field<std::int64_t>(body, "talk_ms")};
}

json Kind<ReplyHeard>::write(const ReplyHeard& event)
{
    return {{"hearing", written(event.hearing)}, {"story_told", event.story_told}, {"cause_owed", event.cause_owed}};
}

ReplyHeard Kind<ReplyHeard>::read(const json& body)
{
    return {read_hearing(field<json>(body, "hearing")), field<bool>(body, "story_told"),
            field<bool>(body, "cause_owed")};
}

json Kind<Interrupted>::write(const Interrupted& event)
{
    return {{"segments", event.segments}};
}

Interrupted Kind<Interrupted>::read(const json& body)
{
    return {field<int>(body, "segments")};
}

json Kind<Listened>::write(const Listened& event)
{
    return {{"segments_left", event.segments_left}};
}

Listened Kind<Listened>::read(const json& body)
{
    return {field<int>(body, "segments_left")};
}

}  // namespace amends::play::events
