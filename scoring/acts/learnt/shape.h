#pragma once
// The sizes that inputs, weights and learners agree on. Another size is another version of the format.

#include <cstddef>

#include "scoring/acts/act.h"

namespace amends::acts::learnt {

inline constexpr std::size_t part_rows = 4096;  ///< rows that pieces of words are hashed to
inline constexpr std::size_t most_parts = 17;   ///< the word itself and up to sixteen runs of its letters
inline constexpr std::size_t flag_count = 9;
inline constexpr std::size_t signal_count = flag_count + 2 * act_count;  ///< flags, rules that struck, rules that stood
inline constexpr std::size_t head_rows = std::size_t{1} << 16U;          ///< rows that clause features are hashed to
inline constexpr int one = 128;                                          ///< the number 1 of every signal

inline constexpr std::size_t vector_size = 40;  ///< of a known word
inline constexpr std::size_t part_size = 32;    ///< of a piece of a word
inline constexpr std::size_t dense_size = vector_size + part_size;
inline constexpr std::size_t width = 96;  ///< of every layer of the net
inline constexpr std::size_t taps = 3;    ///< words that one step of a convolution sees
inline constexpr std::size_t grades = 3;  ///< empathy of at least 1, 2, 3

}  // namespace amends::acts::learnt
