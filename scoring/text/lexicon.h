#pragma once
// Mending misspellings, only toward a closed list of words that matter for the acts.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace amends::text {

/// Damerau-Levenshtein distance (optimal string alignment) over bytes, or `limit` + 1 when it is more than `limit`.
int damerau(std::string_view a, std::string_view b, int limit);

class Lexicon {
public:
    Lexicon() = default;
    /// targets  words that a misspelling may become
    /// known    words that are right as they stand, besides the targets
    Lexicon(std::vector<std::string> targets, const std::vector<std::string>& known);

    bool knows(std::string_view word) const;

    /// The one target nearest to `word` with the same first letter: distance 1 from five letters on, 2 from nine.
    /// Nothing for a known word, for a shorter word, or when two targets tie.
    std::optional<std::string> mend(std::string_view word) const;

    /// "sooo" as it was meant: the known form with one or two letters in place of each long run.
    std::string shorten(std::string_view word) const;

private:
    std::vector<std::vector<std::string>> by_length_;
    std::unordered_set<std::string> known_;
};

}  // namespace amends::text
