#pragma once
// From labelled replies to the bytes of a model: the whole of training.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/train/example.h"
#include "scoring/train/heads_trainer.h"
#include "scoring/train/net_trainer.h"
#include "scoring/train/vectors.h"

namespace amends::train {

struct TrainOptions {
    NetOptions net;
    HeadsOptions heads;
    std::string without_writer;  ///< a writer whose replies are left out of teaching and tuning, or empty
};

/// What is going on: "heads" or "net", rounds done, rounds in all, mean loss. False stops the training.
using TrainProgress = std::function<bool(std::string_view, int, int, float)>;

/// Teaches heads and net on the examples that teach, fits decisions on those that tune. The same input gives the same
/// weights on every machine. Nothing when `progress` stopped it.
std::optional<acts::learnt::Weights> train(const acts::Model& model, const std::vector<Example>& examples,
                                           const RawVectors& vectors, const TrainOptions& options,
                                           const TrainProgress& progress);

}  // namespace amends::train
