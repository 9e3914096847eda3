#pragma once
// Teaching the net of scoring/acts/learnt/net.h, in floating point, one reply after the other, in a fixed order.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "scoring/acts/learnt/weights.h"
#include "scoring/train/chance_stream.h"
#include "scoring/train/example.h"
#include "scoring/train/vectors.h"

namespace amends::train {

/// A part of the parameters: `in` rows of `out` numbers, beginning at `at`.
struct Block {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t out = 0;
    std::size_t size() const { return in * out; }
};

/// Where each part of the net lies among its parameters. Rows belong to inputs, so that a sum runs along a row.
struct Layout {
    Block projection;  ///< raw vectors to those of the net
    Block parts;
    Block signals;  ///< signal x tap
    Block first, first_bias;
    Block second, second_bias;
    Block third, third_bias;
    Block whole, whole_bias;
    Block customer;
    Block acts, acts_bias;
    Block empathy, empathy_bias;
    std::size_t size = 0;
};
Layout make_layout();

struct NetOptions {
    int rounds = 16;
    std::uint64_t seed = 1;
    float rate = 0.002F;
    std::size_t batch = 32;
};

/// Said after every round: rounds done, rounds in all, mean loss. False stops the training.
using Progress = std::function<bool(int, int, float)>;

/// The parameters that `examples` teach; empty when the training was stopped.
std::vector<float> train_net(std::span<const Prepared> examples, const RawVectors& vectors, const NetOptions& options,
                             const Progress& progress);

/// Writes the parameters as whole numbers into the weights, the vectors of all words with them.
void quantise_net(const std::vector<float>& parameters, const RawVectors& vectors, acts::learnt::Weights& weights);

}  // namespace amends::train
