#pragma once
// What happened, as facts and effects. A play is its list of events; everything else is a fold over it.
// Bodies hold no word that a person typed: a typed reply lies beside its event (see Written).

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/base/result.h"
#include "scoring/rubric/case_record.h"
#include "sim/customer/customer.h"
#include "sim/play/branch.h"

namespace amends::play {

/// When: seconds since the case began, and the talk clock of the contact.
struct At {
    std::int64_t sim_s = 0;
    std::int64_t talk_ms = 0;

    bool operator==(const At&) const = default;
};

/// What a play rests on. Hashes are BLAKE2b-256 over canonical bytes, in hex, made at the edge.
struct Pins {
    std::string scenario_id, scenario, customer, scorer;
    std::vector<std::pair<std::string, std::string>> rubrics;  ///< framework id, hash
    std::string variant;
    int rules = 1;
    std::uint64_t seed = 0;

    bool operator==(const Pins&) const = default;
};

struct PlayOpened {
    Pins pins;
    bool operator==(const PlayOpened&) const = default;
};
struct ContactOpened {
    std::string contact;
    bool operator==(const ContactOpened&) const = default;
};
struct NodeEntered {
    std::string node;
    std::string by_exit;
    bool operator==(const NodeEntered&) const = default;
};
/// One segment of a customer's speech. `wording` -1-based alternatives: index into Speech::wordings, or,
/// from `wordings.size()` on, into an answer's `again`.
struct LineSaid {
    std::string line;
    int wording = 0, segment = 0, of = 1;
    int words = 0;
    bool operator==(const LineSaid&) const = default;
};
struct ReplySent {
    std::string offered;
    int words = 0;
    std::int64_t talk_ms = 0;
    bool typed() const { return offered.empty(); }
    bool operator==(const ReplySent&) const = default;
};
struct ReplyHeard {
    acts::Hearing hearing;
    bool story_told = false;
    bool cause_owed = false;
    bool operator==(const ReplyHeard&) const = default;
};
struct Interrupted {
    int segments = 0;
    bool operator==(const Interrupted&) const = default;
};
struct Listened {
    int segments_left = 0;
    bool operator==(const Listened&) const = default;
};
struct MoodSet {
    customer::Impression impression = customer::Impression::neutral;
    std::string cause;  ///< interruption reply listening action promise hang_up
    std::string of;     ///< action or promise id
    int anger = 0, trust = 0, heard = 0;
    bool operator==(const MoodSet&) const = default;
};
struct BranchSet {
    BranchState branch;
    bool operator==(const BranchSet&) const = default;
};
struct ActionDone {
    std::string action;
    std::int64_t duration_ms = 0;
    int cost = 0;
    bool operator==(const ActionDone&) const = default;
};
struct Claimed {
    std::string action;
    bool operator==(const Claimed&) const = default;
};
struct PromiseSet {
    std::string promise;
    PromiseState state = PromiseState::none;
    std::string due;
    bool operator==(const PromiseSet&) const = default;
};
struct ContactClosed {
    std::string contact;
    bool by_trainee = false;
    bool operator==(const ContactClosed&) const = default;
};
struct Waited {
    std::string slot;
    std::int64_t sim_s = 0;
    bool operator==(const Waited&) const = default;
};
struct WorksheetFilled {
    std::string cause;
    std::vector<std::string> who;
    std::string change;
    bool operator==(const WorksheetFilled&) const = default;
};
struct GateBroken {
    std::string gate;
    std::string action;
    bool operator==(const GateBroken&) const = default;
};
struct Ended {
    std::string ending;
    bool operator==(const Ended&) const = default;
};

using Body = std::variant<PlayOpened, ContactOpened, NodeEntered, LineSaid, ReplySent, ReplyHeard, Interrupted,
                          Listened, MoodSet, BranchSet, ActionDone, Claimed, PromiseSet, ContactClosed, Waited,
                          WorksheetFilled, GateBroken, Ended>;

struct Event {
    At at;
    Body body;

    bool operator==(const Event&) const = default;
};

/// The name of an event's kind in journals, for example "reply_heard", and the version of its body.
std::string_view kind_of(const Event& event);
int version_of(const Event& event);

/// The body as canonical JSON on one line: sorted keys, integers only.
std::string write_body(const Event& event);

/// Reads a body of any released version. An unknown kind or a newer version is a fault that says so;
/// the caller keeps the bytes and makes the play read-only.
Checked<Event> read_event(std::string_view kind, int version, At at, std::string_view body);

/// One command's worth: an atomic batch, and the words that lie beside one of its events.
struct Written {
    std::vector<Event> events;
    int typed_event = -1;  ///< index of the event that `text` lies beside, -1 where nothing was typed
    std::string text;

    bool operator==(const Written&) const = default;
};

}  // namespace amends::play
