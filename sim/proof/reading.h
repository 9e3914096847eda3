#pragma once
// A criterion's monitor as the analysis steps it: its state, and the few facts of the past that its letters ask for.

#include <compare>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "scoring/rubric/framework.h"
#include "sim/play/decide.h"
#include "sim/proof/classes.h"

namespace amends::proof {

/// A set of symbols, a bit each. A symbol is one of the monitor's letters or none of them; with a criterion that asks
/// whether a repeat is expected, it also says whether the reply spoke of preventing one.
using Symbols = std::uint32_t;

/// How a class of replies is put into words by a player.
enum class Wording : std::uint8_t {
    barest,    ///< nothing beyond what the class demands
    fullest,   ///< every helpful act that the class leaves room for
    harshest,  ///< every harmful one
    any        ///< any wording that the class leaves room for
};

/// What is known of the moment of a reply.
struct Moment {
    rubric::Purpose purpose = rubric::Purpose::complaint;
    bool interrupts = false;   ///< the customer had more to say
    bool told = false;         ///< everything the customer wanted to tell has been told
    bool below_start = false;  ///< trust afterwards is below where the case began
    int turn = 1;              ///< its number in the contact

    auto operator<=>(const Moment&) const = default;
};

class Reading {
public:
    Reading(const rubric::Monitor& monitor, const play::Pinned& pinned, const Classes& classes);

    /// States of the reading: those of the monitor times what it has to remember.
    std::size_t size() const { return size_; }
    std::size_t start() const { return 0; }

    /// What a reply of a class can be read as. More than one symbol: a wording of the player's choice (`any`), else
    /// facts that the analysis does not know, such as the clock.
    Symbols reply(std::size_t node, std::size_t stem, Wording wording, const Moment& moment);
    /// … and a reply of which everything about the words is known.
    Symbols words(const Wanted& reply, const Moment& moment) const;
    /// A typed "go on" while the customer is telling.
    Symbols go_on(const Moment& moment) const;
    Symbols action(std::size_t action, bool between, rubric::Purpose purpose) const;
    Symbols contact(std::size_t contact, bool below_start) const;

    /// What the letters on replies ask for; where they do not, a moment's fact makes no difference.
    bool asks_interruption() const { return asks_interruption_; }
    bool asks_below_start() const { return asks_below_start_; }

    /// The reading's state after an event that was read so.
    std::size_t after_turn(std::size_t state, unsigned symbol, bool story_over) const;
    std::size_t after_action(std::size_t state, unsigned symbol, std::size_t action) const;
    std::size_t after_contact(std::size_t state, unsigned symbol) const;

    /// The moment's facts that the reading itself remembers.
    void remember(std::size_t state, Moment& moment) const;
    /// Whether a deed that changes nothing in the play can still make a difference here: it is done at most once.
    bool can_do(std::size_t state, std::size_t action) const;
    /// Deeds that change nothing in the play and are letters here.
    const std::vector<std::size_t>& free_deeds() const { return free_deeds_; }

    /// Marks that are possible once the play is over: by how the worksheet is filled in.
    struct Final {
        int least = 100, most = 0;  ///< over every worksheet, and over every order in which promises were made
        int unfilled_least = 100, unfilled_most = 0;
        int right_least = 100, right_most = 0;  ///< everything on the worksheet is right
    };
    Final final_marks(std::size_t state, const play::BranchState& play) const;

private:
    struct Parts {
        std::size_t monitor, turn, told, prevented, done;
    };
    Parts parts_of(std::size_t state) const;
    std::size_t whole_of(const Parts& parts) const;
    std::size_t next(std::size_t monitor, unsigned symbol) const;
    Symbols symbols_of(const Wanted& wanted, std::vector<const OneOf*> demands, const rubric::Event& event) const;
    std::vector<std::size_t> after_promises(std::size_t monitor, const play::BranchState& play) const;
    void find_free_deeds();
    bool inert_once_read(Symbols letters) const;
    std::size_t bit_of(std::size_t free_deed) const;

    const rubric::Monitor& monitor_;
    const play::Pinned& pinned_;
    const Classes& classes_;
    bool asks_interruption_ = false, asks_told_ = false, asks_below_start_ = false, asks_repeat_ = false;
    int turns_ = 0;  ///< turn numbers beyond this make no difference
    std::vector<std::size_t> free_deeds_;
    std::vector<bool> remembered_;           ///< by free deed: that it was done makes a difference
    std::size_t bits_ = 0;                   ///< how many are
    std::vector<std::vector<OneOf>> holds_;  ///< by letter
    std::vector<OneOf> fails_;
    std::size_t size_ = 0;
    std::unordered_map<std::uint64_t, Symbols> known_;
};

}  // namespace amends::proof
