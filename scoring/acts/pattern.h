#pragma once
// The pattern language of assets/scorer/*.rules, compiled. docs/scorer.md explains it to those who write rules.

#include <cstdint>
#include <vector>

#include "scoring/acts/times.h"
#include "scoring/acts/word_sets.h"
#include "scoring/text/reading.h"

namespace amends::acts {

struct Element {
    enum class Kind : std::uint8_t {
        set,
        gap,
        clause_start,
        clause_end,
        sentence_start,
        sentence_end,
        reply_start,
        reply_end,
        open,
        close,
        not_next
    };
    Kind kind = Kind::set;
    bool optional = false;
    std::uint8_t reach = 0;    ///< the most words a gap may pass
    std::uint8_t crosses = 0;  ///< a gap: 0 within the clause, 1 within the sentence, 2 anywhere
    std::uint32_t set = 0;
};

using Pattern = std::vector<Element>;

inline constexpr std::uint32_t no_set = ~std::uint32_t{0};

/// Of the sets that the pattern cannot do without the one with the fewest words, or no_set.
std::uint32_t key_of(const Pattern& pattern, const std::vector<WordSet>& sets);

/// One match: the words it used (not those in gaps) and, if the pattern says so, the run that is the evidence.
struct Match {
    std::vector<std::size_t> used;
    std::size_t open = 0;
    std::size_t close = 0;  ///< open == close: no evidence run was marked
};

/// A reply made ready for matching.
class Matcher {
public:
    Matcher(const text::Reading& reading, const std::vector<TimeHeard>& times, const Vocabulary& vocabulary,
            const std::vector<WordSet>& sets, const SetIndex& index, std::uint32_t filler_set);

    /// Every match, left to right, no two beginning inside each other.
    std::vector<Match> find(const Pattern& pattern);

    /// The place of `at` after the filler words (well, so, and …) that begin its clause.
    bool begins_clause(std::size_t at) const;
    bool in_set(std::size_t word, std::uint32_t set) const { return table_.holds(set, word); }
    /// Whether the set occurs in the reply; true of no_set.
    bool occurs(std::uint32_t set) const { return set == no_set || table_.occurs(set); }
    std::uint32_t filler() const { return filler_set_; }

private:
    bool match(const Pattern& pattern, std::size_t element, std::size_t at, Match& found);
    bool match_set(const Pattern& pattern, std::size_t element, std::size_t at, Match& found);
    bool match_gap(const Pattern& pattern, std::size_t element, std::size_t at, Match& found);
    bool holds(const Element& element, std::size_t at) const;
    bool joined(std::size_t at) const;
    bool may_match(const Pattern& pattern) const;
    void lengths_at(std::size_t at, const WordSet& set, std::uint32_t index, std::vector<std::size_t>& out) const;

    const text::Reading& reading_;
    const std::vector<TimeHeard>& times_;
    const std::vector<WordSet>& sets_;
    std::uint32_t filler_set_;
    SetTable table_;
    std::vector<std::uint8_t> may_begin_;  // per word: whether fillers alone stand before it in its clause
    std::size_t budget_ = 0;
    bool bounded_ = false;
};

}  // namespace amends::acts
