#pragma once
// The learnt weights of the scorer: whole numbers only, read from and written to one block of bytes.
//
// Two learners look at a reply. The *heads* are linear: rows of weights that the features of a clause add up. The *net*
// reads words in their order: three convolutions over vectors of words. `Decision` says for every act how both and the
// rules are put together, and from where on the act counts as heard.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/acts/learnt/shape.h"
#include "scoring/base/result.h"

namespace amends::acts::learnt {

/// Rows of `in` weights, one row for each output; 1024 stands for 1. Biases are in 1/(1024 * 128).
struct Layer {
    std::size_t in = 0;
    std::size_t out = 0;
    std::vector<std::int16_t> weights;  ///< out x in
    std::vector<std::int32_t> bias;     ///< out
};

/// How one act is decided: log-odds = net * a + heads * b + rules * c + d, all in 1/1024; `from` is in permille.
struct Decision {
    std::int32_t net = 0;
    std::int32_t heads = 0;
    std::int32_t rules = 0;
    std::int32_t bias = 0;
    std::int32_t from = 500;
};

struct Weights {
    // Vectors of known words; 32 stands for 1.
    std::vector<std::string> words;
    std::vector<std::int8_t> vectors;  ///< words x vector_size
    std::unordered_map<std::string, std::uint32_t> row_of;
    std::vector<std::int8_t> parts;  ///< part_rows x part_size; 64 stands for 1
    // The net. The first layer's signals have weights of their own, in the form signal x tap x width.
    std::vector<std::int16_t> signals;
    Layer first;     ///< taps * dense_size -> width
    Layer second;    ///< taps * width -> width, two words apart
    Layer third;     ///< taps * width -> width, four words apart
    Layer whole;     ///< maximum and mean of the reply -> width
    Layer customer;  ///< mean vector of the customer's line -> width, added to `whole`
    Layer acts;      ///< first, third and whole -> one log-odds an act
    Layer empathy;   ///< maximum of the reply and whole -> log-odds of each grade
    // The heads; 16 stands for 1.
    std::vector<std::int8_t> heads;                   ///< head_rows x act_count
    std::array<std::int32_t, act_count> head_bias{};  ///< 128 stands for 1
    std::array<Decision, act_count> decisions{};
    /// Log-odds of each grade from the net, the acts that are heard and what is shared with the customer, in 1/1024.
    struct Grade {
        std::int32_t net = 0;
        std::int32_t bias = 0;
        std::int32_t shared = 0;
        std::int32_t from = 500;
        std::array<std::int32_t, act_count> acts{};
    };
    std::array<Grade, grades> empathy_grades{};
    /// Reliability on replies that no weight has seen, in permille of kappa; -1: not measured. decide.cpp
    /// says below which an act is advice only.
    std::array<std::int32_t, act_count> reliability{};
};

/// Reads the block. Faults name what was expected; sizes and ranges are checked, so that no sum can overflow.
Checked<Weights> parse_weights(std::string_view bytes, std::string_view name);

std::string write_weights(const Weights& weights);

}  // namespace amends::acts::learnt
