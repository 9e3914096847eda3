#pragma once
// What is said and done in every group of moves of every lump, laid out flat: worked out once for all criteria.

#include <array>
#include <vector>

#include "sim/proof/players.h"

namespace amends::proof {

/// One way to say or do something, where it is said or done.
struct Utterance {
    std::uint16_t node = 0;
    std::uint8_t contact = play::between_contacts;
    bool telling = false;  ///< the customer has more to say
    Spoken spoken;         ///< without odds
};

class AllWords {
public:
    struct Said {
        Odds odds = 0;
        std::uint32_t utterance = 0;
    };
    /// By slot, one for each group of each surrounding: a run of `said`.
    struct Pool {
        std::vector<std::uint32_t> begin = {0};
        std::vector<Said> said;
    };

    AllWords(const Players& players, const Classes& classes, const Space& space, const Lumps& lumps);

    std::size_t slots() const { return any_.begin.size() - 1; }
    /// The slot of a lump's first group; those of the others follow.
    std::uint32_t slot(std::size_t lump) const { return first_slot_[lump]; }
    const std::vector<Utterance>& utterances() const { return utterances_; }
    /// Everything that can be said or done, in any wording; without odds.
    const Pool& any() const { return any_; }
    /// What a player says and does.
    const Pool& by(Player player);
    /// How likely a player takes each group, by edge of the lumps.
    const std::vector<Odds>& odds(Player player);

private:
    /// A pattern in a contact, at a time when the customer has more to say or not.
    struct Surrounding {
        std::uint32_t pattern = 0;
        std::uint8_t contact = 0;
        bool telling = false;
    };

    std::uint32_t utterance(const Surrounding& where, Spoken spoken);
    void lay_out_any(const Surrounding& where);

    const Players& players_;
    const Classes& classes_;
    const Space& space_;
    const Lumps& lumps_;
    std::vector<Surrounding> surroundings_;
    std::vector<std::uint32_t> first_slot_;  ///< by lump
    std::vector<Utterance> utterances_;
    std::vector<std::vector<std::uint32_t>> known_;  ///< utterances by a coarse key, each list short
    Pool any_;
    std::array<Pool, player_count> by_;
    std::array<std::vector<Odds>, player_count> odds_;
};

}  // namespace amends::proof
