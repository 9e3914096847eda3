#include "scoring/acts/score_lines.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "scoring/acts/explain.h"
#include "scoring/acts/hearing_text.h"
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
    std::string scored = "{\"id\":" + dumped(read.id);
    append_hearing(hear(model, read.context, read.reply), read.reply, scored);
    if (explained) append_explanations(explain(model, read.context, read.reply), read.reply, scored);
    scored += '}';
    return scored;
}

}  // namespace amends::acts
