#pragma once
// Vectors of common English words, to start from: assets/corpus/words.vec (its README names the source).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scoring/base/result.h"

namespace amends::train {

inline constexpr std::size_t raw_size = 100;

struct RawVectors {
    std::vector<std::string> words;
    std::vector<std::int8_t> rows;  ///< words x raw_size; 32 stands for 1
    std::unordered_map<std::string, std::uint32_t> row_of;
};

/// A first line "amends vectors 1 COUNT", then COUNT words, one on each line, then COUNT rows of 100 bytes.
Checked<RawVectors> parse_vectors(std::string_view bytes, std::string_view name);

}  // namespace amends::train
