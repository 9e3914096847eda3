// The forms of value that are lists of plain things, or objects whose keys are names of the scenario.

#include "scoring/base/json_text.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/words.h"

namespace amends::scenario {

using nlohmann::json;

void Reader::texts(const Field& field, std::vector<std::string>& values, Count count)
{
    const json* const found = find_list(field, count);
    if (found == nullptr) return;
    const std::string pointer = at(field);
    for (std::size_t i = 0; i < found->size(); ++i) {
        values.push_back(text_at((*found)[i], child_pointer(pointer, i)));
    }
}

void Reader::refs(const Field& field, std::vector<std::string>& values, Kind kind, Count count)
{
    const json* const found = find_list(field, count);
    if (found == nullptr) return;
    const std::string pointer = at(field);
    for (std::size_t i = 0; i < found->size(); ++i) {
        values.push_back(id_at((*found)[i], child_pointer(pointer, i), kind));
    }
}

std::vector<std::size_t> Reader::name_indices(const Field& field, NameList names)
{
    std::vector<std::size_t> indices;
    const json* const found = find_list(field, Count{0, names.size()});
    if (found == nullptr) return indices;
    const std::string pointer = at(field);
    for (std::size_t i = 0; i < found->size(); ++i) {
        if (const auto index = name_at((*found)[i], child_pointer(pointer, i), names)) indices.push_back(*index);
    }
    return indices;
}

void Reader::acts(const Field& field, acts::ActSet& value)
{
    for (const std::size_t index : name_indices(field, act_names())) value.add(acts::act_at(index));
}

void Reader::topic_conditions(const Field& field, std::vector<TopicCondition>& values)
{
    values.resize(enter_list(field, any_count));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const json& item = (*frames_.back().value)[i];
        if (item.is_string()) {
            values[i].topic = id_at(item, child_pointer(frames_.back().pointer, i));
        } else if (enter_item(i)) {
            describe(*this, values[i]);
            leave();
        }
    }
    leave_list();
}

std::vector<std::string> Reader::ids_at(const json& value, const std::string& pointer)
{
    std::vector<std::string> ids;
    if (!value.is_array()) {
        ids.push_back(id_at(value, pointer));
    } else if (is_list(value, pointer, some_count)) {
        for (std::size_t i = 0; i < value.size(); ++i) ids.push_back(id_at(value[i], child_pointer(pointer, i)));
    }
    return ids;
}

void Reader::var_conditions(const Field& field, std::vector<VarCondition>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [var, value] : found->items())
        values.push_back({var, ids_at(value, child_pointer(at(field), var))});
}

void Reader::promise_conditions(const Field& field, std::vector<PromiseCondition>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [promise, value] : found->items()) {
        const std::string pointer = child_pointer(at(field), promise);
        PromiseCondition& condition = values.emplace_back();
        condition.promise = promise;
        const auto add = [&](const json& fate, const std::string& where) {
            const auto index = name_at(fate, where, fate_names());
            if (index) condition.fates.push_back(static_cast<PromiseFate>(*index));
        };
        if (!value.is_array()) {
            add(value, pointer);
        } else if (is_list(value, pointer, Count{1, fate_names().size()})) {
            for (std::size_t i = 0; i < value.size(); ++i) add(value[i], child_pointer(pointer, i));
        }
    }
}

std::vector<std::string> Reader::segments_at(const json& value, const std::string& pointer)
{
    std::vector<std::string> segments;
    if (!is_list(value, pointer, segment_count)) return segments;
    for (std::size_t i = 0; i < value.size(); ++i) {
        segments.push_back(text_at(value[i], child_pointer(pointer, i)));
    }
    return segments;
}

std::vector<std::vector<std::string>> Reader::wordings_at(const json& value, const std::string& pointer, Count count)
{
    std::vector<std::vector<std::string>> wordings;
    if (!is_list(value, pointer, count)) return wordings;
    for (std::size_t i = 0; i < value.size(); ++i) {
        wordings.push_back(segments_at(value[i], child_pointer(pointer, i)));
    }
    return wordings;
}

void Reader::wordings(const Field& say, const Field& any, std::vector<std::vector<std::string>>& values)
{
    const json* const one = find(may(say.key, say.meaning));
    const json* const several = find(may(any.key, any.meaning));
    if (one == nullptr && several == nullptr) {
        refuse(at(say),
               "a line needs \"say\" (" + std::string(say.meaning) + ") or \"any\" (" + std::string(any.meaning) + ")");
    } else if (one != nullptr && several != nullptr) {
        refuse_key(at(any), "a line has \"say\" or \"any\", not both");
    } else if (one != nullptr) {
        values.push_back(segments_at(*one, at(say)));
    } else {
        values = wordings_at(*several, at(any), any_wording_count);
    }
}

void Reader::wording_list(const Field& field, std::vector<std::vector<std::string>>& values)
{
    if (const json* const found = find(field)) values = wordings_at(*found, at(field), again_count);
}

void Reader::assignments(const Field& field, std::map<std::string, std::string>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [var, value] : found->items()) values[var] = id_at(value, child_pointer(at(field), var));
}

void Reader::evidence(const Field& field, std::map<std::string, std::vector<std::string>>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [act, value] : found->items()) {
        const std::string pointer = child_pointer(at(field), act);
        if (!acts::act_named(act)) {
            refuse_key(pointer, in_quotes(act) + " is no act of the codebook" + suggestion(act, act_names()));
            continue;
        }
        values[act] = segments_at(value, pointer);
    }
}

void Reader::replacements(const Field& field, std::map<std::string, std::string>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [phrase, value] : found->items()) {
        const std::string pointer = child_pointer(at(field), phrase);
        if (const std::string fault = fault_of_text(phrase); !fault.empty()) refuse_key(pointer, fault);
        values[phrase] = text_at(value, pointer);
    }
}

void Reader::sums(const Field& field, std::map<std::string, int>& values)
{
    const json* const found = find_map(field);
    if (found == nullptr) return;
    for (const auto& [path, value] : found->items()) {
        values[path] = number_at(value, child_pointer(at(field), path), Range{0, most_money, 0}).value_or(0);
    }
}

}  // namespace amends::scenario
