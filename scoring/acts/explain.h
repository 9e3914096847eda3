#pragma once
// Why an act was heard or not: what its figure adds up from, which words carry it, and the smallest change that would
// turn it. Found by hearing the reply again with words left out, so that nothing is claimed that hear() does not do.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"

namespace amends::acts {

/// What an act's log-odds add up from, each in 1/1024. With rules alone only `rules` is set, and is a permille.
struct Shares {
    std::int64_t start = 0;  ///< of an act of which nothing is seen
    std::int64_t rules = 0;
    std::int64_t heads = 0;  ///< the words of a clause and their neighbours
    std::int64_t net = 0;    ///< the words in their order

    bool operator==(const Shares&) const = default;
};

/// A word that the act hangs on: what is left of it without the word.
struct Carrier {
    Span span;
    int permille_without = 0;

    bool operator==(const Carrier&) const = default;
};

/// A change after which the act counts where it did not, or does not where it did.
struct Change {
    Span span;               ///< what is left out
    std::string_view put{};  ///< what stands there instead: nothing, or a full stop for a question mark
    int permille = 0;        ///< of the act afterwards

    bool operator==(const Change&) const = default;
};

struct Explanation {
    Act act = Act::apology;
    Shares shares;
    std::vector<Carrier> carriers;   ///< the weightiest first, at most five
    std::optional<Change> smallest;  ///< the fewest words; nothing if no run of six or fewer words turns it

    bool operator==(const Explanation&) const = default;
};

/// How often a reply of so many words is heard at most to explain it: 800 times, and of replies over sixty words only
/// as often as comes to 48,000 words, so that the longest takes no longer than the short ones.
std::size_t most_hearings_of(std::size_t words);

/// Explains every act that was heard, for sure or not, and every one that was nearly heard (from 150 permille).
/// Of replies over sixty words only the sentences that hold evidence are tried; it takes a fraction of a second. An
/// empty or foreign reply has nothing to explain.
std::vector<Explanation> explain(const Model& model, const Context& context, std::string_view reply);

}  // namespace amends::acts
