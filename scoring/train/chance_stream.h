#pragma once
// A stream of chance for training: xorshift64*, seeded, the same everywhere.
//
// source  Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators, scrambled",
//         doi 10.1145/2845077

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace amends::train {

class ChanceStream {
public:
    explicit ChanceStream(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

    std::uint32_t bits()
    {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1DULL) >> 32U);
    }
    /// In [0, bound).
    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>((std::uint64_t{bits()} * bound) >> 32U);
    }
    /// Another order, each equally likely: Fisher and Yates.
    template <class T>
    void shuffle(std::vector<T>& things)
    {
        for (std::size_t i = things.size(); i > 1; --i) {
            std::swap(things[i - 1], things[below(static_cast<std::uint32_t>(i))]);
        }
    }
    /// In [-1, 1).
    float signed_unit() { return static_cast<float>(static_cast<std::int32_t>(bits())) / 2147483648.0F; }

private:
    std::uint64_t state_;
};

}  // namespace amends::train
