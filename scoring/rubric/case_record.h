#pragma once
// What a rubric reads: one play as plain data, from the first complaint to the last contact.
// Knows no scenario and no simulation: a transcript of a real contact makes one as well.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/acts/hearing.h"

namespace amends::rubric {

/// What the customer did between the trainee's replies that a criterion may need to know.
struct Turn {
    int contact = 0;  ///< index into CaseRecord::contacts
    acts::Hearing hearing;
    std::int64_t sim_s = 0;        ///< seconds since the case began, when the reply starts
    std::int64_t talk_ms = 0;      ///< talk clock of the contact when the reply starts
    std::int64_t talk_ms_end = 0;  ///< … and when it ends
    int customer_words = 0;        ///< words that the customer said since the trainee's last reply
    bool interrupted = false;      ///< the customer had more to say
    bool story_told = false;       ///< everything the customer wanted to tell had been told when the reply was sent
    bool cause_owed = false;       ///< the customer asked for the cause in the line answered, or candour is owed
    std::optional<int> trust;      ///< 0..6 after the reply, where the source knows it

    bool operator==(const Turn&) const = default;
};

/// The closed list of what a trainee can do besides talking.
enum class ActionKind : std::uint8_t {
    look_up,
    ring,
    hold,
    fix,
    give,
    bend_rule,
    consult,
    three_way,
    brief,
    transfer,
    note,
    report_cause,
    message
};

struct Action {
    std::string id;
    ActionKind kind = ActionKind::look_up;
    int contact = -1;     ///< index, or -1 between contacts
    int before_turn = 0;  ///< how many replies had been sent when it was done
    std::int64_t sim_s = 0;
    std::int64_t talk_ms = 0;  ///< talk clock when it began
    std::int64_t duration_ms = 0;
    int cost = 0;                 ///< minor units of the scenario's currency
    int value = 0;                ///< to this customer, 0 none .. 3 much
    bool visible = false;         ///< the customer hears or sees it happen
    bool announced = false;       ///< the reply before or after it said so
    bool within_paper = true;     ///< inside the authority that is written down
    bool within_practice = true;  ///< inside what is accepted in practice
    bool fixes = false;           ///< puts the failure right, in whole or in part
    bool chosen = false;          ///< what the customer chose or turned out to need

    bool operator==(const Action&) const = default;
};

enum class Fate : std::uint8_t { open, kept, late, broken, released };

struct Promise {
    std::string id;
    int turn = 0;  ///< the reply that made it, index into turns
    acts::Act act = acts::Act::promise_follow_up;
    Fate fate = Fate::open;

    bool operator==(const Promise&) const = default;
};

enum class Opener : std::uint8_t { customer, trainee };
enum class Purpose : std::uint8_t { complaint, follow_up, next_visit };

struct Contact {
    std::string id;
    Purpose purpose = Purpose::complaint;
    Opener opener = Opener::customer;
    std::int64_t sim_s = 0;
    std::optional<int> trust_before;  ///< 0..6
    std::optional<int> trust_after;

    bool operator==(const Contact&) const = default;
};

/// "I'm ringing them now", and nobody rang.
struct FalseWord {
    int turn = 0;
    std::string action;

    bool operator==(const FalseWord&) const = default;
};

/// The worksheet after the call, each answer held against the scenario's truth.
struct Worksheet {
    bool cause_found = false;
    bool right_people_told = false;
    bool change_named = false;

    bool operator==(const Worksheet&) const = default;
};

/// What could be observed here. Fixed by the scenario, not by the play: offered and not done is zero;
/// not offered is "not observed" and stays outside the sum.
enum class Offer : std::uint8_t {
    talk,            ///< always
    story,           ///< the customer has something to tell in pieces
    details,         ///< facts that the right fix needs and only the customer knows
    fix,             ///< an action that puts it right
    choice,          ///< at least two fixes
    gift,            ///< an action that gives something of value
    visible_effort,  ///< a deed that the customer can watch
    three_way,       ///< a colleague who can be brought in
    bend_rule,       ///< a rule that may be bent
    consult,         ///< a supervisor who can be asked
    cause,           ///< the worksheet asks for the cause
    report_cause,    ///< a colleague who should know the cause
    cause_asked,     ///< the customer asks why, or candour is owed
    promise,         ///< a promise that can be kept or broken
    follow_up,       ///< a contact that the trainee may open after the fix
    next_visit,      ///< the customer comes again
    par_time,        ///< a par time from complaint to first fixing action
    feelings,        ///< the customer's trust and expectation at the end are known
};

/// A house gate that this play broke. Gates are judged where the scenario says how; never from the text alone.
struct GateBroken {
    std::string id;  ///< safety privacy discrimination legal abuse
    int turn = -1;   ///< the reply, or -1 where an action broke it
    std::string action;

    bool operator==(const GateBroken&) const = default;
};

struct CaseRecord {
    std::vector<Turn> turns;
    std::vector<Action> actions;
    std::vector<Promise> promises;
    std::vector<Contact> contacts;
    std::vector<FalseWord> false_words;
    std::optional<Worksheet> worksheet;
    std::vector<Offer> offers;
    std::vector<std::string> gates;  ///< gates that this scenario can test
    std::vector<GateBroken> gates_broken;
    int par_fix_s = 0;            ///< seconds from complaint to first fixing action at par, 0 where none
    int authority_practice = 0;   ///< minor units the trainee may decide on alone in practice
    int trust_start = 0;          ///< 0..6
    int trust_end = 0;            ///< 0..6
    bool expects_repeat = false;  ///< the customer expects it to happen again

    bool operator==(const CaseRecord&) const = default;
};

}  // namespace amends::rubric
