#pragma once
// The project's files as values, so that every check can be tried on a tree of faults that never touched a disk.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace amends::house {

struct File {
    std::string path;  ///< from the project root, with slashes
    std::string text;  ///< empty for what is not read as text: pictures, fonts, archives
};
using Tree = std::vector<File>;

/// A fault that a check found, as `path:line: message`. Line 0: the file or folder as a whole.
struct Finding {
    std::string path;
    int line = 0;
    std::string message;
    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

std::string to_string(const Findings& findings);

/// Every file below `root`, sorted by path, without version control, build folders and caches.
Tree read_tree(const std::filesystem::path& root);

/// True for C++ sources and headers.
bool is_code(std::string_view path);
bool is_header(std::string_view path);

/// The text of one file of the tree; empty if it is not there.
std::string_view text_of(const Tree& tree, std::string_view path);

}  // namespace amends::house
