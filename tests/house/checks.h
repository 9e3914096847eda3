#pragma once
// The rules of the house, one function each: a tree in, what is wrong with it out. docs/architecture.md has the words.

#include "tests/house/room_table.h"
#include "tests/house/tree.h"

namespace amends::house {

/// Includes within the rooms: to lower rooms only, to libraries of one's own row only, to none that would make a pure
/// room differ between machines, to nlohmann/json from source files only; and no code outside a room.
Findings check_includes(const Tree& tree, const House& house);

/// POSIX headers: in one file named platform_posix.cpp, at the edge.
Findings check_platform(const Tree& tree, const House& house);

/// Words that a pure room may not use: floating point, the environment, the C library's chance and locale.
Findings check_pure_words(const Tree& tree, const House& house);

/// Interactive ImGui calls outside sim/app/ui/.
Findings check_widgets(const Tree& tree);

/// Test names with an underscore, which GoogleTest keeps for itself.
Findings check_test_names(const Tree& tree);

/// Sources and tests that no CMakeLists.txt builds, and lists that no other list reads: a test that is not built cannot
/// fail.
Findings check_listed(const Tree& tree);

/// Promises to do it later, and NOLINT without the name of a check.
Findings check_remarks(const Tree& tree);

/// Folders in the project root that the table does not name.
Findings check_folders(const Tree& tree, const House& house);

/// Rooms without a README.md of at least four lines.
Findings check_readmes(const Tree& tree, const House& house);

/// Files that others wrote: bundled libraries and fonts, foreign copyright lines.
Findings check_owners(const Tree& tree);

}  // namespace amends::house
