#include "sim/report/partings.h"

#include <algorithm>

namespace amends::report {
namespace {

constexpr int k_apart = 30;
constexpr int k_half = 50;

/// The weighted mean of those of the criteria that were observed.
std::optional<int> mark_of(const FrameworkShown& framework, const std::vector<std::string>& criteria)
{
    int sum = 0, weight = 0;
    for (const CriterionShown& each : framework.criteria) {
        if (!each.observed || std::ranges::find(criteria, each.id) == criteria.end()) continue;
        sum += each.mark * each.weight;
        weight += each.weight;
    }
    if (weight == 0) return std::nullopt;
    return (sum + weight / 2) / weight;
}

bool shows(const rubric::Disagreement& disagreement, const std::vector<Parting::Position>& positions)
{
    std::optional<int> least, most;
    for (const Parting::Position& each : positions) {
        if (!each.mark) continue;
        least = std::min(least.value_or(*each.mark), *each.mark);
        most = std::max(most.value_or(*each.mark), *each.mark);
    }
    if (!least) return false;
    const bool unasked =
        std::ranges::any_of(disagreement.positions, [](const auto& each) { return each.criteria.empty(); });
    return *most - *least >= k_apart || (unasked && *least <= k_half);
}

Parting parting_of(const Debrief& debrief, const rubric::Disagreement& disagreement, const std::string& chosen)
{
    Parting out{disagreement.id, disagreement.title, {}, false};
    for (const rubric::Disagreement::Position& each : disagreement.positions) {
        const auto framework = std::ranges::find(debrief.frameworks, each.framework, &FrameworkShown::id);
        if (framework == debrief.frameworks.end()) continue;
        out.positions.push_back({each.framework, framework->title, each.asks, mark_of(*framework, each.criteria)});
    }
    out.here = shows(disagreement, out.positions);
    std::stable_partition(out.positions.begin(), out.positions.end(),
                          [&](const Parting::Position& each) { return each.framework == chosen; });
    return out;
}

}  // namespace

std::vector<Parting> partings(const Debrief& debrief, const std::vector<rubric::Disagreement>& disagreements,
                              const std::string& chosen)
{
    std::vector<Parting> out;
    for (const rubric::Disagreement& each : disagreements) out.push_back(parting_of(debrief, each, chosen));
    const auto takes_part = [&](const Parting& each) {
        return !each.positions.empty() && each.positions.front().framework == chosen;
    };
    std::stable_partition(out.begin(), out.end(), takes_part);
    std::stable_partition(out.begin(), out.end(), [](const Parting& each) { return each.here; });
    return out;
}

}  // namespace amends::report
