#pragma once
// The state of a play: a fold of apply over its events, nothing else.

#include <optional>
#include <string>
#include <vector>

#include "sim/play/event.h"

namespace amends::play {

/// One line of the transcript, whoever spoke. A trainee's words are found by `seq` beside the journal.
struct Said {
    enum class Who : std::uint8_t { customer, trainee, deed } who = Who::customer;
    int seq = 0;      ///< the event's place in the play
    int contact = 0;  ///< index into PlayState::contacts
    At at;
    std::string id;  ///< line, offered reply or action; empty for typed words
    int wording = 0, segment = 0, of = 1;
    int turn = -1;  ///< with trainee: index into turns

    bool operator==(const Said&) const = default;
};

struct TurnTaken {
    int seq = 0;
    int contact = 0;
    At begin, end;
    std::string offered;
    acts::Hearing hearing;
    bool interrupted = false;
    bool story_told = false;
    bool cause_owed = false;
    int customer_words = 0;  ///< said since the reply before
    customer::Mood mood;     ///< afterwards
    std::vector<std::string> claims;

    bool operator==(const TurnTaken&) const = default;
};

struct DeedDone {
    int seq = 0;
    std::string action;
    int contact = -1;  ///< index, -1 between contacts
    int before_turn = 0;
    At at;
    std::int64_t duration_ms = 0;
    int cost = 0;

    bool operator==(const DeedDone&) const = default;
};

struct PromiseMade {
    std::string promise;
    int turn = -1;
    PromiseState state = PromiseState::none;
    std::string due;  ///< slot id

    bool operator==(const PromiseMade&) const = default;
};

struct ContactHad {
    std::string contact;
    At opened;
    customer::Mood before, after;
    bool closed = false;
    bool by_trainee = false;  ///< who closed it

    bool operator==(const ContactHad&) const = default;
};

/// A point of the mood curve.
struct MoodPoint {
    int seq = 0;
    At at;
    int contact = 0;
    int turn = -1;  ///< the reply that made it, -1 else
    MoodSet set;

    bool operator==(const MoodPoint&) const = default;
};

struct PlayState {
    int events = 0;  ///< how many are folded in: the next seq
    Pins pins;
    BranchState branch;
    At now;
    std::vector<Said> transcript;
    std::vector<TurnTaken> turns;
    std::vector<DeedDone> deeds;
    std::vector<PromiseMade> promises;
    std::vector<ContactHad> contacts;
    std::vector<MoodPoint> moods;
    std::vector<std::string> lines_used;  ///< "line#wording", in order
    std::optional<WorksheetFilled> worksheet;
    std::vector<std::pair<GateBroken, int>> gates_broken;  ///< with the turn, -1 for a deed
    std::string current_line;                              ///< the line that still has segments, else the last one said
    int customer_words = 0;                                ///< since the last reply
    std::string ending;

    bool operator==(const PlayState&) const = default;
};

/// No rules: plain assignment of what the event says.
PlayState apply(PlayState state, const Event& event);

PlayState fold(const std::vector<Event>& events);

}  // namespace amends::play
