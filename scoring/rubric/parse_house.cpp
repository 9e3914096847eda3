#include <algorithm>

#include "scoring/base/json_fields.h"
#include "scoring/rubric/rubric.h"

namespace amends::rubric {
namespace {

constexpr std::size_t max_rows = 64;

/// Reads {"format": 1, "<list>": [...]} and each element of the list by `parse_row`; rows have an id of their own.
template <class Row, class ParseRow>
Checked<std::vector<Row>> parse_list(std::string_view bytes, std::string_view name, std::string_view list,
                                     ParseRow parse_row)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    Diagnostics faults;
    const JsonFields fields = JsonNode(*json, faults).fields({"format", list}, {});
    fields.number("format", 1, 1);
    std::vector<Row> rows;
    for (const JsonNode& node : fields.elements(list, 1, max_rows)) {
        Row row = parse_row(node);
        const bool twice =
            std::any_of(rows.begin(), rows.end(), [&row](const Row& other) { return other.id == row.id; });
        if (twice) node.fault("\"" + row.id + "\" stands here twice");
        rows.push_back(std::move(row));
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(in_file_order(std::move(faults)));
    return rows;
}

Disagreement parse_disagreement(const JsonNode& node)
{
    const JsonFields fields = node.fields({"id", "title", "positions"}, {});
    Disagreement disagreement{fields.id("id"), fields.text("title"), {}};
    for (const JsonNode& position : fields.elements("positions", 2, max_rows)) {
        const JsonFields members = position.fields({"framework", "asks"}, {"criteria"});
        Disagreement::Position read{members.id("framework"), members.text("asks"), {}};
        if (members.has("criteria")) {
            for (const JsonNode& each : members.elements("criteria", 1, max_rows)) read.criteria.push_back(each.id());
        }
        const auto same = [&read](const Disagreement::Position& other) { return other.framework == read.framework; };
        const auto& known = disagreement.positions;
        if (std::any_of(known.begin(), known.end(), same)) {
            position.fault("\"" + read.framework + "\" stands here twice");
        }
        disagreement.positions.push_back(std::move(read));
    }
    return disagreement;
}

Gate parse_gate(const JsonNode& node)
{
    const JsonFields fields = node.fields({"id", "title", "rule"}, {});
    return {fields.id("id"), fields.text("title"), fields.text("rule")};
}

}  // namespace

Checked<std::vector<Disagreement>> parse_disagreements(std::string_view bytes, std::string_view name)
{
    return parse_list<Disagreement>(bytes, name, "disagreements", parse_disagreement);
}

Checked<std::vector<Gate>> parse_gates(std::string_view bytes, std::string_view name)
{
    return parse_list<Gate>(bytes, name, "gates", parse_gate);
}

}  // namespace amends::rubric
