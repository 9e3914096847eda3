#pragma once
// One criterion's monitor stepped together with the space: its range, and its mean for each player.

#include <map>
#include <vector>

#include "sim/proof/marks.h"
#include "sim/proof/reading.h"
#include "sim/proof/words.h"

namespace amends::proof {

class CriterionProver {
public:
    CriterionProver(const rubric::Monitor& monitor, const play::Pinned& pinned, const Classes& classes,
                    const Space& space, const Lumps& lumps, AllWords& words);

    /// Readings have few states; one with more is given bounds only.
    bool within_limits() const { return reading_.size() <= most_states; }

    void prove(CriterionProof& proof, const std::vector<Player>& players);

    /// After `prove`: which of two replies leaves more to be earned, wherever they stand beside each other.
    void compare(Beside& beside);

private:
    static constexpr std::size_t most_states = 64;

    /// States of the reading, a bit each.
    using States = std::uint64_t;

    /// What something that is said or done makes of each state of the reading.
    struct Step {
        std::vector<States> to;
        bool certain = true;  ///< each comes to one state

        bool operator<(const Step& other) const { return to < other.to; }
    };
    using StepIndex = std::uint32_t;

    /// Two tables each: trust afterwards is at or above its start, or below it.
    template <class T>
    using ByTrust = std::array<std::vector<T>, 2>;

    struct Heard {
        Odds odds = 0;
        StepIndex step = 0;
    };
    struct HeardPool {
        ByTrust<std::uint32_t> begin;  ///< by slot
        std::vector<Heard> heard;
    };

    StepIndex intern(Step step);
    StepIndex step_of(std::uint32_t utterance, bool below);
    Step make_step(const Utterance& utterance, bool below);
    Step opened(std::size_t contact, bool below) const;
    rubric::Purpose purpose_of(std::uint8_t contact) const;
    void lay_out_any();
    void lay_out(Player player);
    void add_deeds(std::size_t lump);
    void find_alive();

    void step_lump(std::size_t lump, const std::vector<Player>& players);
    void step_range(std::size_t lump);
    void step_mean(std::size_t lump, Player player);
    struct Edge {
        std::size_t from, to, slot;
        Odds odds;
    };
    bool is_certain(Player player) const;
    void lay_out_places();
    void add_certain(const Edge& edge, std::size_t player);
    void add_between(const Edge& edge, std::size_t player);
    std::vector<Mark>& most_of(std::size_t player);
    static States through(const Step* opening, States states);
    void finish(std::size_t lump, const std::vector<Player>& players);
    void do_free_deeds(std::size_t lump, const std::vector<Player>& players);
    std::vector<std::size_t> possible_deeds(std::size_t lump) const;
    std::size_t after_deed(std::size_t state, std::size_t deed, const play::BranchState& where) const;
    bool opens(std::size_t lump, std::size_t next) const;
    bool below_start(std::size_t lump) const;
    /// A reply whose words are known, with what it is read as in each moment that was asked for.
    struct KnownReply {
        const Wanted& words;
        std::map<Moment, Symbols> heard;
    };
    std::pair<int, int> left_to_earn(KnownReply& reply, std::uint32_t lump, std::uint32_t next, std::size_t e);

    Reading reading_;
    std::size_t size_;
    const play::Pinned& pinned_;
    const Space& space_;
    const Lumps& lumps_;
    AllWords& words_;
    std::vector<Step> steps_;
    std::map<std::vector<States>, StepIndex> known_steps_;
    ByTrust<StepIndex> utterance_steps_;
    ByTrust<StepIndex> any_;  ///< by slot
    std::array<HeardPool, player_count> heard_;
    std::map<std::pair<std::size_t, bool>, Step> openings_;
    std::vector<States> alive_;  ///< by lump: what the reading can have come to there
    std::vector<std::uint8_t> least_, most_;
    std::array<bool, player_count> certain_{};
    std::vector<std::uint8_t> places_;  ///< by step and state: where it comes to, of one place for certain
    std::array<std::vector<Mark>, player_count> mean_least_, mean_most_;
};

}  // namespace amends::proof
