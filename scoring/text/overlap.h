#pragma once
// How much one text shares with another, in integer permille.

#include <span>
#include <string_view>
#include <vector>

#include "scoring/text/reading.h"

namespace amends::text {

/// Carries no subject of its own: articles, pronouns, auxiliaries, prepositions, courtesies.
bool is_function_word(std::string_view word);

/// A run of words [first, last) of the reply.
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The longest run of words of `reply` that stands in the same order in `other`.
Run longest_common_run(const Reading& reply, const Reading& other);

/// That run's length as a share of the reply's words, 0..1000; 0 for a run under four words.
int copied_permille(const Reading& reply, const Reading& other);

/// Likeness of two replies: shared pairs of neighbouring words, Dice, 0..1000.
int likeness_permille(const Reading& a, const Reading& b);

/// The words of `reply` that also stand in `other` and are no function words, by a common beginning of at least
/// four letters ("delivery" and "delivered"). Indices into `reply.words`, ascending.
std::vector<std::size_t> shared_content(const Reading& reply, const Reading& other);

}  // namespace amends::text
