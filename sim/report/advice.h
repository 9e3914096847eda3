#pragma once
// The reply to be proud of and the one to say again. Nobody but the debrief includes this.

#include "sim/report/debrief.h"

namespace amends::report {

/// Fills in best_turn, change_turn, best, change and change_why, and puts the better answers for that moment first.
/// The frameworks' marks must stand in `out`; `replies` are the words of each turn.
void advise(Debrief& out, const play::Playing& playing, const std::vector<std::string>& replies,
            const Catalogue& words);

}  // namespace amends::report
