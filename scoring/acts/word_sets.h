#pragma once
// Classes of words: what a rule file calls a set, and where its sets occur in a reply.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "scoring/acts/times.h"
#include "scoring/text/reading.h"

namespace amends::acts {

/// Words as numbers. 0 is every word that no rule names.
class Vocabulary {
public:
    std::uint32_t add(const std::string& word);
    std::uint32_t find(const std::string& word) const;
    std::vector<std::string> words() const;

private:
    std::unordered_map<std::string, std::uint32_t> ids_;
};

/// Shapes of words that a set may hold besides words.
namespace shape {
inline constexpr std::uint32_t any = 1;          // *
inline constexpr std::uint32_t number = 2;       // #num
inline constexpr std::uint32_t money = 4;        // #money
inline constexpr std::uint32_t when = 8;         // #when: a whole time expression
inline constexpr std::uint32_t name = 16;        // #name: a capital inside a sentence
inline constexpr std::uint32_t ing = 32;         // #ing
inline constexpr std::uint32_t ed = 64;          // #ed
inline constexpr std::uint32_t bare_when = 128;  // #range: a length of time
inline constexpr std::uint32_t content = 256;    // #content: no function word
inline constexpr std::uint32_t end = 512;        // $ among alternatives: no word, the clause ends here
}  // namespace shape

/// A class of words: single words by number, words in a row, beginnings of words, shapes.
struct WordSet {
    std::vector<std::uint32_t> ids;  // sorted
    std::vector<std::vector<std::vector<std::uint32_t>>> phrases;
    std::vector<std::string> prefixes;
    std::uint32_t shapes = 0;

    void add(const WordSet& other);
    void sort();
};

/// From a word to the sets that it stands in: made once for a model, so that a reply need not ask every set.
struct SetIndex {
    std::vector<std::vector<std::uint32_t>> holding;    ///< by word number: sets that hold it
    std::vector<std::vector<std::uint32_t>> beginning;  ///< by word number: sets with a phrase that begins so
    std::vector<std::uint32_t> shaped;                  ///< sets that hold shapes
    std::vector<std::uint32_t> prefixed;                ///< sets that hold beginnings of words

    static SetIndex of(const std::vector<WordSet>& sets, std::size_t words);
};

/// Which words of a reply stand in which sets.
class SetTable {
public:
    SetTable(const text::Reading& reading, const std::vector<TimeHeard>& times, const Vocabulary& vocabulary,
             const std::vector<WordSet>& sets, const SetIndex& index);

    bool holds(std::uint32_t set, std::size_t word) const { return (at(set, word) & single) != 0; }
    /// The word, or a phrase or time expression that begins at it, is in the set.
    bool may_begin(std::uint32_t set, std::size_t word) const { return at(set, word) != 0; }
    bool occurs(std::uint32_t set) const { return occurs_[set] != 0; }
    std::uint32_t id(std::size_t word) const { return ids_[word]; }

private:
    static constexpr std::uint8_t single = 1;
    static constexpr std::uint8_t several = 2;

    std::uint8_t at(std::uint32_t set, std::size_t word) const { return marks_[set * ids_.size() + word]; }
    void mark(std::uint32_t set, std::size_t word, std::uint8_t bit);

    std::vector<std::uint32_t> ids_;
    std::vector<std::uint8_t> marks_;
    std::vector<std::uint8_t> occurs_;
};

}  // namespace amends::acts
