#pragma once
// What the scorer makes of one reply. Integers only, so that it is the same on every machine.
// Nothing else in the program reads a trainee's words.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/acts/act.h"

namespace amends::acts {

/// A run of bytes [begin, end) of the reply.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool operator==(const Span&) const = default;
};

/// One act in one reply. `present` with no span never happens; an absent act may keep a reason (a near miss).
struct ActHeard {
    int permille = 0;  ///< how likely it is present, 0..1000
    bool present = false;
    bool unsure = false;  ///< inside the abstain band; counts as absent for branching and for the mark
    std::vector<Span> spans;
    std::string reason;  ///< one sentence for the trainee, in the language of the model

    bool operator==(const ActHeard&) const = default;
};

/// How a reply touches a topic.
enum class TopicHow : std::uint8_t { asked, said, offered, denied };

struct TopicHeard {
    std::string id;  ///< the scenario's topic id
    TopicHow how = TopicHow::said;
    Span span;

    bool operator==(const TopicHeard&) const = default;
};

/// Minutes after midnight Monday for a weekday with a time; `in_minutes` for "within the hour".
/// Exactly one of the two is set; a time with no weekday is `weekday` -1 (the next such time).
struct Deadline {
    std::optional<int> in_minutes;
    int weekday = -1;        ///< 0 Monday .. 6 Sunday, 7 today, 8 tomorrow, -1 not said
    int minute_of_day = -1;  ///< 0..1439, -1 not said
    Span span;

    bool operator==(const Deadline&) const = default;
};

/// A deed that the reply says is under way or done ("I'm ringing them now"): the scenario's action id.
struct ClaimHeard {
    std::string action;
    Span span;

    bool operator==(const ClaimHeard&) const = default;
};

struct Hearing {
    std::array<ActHeard, act_count> acts;
    int empathy = 0;                        ///< grade 0..3
    std::array<int, 4> empathy_permille{};  ///< sums to 1000
    int words = 0;
    bool foreign = false;             ///< mostly not in the language of the model: nothing is scored
    bool go_on = false;               ///< an invitation to go on, kind or bare, and nothing else
    bool asks_again = false;          ///< asks for the last words once more, and nothing else
    std::vector<TopicHeard> topics;   ///< in order of their spans
    std::vector<std::string> echoes;  ///< ids of facts of this case that the reply names
    std::vector<ClaimHeard> claims;
    /// What the reply asks, each question by itself: the sides of an "and" are two. Questions that lean on what was
    /// said before ("Is that all right?") ask nothing new and are left out.
    std::vector<Span> questions;
    /// A question (`asked`) or an offer put as one (`offered`) that touches no topic; the last one in the reply.
    std::optional<TopicHow> unforeseen;
    int repeats_permille = 0;  ///< overlap with the most similar earlier own reply, 0..1000
    int parrots_permille = 0;  ///< longest run copied from the customer, as a share of the reply
    std::optional<Deadline> deadline;
    std::string model_id;

    bool operator==(const Hearing&) const = default;

    const ActHeard& of(Act act) const { return acts[index_of(act)]; }
    ActHeard& of(Act act) { return acts[index_of(act)]; }
    /// The acts that count: present and not unsure.
    ActSet present() const;
    /// The acts in the abstain band.
    ActSet unsure() const;
};

}  // namespace amends::acts
