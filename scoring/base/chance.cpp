#include "scoring/base/chance.h"

namespace amends {
namespace {

std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

}  // namespace

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t before)
{
    std::uint64_t hash = before;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

std::uint64_t chance(std::uint64_t seed, std::uint64_t seq, std::string_view purpose)
{
    return mixed(mixed(mixed(seed) ^ seq) ^ fnv1a(purpose));
}

std::uint32_t chance_below(std::uint64_t seed, std::uint64_t seq, std::string_view purpose, std::uint32_t bound)
{
    // The high half of a 32 x 32 bit product: no division, and the same on every machine.
    const std::uint64_t draw = chance(seed, seq, purpose) >> 32U;
    return static_cast<std::uint32_t>((draw * bound) >> 32U);
}

}  // namespace amends
