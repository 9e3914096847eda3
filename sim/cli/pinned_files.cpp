#include "sim/cli/pinned_files.h"

#include "sim/scenario/parse.h"

namespace amends::cli {

template <class T, class Parse>
std::optional<T> PinnedFiles::read(const std::string& hash, const Parse& parse)
{
    const auto bytes = store_.pinned(hash);
    if (!bytes) return std::nullopt;
    auto parsed = parse(*bytes);
    return parsed ? std::optional<T>(std::move(*parsed)) : std::nullopt;
}

std::optional<play::Pinned> PinnedFiles::pin(const play::Pins& pins)
{
    if (!scenarios_.contains(pins.scenario)) {
        scenarios_[pins.scenario] = read<scenario::Scenario>(
            pins.scenario, [](const std::string& bytes) { return scenario::parse_scenario(bytes, "pinned"); });
    }
    if (!coefficients_.contains(pins.customer)) {
        coefficients_[pins.customer] = read<customer::Coefficients>(
            pins.customer, [](const std::string& bytes) { return customer::parse_coefficients(bytes, "pinned"); });
    }
    const auto& scenario = scenarios_[pins.scenario];
    const auto& coefficients = coefficients_[pins.customer];
    if (!scenario || !coefficients) return std::nullopt;
    auto pinned = play::pin(*scenario, *coefficients, pins);
    return pinned ? std::optional<play::Pinned>(std::move(*pinned)) : std::nullopt;
}

}  // namespace amends::cli
