#pragma once
// "Did you mean …?" for names that are not known.

#include <string>
#include <string_view>
#include <vector>

namespace amends {

/// Edits between two words: a letter added, dropped, changed, or two neighbours swapped, each counting one.
///
/// source  the optimal string alignment distance, Damerau 1964, doi 10.1145/363958.363994
int edit_distance(std::string_view a, std::string_view b);

/// The candidate with the fewest edits from `word`, the first of equals; empty where even that one is more than
/// a third of the word away (one edit is always near enough).
std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates);

/// `; did you mean "x"?`, or nothing: the tail of a diagnostic about a name that is not known.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace amends
