#pragma once
// The passages of a story and the links between them, the same whichever form the story was read from.

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/exchange/body.h"
#include "sim/scenario/exchange/story.h"

namespace amends::exchange {

/// A link, at an offset of its passage's text.
struct Edge {
    std::size_t to = 0;  ///< a vertex
    std::string text;
    std::size_t at = 0;
    bool back = false;  ///< it closes a circle: without such edges no way leads to where it came from

    bool operator==(const Edge&) const = default;
};

/// A passage, or the place of one that is missing.
struct Vertex {
    std::string name;
    std::size_t passage = 0;  ///< index in the story
    bool missing = false;     ///< only a link speaks of it
    Body body;
    std::vector<Edge> edges;
    int depth = 0;  ///< fewest links from the start, or from the loose passage that leads here
};

struct Graph {
    Dialect dialect = Dialect::plain;
    std::vector<Vertex> vertices;  ///< the story's passages in order, then the missing ones
    std::size_t start = 0;
    std::vector<std::size_t> loose;  ///< passages that nothing leads to; from them and the start all are reached
    std::vector<Note> notes;         ///< the story's own and what was found in its passages, in file order
};

/// `story` has at least one passage.
Graph graph_of(const Story& story);

/// `{"title", "start", "passages": [{"name", "tags", "links": [{"text", "to"}]}]}`, a passage a line.
std::string graph_json(const Story& story, const Graph& graph);

}  // namespace amends::exchange
