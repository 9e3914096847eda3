#include "scoring/evaluate/public_rows.h"

#include <algorithm>

#include "scoring/base/json_lines.h"

namespace amends::evaluate {
namespace {

using Json = nlohmann::json;

void add_value(const Json& json, std::vector<std::string>& values)
{
    if (json.is_string()) values.push_back(json.get<std::string>());
    if (json.is_number() || json.is_boolean()) values.push_back(json.dump());
}

void add_label(const std::string& name, const Json& json, PublicRow& row)
{
    std::vector<std::string> values;
    if (json.is_array()) {
        for (const Json& each : json) add_value(each, values);
    } else {
        add_value(json, values);
    }
    if (!values.empty()) row.labels.emplace(name, std::move(values));
}

/// One line into a row; adds what is wrong with it to `faults`, placed within the line.
PublicRow row_of(const JsonText& line, Diagnostics& faults)
{
    PublicRow row;
    const auto fault = [&](const std::string& pointer, const std::string& what) {
        faults.push_back({line.place_of(pointer), what});
    };
    if (!line.tree.is_object()) {
        fault("", "expected a JSON object");
        return row;
    }
    for (const auto& [key, into] :
         {std::pair{"id", &row.id}, std::pair{"context", &row.context}, std::pair{"text", &row.text}}) {
        const auto found = line.tree.find(key);
        if (found == line.tree.end() || !found->is_string()) {
            fault(child_pointer("", key), "expected a text \"" + std::string(key) + "\"");
        } else {
            *into = found->get<std::string>();
        }
    }
    const auto labels = line.tree.find("labels");
    if (labels == line.tree.end() || !labels->is_object()) {
        fault("/labels", "expected an object \"labels\"");
        return row;
    }
    for (const auto& [name, json] : labels->items()) add_label(name, json, row);
    return row;
}

}  // namespace

bool PublicRow::has(std::string_view label, std::string_view value) const
{
    const auto found = labels.find(label);
    return found != labels.end() && std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

Checked<std::vector<PublicRow>> parse_public_rows(std::string_view bytes, std::string_view name)
{
    JsonLimits limits;
    limits.fractions = true;
    std::vector<PublicRow> rows;
    Diagnostics faults = read_json_lines(bytes, name, limits, [&rows](const JsonText& json, int, Diagnostics& here) {
        rows.push_back(row_of(json, here));
    });
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return rows;
}

}  // namespace amends::evaluate
