#pragma once
// Cutting sentences into clauses: the unit within which "not", "if" and a question mark reach.

#include <string_view>

#include "scoring/text/reading.h"

namespace amends::text {

/// Fills `reading.clauses` and each word's clause. Expects words and sentences.
void split_clauses(Reading& reading);

/// Words that turn what follows in their clause around: not, never, no, nobody, without …
bool is_negator(std::string_view word);

}  // namespace amends::text
