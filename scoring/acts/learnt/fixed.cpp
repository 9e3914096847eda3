#include "scoring/acts/learnt/fixed.h"

#include <algorithm>
#include <array>
#include <bit>

namespace amends::acts::learnt {
namespace {

constexpr std::uint64_t unit = std::uint64_t{1} << 30U;

/// e^(-i/128) in 2^-30, by repeated multiplication with e^(-1/128) = 0.992217938260244 in 2^-40.
constexpr std::array<std::uint32_t, 1025> falling = [] {
    constexpr std::uint64_t step = 1090955160405ULL;
    std::array<std::uint32_t, 1025> table{};
    std::uint64_t value = unit << 10U;  // in 2^-40
    for (std::uint32_t& each : table) {
        each = static_cast<std::uint32_t>(value >> 10U);
        // A 40 by 40 bit product in two halves.
        const std::uint64_t high = value >> 20U;
        const std::uint64_t low = value & 0xFFFFFU;
        value = ((high * step) >> 20U) + ((low * step) >> 40U);
    }
    return table;
}();

std::uint64_t e_to_minus(std::int64_t in_128ths)
{
    return in_128ths >= static_cast<std::int64_t>(falling.size()) ? 0 : falling[static_cast<std::size_t>(in_128ths)];
}

/// The natural logarithm of value / 2^30 in 1/128, for values of at least 2^30.
std::int32_t log_of(std::uint64_t value)
{
    std::int32_t result = 0;
    // ln 2 = 88.722839 / 128: whole doublings first, then 1/128ths by the table.
    const auto doublings = static_cast<std::uint32_t>(std::bit_width(value)) - 31U;
    result += static_cast<std::int32_t>((doublings * 88722839ULL + 500000ULL) / 1000000ULL);
    value >>= doublings;
    while (value > unit) {
        value = (value * falling[1]) >> 30U;
        if (value >= unit) ++result;
    }
    return result;
}

}  // namespace

std::int32_t log_sum_exp(std::span<const std::int32_t> values)
{
    const std::int32_t most = *std::max_element(values.begin(), values.end());
    std::uint64_t sum = 0;
    for (const std::int32_t value : values) sum += e_to_minus(static_cast<std::int64_t>(most) - value);
    return most + log_of(sum);
}

int permille_of(std::int64_t log_odds)
{
    const std::uint64_t away = e_to_minus((log_odds < 0 ? -log_odds : log_odds) / 8);
    const auto small = static_cast<int>((away * 1000 + (unit + away) / 2) / (unit + away));
    return log_odds < 0 ? small : 1000 - small;
}

}  // namespace amends::acts::learnt
