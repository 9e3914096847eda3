#pragma once
// Marks over the whole space: what each criterion can come to, and its exact mean for players of four kinds.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/play/decide.h"
#include "sim/proof/lump.h"

namespace amends::rubric {
struct Criterion;
}

namespace amends::proof {

/// Who plays. docs/proof.md says of each what it does.
enum class Player : std::uint8_t { random, rude, average, good };
inline constexpr std::size_t player_count = 4;
std::string_view name_of(Player player);

/// A mark in whole numbers of 2^-24.
using Mark = std::uint64_t;
inline constexpr Mark one_mark = Mark{1} << 24U;

/// Between what and what a mean lies; one number where nothing outside the space matters to it.
struct Mean {
    Mark least = 0, most = 0;

    bool exact() const { return least == most; }
    bool operator==(const Mean&) const = default;
};

struct CriterionProof {
    std::string id;
    int weight = 0;
    bool observed = false;
    bool measure = false;                  ///< an integer of totals: bounds only
    int least = 0, most = 0;               ///< no play earns less or more
    std::array<Mean, player_count> means;  ///< by Player
};

struct FrameworkProof {
    std::string id;
    std::vector<CriterionProof> criteria;
    int least = 0, most = 0;  ///< no play's total is less or more: the sums of what each criterion comes to by itself
    std::array<Mean, player_count> means;
};

/// Two offered replies of a node, wherever both are on the list.
struct Beside {
    std::size_t node = 0, one = 0, other = 0;  ///< as in the scenario
    Wanted one_words, other_words;             ///< what their authors confirmed
    struct Where {
        std::uint32_t lump, after_one, after_other;

        bool operator==(const Where&) const = default;
        auto operator<=>(const Where&) const = default;
    };
    std::vector<Where> where;
    bool alike = true;             ///< they come to states that nothing later tells apart
    bool one_ever_better = false;  ///< somewhere the one leaves a better mood or more to come, for the ending or a mark
    bool other_ever_better = false;  ///< … the other
};

class Players;

/// What is worked out once for all frameworks.
class Marker {
public:
    Marker(const play::Pinned& pinned, const Classes& classes, const Space& space, const Lumps& lumps);
    ~Marker();
    Marker(const Marker&) = delete;
    Marker& operator=(const Marker&) = delete;

    const Players& players() const;
    /// Ranges, and the means of the players asked for; the others' means stay empty.
    /// Compares replies on the way, if there are any to compare.
    FrameworkProof prove(const rubric::Rubric& rubric, const std::vector<Player>& players,
                         std::vector<Beside>* beside = nullptr) const;

private:
    struct Data;
    void prove_criterion(const rubric::Criterion& criterion, const std::vector<Player>& players, CriterionProof& proof,
                         std::vector<Beside>* beside) const;
    static void sum_up(FrameworkProof& proof);

    std::unique_ptr<Data> data_;
};

}  // namespace amends::proof
