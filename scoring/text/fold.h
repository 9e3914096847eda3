#pragma once
// Folding: what two ways of writing the same word have in common.

#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

enum class Kind { letter, digit, apostrophe, double_quote, other };

struct Folded {
    Kind kind = Kind::other;
    bool upper = false;
    bool foreign = false;  ///< a letter that English does not use, and no accent of one that it does
};

/// Classifies a code point and appends its folded form (lower case, no accent, straight quotes) to `out`.
Folded fold(char32_t value, std::string& out);

/// A folded word as the words that it stands for: "don't" -> do not, "gonna" -> going to. One word if it is no
/// contraction. `at` is where the second part begins in the word when an apostrophe says so, else 0 (all parts share
/// all bytes).
struct Parts {
    std::vector<std::string> words;
    std::size_t at = 0;
};
Parts undo_contraction(std::string_view word);

}  // namespace amends::text
