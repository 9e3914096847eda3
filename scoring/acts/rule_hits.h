#pragma once
// Where the rules of a model strike in a reply, with the scope of what stands around them.

#include <array>
#include <cstdint>
#include <vector>

#include "scoring/acts/pattern.h"
#include "scoring/acts/rules.h"
#include "scoring/text/overlap.h"
#include "scoring/text/reading.h"

namespace amends::acts {

struct Hit {
    text::Run evidence;  ///< words [first, last) of the reading
    std::uint32_t sentence = 0;
    int permille = 0;
    std::uint32_t reason = 0;
    int line = 0;  ///< of the rule in its file; 0: no rule, the reply as a whole
};

/// What a rule may ask about the reply as a whole.
struct ReplyState {
    bool first = true;  ///< nothing was replied before
};

/// The hits of one act, near misses (permille 0) included, in the order of the rules.
std::vector<Hit> hits_of(const Block& block, Matcher& matcher, const text::Reading& reading, const ReplyState& state);

/// For each clause, whether a rule of the mark matches in it.
std::vector<bool> clauses_with(const Block* mark, Matcher& matcher, const text::Reading& reading,
                               const ReplyState& state);

/// What is true of a match: scope bits of the clauses that its words stand in.
std::uint32_t scope_of(const Match& match, const text::Reading& reading);

}  // namespace amends::acts
