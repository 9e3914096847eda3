#include "scoring/acts/hearing_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace amends::acts {
namespace {

void append_string(std::string_view text, std::string& out)
{
    const bool is_plain = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; });
    if (!is_plain) {
        out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void append_number(std::int64_t number, std::string& out)
{
    out += std::to_string(number);
}

/// Thousandths as a number: 850 reads 0.85, 0 reads 0.0. No arithmetic that rounds.
void append_thousandths(std::int64_t value, std::string& out)
{
    const std::int64_t size = value < 0 ? -value : value;
    if (value < 0) out += '-';
    append_number(size / 1000, out);
    std::string digits = std::to_string(size % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    out += '.';
    out += digits;
}

void append_ends(const Span& span, std::string& out)
{
    out += "\"start\":";
    append_number(span.begin, out);
    out += ",\"end\":";
    append_number(span.end, out);
}

void append_span(const Span& span, std::string_view reply, std::string& out)
{
    append_ends(span, out);
    out += ",\"text\":";
    append_string(reply.substr(span.begin, span.end - span.begin), out);
}

/// `[…]` or, with the brackets given, `{…}`: what `each` appends for every item, with commas between.
template <typename Items, typename Each>
void append_list(const Items& items, std::string& out, const Each& each, std::string_view brackets = "[]")
{
    out += brackets.front();
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        first = false;
        each(item);
    }
    out += brackets.back();
}

void append_act(const ActHeard& heard, std::string_view reply, std::string& out)
{
    out += "{\"p\":";
    append_thousandths(heard.permille, out);
    out += heard.present ? ",\"present\":true" : ",\"present\":false";
    out += heard.unsure ? ",\"unsure\":true" : ",\"unsure\":false";
    out += ",\"evidence\":";
    append_list(heard.spans, out, [&](const Span& span) {
        out += '{';
        append_span(span, reply, out);
        out += '}';
    });
    out += ",\"reason\":";
    append_string(heard.reason, out);
    out += '}';
}

std::string_view name_of_how(TopicHow how)
{
    static constexpr std::array<std::string_view, 4> names = {"asked", "said", "offered", "denied"};
    return names.at(static_cast<std::size_t>(how));
}

void append_deadline(const std::optional<Deadline>& deadline, std::string_view reply, std::string& out)
{
    if (!deadline) {
        out += "null";
        return;
    }
    if (deadline->in_minutes) {
        out += "{\"in_minutes\":";
        append_number(*deadline->in_minutes, out);
    } else {
        out += "{\"weekday\":";
        append_number(deadline->weekday, out);
        out += ",\"minute_of_day\":";
        append_number(deadline->minute_of_day, out);
    }
    out += ',';
    append_span(deadline->span, reply, out);
    out += '}';
}

void append_topics(const Hearing& hearing, std::string& out)
{
    out += ",\"topics\":";
    append_list(hearing.topics, out, [&out](const TopicHeard& topic) {
        out += "{\"id\":";
        append_string(topic.id, out);
        out += ",\"how\":";
        append_string(name_of_how(topic.how), out);
        out += ',';
        append_ends(topic.span, out);
        out += '}';
    });
}

}  // namespace

void append_hearing(const Hearing& hearing, std::string_view reply, std::string& out)
{
    out += ",\"acts\":{";
    for (std::size_t act = 0; act < act_count; ++act) {
        if (act > 0) out += ',';
        append_string(name_of(act_at(act)), out);
        out += ':';
        append_act(hearing.acts[act], reply, out);
    }
    out += "},\"empathy\":{\"grade\":";
    append_number(hearing.empathy, out);
    out += ",\"p\":";
    append_list(hearing.empathy_permille, out, [&out](int permille) { append_thousandths(permille, out); });
    out += '}';
    append_topics(hearing, out);
    out += ",\"deadline\":";
    append_deadline(hearing.deadline, reply, out);
    out += ",\"claims\":";
    append_list(hearing.claims, out, [&out](const ClaimHeard& claim) {
        out += "{\"action\":";
        append_string(claim.action, out);
        out += ',';
        append_ends(claim.span, out);
        out += '}';
    });
    out += ",\"echoes\":";
    append_list(hearing.echoes, out, [&out](const std::string& echo) { append_string(echo, out); });
    out += ",\"words\":";
    append_number(hearing.words, out);
    out += hearing.foreign ? ",\"foreign\":true" : ",\"foreign\":false";
    out += hearing.go_on ? ",\"go_on\":true" : ",\"go_on\":false";
    if (hearing.asks_again) out += ",\"asks_again\":true";
    out += ",\"repeats\":";
    append_thousandths(hearing.repeats_permille, out);
    out += ",\"parrots\":";
    append_thousandths(hearing.parrots_permille, out);
    out += ",\"model\":";
    append_string(hearing.model_id, out);
}

void append_explanations(const std::vector<Explanation>& explanations, std::string_view reply, std::string& out)
{
    const auto share = [&out](std::string_view name, std::int64_t log_odds) {
        out += name;
        append_thousandths(log_odds * 1000 / 1024, out);
    };
    out += ",\"explain\":";
    const auto append_one = [&](const Explanation& each) {
        append_string(name_of(each.act), out);
        share(":{\"shares\":{\"start\":", each.shares.start);
        share(",\"rules\":", each.shares.rules);
        share(",\"heads\":", each.shares.heads);
        share(",\"net\":", each.shares.net);
        out += "},\"carriers\":";
        append_list(each.carriers, out, [&](const Carrier& carrier) {
            out += '{';
            append_span(carrier.span, reply, out);
            out += ",\"without\":";
            append_thousandths(carrier.permille_without, out);
            out += '}';
        });
        out += ",\"change\":";
        if (each.smallest) {
            out += '{';
            append_span(each.smallest->span, reply, out);
            out += ",\"put\":";
            append_string(each.smallest->put, out);
            out += ",\"p\":";
            append_thousandths(each.smallest->permille, out);
            out += "}}";
        } else {
            out += "null}";
        }
    };
    append_list(explanations, out, append_one, "{}");
}

}  // namespace amends::acts
