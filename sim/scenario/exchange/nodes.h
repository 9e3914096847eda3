#pragma once
// The nodes of a story's passages. For the sources of the exchange only; to_scenario.h says what they are like.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "sim/scenario/exchange/graph.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

struct NodesMade {
    std::string start;                                          ///< the node of the passage that the story starts with
    std::map<std::string, std::pair<std::size_t, int>> copies;  ///< node -> vertex of the graph and round
    std::map<std::string, std::string> helpers;                 ///< node that only helps -> the one that it belongs to
    std::set<std::size_t> changed;                              ///< vertices whose texts had to be cleaned
    std::size_t words_left_out = 0;                             ///< texts of replies that are heard only when chosen
};

/// Adds nodes, endings, topics and reactions to `out`, and for loose passages a slot and a contact. Stops where there
/// would be more nodes than a scenario may have: then there is one too many.
NodesMade make_nodes(const Story& story, const Graph& graph, int rounds, scenario::Scenario& out);

}  // namespace amends::exchange
