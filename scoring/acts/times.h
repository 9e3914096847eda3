#pragma once
// Times that people promise by: "by 5", "within the hour", "tomorrow before noon", "Friday 17:00".

#include <cstdint>
#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/text/reading.h"

namespace amends::acts {

/// A time expression over words [first, last) of a reading.
struct TimeHeard {
    std::size_t first = 0;
    std::size_t last = 0;
    Deadline deadline;   ///< with the span of its words
    bool range = false;  ///< a length of time ("three to five days"), no point that could bind
};

/// Every time expression, in order, not overlapping; the longest reading at each place.
///
/// A clock time from 1 to 7 with neither am nor pm is the afternoon's (17:00, not 05:00). Parts of a day are their
/// ends: morning 12:00, noon 12:00, lunch 13:00, afternoon and close of business 17:00, evening 20:00, night 23:59.
std::vector<TimeHeard> find_times(const text::Reading& reading);

}  // namespace amends::acts
