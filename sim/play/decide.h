#pragma once
// decide holds every rule; what it returns is one atomic batch.

#include <memory>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/play/command.h"
#include "sim/play/compiled.h"
#include "sim/play/event.h"
#include "sim/play/state.h"

namespace amends::play {

/// Everything that a play is pinned to, ready for use. Cheap to copy.
struct Pinned {
    std::shared_ptr<const scenario::Scenario> scenario;  ///< as its variant tells it
    std::shared_ptr<const Compiled> compiled;
    Pins pins;
};

/// Makes the pinned scenario: applies the variant and compiles. Faults: unknown variant or persona.
Checked<Pinned> pin(const scenario::Scenario& scenario, const customer::Coefficients& coefficients, Pins pins);

/// The first batch of a play: it opens, and so does its first contact.
Written open_play(const Pinned& pinned);

/// Every rule. A command that cannot be carried out now gives a fault that says why, and nothing happens.
Checked<Written> decide(const Pinned& pinned, const PlayState& state, const Command& command);

/// Whether, and if not why not: what a button shows.
std::string why_not(const Pinned& pinned, const PlayState& state, const Command& command);

/// The offered replies on the list now, in order.
std::vector<const scenario::Offered*> offered_now(const Pinned& pinned, const PlayState& state);

/// The actions that could be done here; `why` is empty where one can be done now.
struct ActionNow {
    const scenario::Action* action;
    std::string why;
    bool done;
};
std::vector<ActionNow> actions_now(const Pinned& pinned, const PlayState& state);

/// What hear needs to know of the play so far. `typed` gives the words beside a seq.
using TypedText = std::vector<std::pair<int, std::string>>;
acts::Context hearing_context(const Pinned& pinned, const PlayState& state, const TypedText& typed);

/// The words of one transcript line (customer's segments and offered replies); typed words come from `typed`.
std::string words_of(const Pinned& pinned, const Said& said, const TypedText& typed);

PlayState fold(const std::vector<Event>& events);

/// The play as the rubric reads it.
rubric::CaseRecord record_of(const Pinned& pinned, const PlayState& state);

}  // namespace amends::play
