#pragma once
// What the rules alone make of a reply: the first half of hear(), and what the learners are taught on.

#include <array>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/acts/pattern.h"
#include "scoring/acts/rule_hits.h"
#include "scoring/acts/times.h"
#include "scoring/text/overlap.h"
#include "scoring/text/reading.h"

namespace amends::acts {

using Hits = std::array<std::vector<Hit>, act_count>;

/// The first 16 KiB of a text, cut at a whole code point: as much as is heard.
std::string_view clipped(std::string_view text);

/// A reply that has been read, with what stands around it.
struct ReadReply {
    text::Reading reading;
    std::vector<text::Reading> customer;  ///< oldest first
    std::vector<TimeHeard> times;
    text::Run copied;          ///< the longest run of words taken from the line that is answered
    int parrots_permille = 0;  ///< its share of the reply
    int repeats_permille = 0;  ///< likeness to the most similar earlier reply of one's own
};

/// Whether what was taken from the customer is a copy: five words in a row, or three that are most of the reply.
bool is_copy(const ReadReply& read);

ReadReply read_reply(const Model::Rules& rules, const Context& context, std::string_view reply);

/// A part of a reply, with the customer's lines as they were read for the whole of it; likeness to earlier replies is
/// not looked for.
ReadReply read_again(const Model::Rules& rules, const Context& context, std::vector<text::Reading> customer,
                     std::string_view reply);

/// Mostly in another language than the model's.
bool is_foreign(const Model::Rules& rules, const text::Reading& reading, const Matcher& matcher);

/// A heap of words with nothing to hold it together is no sentence and earns nothing.
bool is_heap(const text::Reading& reading, std::uint32_t sentence);

struct ByRules {
    Hits struck;  ///< every rule that struck, near misses included
    std::array<ActHeard, act_count> acts;
};

ByRules hear_by_rules(const Model::Rules& rules, const Context& context, const ReadReply& read, Matcher& matcher);

/// How many different words the reply shares with what the customer said.
std::size_t shared_words(const ReadReply& read);

}  // namespace amends::acts
