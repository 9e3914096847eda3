#pragma once
// All branching of a play is one function on integers: step. Play adds lines and events to it;
// proof and benchmarks call it alone.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "sim/customer/customer.h"
#include "sim/scenario/scenario.h"

namespace amends::play {

inline constexpr std::uint8_t between_contacts = 0xFF;
inline constexpr std::size_t promises_most = 5;

/// What a declared promise is worth now. The three times it may fall due are apart, since they decide its fate.
enum class PromiseState : std::uint8_t { none, due_first, due_second, due_third, kept, late, broken };

/// none, open, kept, late or broken, as guards and plans write it.
std::string_view name_of(PromiseState state);

/// Everything that a guard can read, in sixteen bytes.
struct BranchState {
    std::uint16_t node = 0;          ///< index; 0 between contacts
    std::uint16_t vars = 0;          ///< declared variables, mixed radix
    std::uint16_t done = 0;          ///< a bit per action that changes anything
    std::uint16_t promises = 0;      ///< three bits each: PromiseState
    std::uint8_t segments_left = 0;  ///< what the customer still wants to tell
    std::uint8_t stay = 0;           ///< replies that stayed in this node since the last deed
    std::uint8_t slot = 0;           ///< where in time: the last slot reached
    std::uint8_t contact = between_contacts;
    std::uint8_t anger = 0;
    std::uint8_t trust = 0;
    std::uint8_t memories = 0;  ///< heard + 3 * the named one
    std::uint8_t ending = 0;    ///< 0 none, else 1 + index

    bool operator==(const BranchState&) const = default;
    int heard() const { return memories % 3; }
    int memory() const { return memories / 3; }
    bool in_contact() const { return contact != between_contacts; }
    bool over() const { return ending != 0; }
    PromiseState promise(std::size_t index) const { return static_cast<PromiseState>((promises >> (3 * index)) & 7U); }
};
static_assert(sizeof(BranchState) == 16);

/// A set of answers, by index.
struct AnswerSet {
    std::array<std::uint64_t, scenario::most_answers / 64> bits{};

    bool has(std::size_t index) const { return ((bits[index / 64] >> (index % 64)) & 1U) != 0; }
    void add(std::size_t index) { bits[index / 64] |= std::uint64_t{1} << (index % 64); }
    bool operator==(const AnswerSet&) const = default;
};

enum class Move : std::uint8_t { reply, listen, act, wait, hang_up, promise };

/// One move as branching sees it: of a reply, only which guards its words fulfil.
struct Letter {
    Move move = Move::reply;
    customer::Impression tone = customer::Impression::neutral;
    std::uint8_t exits = 0;      ///< bit i: the words fulfil what exit i asks of them
    std::uint8_t action = 0;     ///< index, with `act`
    std::uint16_t promises = 0;  ///< three bits each: 0 not made, 1..3 made for that slot
    AnswerSet answers;           ///< which answers' topics are touched

    bool operator==(const Letter&) const = default;
};

/// A scenario made ready for step: ids are indexes, guards are masks.
struct Compiled;

/// What a step did, for the lines and events that tell it.
struct Trace {
    struct Moved {
        customer::Impression impression;
        enum class Cause : std::uint8_t { interruption, reply, listening, action, promise, hang_up } cause;
        int index;            ///< action or promise, else -1
        customer::Mood mood;  ///< afterwards
        int heard;            ///< afterwards
    };
    struct Fate {
        int promise;
        PromiseState state;
    };
    bool interrupted = false;
    int answer = -1;
    int exit = -1;           ///< index in the node left, -1 where none was looked for
    bool otherwise = false;  ///< … and it is the unguarded one
    bool out_of_patience = false;
    std::uint16_t left_node = 0;
    int entered_node = -1;
    int entry_line = -1;  ///< the line said on entering
    int opened_contact = -1;
    int closed_contact = -1;
    int reached_slot = -1;
    std::vector<Moved> moved;
    std::vector<Fate> fates;
};

/// The state before the first contact opens.
BranchState start_state(const Compiled& compiled);

/// Opens the first contact.
BranchState open_first(const Compiled& compiled, BranchState state, Trace* trace = nullptr);

/// Total on every letter that is `allowed`; on others it returns the state unchanged.
BranchState step(const Compiled& compiled, BranchState state, const Letter& letter, Trace* trace = nullptr);

/// A reply in the three parts that step goes through one after the other, for who steps many replies of one state.
/// First the tone (with the interruption, where there is one) and the promises;
BranchState felt(const Compiled& compiled, BranchState state, customer::Impression tone, std::uint16_t promises);
/// then the answer, if one that is touched can be given;
struct Answered {
    BranchState state;
    bool answered = false;

    bool operator==(const Answered&) const = default;
};
Answered answered(const Compiled& compiled, BranchState state, const AnswerSet& touched);
/// then the exit.
BranchState left(const Compiled& compiled, const Answered& state, std::uint8_t exits, Trace* trace = nullptr);

/// Whether the move can be made now. A reply is allowed in every contact.
bool allowed(const Compiled& compiled, const BranchState& state, const Letter& letter);

}  // namespace amends::play
