#pragma once
// A parsed model: what parse_model makes of assets/scorer/*.rules and hear() reads.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/acts/hear.h"
#include "scoring/acts/learnt/weights.h"
#include "scoring/acts/pattern.h"
#include "scoring/text/lexicon.h"

namespace amends::acts {

/// What may be true of the clause that a rule matched in.
namespace scope {
inline constexpr std::uint32_t negated = 1;      // neg: "not", "never" reaches a word of the match
inline constexpr std::uint32_t conditional = 2;  // if: the clause opens with "if"
inline constexpr std::uint32_t question = 4;     // ask
inline constexpr std::uint32_t quoted = 8;       // quote
inline constexpr std::uint32_t reported = 16;    // report: "he said", "they told you"
inline constexpr std::uint32_t all = 31;
inline constexpr std::uint32_t first_reply = 32;   // first: nothing was replied before
inline constexpr std::uint32_t later_reply = 64;   // later: something was
inline constexpr std::uint32_t short_reply = 128;  // short: at most eight words in all
}  // namespace scope

struct Rule {
    Pattern pattern;
    int permille = 0;  ///< 0: a near miss, which keeps a reason and earns nothing
    std::uint32_t forbids = 0;
    std::uint32_t requires_ = 0;
    std::uint32_t reason = 0;  ///< index into Rules::reasons
    int line = 0;
    std::uint32_t key = no_set;  ///< of the sets that the pattern cannot do without the one with the fewest words
};

/// What a rule file says about one act, or about one mark (go_on, offer, deny, claim, feel …).
struct Block {
    std::string name;
    std::vector<Rule> rules;
    std::vector<Pattern> vetoes;      ///< a hit whose sentence a veto matches in is dropped
    std::vector<std::size_t> beats;   ///< acts whose evidence gives way where it overlaps this one's
    std::vector<std::size_t> yields;  ///< acts that, heard anywhere in the reply, drop this one's hits
    std::uint32_t reason = 0;         ///< of a mark: the last "why", what the trainee reads
    bool run_evidence = false;        ///< the evidence is the matched run, not its clause
};

struct Model::Rules {
    std::string id;
    std::string language;
    Vocabulary vocabulary;
    std::vector<WordSet> sets;
    SetIndex set_index;
    std::map<std::string, std::uint32_t> set_names;
    std::vector<std::string> reasons;
    std::array<Block, act_count> acts;
    std::map<std::string, Block> marks;
    std::array<std::string, act_count> absent;       ///< the reason when nothing was heard, may be empty
    std::array<std::string, act_count> heard;        ///< the first "why" of an act: the reason when no rule gives one
    std::shared_ptr<const learnt::Weights> weights;  ///< none: the rules decide alone
    text::Lexicon lexicon;
    std::uint32_t filler_set = 0;
    std::uint32_t english_set = 0;
    std::uint32_t other_languages_set = 0;
};

}  // namespace amends::acts
