#pragma once
// Logarithms and odds in whole numbers, the same on every machine.

#include <cstdint>
#include <span>

namespace amends::acts::learnt {

/// log(sum of e^(x/128)) in 1/128, for log-odds in 1/128; exact to about two steps. `values` is not empty.
std::int32_t log_sum_exp(std::span<const std::int32_t> values);

/// The probability in permille, 0..1000, of log-odds in 1/1024.
int permille_of(std::int64_t log_odds);

}  // namespace amends::acts::learnt
