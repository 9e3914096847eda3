#pragma once
// Whole plays by lot through sim/play, for what the space does not hold: the clock, and totals with their measures.

#include <cstdint>
#include <vector>

#include "sim/proof/players.h"
#include "sim/proof/prove.h"

namespace amends::proof {

/// Whole numbers with their mean and its interval.
struct Tally {
    std::uint64_t count = 0, sum = 0, squares = 0;
    std::uint32_t least = 0xFFFF'FFFF, most = 0;

    void add(std::uint32_t value);
    /// In hundredths; the interval holds the true mean in about 95 of 100 samples (two standard errors either way).
    std::uint64_t mean_hundredths() const;
    std::uint64_t error_hundredths() const;
};

struct Sampled {
    Player player = Player::random;
    std::uint64_t plays = 0;
    Tally seconds;  ///< of talk and deeds in contacts
    Tally moves;
    std::vector<Tally> totals;  ///< by framework
    std::vector<std::uint64_t> endings;
};

/// `plays` plays of one player, each by class: in the words of no example, with what the class demands as heard.
Sampled sample(const Subject& subject, const Players& players, Player player, std::uint64_t plays, std::uint64_t seed);

}  // namespace amends::proof
