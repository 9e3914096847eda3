#pragma once
// A play in any terminal, line by line, readable by a screen reader: no colour codes, no moving cursor.

#include <functional>
#include <iosfwd>
#include <string>

#include "sim/cli/library.h"
#include "sim/play/script.h"

namespace amends::cli {

/// Stores a batch and takes it in; what went wrong in words, empty where it is on disk.
using Commit = std::function<std::string(const play::Written&)>;

enum class Left : std::uint8_t { over, quit };

/// Plays until the case is over, the input ends or the trainee leaves.
///
/// playing  read afresh after every commit; must outlive the call
/// exam     nothing helps: no ready-made replies, and what was heard as a promise is neither told nor corrected
Left play_in_terminal(std::istream& in, std::ostream& out, const acts::Model& model, const Catalogue& words,
                      const play::Playing& playing, const Commit& commit, bool exam = false);

/// Role, authority, record, desk: what is known before the call.
void write_briefing(std::ostream& out, const scenario::Scenario& scenario);

}  // namespace amends::cli
