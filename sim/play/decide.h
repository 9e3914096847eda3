#pragma once
// decide holds every rule; what it returns is one atomic batch.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/base/message.h"
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
    /// Every line of the scenario by its id, with the further wordings of an answer that was given before.
    struct Line {
        const scenario::Speech* speech = nullptr;
        const std::vector<std::vector<std::string>>* again = nullptr;
    };
    std::shared_ptr<const std::unordered_map<std::string, Line>> lines;
};

/// The version of the rules in decide. A play goes on only under the rules that it began with; across releases every
/// journal still folds, since apply has no rules.
inline constexpr int rules_version = 1;

/// Makes the pinned scenario: applies the variant and compiles. Faults: unknown variant or persona, other rules.
Checked<Pinned> pin(const scenario::Scenario& scenario, const customer::Coefficients& coefficients, Pins pins);

/// The first batch of a play: it opens, and so does its first contact.
Written open_play(const Pinned& pinned);

/// A batch, or why the command cannot be carried out now; then nothing happens.
using Decided = tl::expected<Written, Message>;

/// Every rule.
Decided decide(const Pinned& pinned, const PlayState& state, const Command& command);

/// Why the command cannot be carried out now, if it cannot: what a disabled button shows.
std::optional<Message> why_not(const Pinned& pinned, const PlayState& state, const Command& command);

/// The offered replies on the list now, in order.
std::vector<const scenario::Offered*> offered_now(const Pinned& pinned, const PlayState& state);

/// The actions that belong here, in order; `why_not` is empty where one can be done now.
struct ActionNow {
    const scenario::Action* action = nullptr;
    std::optional<Message> why_not;
    bool done = false;
};
std::vector<ActionNow> actions_now(const Pinned& pinned, const PlayState& state);

/// What hear needs to know of the play so far. `typed` gives the words beside a seq.
using TypedText = std::vector<std::pair<int, std::string>>;
acts::Context hearing_context(const Pinned& pinned, const PlayState& state, const TypedText& typed);

/// A ready-made reply as if it had been heard: what its author confirmed.
acts::Hearing confirmed(const scenario::Offered& offered);

/// What branching sees of a reply.
Letter letter_of(const Pinned& pinned, const PlayState& state, const acts::Hearing& hearing,
                 const std::string& confirmed_slot = {});

/// Whether the words fulfil the part of a guard that reads the reply.
bool fulfils(const scenario::Guard& guard, const acts::Hearing& hearing);

/// The command that a stored batch carries out, with its hearing as it was; none for the batch that opens the play.
std::optional<Command> command_of(const std::vector<Event>& batch, const std::string& typed);

/// The words of one transcript line (customer's segments and offered replies); typed words come from `typed`.
std::string words_of(const Pinned& pinned, const Said& said, const TypedText& typed);

/// The play as the rubric reads it.
rubric::CaseRecord record_of(const Pinned& pinned, const PlayState& state);

}  // namespace amends::play
