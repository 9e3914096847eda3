#pragma once
// Ways to get credit without deserving it, made from any replies: what the scorer must not fall for.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/train/example.h"

namespace amends::train {

/// What one cheat earned, over all replies; shares in permille.
struct CheatResult {
    std::string id;
    std::string what;    ///< in words
    int tried = 0;       ///< chances to earn: see `share`
    int earned = 0;      ///< how many did
    int share = 0;       ///< earned / tried
    int allowed = 1000;  ///< the most that passes
    bool passes() const { return share <= allowed; }
};

/// Tries every cheat on every example with the seed; the same input gives the same results.
///
///     keywords   twelve telling words in a heap: earns where any helpful act is heard
///     parrot     the customer's line given back: likewise
///     negated    "I don't think" before a stock sentence: earns where its act is heard
///     prefix     stock courtesies before the reply: earns where an act but apology, thank or reassure appears that was
///                not heard without them, or empathy above 1
///     shuffled   the words of a reply in another order: earns each helpful act that is still heard
///     neutral    a sentence that says nothing, before and after the reply: earns where a helpful act appears
///     twice      the reply said again in the same turn: earns where a helpful act appears
///     copy       an earlier reply of one's own sent again: earns where any helpful act is heard
///     hidden     stock sentences in letters that nobody sees: earns where any helpful act is heard
std::vector<CheatResult> try_cheats(const acts::Model& model, std::span<const Example> examples, std::uint64_t seed);

/// The words of a reply in another order.
std::string shuffled(std::string_view reply, std::uint64_t seed, std::uint64_t seq);

/// The reply with one slip of the keyboard in every `words_per_slip` words: letters swapped, dropped or doubled.
std::string with_typos(std::string_view reply, int words_per_slip, std::uint64_t seed, std::uint64_t seq);

}  // namespace amends::train
