#include "tests/house/tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace amends::house {

namespace fs = std::filesystem;

namespace {

bool is_left_out(const std::string& folder)
{
    return folder == ".git" || folder == ".cache" || folder.starts_with("build");
}

std::string read_text(const fs::path& path)
{
    static constexpr std::array<std::string_view, 12> k_binary = {".png", ".ttf", ".otf",  ".woff", ".woff2", ".zip",
                                                                  ".gz",  ".xz",  ".jpeg", ".jpg",  ".wav",   ".db"};
    const std::string extension = path.extension().string();
    if (std::find(k_binary.begin(), k_binary.end(), extension) != k_binary.end()) return {};
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string to_string(const Findings& findings)
{
    std::string lines;
    for (const Finding& finding : findings) {
        lines += finding.path;
        if (finding.line > 0) lines += ':' + std::to_string(finding.line);
        lines += ": " + finding.message + '\n';
    }
    return lines;
}

Tree read_tree(const fs::path& root)
{
    Tree tree;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory()) {
            if (entry.depth() == 0 && is_left_out(name)) entry.disable_recursion_pending();
        } else if (entry.depth() > 0 || name != ".git") {
            tree.push_back({entry->path().lexically_relative(root).generic_string(), read_text(entry->path())});
        }
    }
    std::sort(tree.begin(), tree.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return tree;
}

bool is_header(std::string_view path)
{
    return path.ends_with(".h") || path.ends_with(".hpp");
}

bool is_code(std::string_view path)
{
    return is_header(path) || path.ends_with(".cpp") || path.ends_with(".cc");
}

std::string_view text_of(const Tree& tree, std::string_view path)
{
    const auto file = std::find_if(tree.begin(), tree.end(), [&](const File& f) { return f.path == path; });
    return file == tree.end() ? std::string_view{} : std::string_view{file->text};
}

}  // namespace amends::house
