#pragma once
// Words of a text that no dictionary knows. The dictionary is handed in; names are never marked.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"
#include "sim/author/starter.h"

namespace amends::author {

/// What a dictionary can be asked.
struct Dictionary {
    std::function<bool(const std::string& word)> knows;
    std::function<std::vector<std::string>(const std::string& word)> suggests;
};

struct Typo {
    std::size_t begin = 0, end = 0;  ///< bytes of the text
    std::string word;

    bool operator==(const Typo&) const = default;
};

/// Each word once, where it stands first. Figures, words with figures, shouted words and what stands in braces are
/// none. `names`: in lower case, sorted.
std::vector<Typo> typos(std::string_view text, const std::vector<std::string>& names, const Dictionary& dictionary);

/// The words of names: of the house, of the customer and their people, of variants, of titles and labels; whatever else
/// begins with a capital letter in the midst of a sentence. In lower case, sorted.
std::vector<std::string> names_of(const Document& document, const House& house);

}  // namespace amends::author
