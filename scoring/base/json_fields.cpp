#include "scoring/base/json_fields.h"

#include <algorithm>
#include <utility>

#include "scoring/base/suggest.h"

namespace amends {
namespace {

bool is_comment(std::string_view key)
{
    return key.substr(0, 2) == "x-";
}

std::string_view kind_of(const nlohmann::json& json)
{
    if (json.is_object()) return "an object";
    if (json.is_array()) return "an array";
    if (json.is_string()) return "text";
    if (json.is_boolean()) return "true or false";
    if (json.is_null()) return "null";
    return "a number";
}

std::string expected(std::string_view what, const nlohmann::json& found)
{
    return "expected " + std::string(what) + ", found " + std::string(kind_of(found));
}

}  // namespace

JsonNode JsonNode::child(std::string_view key) const
{
    return JsonNode(*text_, *faults_, json_->at(std::string(key)), child_pointer(pointer_, key));
}

void JsonNode::fault(std::string message) const
{
    faults_->push_back({text_->place_of(pointer_), std::move(message)});
}

void JsonNode::key_fault(std::string message) const
{
    faults_->push_back({text_->key_place_of(pointer_), std::move(message)});
}

JsonFields JsonNode::fields(const std::vector<std::string_view>& required,
                            const std::vector<std::string_view>& optional) const
{
    if (!json_->is_object()) {
        fault(expected("an object", *json_));
        return JsonFields(*this);
    }
    std::vector<std::string_view> known = required;
    known.insert(known.end(), optional.begin(), optional.end());
    for (const auto& [key, value] : json_->items()) {
        if (is_comment(key) || std::find(known.begin(), known.end(), key) != known.end()) continue;
        const JsonNode child(*text_, *faults_, value, child_pointer(pointer_, key));
        child.key_fault("unknown key \"" + key + "\"" + did_you_mean(key, known));
    }
    for (const std::string_view key : required) {
        if (!json_->contains(key)) fault("the key \"" + std::string(key) + "\" is missing");
    }
    return JsonFields(*this);
}

std::vector<JsonNode> JsonNode::elements(std::size_t at_least, std::size_t at_most) const
{
    std::vector<JsonNode> nodes;
    if (!json_->is_array()) {
        fault(expected("an array", *json_));
        return nodes;
    }
    if (json_->size() < at_least)
        fault("expected at least " + std::to_string(at_least) + ", found " + std::to_string(json_->size()));
    if (json_->size() > at_most)
        fault("expected at most " + std::to_string(at_most) + ", found " + std::to_string(json_->size()));
    for (std::size_t i = 0; i < json_->size(); ++i) {
        nodes.push_back(JsonNode(*text_, *faults_, (*json_)[i], child_pointer(pointer_, i)));
    }
    return nodes;
}

std::string JsonNode::text() const
{
    if (!json_->is_string()) {
        fault(expected("text in quotes", *json_));
        return "";
    }
    const auto& text = json_->get_ref<const std::string&>();
    if (text.empty()) fault("this text is empty");
    return text;
}

bool JsonNode::truth() const
{
    if (!json_->is_boolean()) {
        fault(expected("true or false", *json_));
        return false;
    }
    return json_->get<bool>();
}

int JsonNode::number(int least, int most) const
{
    if (!json_->is_number_integer()) {
        fault(expected("a whole number", *json_));
        return least;
    }
    const auto value = json_->get<std::int64_t>();
    if (value < least || value > most) {
        fault("expected a number from " + std::to_string(least) + " to " + std::to_string(most) + ", found " +
              std::to_string(value));
        return least;
    }
    return static_cast<int>(value);
}

std::size_t JsonNode::name(std::string_view what, const std::vector<std::string_view>& names) const
{
    const std::string word = text();
    const auto found = std::find(names.begin(), names.end(), word);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    if (!word.empty()) fault("unknown " + std::string(what) + " \"" + word + "\"" + did_you_mean(word, names));
    return 0;
}

std::string JsonNode::id() const
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    std::string id = text();
    if (id.empty()) return id;
    const bool begins_well = id.front() >= 'a' && id.front() <= 'z';
    if (!begins_well || id.find_first_not_of(letters) != std::string::npos) {
        fault("\"" + id + "\" is no id: small letters, digits, '_' and '-', a letter first");
    }
    return id;
}

bool JsonFields::has(std::string_view key) const
{
    return node_.json().is_object() && node_.json().contains(key);
}

JsonNode JsonFields::operator[](std::string_view key) const
{
    return node_.child(key);
}

std::vector<std::string> JsonFields::keys() const
{
    std::vector<std::string> keys;
    if (!node_.json().is_object()) return keys;
    for (const auto& [key, value] : node_.json().items()) {
        if (!is_comment(key)) keys.push_back(key);
    }
    return keys;
}

}  // namespace amends
