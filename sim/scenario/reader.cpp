#include "sim/scenario/reader.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "scoring/base/json_text.h"
#include "scoring/base/suggest.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

using nlohmann::json;

/// A file that is wrong throughout must not cost a suggestion each time.
constexpr std::size_t most_suggestions = 200;

std::string shown(const json& value)
{
    if (value.is_object()) return "an object";
    if (value.is_array()) return "a list";
    if (!value.is_string()) return value.dump();
    return in_quotes(value.get_ref<const std::string&>());
}

std::string count_words(Count count, std::string_view of)
{
    const std::string things(of);
    if (count.least == 0) return "at most " + std::to_string(count.most) + " " + things;
    if (count.least == count.most) return std::to_string(count.least) + " " + things;
    return std::to_string(count.least) + " to " + std::to_string(count.most) + " " + things;
}

}  // namespace

Reader::Reader(const JsonText& json, std::map<std::string, std::string>& extras) : json_(json), extras_(extras) {}

// Frames

bool Reader::enter_root()
{
    if (!json_.tree.is_object()) {
        refuse_found("", "a scenario, which is an object", json_.tree);
        return false;
    }
    frames_.push_back({&json_.tree, "", "", "", {}, {}});
    return true;
}

bool Reader::enter(const Field& field)
{
    const json* const value = find(field);
    if (value == nullptr) return false;
    const std::string pointer = at(field);
    if (!value->is_object()) {
        refuse_found(pointer, "an object", *value);
        return false;
    }
    frames_.push_back({value, pointer, child_pointer(frames_.back().path, field.key), "", {}, {}});
    return true;
}

std::size_t Reader::enter_list(const Field& field, Count count)
{
    const json* const value = find_list(field, count);
    frames_.push_back({value, at(field), child_pointer(frames_.back().path, field.key), "", {}, {}});
    return value == nullptr ? 0 : value->size();
}

bool Reader::enter_item(std::size_t index)
{
    const Frame& list = frames_.back();
    const json& value = (*list.value)[index];
    const std::string pointer = child_pointer(list.pointer, index);
    if (!value.is_object()) {
        refuse_found(pointer, "an object", value);
        doubt_ids_of(pointer);
        return false;
    }
    frames_.push_back({&value, pointer, child_pointer(list.path, index), list.path, {}, {}});
    return true;
}

void Reader::leave()
{
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    std::vector<std::string_view> meant;
    for (const auto& [key, value] : frame.value->items()) {
        if (std::find(frame.known.begin(), frame.known.end(), key) != frame.known.end()) continue;
        if (key.rfind("x-", 0) == 0) {
            extras_[child_pointer(frame.path, key)] = value.dump();
            continue;
        }
        meant.push_back(closest(key, frame.known));
        refuse_key(child_pointer(frame.pointer, key),
                   "the key " + in_quotes(key) + " is not known here" + suggestion(key, frame.known));
    }
    for (const std::string_view key : meant) {
        if (!key.empty()) doubtful_.push_back(child_pointer(frame.pointer, key));
    }
    for (const Field& field : frame.missing) {
        if (std::find(meant.begin(), meant.end(), field.key) != meant.end()) continue;
        refuse(child_pointer(frame.pointer, field.key),
               in_quotes(field.key) + " is missing (" + std::string(field.meaning) + ")");
    }
}

void Reader::leave_list()
{
    frames_.pop_back();
}

const json* Reader::find(const Field& field)
{
    Frame& frame = frames_.back();
    frame.known.push_back(field.key);
    const auto found = frame.value->find(field.key);
    if (found != frame.value->end()) return &*found;
    if (field.required) frame.missing.push_back(field);
    return nullptr;
}

const json* Reader::find_list(const Field& field, Count count)
{
    const json* const value = find(field);
    return value != nullptr && is_list(*value, at(field), count) ? value : nullptr;
}

const json* Reader::find_map(const Field& field)
{
    const json* const value = find(field);
    if (value == nullptr) return nullptr;
    if (!value->is_object()) {
        refuse_found(at(field), "an object", *value);
    } else if (value->size() > any_count.most) {
        refuse(at(field), "expected " + count_words(any_count, "items") + ", found " + std::to_string(value->size()));
    } else {
        return value;
    }
    return nullptr;
}

// Single values

void Reader::text(const Field& field, std::string& value)
{
    if (const json* const found = find(field)) value = text_at(*found, at(field));
}

void Reader::id(const Field& field, std::string& value, Kind kind)
{
    ref(field, value, kind);
    Frame& frame = frames_.back();
    if (frame.list_path.empty()) return;
    if (value.empty())
        doubt_ids_of(frame.pointer);
    else
        frame.path = child_pointer(frame.list_path, value);
}

void Reader::ref(const Field& field, std::string& value, Kind kind)
{
    if (const json* const found = find(field)) value = id_at(*found, at(field), kind);
}

void Reader::maybe_ref(const Field& field, std::optional<std::string>& value, Kind kind)
{
    if (const json* const found = find(field)) value = id_at(*found, at(field), kind);
}

void Reader::number(const Field& field, int& value, Range range)
{
    value = range.initial;
    if (const json* const found = find(field)) value = number_at(*found, at(field), range).value_or(range.initial);
}

void Reader::flag(const Field& field, bool& value, bool initial)
{
    value = initial;
    const json* const found = find(field);
    if (found == nullptr) return;
    if (found->is_boolean())
        value = found->get<bool>();
    else
        refuse_found(at(field), "true or false", *found);
}

void Reader::choice(const Field& field, std::string& value, NameList names)
{
    if (const std::optional<std::size_t> index = name_index(field, names)) value = names[*index];
}

std::optional<std::size_t> Reader::name_index(const Field& field, NameList names)
{
    const json* const found = find(field);
    return found == nullptr ? std::nullopt : name_at(*found, at(field), names);
}

std::optional<std::string> Reader::spelt_text(const Field& field, std::string_view expected)
{
    const json* const found = find(field);
    if (found == nullptr) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    refuse_found(at(field), expected, *found);
    return std::nullopt;
}

void Reader::refuse_spelling(const Field& field, std::string_view expected, const std::string& text)
{
    refuse_found(at(field), expected, text);
}

// Values at a pointer

std::string Reader::text_at(const json& value, const std::string& pointer)
{
    if (!value.is_string()) {
        refuse_found(pointer, "a text", value);
        return "";
    }
    const auto& text = value.get_ref<const std::string&>();
    if (const std::string fault = fault_of_text(text); !fault.empty()) refuse(pointer, fault);
    return text;
}

std::string Reader::id_at(const json& value, const std::string& pointer, Kind kind)
{
    const bool any_question = kind == Kind::question_topic && value == "*";
    if (value.is_string() && (any_question || is_id(value.get_ref<const std::string&>()))) return value;
    refuse_found(pointer, "an id (lower-case words and digits joined by -, at most 64 characters)", value);
    return "";
}

std::optional<std::size_t> Reader::name_at(const json& value, const std::string& pointer, NameList names)
{
    if (value.is_string()) {
        const auto& word = value.get_ref<const std::string&>();
        const auto found = std::find(names.begin(), names.end(), word);
        if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
        if (names.size() == acts::act_count) {
            refuse(pointer, in_quotes(word) + " is no act of the codebook" + suggestion(word, names));
            return std::nullopt;
        }
    }
    refuse_found(pointer, listed({names.begin(), names.end()}, "or"), value);
    if (value.is_string()) faults_.back().message += suggestion(value.get_ref<const std::string&>(), names);
    return std::nullopt;
}

std::optional<int> Reader::number_at(const json& value, const std::string& pointer, Range range)
{
    if (value.is_number_integer()) {
        const bool beyond = value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT32_MAX};
        const std::int64_t number = beyond ? INT64_MAX : value.get<std::int64_t>();
        if (number >= range.least && number <= range.most) return static_cast<int>(number);
    }
    const std::string span = range.least == range.most ? "the number " + std::to_string(range.least)
                                                       : "a whole number from " + std::to_string(range.least) + " to " +
                                                             std::to_string(range.most);
    refuse_found(pointer, span, value);
    return std::nullopt;
}

bool Reader::is_list(const json& value, const std::string& pointer, Count count)
{
    if (!value.is_array()) {
        refuse_found(pointer, "a list", value);
        return false;
    }
    if (value.size() >= count.least && value.size() <= count.most) return true;
    refuse(pointer, "expected " + count_words(count, "items") + ", found " + std::to_string(value.size()));
    return false;
}

// Faults

std::string Reader::at(const Field& field) const
{
    return child_pointer(frames_.back().pointer, field.key);
}

std::string Reader::suggestion(std::string_view word, NameList names) const
{
    if (faults_.size() > most_suggestions || word.size() > most_id_size) return "";
    return did_you_mean(word, {names.begin(), names.end()});
}

void Reader::refuse(const std::string& pointer, std::string message)
{
    doubtful_.push_back(pointer);
    faults_.push_back({json_.place_of(pointer), std::move(message)});
}

void Reader::doubt_ids_of(const std::string& item)
{
    doubtful_.push_back(item.substr(0, item.rfind('/')) + "/-");
}

void Reader::refuse_key(const std::string& pointer, std::string message)
{
    doubtful_.push_back(pointer);
    faults_.push_back({json_.key_place_of(pointer), std::move(message)});
}

void Reader::refuse_found(const std::string& pointer, std::string_view expected, const json& found)
{
    refuse(pointer, "expected " + std::string(expected) + ", found " + shown(found));
}

}  // namespace amends::scenario
