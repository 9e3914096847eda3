#pragma once
// Teaching the linear heads: one logistic regression for each act over hashed features of clauses.

#include <cstdint>
#include <span>

#include "scoring/acts/learnt/weights.h"
#include "scoring/train/example.h"
#include "scoring/train/net_trainer.h"

namespace amends::train {

struct HeadsOptions {
    int rounds = 10;
    std::uint64_t seed = 1;
    float rate = 0.4F;
    float decay = 1e-6F;  ///< pull of a weight towards nothing, each time its feature is seen
};

/// Writes rows and biases into `weights`. False when `progress` stopped it.
///
/// source  Duchi, Hazan, Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization",
///         Journal of Machine Learning Research 12, 2121-2159
bool train_heads(std::span<const Prepared> examples, const HeadsOptions& options, const Progress& progress,
                 acts::learnt::Weights& weights);

}  // namespace amends::train
