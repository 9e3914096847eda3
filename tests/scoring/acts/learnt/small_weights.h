#pragma once
// Weights of the right shape that say nothing: a place to begin from.

#include "scoring/acts/learnt/weights.h"

namespace amends::acts::learnt {

inline Weights small_weights()
{
    Weights weights;
    const auto layer = [](std::size_t in, std::size_t out) {
        return Layer{in, out, std::vector<std::int16_t>(in * out, 0), std::vector<std::int32_t>(out, 0)};
    };
    weights.parts.assign(part_rows * part_size, 0);
    weights.signals.assign(signal_count * taps * width, 0);
    weights.first = layer(taps * dense_size, width);
    weights.second = layer(taps * width, width);
    weights.third = layer(taps * width, width);
    weights.whole = layer(2 * width, width);
    weights.customer = layer(vector_size, width);
    weights.acts = layer(3 * width, act_count);
    weights.empathy = layer(2 * width, grades);
    weights.heads.assign(head_rows * act_count, 0);
    for (Decision& each : weights.decisions) each = {0, 0, 0, 0, 500};
    weights.reliability.fill(-1);
    return weights;
}

}  // namespace amends::acts::learnt
