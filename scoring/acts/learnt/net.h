#pragma once
// The two learners at work: log-odds for every act, of a reply and of each of its words.

#include <array>
#include <cstdint>
#include <vector>

#include "scoring/acts/learnt/input.h"
#include "scoring/acts/learnt/weights.h"

namespace amends::acts::learnt {

/// Log-odds in 1/128.
struct Opinion {
    std::array<std::int32_t, act_count> net{};               ///< of the reply, by the net
    std::array<std::int32_t, act_count> heads{};             ///< of the reply, by the strongest clause
    std::array<std::size_t, act_count> strongest_unit{};     ///< the clause that `heads` comes from
    std::vector<std::array<std::int32_t, act_count>> words;  ///< of each word, by the net
    std::array<std::int32_t, grades> empathy{};              ///< of each grade, by the net
};

/// `input` must have at least one word.
Opinion opinion_of(const Weights& weights, const Input& input);

}  // namespace amends::acts::learnt
