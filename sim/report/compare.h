#pragma once
// Two plays of one scenario side by side, and what made the difference. Pure.

#include <string>
#include <vector>

#include "sim/report/debrief.h"

namespace amends::report {

/// A number or a word of both plays.
struct Pair {
    std::string what, left, right;
    int gain = 0;  ///< right over left where more is better; 0 where they are even or cannot be ranked

    bool operator==(const Pair&) const = default;
};

/// What happened at the same place in both: lines of the transcripts, -1 where one has none.
struct Beside {
    int left = -1, right = -1;
    bool same = false;

    bool operator==(const Beside&) const = default;
};

struct Comparison {
    std::vector<Pair> outcome;   ///< ending, what was fixed, feelings, cost, time
    std::vector<Pair> marks;     ///< a row for each framework
    std::vector<Pair> criteria;  ///< of the first framework, those that differ, the widest first
    int parted_at = -1;          ///< row of `lines` where they part; -1: they never do
    std::vector<Beside> lines;
    Chart anger, trust;  ///< both plays in one picture

    bool operator==(const Comparison&) const = default;
};

/// `left` and `right` have the same frameworks in the same order.
Comparison compare(const Debrief& left, const Debrief& right, const std::string& currency, const Catalogue& words);

}  // namespace amends::report
