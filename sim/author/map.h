#pragma once
// The document as a picture: which nodes there are, which ways lead where, and where each node lies.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"

namespace amends::author {

/// Units of the canvas: pixels at 100 %.
struct Point {
    int x = 0;
    int y = 0;

    bool operator==(const Point&) const = default;
};

inline constexpr int node_width = 240;
inline constexpr int node_height = 96;

struct MapNode {
    enum class Kind : std::uint8_t { talk, hang_up, ending };
    std::string id;
    std::string at;  ///< pointer
    std::string title;
    std::string says;  ///< the first words of its first line, or of its ending
    Kind kind = Kind::talk;
    bool good = false;    ///< an ending at which the customer stays
    int contact = -1;     ///< index of the contact that comes to it first; -1: none
    bool begins = false;  ///< … and begins with it
};

struct MapWay {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string at;    ///< pointer of the exit
    std::string exit;  ///< its id
    bool otherwise = false;
    bool out_of_patience = false;
};

struct MapContact {
    std::string id;
    std::string title;
    std::string when;  ///< label of its slot; empty where the trainee opens it
};

struct Map {
    std::vector<MapNode> nodes;        ///< in the order of the document
    std::vector<MapWay> ways;          ///< those whose ends exist; a way that stays is none
    std::vector<MapContact> contacts;  ///< in the order of time
};

Map map_of(const Document& document);

using Positions = std::map<std::string, Point>;

/// Where every node lies. What has a place keeps it; what is new is put near where it is come from, or near the node
/// `beside` where nothing leads to it: in the column of its contact, where nothing else lies. With nothing kept:
/// contacts from left to right in the order of time, each in layers.
Positions arrange(const Map& map, const Positions& kept, std::string_view beside = {});

/// A column of the canvas for each contact that has nodes: its left and right edge. Derived from where its nodes lie.
struct Column {
    std::size_t contact = 0;
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
};
std::vector<Column> columns_of(const Map& map, const Positions& positions);

/// layout.json: positions by node; anything else in it is kept as it stands.
///
/// errors  what cannot be read as positions
Checked<Positions> parse_layout(std::string_view bytes, std::string_view name);
/// `before` is what the file holds now, or empty. Nodes that are gone are left out.
std::string write_layout(const Positions& positions, std::string_view before);

}  // namespace amends::author
