#pragma once
// What a reply asks.

#include <vector>

#include "scoring/acts/hearing.h"
#include "scoring/text/reading.h"

namespace amends::acts {

/// The questions of a reply, each by itself; see Hearing::questions.
std::vector<Span> questions_of(const text::Reading& reading);

}  // namespace amends::acts
