#pragma once
// Putting learners and rules together: fitted on replies that neither learner has seen.

#include <span>
#include <vector>

#include "scoring/acts/learnt/net.h"
#include "scoring/acts/learnt/weights.h"
#include "scoring/train/example.h"

namespace amends::train {

/// Fits how each act is decided and from where on it counts, and the grades of empathy; writes them into `weights`,
/// whose net and heads must be there. Examples without words are passed over.
void fit_decisions(std::span<const Prepared> examples, acts::learnt::Weights& weights);

/// Writes the kappa of every act on these replies into `weights`, as what is known of its reliability.
void measure_reliability(std::span<const Prepared> examples, acts::learnt::Weights& weights);

}  // namespace amends::train
