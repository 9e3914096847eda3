#pragma once
// What can be counted in the words of a line or a reply: how long they are, how hard to follow.

#include <cstdint>
#include <optional>
#include <string_view>

namespace amends::author {

struct Prose {
    int words = 0;               ///< as the talk clock counts them
    std::int64_t spoken_ms = 0;  ///< at the pace of the talk clock
    /// Flesch-Kincaid grade in tenths, below 0 for the plainest words; none where there are fewer than
    /// `least_graded_words`, where one long word would move it by more than a grade.
    ///
    /// source  Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas for Navy enlisted
    ///         personnel, Research Branch Report 8-75: 0.39 words/sentences + 11.8 syllables/words - 15.59
    std::optional<int> grade_tenths;
};

inline constexpr int least_graded_words = 10;

/// A sentence ends with . ! ? or …, with a line break, and with the text; not within a number, not after "Mr.".
Prose prose_of(std::string_view text);

/// The formula alone, rounded half up to tenths.
///
/// \param words, sentences  at least 1
int grade_tenths(int words, int sentences, int syllables);

/// Syllables of one English word by its spelling, at least 1; of a number, its digits. By rule and not by dictionary:
/// now and then it is one off.
int syllables_of(std::string_view word);

}  // namespace amends::author
