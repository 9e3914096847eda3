#pragma once
// Few plays that show everything that can be shown in words: scripts for testers, with a bound below which no number of
// plays can do it.

#include <string>
#include <vector>

#include "sim/proof/prove.h"

namespace amends::proof {

struct Cover {
    std::vector<std::vector<std::string>> plays;  ///< scripts
    std::size_t items = 0;    ///< lines, ways on, offered replies, deeds and endings that words come by
    std::size_t covered = 0;  ///< … of which the plays show so many
    std::size_t least = 0;    ///< no fewer plays can take every way on of every contact
};

Cover cover(const Subject& subject);

/// The fewest ways through a graph without circles that take every edge: from any node without a way in to any without
/// a way out. A minimum flow with a lower bound of one on each edge (Ford and Fulkerson 1962, chapter I.9).
std::size_t fewest_ways(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges);

}  // namespace amends::proof
