#pragma once
// What players of each kind do in a lump: how likely they take each group of moves, and in which words.

#include "sim/proof/lump.h"
#include "sim/proof/marks.h"
#include "sim/proof/reading.h"

namespace amends::proof {

/// A chance in whole numbers of 2^-30. Those of one list add up to just 2^30.
using Odds = std::uint32_t;
inline constexpr Odds certain = Odds{1} << 30U;

/// One way to move within a group, and how likely it is there.
struct Spoken {
    enum class What : std::uint8_t { reply, go_on, silent, action } what = What::silent;
    std::uint16_t index = 0;  ///< stem or action
    Wording wording = Wording::barest;
    Odds odds = 0;

    bool operator==(const Spoken&) const = default;
};

class Players {
public:
    Players(const play::Pinned& pinned, const Classes& classes, const Space& space, const Lumps& lumps);

    /// By group of the lump's pattern.
    std::vector<Odds> groups(Player player, std::size_t lump) const;
    /// What is said or done within each group of a pattern; `telling`: the customer has more to say.
    using Words = std::vector<std::vector<Spoken>>;
    Words words(Player player, const Pattern& pattern, bool telling) const;

    /// By lump, for the random player: the chance of a good ending.
    const std::vector<Odds>& good() const { return good_; }
    /// By ending, in 2^-30 of a play.
    std::vector<std::uint64_t> endings(Player player) const;

private:
    std::vector<Odds> random(std::size_t lump) const;
    std::vector<Odds> best(std::size_t lump) const;
    std::vector<Odds> rudest(std::size_t lump) const;
    void look_ahead();

    const play::Pinned& pinned_;
    const Classes& classes_;
    const Space& space_;
    const Lumps& lumps_;
    std::vector<Odds> good_;
};

}  // namespace amends::proof
