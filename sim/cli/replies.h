#pragma once
// The replies of kept plays as a sheet to be labelled (docs/calibration.md): what was typed, what it answered, and
// nothing of what the scorer heard.

#include <string>

#include "sim/records/store.h"

namespace amends::cli {

struct RepliesWanted {
    bool ruled = false;  ///< only of plays on which a person has ruled otherwise than the scorer
    bool heard = false;  ///< with the acts that the scorer heard, as something to correct; else blind
};

/// JSON lines, a typed reply each, in the order of the plays. Plays that cannot be read and words that were erased are
/// passed over.
records::Stored<std::string> replies_to_label(records::Store& store, const RepliesWanted& wanted);

}  // namespace amends::cli
