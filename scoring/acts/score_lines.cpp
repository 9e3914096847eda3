#include "scoring/acts/score_lines.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/acts/explain.h"
#include "scoring/base/utf8.h"

namespace amends::acts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_line_bytes = 1U << 20U;
constexpr int deepest = 64;

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string error_line(int line_number, const std::string& message, const Json* id)
{
    Json error;
    if (id != nullptr) error["id"] = *id;
    error["error"] = {{"line", line_number}, {"message", message}};
    return dumped(error);
}

/// Whether brackets nest no deeper than we read; looked at before parsing, which recurses.
bool is_shallow(std::string_view line)
{
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest) return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

struct Line {
    Json id;
    std::string reply;
    Context context;
};

std::optional<std::string> string_at(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// Adds the history to the context; a message when it is not of the form that we read.
std::optional<std::string> read_history(const Json& json, Context& context)
{
    const auto history = json.find("history");
    if (history == json.end() || history->is_null()) return std::nullopt;
    if (!history->is_array()) return "\"history\" must be a list";
    for (const Json& turn : *history) {
        const std::optional<std::string> who = turn.is_object() ? string_at(turn, "who") : std::nullopt;
        const std::optional<std::string> text = turn.is_object() ? string_at(turn, "text") : std::nullopt;
        if (!who || !text) return "each turn of \"history\" must have the texts \"who\" and \"text\"";
        if (*who != "customer" && *who != "agent")
            return "\"who\" must be \"customer\" or \"agent\", not \"" + *who + "\"";
        (*who == "customer" ? context.customer_lines : context.own_replies).push_back(*text);
    }
    return std::nullopt;
}

std::optional<std::string> read_topics(const Json& json, Context& context)
{
    const auto topics = json.find("topics");
    if (topics == json.end() || topics->is_null()) return std::nullopt;
    const std::string expected = "each of \"topics\" must have an \"id\" and a list of texts \"words\"";
    if (!topics->is_array()) return "\"topics\" must be a list";
    for (const Json& entry : *topics) {
        const std::optional<std::string> id = entry.is_object() ? string_at(entry, "id") : std::nullopt;
        if (!id || !entry.contains("words") || !entry["words"].is_array()) return expected;
        Topic topic;
        topic.id = *id;
        for (const Json& word : entry["words"]) {
            if (!word.is_string()) return expected;
            topic.words.push_back(word.get<std::string>());
        }
        topic.fact = entry.contains("fact") && entry["fact"] == true;
        topic.action = string_at(entry, "action").value_or("");
        context.topics.push_back(std::move(topic));
    }
    return std::nullopt;
}

/// The line's parts, or what is wrong with it.
std::optional<std::string> read_line(const Json& json, Line& out)
{
    if (!json.is_object()) return "the line must be a JSON object";
    if (!json.contains("id") || !(json["id"].is_string() || json["id"].is_number_integer())) {
        return "\"id\" must be a text or a whole number";
    }
    out.id = json["id"];
    const std::optional<std::string> reply = string_at(json, "reply");
    if (!reply) return "\"reply\" must be a text";
    if (auto problem = read_history(json, out.context)) return problem;
    if (auto problem = read_topics(json, out.context)) return problem;
    if (json.contains("customer") && !json["customer"].is_string()) return "\"customer\" must be a text";
    const std::optional<std::string> customer = string_at(json, "customer");
    if (customer && !customer->empty()) out.context.customer_lines.push_back(*customer);
    out.reply = *reply;
    return std::nullopt;
}

/// Permille as a share of one, so that 850 reads 0.85: written as text, so that no arithmetic rounds it.
Json share(int permille)
{
    std::string digits = std::to_string(permille % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    return Json::parse(std::to_string(permille / 1000) + "." + digits);
}

Json span_json(const Span& span, std::string_view reply)
{
    return {{"start", span.begin}, {"end", span.end}, {"text", reply.substr(span.begin, span.end - span.begin)}};
}

Json act_json(const ActHeard& heard, std::string_view reply)
{
    Json evidence = Json::array();
    for (const Span& span : heard.spans) evidence.push_back(span_json(span, reply));
    return {{"p", share(heard.permille)},
            {"present", heard.present},
            {"unsure", heard.unsure},
            {"evidence", std::move(evidence)},
            {"reason", heard.reason}};
}

std::string_view name_of_how(TopicHow how)
{
    static constexpr std::array<std::string_view, 4> names = {"asked", "said", "offered", "denied"};
    return names.at(static_cast<std::size_t>(how));
}

Json deadline_json(const std::optional<Deadline>& deadline, std::string_view reply)
{
    if (!deadline) return nullptr;
    Json json;
    if (deadline->in_minutes) {
        json["in_minutes"] = *deadline->in_minutes;
    } else {
        json["weekday"] = deadline->weekday;
        json["minute_of_day"] = deadline->minute_of_day;
    }
    const Span span = deadline->span;
    json["start"] = span.begin;
    json["end"] = span.end;
    json["text"] = reply.substr(span.begin, span.end - span.begin);
    return json;
}

/// Log-odds in 1/1024 as thousandths of one, written as text for the same reason.
Json log_odds(std::int64_t value)
{
    const std::int64_t thousandths = value * 1000 / 1024;
    const Json size = share(static_cast<int>(thousandths < 0 ? -thousandths : thousandths));
    return thousandths < 0 ? Json::parse("-" + size.dump()) : size;
}

Json explain_json(const std::vector<Explanation>& explanations, std::string_view reply)
{
    Json all = Json::object();
    for (const Explanation& each : explanations) {
        Json json;
        json["shares"] = {{"start", log_odds(each.shares.start)},
                          {"rules", log_odds(each.shares.rules)},
                          {"heads", log_odds(each.shares.heads)},
                          {"net", log_odds(each.shares.net)}};
        json["carriers"] = Json::array();
        for (const Carrier& carrier : each.carriers) {
            Json word = span_json(carrier.span, reply);
            word["without"] = share(carrier.permille_without);
            json["carriers"].push_back(std::move(word));
        }
        json["change"] = nullptr;
        if (each.smallest) {
            json["change"] = span_json(each.smallest->span, reply);
            json["change"]["put"] = each.smallest->put;
            json["change"]["p"] = share(each.smallest->permille);
        }
        all[std::string(name_of(each.act))] = std::move(json);
    }
    return all;
}

Json hearing_json(const Json& id, const Hearing& hearing, std::string_view reply)
{
    Json acts = Json::object();
    for (std::size_t i = 0; i < act_count; ++i)
        acts[std::string(name_of(act_at(i)))] = act_json(hearing.acts[i], reply);
    Json grades = Json::array();
    for (const int permille : hearing.empathy_permille) grades.push_back(share(permille));
    Json topics = Json::array();
    for (const TopicHeard& topic : hearing.topics) {
        topics.push_back(
            {{"id", topic.id}, {"how", name_of_how(topic.how)}, {"start", topic.span.begin}, {"end", topic.span.end}});
    }
    Json claims = Json::array();
    for (const ClaimHeard& claim : hearing.claims) {
        claims.push_back({{"action", claim.action}, {"start", claim.span.begin}, {"end", claim.span.end}});
    }
    Json line;
    line["id"] = id;
    line["acts"] = std::move(acts);
    line["empathy"] = {{"grade", hearing.empathy}, {"p", std::move(grades)}};
    line["topics"] = std::move(topics);
    line["deadline"] = deadline_json(hearing.deadline, reply);
    line["claims"] = std::move(claims);
    line["echoes"] = hearing.echoes;
    line["words"] = hearing.words;
    line["foreign"] = hearing.foreign;
    line["go_on"] = hearing.go_on;
    line["repeats"] = share(hearing.repeats_permille);
    line["parrots"] = share(hearing.parrots_permille);
    line["model"] = hearing.model_id;
    return line;
}

}  // namespace

std::string score_line(const Model& model, std::string_view line, int line_number, bool explained)
{
    if (line.size() > most_line_bytes) return error_line(line_number, "the line is longer than 1 MiB", nullptr);
    if (!is_shallow(line)) return error_line(line_number, "the line nests deeper than 64 levels", nullptr);
    const std::string text = valid_utf8(line);
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return error_line(line_number, "the line is not JSON", nullptr);
    Line read;
    if (const std::optional<std::string> problem = read_line(json, read)) {
        return error_line(line_number, *problem, read.id.is_null() ? nullptr : &read.id);
    }
    Json scored = hearing_json(read.id, hear(model, read.context, read.reply), read.reply);
    if (explained) scored["explain"] = explain_json(explain(model, read.context, read.reply), read.reply);
    return dumped(scored);
}

}  // namespace amends::acts
