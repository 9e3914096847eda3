#include "sim/app/author/naming.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/app/panels/call.h"
#include "sim/author/prose.h"

namespace amends::app {
namespace {

using author::Document;
using Json = nlohmann::ordered_json;

bool is_index(const std::string& step)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return step == "-" || (!step.empty() && std::all_of(step.begin(), step.end(), digit));
}

std::string alike(const std::string& key)
{
    if (key == "needs") return "when";
    if (key == "out_of_patience") return "exits";
    if (key == "lines") return "line";
    return key;
}

std::string shortened(const std::string& words, std::size_t most)
{
    if (words.size() <= most) return words;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return words.substr(0, end) + "…";
}

std::string first_text(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array()) return {};
    for (const Json& item : value) {
        if (const std::string text = first_text(item); !text.empty()) return text;
    }
    return {};
}

std::string names_in(const Json& list, const Words& words)
{
    std::string out;
    for (const Json& item : list) {
        const std::string name = item.is_string()                          ? item.get<std::string>()
                                 : item.is_object() && item.contains("id") ? first_text(item["id"])
                                                                           : std::string();
        if (!name.empty()) out += (out.empty() ? "" : ", ") + words_of_name(name, words);
    }
    return out;
}

std::string pairs_in(const Json& map)
{
    std::string out;
    for (auto it = map.begin(); it != map.end(); ++it)
        out += (out.empty() ? "" : ", ") + it.key() + " = " + first_text(*it);
    return out;
}

/// One condition of a guard.
std::string condition_words(const std::string& key, const Json& value, const Words& words)
{
    std::string what = value.is_array() ? names_in(value, words) : value.is_object() ? pairs_in(value) : std::string();
    if (value.is_string()) what = words_of_name(value.get<std::string>(), words);
    if (value.is_number()) what = value.dump();
    return words("author.guard." + key, {{"what", what}});
}

}  // namespace

std::string field_name(std::string_view pointer)
{
    // An item of a list of texts, or a value below the author's own key, is called what the list is called.
    std::string place(pointer);
    for (author::Spot spot = author::spot_of(place); spot.row != nullptr && spot.item && spot.keys() == nullptr;
         spot = author::spot_of(place))
        place = author::parent_of(place);
    std::vector<std::string> keys;
    for (const std::string& step : author::steps_of(place)) {
        if (!is_index(step)) keys.push_back(step);
    }
    if (keys.empty()) return "scenario";
    if (keys.size() == 1) return keys.front();
    return alike(keys[keys.size() - 2]) + "." + keys.back();
}

std::string label_of(std::string_view pointer, const Words& words)
{
    return words("author.field." + field_name(pointer));
}

std::string about_of(std::string_view pointer, const Words& words)
{
    return words("author.about." + field_name(pointer));
}

std::string words_of_name(std::string_view name, const Words& words)
{
    for (const char* prefix : {"act.", "author.name."}) {
        const std::string key = prefix + std::string(name);
        if (std::string said = words(key); said != key) return said;
    }
    return std::string(name);
}

std::string guard_words(const Document& document, std::string_view guard, const Words& words)
{
    const Json value = Json::parse(document.value(guard), nullptr, false);
    if (!value.is_object()) return {};
    std::string out;
    for (auto it = value.begin(); it != value.end(); ++it)
        out += (out.empty() ? "" : "; ") + condition_words(it.key(), *it, words);
    return out;
}

std::string summary_of(const Document& document, std::string_view item, const Words& words)
{
    constexpr std::size_t enough = 90;
    const std::string at(item);
    for (const char* key : {"/title", "/label", "/text", "/name", "/says"}) {
        if (const std::string text = document.text(at + key); !text.empty()) return shortened(text, enough);
    }
    for (const char* key : {"/say", "/any", "/line/say", "/line/any", "/lines", "/words"}) {
        const Json value = Json::parse(document.value(at + key), nullptr, false);
        if (const std::string text = first_text(value); !text.empty()) return shortened(text, enough);
    }
    if (const std::string id = document.text(at + "/id"); !id.empty()) return id;
    return label_of(item, words);
}

std::string detail_of(const Document& document, const author::References& all, std::string_view item,
                      const Words& words)
{
    const std::string at(item);
    const std::vector<std::string> steps = author::steps_of(item);
    const std::string list = steps.size() < 2 ? "" : steps[steps.size() - 2];
    const std::string when = guard_words(document, at + "/when", words);
    if (list == "exits" || author::last_step(item) == "out_of_patience") {
        const std::string to = document.text(at + "/to");
        std::string where = words("author.stays");
        if (!to.empty()) {
            const std::string node = author::place_of(all, scenario::Kind::node, to);
            where = words("author.leads_to", {{"node", node.empty() ? to : summary_of(document, node, words)}});
        }
        if (list == "exits") return (when.empty() ? words("author.otherwise") : when) + "  " + where;
        return where;
    }
    if (list == "answers")
        return words("author.answers", {{"topic", document.text(at + "/topic")}}) + (when.empty() ? "" : "; " + when);
    if (list == "vars") {
        const Json values = Json::parse(document.value(at + "/values"), nullptr, false);
        return values.is_array() ? names_in(values, words) : "";
    }
    if (!when.empty()) return when;
    const std::string id = document.text(at + "/id");
    return id == summary_of(document, item, words) ? std::string() : id;
}

std::string place_words(const Document& document, std::string_view pointer, const Words& words)
{
    std::string out;
    const auto add = [&](const std::string& more) { out += (out.empty() ? "" : " › ") + more; };
    std::string place;
    for (const std::string& step : author::steps_of(pointer)) {
        place = child_pointer(place, step);
        const author::Spot spot = author::spot_of(place);
        if (spot.row == nullptr) continue;
        const bool list = spot.row->form == author::Form::list;
        if (list && spot.item) {
            const std::string one = words("author.one." + author::last_step(author::parent_of(place)));
            add(one + ": " + summary_of(document, place, words));
        } else if (!list && !spot.item) {
            add(label_of(place, words));
        }
    }
    return out.empty() ? words("author.scenario") : out;
}

std::string problem_words(const author::Problem& problem, const Words& words)
{
    const std::string key = "author.problem." + problem.id;
    const std::string said = words(key);
    return said == key ? problem.says : said;
}

std::string prose_words(std::string_view text, const Words& words)
{
    const author::Prose prose = author::prose_of(text);
    if (prose.words == 0) return {};
    const std::string time = duration_words((prose.spoken_ms + 999) / 1000);
    if (prose.words == 1) return words("author.prose_one", {{"time", time}});
    const std::string count = std::to_string(prose.words);
    if (!prose.grade_tenths) return words("author.prose", {{"words", count}, {"time", time}});
    const int tenths = std::max(0, *prose.grade_tenths);
    const std::string grade = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return words("author.prose_graded", {{"words", count}, {"time", time}, {"grade", grade}});
}

bool is_reply(std::string_view pointer)
{
    const std::string list = author::last_step(author::parent_of(author::parent_of(pointer)));
    return author::last_step(pointer) == "text" && (list == "offered" || list == "better");
}

std::vector<ui::Option> options_for(const Document& document, const author::References& all, scenario::Kind kind,
                                    std::string_view scope, const Words& words)
{
    std::vector<ui::Option> options;
    const bool any_question = kind == scenario::Kind::question_topic;
    if (any_question) {
        options.push_back({"*", words("author.any_question"), ""});
        kind = scenario::Kind::topic;
    }
    for (const author::Reference& each : all) {
        if (each.kind != kind || !each.declares || (!scope.empty() && each.scope != scope)) continue;
        const bool value = kind == scenario::Kind::value;
        const std::string shown = value ? each.id : summary_of(document, author::parent_of(each.at), words);
        options.push_back({each.id, shown, shown == each.id ? "" : each.id});
    }
    return options;
}

std::vector<ui::Option> options_for(const std::vector<std::string_view>& names, const Words& words)
{
    std::vector<ui::Option> options;
    for (const std::string_view name : names) {
        const std::string shown = words_of_name(name, words);
        options.push_back({std::string(name), shown, shown == name ? "" : std::string(name)});
    }
    return options;
}

}  // namespace amends::app
