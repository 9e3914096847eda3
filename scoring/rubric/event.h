#pragma once
// A case as the line of events that monitors read, each with the few facts that a predicate may ask for.
// Analysis builds the same events from a scenario's classes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/rubric/case_record.h"

namespace amends::rubric {

enum class EventKind : std::uint8_t { contact, turn, action, promise, worksheet, end };
inline constexpr std::size_t event_kind_count = 6;

/// Yes or no facts. Those of a turn first, then of an action, a contact, the worksheet and the end.
enum class Flag : std::uint8_t {
    story_told,         ///< turn: everything the customer wanted to tell had been told
    interrupted,        ///< turn: the customer had more to say
    go_on,              ///< turn: an invitation to go on and nothing else
    names_new,          ///< turn: names a topic or fact that no own reply had named up to the last apology
    redeemed,           ///< turn: claims a deed that was done
    false_word,         ///< turn: claims a deed that nobody did
    cause_owed,         ///< turn: the customer asked for the cause, or candour is owed
    harm,               ///< turn: a harmful act is present
    below_start,        ///< turn, contact: trust is below where the case began
    visible,            ///< action
    announced,          ///< action
    fixes,              ///< action
    chosen,             ///< action
    within_paper,       ///< action
    within_practice,    ///< action
    cause_found,        ///< worksheet
    right_people_told,  ///< worksheet
    change_named,       ///< worksheet
    renewed,            ///< end: trust is at or above where the case began
    expects_repeat,     ///< end: the customer expects it to happen again
};
inline constexpr std::size_t flag_count = 20;

/// Clocks and counts. Seconds are rounded up, minutes down.
enum class Number : std::uint8_t {
    turn,              ///< turn: its number within the contact, from 1
    empathy,           ///< turn: grade 0..3
    words,             ///< turn
    options,           ///< turn: solutions put before the customer in this reply
    repeats_permille,  ///< turn: overlap with the most similar earlier own reply
    parrots_permille,  ///< turn: longest run copied from the customer
    talk_s,            ///< turn, action: talk clock of the contact when it ends
    case_min,          ///< contact, turn, action: since the case began
    value,             ///< action: to this customer, 0..3
    cost_percent,      ///< action: of the authority in practice
    duration_s,        ///< action
    number,            ///< contact: of the contacts with this purpose, from 1
};
inline constexpr std::size_t number_count = 12;

struct Event {
    EventKind kind = EventKind::turn;
    int index = 0;            ///< into the record's list of its kind
    acts::ActSet acts;        ///< turn: that count; promise: the act that made it
    std::uint32_t flags = 0;  ///< bit per Flag
    std::array<int, number_count> numbers{};
    std::optional<Purpose> purpose;    ///< of the contact it happened in; none between contacts
    std::optional<Opener> opener;      ///< contact
    std::optional<ActionKind> action;  ///< action
    std::optional<Fate> fate;          ///< promise

    bool operator==(const Event&) const = default;

    bool has(Flag flag) const { return ((flags >> static_cast<unsigned>(flag)) & 1U) != 0; }
    int of(Number number) const { return numbers[static_cast<std::size_t>(number)]; }
    void set(Flag flag, bool value)
    {
        const std::uint32_t bit = std::uint32_t{1} << static_cast<unsigned>(flag);
        flags = value ? flags | bit : flags & ~bit;
    }
    void set(Number number, int value) { numbers[static_cast<std::size_t>(number)] = value; }
};

/// The acts of a turn that count: present and sure; with `generous`, the unsure helpful ones as well. An `act_now`
/// that nobody redeemed is none.
acts::ActSet acts_that_count(const CaseRecord& record, int turn, bool generous);

/// The case in order: each contact before its turns, actions before the reply that followed them; then the fates of
/// promises, the worksheet where one was filled in, and the end.
std::vector<Event> events_of(const CaseRecord& record, bool generous);

}  // namespace amends::rubric
