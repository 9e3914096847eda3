#pragma once
// A normal draw in whole numbers.

#include "scoring/base/chance.h"

namespace amends::customer {

/// A standard normal draw in thousandths: the sum of twelve even ones, which never leaves six deviations.
inline int normal_milli(std::uint64_t seed, std::uint64_t index, std::string_view purpose)
{
    std::int64_t sum = -6'000;
    for (std::uint64_t part = 0; part < 3; ++part) {
        const std::uint64_t bits = chance(seed, index * 3 + part, purpose);
        for (int lane = 0; lane < 4; ++lane) {
            sum += static_cast<std::int64_t>(((bits >> (16 * lane)) & 0xFFFFU) * 1000 / 0x10000);
        }
    }
    return static_cast<int>(sum);
}

}  // namespace amends::customer
