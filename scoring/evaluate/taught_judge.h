#pragma once
// Judging every row of a corpus by learners that were taught on the rest of it.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scoring/evaluate/words_learner.h"

namespace amends::evaluate {

/// Which rows are parted together, by a hash of their dialogue's name.
struct Folds {
    static constexpr int count = 5;
    std::vector<std::uint8_t> outer;  ///< the fifth of the corpus that a row is judged in
    std::vector<std::uint8_t> inner;  ///< the fifth of what teaches; those of 0 choose from where on it is a yes
};
Folds folds_of(std::span<const std::string> dialogues);

struct TaughtScores {
    std::vector<float> odds;         ///< for every row there is; 0 for rows that take no part
    std::vector<std::uint8_t> said;  ///< 1 where the odds are high enough
};

/// counts  of every row there is
/// more    `each` further numbers for every row, or none
/// part    the rows that take part
/// truths  0 or 1 for every row there is
TaughtScores judge_by_teaching(const SparseRows& counts, std::span<const float> more, std::size_t each,
                               const Folds& folds, std::span<const std::size_t> part,
                               std::span<const std::uint8_t> truths);

}  // namespace amends::evaluate
