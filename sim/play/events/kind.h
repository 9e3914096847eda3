#pragma once
// One row per event kind: its name in journals, the version of its body, and both directions of its JSON.
// A new kind is a struct in event.h, a row here and its functions in the file of its subject.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "sim/play/event.h"

namespace amends::play::events {

using nlohmann::json;

template <class Event>
struct Kind;

#define AMENDS_EVENT_KIND(TYPE, NAME, VERSION)         \
    template <>                                        \
    struct Kind<TYPE> {                                \
        static constexpr std::string_view name = NAME; \
        static constexpr int version = VERSION;        \
        static json write(const TYPE& event);          \
        static TYPE read(const json& body);            \
    }

// contact.cpp
AMENDS_EVENT_KIND(PlayOpened, "play_opened", 1);
AMENDS_EVENT_KIND(ContactOpened, "contact_opened", 1);
AMENDS_EVENT_KIND(NodeEntered, "node_entered", 1);
AMENDS_EVENT_KIND(ContactClosed, "contact_closed", 1);
AMENDS_EVENT_KIND(Waited, "waited", 1);
AMENDS_EVENT_KIND(Ended, "ended", 1);
// talk.cpp
AMENDS_EVENT_KIND(LineSaid, "line_said", 1);
AMENDS_EVENT_KIND(ReplySent, "reply_sent", 1);
AMENDS_EVENT_KIND(ReplyHeard, "reply_heard", 1);
AMENDS_EVENT_KIND(Interrupted, "interrupted", 1);
AMENDS_EVENT_KIND(Listened, "listened", 1);
// effects.cpp
AMENDS_EVENT_KIND(MoodSet, "mood_set", 1);
AMENDS_EVENT_KIND(BranchSet, "branch_set", 1);
AMENDS_EVENT_KIND(GateBroken, "gate_broken", 1);
// deeds.cpp
AMENDS_EVENT_KIND(ActionDone, "action_done", 1);
AMENDS_EVENT_KIND(Claimed, "claimed", 1);
AMENDS_EVENT_KIND(PromiseSet, "promise_set", 1);
AMENDS_EVENT_KIND(WorksheetFilled, "worksheet_filled", 1);

#undef AMENDS_EVENT_KIND

}  // namespace amends::play::events
