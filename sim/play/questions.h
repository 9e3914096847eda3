#pragma once
// A reply that asks two things is answered twice.

#include <vector>

#include "scoring/acts/hearing.h"
#include "sim/play/branch.h"

namespace amends::play {

/// How many answers one reply gets at most.
inline constexpr std::size_t answers_most = 3;

/// The answer `given` and, where the reply asks about more, the answers to that, in the order asked: those without
/// effects alone, so that they change no state. `state` is that after the answer given, `touched` are the
/// answers that the reply calls for.
std::vector<std::size_t> in_order_asked(const scenario::Scenario& scenario, const Compiled& compiled,
                                        const BranchState& state, const AnswerSet& touched, std::size_t given,
                                        const acts::Hearing& hearing);

}  // namespace amends::play
