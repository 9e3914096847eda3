#pragma once
// What the customer has asked or has still to tell, and nobody has answered.

#include <limits>
#include <string>
#include <string_view>

#include "sim/play/decide.h"

namespace amends::play {

/// What stands open with the customer. `how` ends the key of a sentence about it: ".more" where they had more to tell,
/// ".asked" where the last thing they said asks something, else "".
struct LeftOpen {
    std::string_view how;
    std::string question;  ///< the sentence that asks, whole
};

/// Looks at what was said before event `before_seq`. A deed is no answer, a reply always is.
LeftOpen left_open(const Pinned& pinned, const PlayState& state, int before_seq = std::numeric_limits<int>::max());

}  // namespace amends::play
