#pragma once
// The tables of docs/architecture.md, read as rules.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/tree.h"

namespace amends::house {

struct Room {
    std::string folder;                  ///< "scoring/base"
    bool pure = false;                   ///< the same numbers on every machine
    bool floating = false;               ///< may calculate with floating point although it is pure otherwise
    std::set<std::string> reach;         ///< itself and every room that it may include, through others too
    std::vector<std::string> libraries;  ///< how the headers begin that this row names
};

struct House {
    std::vector<Room> rooms;        ///< in the table's order
    std::set<std::string> folders;  ///< that may stand in the project root
    Findings faults;                ///< what is wrong with the tables themselves

    /// The room that a file belongs to, or nullptr.
    const Room* room_of(std::string_view path) const;
};

constexpr std::string_view k_tables = "docs/architecture.md";

/// Reads the tables `| room | … |` and `| folder | … |`.
///
/// faults   no table, a kind that is none of pure, numeric, edge, a row that names a room which does not stand above it
House read_house(const Tree& tree);

}  // namespace amends::house
