#pragma once
// A monitor: at most eight states, at most eight letters. Each event of a case is read as the first letter whose
// predicate holds, or as none; each letter moves the monitor; the mark is that of the state at the end.
// Analysis steps the same tables.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/rubric/event.h"

namespace amends::rubric {

inline constexpr std::size_t max_letters = 8;
inline constexpr std::size_t max_states = 8;

/// A conjunction over the facts of one event.
struct Predicate {
    struct Range {
        Number number = Number::turn;
        int at_least = 0;
        int at_most = 0;

        bool operator==(const Range&) const = default;
    };

    EventKind on = EventKind::turn;
    acts::ActSet all;
    acts::ActSet any;      ///< at least one of them; empty: no condition
    acts::ActSet and_any;  ///< and at least one of these
    acts::ActSet none;
    std::uint32_t flags_asked = 0;   ///< bit per Flag that is asked for
    std::uint32_t flags_wanted = 0;  ///< … and what it must be
    std::vector<Range> ranges;
    std::uint32_t purposes = 0;  ///< bit per Purpose that will do; 0 any or none
    std::uint32_t openers = 0;
    std::uint32_t action_kinds = 0;
    std::uint32_t fates = 0;

    bool operator==(const Predicate&) const = default;
};

bool holds(const Predicate& predicate, const Event& event);

struct Letter {
    std::string id;
    Predicate when;
    std::string note;  ///< what it shows as evidence; {reply} {action} {promise} {contact} are filled in

    bool operator==(const Letter&) const = default;
};

struct State {
    std::string id;
    int mark = 0;                                  ///< 0..100; 0 in the first state, so that silence earns nothing
    std::string missing;                           ///< what full marks would have needed; empty at 100
    std::array<std::uint8_t, max_letters> next{};  ///< state per letter

    bool operator==(const State&) const = default;
};

struct Monitor {
    std::vector<Letter> letters;
    std::vector<State> states;  ///< the first is the one to begin in

    bool operator==(const Monitor&) const = default;
};

/// The letter as which the monitor reads the event, or none: the event moves nothing.
std::optional<std::size_t> letter_of(const Monitor& monitor, const Event& event);

/// One event that moved a monitor.
struct Move {
    std::size_t event = 0;  ///< into the events
    std::size_t letter = 0;
    std::size_t from = 0;
    std::size_t to = 0;

    bool operator==(const Move&) const = default;
};

struct Run {
    std::size_t state = 0;
    std::vector<Move> moves;  ///< in case order; a letter that keeps the state is no move

    bool operator==(const Run&) const = default;
};

Run run(const Monitor& monitor, const std::vector<Event>& events);

}  // namespace amends::rubric
