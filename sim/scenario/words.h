#pragma once
// Texts of a scenario: what they may hold, how a message quotes them, how phrases in them are replaced.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace amends::scenario {

/// In double quotes, on one line, shortened to 60 characters.
std::string in_quotes(std::string_view text);

/// "a", "a or b", "a, b or c", with `joint` before the last.
std::string listed(const std::vector<std::string_view>& names, std::string_view joint);

/// What is wrong with a text that people will read, or nothing: blank, too long, or with characters that
/// command a terminal or turn the direction of writing around.
std::string fault_of_text(std::string_view text);

/// Where `phrase` first stands in `text` as whole words, from `begin`; npos where it does not.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t begin = 0);

/// Every phrase of `words` that stands in `text` as whole words gives way to its replacement, all at once:
/// what was put in is not read again. Of phrases that begin at the same place the longest wins.
std::string replace_phrases(std::string_view text, const std::map<std::string, std::string>& words);

}  // namespace amends::scenario
