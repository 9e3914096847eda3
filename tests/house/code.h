#pragma once
// Just enough reading of C++ to tell code from comments and literals.

#include <string>
#include <string_view>
#include <vector>

namespace amends::house {

/// The text with comments as blanks, every line where it was.
std::string without_comments(std::string_view text);

/// The text with comments and the insides of string and character literals as blanks, every line where it was.
std::string bare_code(std::string_view text);

struct Include {
    int line = 0;
    std::string name;
    bool quoted = false;  ///< "name" rather than <name>
    bool operator==(const Include&) const = default;
};
std::vector<Include> includes_of(std::string_view text);

struct Word {
    int line = 0;
    std::string name;   ///< an identifier
    char before = ' ';  ///< the last character before it that is no blank
    char after = ' ';   ///< the next character after it that is no blank
};
/// The identifiers of bare code, in order.
std::vector<Word> words_of(std::string_view text);

}  // namespace amends::house
