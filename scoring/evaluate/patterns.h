#pragma once
// The plainest scorer there is, to be compared with: a list of words that tell, as a regular expression would hold
// them.

#include <span>
#include <string_view>

#include "scoring/text/reading.h"

namespace amends::evaluate {

/// Words in a row, for example "my fault"; `ending*` takes any ending, a first word "^" stands for the begin of a
/// sentence. "?" alone is a question mark anywhere. Contractions are undone first, so "do not" finds "don't".
using Pattern = std::string_view;

/// How many of the patterns the text holds.
int patterns_in(const text::Reading& text, std::span<const Pattern> patterns);

}  // namespace amends::evaluate
