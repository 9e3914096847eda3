#pragma once
// Counter-based chance: a draw is a pure function of the seed, a place and a purpose.
// No state, so that replay, forks and proof agree on every machine.

#include <cstdint>
#include <string_view>

namespace amends {

/// 64 well-mixed bits for (seed, seq, purpose). `purpose` keeps two draws at one place apart.
///
/// source  the finaliser of SplitMix64: Steele, Lea, Flood 2014, "Fast splittable pseudorandom
///         number generators", doi 10.1145/2714064.2660195
std::uint64_t chance(std::uint64_t seed, std::uint64_t seq, std::string_view purpose);

/// A whole number in [0, bound), each equally likely to within bound / 2^64. `bound` > 0.
std::uint32_t chance_below(std::uint64_t seed, std::uint64_t seq, std::string_view purpose, std::uint32_t bound);

/// 64-bit FNV-1a of bytes: for tables and chance, never for trust. `before` goes on from the hash of what stood before.
inline constexpr std::uint64_t fnv1a_of_nothing = 0xCBF29CE484222325ULL;
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t before = fnv1a_of_nothing);

}  // namespace amends
