#pragma once
// A reply as the scorer reads it: words with exact byte ranges, grouped into sentences and clauses.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/text/lexicon.h"

namespace amends::text {

/// What stands between a word and the one before it.
enum class Break : std::uint8_t { none, comma, ellipsis, sentence };

/// One word, folded: lower case, no accents, contractions undone ("don't" is "do" and "not", both with bytes).
struct Word {
    std::string text;
    std::uint32_t begin = 0;  ///< first byte in the reply
    std::uint32_t end = 0;    ///< one past its last byte
    std::uint32_t sentence = 0;
    std::uint32_t clause = 0;
    Break before = Break::none;
    bool number = false;           ///< begins with a digit
    bool money = false;            ///< a number with a currency sign at it
    bool capital = false;          ///< written with a capital that no sentence start explains
    bool quoted = false;           ///< inside quotation marks
    bool repaired = false;         ///< a misspelling that was read as `text`
    bool foreign_letters = false;  ///< written in letters that English does not use
};

struct Sentence {
    std::uint32_t first = 0;  ///< index of its first word
    std::uint32_t last = 0;   ///< one past its last word
    bool question = false;    ///< ends with a question mark
};

struct Clause {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    bool question = false;     ///< the clause that asks
    bool conditional = false;  ///< opens with if, unless, in case
};

struct Reading {
    std::vector<Word> words;
    std::vector<Sentence> sentences;
    std::vector<Clause> clauses;
};

/// Reads any bytes. Emoji and stray bytes are no words and break nothing. `lexicon` says which misspellings to mend;
/// the words of `names` (people, places, what others said) are never mended.
Reading read(std::string_view bytes, const Lexicon& lexicon, const std::vector<std::string>& names = {});

/// The words alone, with no repair: for topics, overlap and other people's lines.
Reading read(std::string_view bytes);

}  // namespace amends::text
