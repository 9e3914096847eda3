#pragma once
// From "by nine tomorrow" to a declared moment.

#include <string>

#include "sim/play/compiled.h"

namespace amends::play {

/// Minutes since Monday 00:00 of the week in which the case starts; 0 where `starts` is no date and time.
int start_of_case_min(const std::string& starts);

/// The minute since the case began that a typed deadline means, said at `now_min`.
int resolved_min(const acts::Deadline& deadline, int start_min, int now_min);

/// Which of the promise's times (0..2) a deadline snaps to: the first not before it, else the last.
int snapped(const CompiledPromise& promise, const std::vector<scenario::Slot>& slots, int deadline_min);

/// A moment as a clock shows it, "Tue 01:14".
std::string clock_text(const std::string& starts, std::int64_t sim_s);

}  // namespace amends::play
