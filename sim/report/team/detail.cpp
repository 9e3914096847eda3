#include "sim/report/team/detail.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/team/estimate.h"

namespace amends::report {

Checked<std::vector<KeptMark>> parse_detail(std::string_view text, std::string_view name)
{
    const auto refused = [name] { return fault({std::string(name), 0, 0, ""}, "these marks cannot be read"); };
    const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return refused();
    std::vector<KeptMark> out;
    for (const nlohmann::json& row : list) {
        if (!row.is_object()) return refused();
        const auto id = row.find("id");
        const auto weight = row.find("weight");
        const auto observed = row.find("observed");
        const auto mark = row.find("mark");
        if (id == row.end() || !id->is_string() || weight == row.end() || !weight->is_number_integer() ||
            observed == row.end() || !observed->is_boolean() || mark == row.end() || !mark->is_number_integer()) {
            return refused();
        }
        const auto whole = [](const nlohmann::json& number, int most) {
            return static_cast<int>(std::clamp<std::int64_t>(number.get<std::int64_t>(), 0, most));
        };
        out.push_back({id->get<std::string>(), whole(*weight, 1000), observed->get<bool>(), whole(*mark, 100)});
    }
    return out;
}

int total_of(const std::vector<KeptMark>& marks)
{
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (const KeptMark& mark : marks) {
        if (!mark.observed) continue;
        sum += std::int64_t{mark.weight} * mark.mark;
        weights += mark.weight;
    }
    return weights == 0 ? 0 : static_cast<int>(divided(sum, weights));
}

}  // namespace amends::report
