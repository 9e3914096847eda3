// The labels of two people as one line of a corpus.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_lines.h"
#include "scoring/evaluate/agreement.h"

namespace amends::evaluate {
namespace {

using Json = nlohmann::ordered_json;

/// The values of both lists, each once.
Json together(const Json& a, const Json& b)
{
    Json all = a;
    for (const Json& each : b) {
        if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
    }
    return all;
}

Json list_at(const Json& json, const char* key)
{
    return json.contains(key) ? json[key] : Json::array();
}

Json grades_of(const Json& json)
{
    return json["empathy"].is_array() ? json["empathy"] : Json::array({json["empathy"]});
}

std::string merged(std::string_view line_a, std::string_view line_b)
{
    Json a = Json::parse(line_a);
    const Json b = Json::parse(line_b);
    Json acts = Json::object();
    Json unsure = together(list_at(a, "unsure"), list_at(b, "unsure"));
    for (const auto& [act, evidence] : a["acts"].items()) {
        if (b["acts"].contains(act)) {
            acts[act] = together(evidence, b["acts"][act]);
        } else {
            unsure = together(unsure, Json::array({act}));
        }
    }
    for (const auto& [act, evidence] : b["acts"].items()) {
        if (!a["acts"].contains(act)) unsure = together(unsure, Json::array({act}));
    }
    for (const Json& act : unsure) acts.erase(act.get<std::string>());
    const Json grades = together(grades_of(a), grades_of(b));
    a["acts"] = std::move(acts);
    a["empathy"] = grades.size() == 1 ? grades[0] : grades;
    if (unsure.empty()) {
        a.erase("unsure");
    } else {
        a["unsure"] = std::move(unsure);
    }
    return a.dump() + "\n";
}

}  // namespace

std::string merged_lines(const std::vector<TwiceLabelled>& pairs, std::string_view bytes_a, std::string_view bytes_b)
{
    const std::vector<std::string_view> of_a = lines_of(bytes_a);
    const std::vector<std::string_view> of_b = lines_of(bytes_b);
    std::string lines;
    for (const TwiceLabelled& pair : pairs) {
        lines +=
            merged(of_a[static_cast<std::size_t>(pair.a->line) - 1], of_b[static_cast<std::size_t>(pair.b->line) - 1]);
    }
    return lines;
}

}  // namespace amends::evaluate
