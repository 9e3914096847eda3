#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "tests/house/checks.h"

namespace amends::house {

namespace {

std::string folder_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

std::string name_of(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

/// True if the CMakeLists.txt of a folder above `path` names it by its path from there, with `before` and `after` round
/// it.
bool is_named_above(const Tree& tree, const std::string& path, std::string_view before, std::string_view after)
{
    for (std::string folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
        const std::string wanted = std::string(before) + path.substr(folder.size() + 1) + std::string(after);
        std::istringstream list{std::string(text_of(tree, folder + "/CMakeLists.txt"))};
        for (std::string word; list >> word;) {
            if (word == wanted || (after.empty() && word == wanted + ")")) return true;
        }
    }
    return false;
}

long lines_with_text(std::string_view text)
{
    std::istringstream lines{std::string(text)};
    long count = 0;
    for (std::string line; std::getline(lines, line);)
        count += line.find_first_not_of(' ') != std::string::npos ? 1 : 0;
    return count;
}

}  // namespace

Findings check_listed(const Tree& tree)
{
    Findings findings;
    for (const File& file : tree) {
        const bool built =
            file.path.starts_with("scoring/") || file.path.starts_with("sim/") || file.path.starts_with("tests/");
        if (!built) continue;
        if (file.path.ends_with(".cpp") && !is_named_above(tree, file.path, "", "")) {
            findings.push_back({file.path, 0, "no CMakeLists.txt beside or above it builds this file"});
        }
        const std::string folder = folder_of(file.path);
        const bool below = folder.find('/') != std::string::npos && name_of(file.path) == "CMakeLists.txt";
        if (below && !is_named_above(tree, folder, "add_subdirectory(", ")")) {
            findings.push_back({file.path, 0, "no add_subdirectory above it reads this file"});
        }
    }
    return findings;
}

Findings check_folders(const Tree& tree, const House& house)
{
    std::set<std::string> unknown;
    for (const File& file : tree) {
        const std::size_t slash = file.path.find('/');
        if (slash == std::string::npos) continue;
        const std::string folder = file.path.substr(0, slash);
        if (!house.folders.contains(folder)) unknown.insert(folder);
    }
    Findings findings;
    for (const std::string& folder : unknown) {
        findings.push_back({folder, 0, "is not in the table of folders in " + std::string(k_tables)});
    }
    return findings;
}

Findings check_readmes(const Tree& tree, const House& house)
{
    constexpr long k_least_lines = 4;
    Findings findings;
    for (const Room& room : house.rooms) {
        if (lines_with_text(text_of(tree, room.folder + "/README.md")) < k_least_lines) {
            findings.push_back({room.folder, 0, "has no README.md that says what the room is and what is in it"});
        }
    }
    return findings;
}

Findings check_owners(const Tree& tree)
{
    static const std::regex k_bundled(
        R"((imgui(_draw|_tables|_widgets|_demo|_internal|_impl_\w+|_stdlib)?|imconfig|(im)?stb_\w+|sqlite3(ext)?)\.(h|c|cpp))"
        R"(|(json|json_fwd|CLI|CLI11|catch|catch_amalgamated|doctest|expected)\.hpp|.*\.(c|cc|ttf|otf|woff2?))");
    static const std::regex k_copyright(R"(Copyright\s+(\([cC]\)|©|[0-9]{4}))");
    static const std::regex k_licence(
        "SPDX-License-"
        R"(Identifier:(?!\s*(MIT|CC-BY-4\.0)\b))");
    Findings findings;
    for (const File& file : tree) {
        if (std::regex_match(name_of(file.path), k_bundled)) {
            findings.push_back(
                {file.path, 0, "looks like a library's or a font's own file: nothing of others is bundled"});
        }
        if (file.text.find("Copyright") == std::string::npos && file.text.find("SPDX") == std::string::npos) continue;
        std::istringstream lines(file.text);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const bool foreign =
                std::regex_search(line, k_copyright) && line.find("the Amends maintainers") == std::string::npos;
            if (foreign) findings.push_back({file.path, number, "a copyright line of others"});
            if (std::regex_search(line, k_licence))
                findings.push_back({file.path, number, "a licence that is not ours"});
        }
    }
    return findings;
}

}  // namespace amends::house
