#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "tests/house/checks.h"
#include "tests/house/code.h"

namespace amends::house {

namespace {

/// Headers by which a pure room could come to differ between two machines or two runs.
const std::set<std::string, std::less<>> k_impure = {
    "atomic",    "barrier",      "chrono",     "clocale",    "cmath",  "codecvt", "condition_variable",
    "csignal",   "ctime",        "execution",  "fenv.h",     "cfenv",  "fstream", "filesystem",
    "future",    "iostream",     "latch",      "locale",     "mutex",  "random",  "regex",
    "semaphore", "shared_mutex", "stop_token", "syncstream", "thread", "time.h"};

constexpr std::array<std::string_view, 30> k_posix = {
    "arpa/",     "dirent.h",   "dlfcn.h",    "fcntl.h",     "fnmatch.h", "ftw.h",    "glob.h",     "grp.h",
    "ifaddrs.h", "langinfo.h", "libgen.h",   "net/",        "netdb.h",   "netinet/", "nl_types.h", "poll.h",
    "pthread.h", "pwd.h",      "sched.h",    "semaphore.h", "signal.h",  "spawn.h",  "strings.h",  "sys/",
    "syslog.h",  "termios.h",  "ucontext.h", "unistd.h",    "utime.h",   "wordexp.h"};

/// The headers that hand nlohmann's types on, for the sources of readers.
bool is_json_header(std::string_view path)
{
    return path.starts_with("scoring/base/json_") && is_header(path);
}

bool is_posix(std::string_view name)
{
    return std::any_of(k_posix.begin(), k_posix.end(), [&](std::string_view posix) {
        return posix.ends_with('/') ? name.starts_with(posix) : name == posix;
    });
}

bool is_standard(std::string_view name)
{
    return name.find_first_of("./") == std::string_view::npos;
}

bool names_library(const Room& room, std::string_view name)
{
    return std::any_of(room.libraries.begin(), room.libraries.end(),
                       [&](const std::string& library) { return name.starts_with(library); });
}

bool is_in_a_room_folder(std::string_view path)
{
    return path.starts_with("scoring/") || path.starts_with("sim/");
}

/// What is wrong with one include of one file; empty if nothing is.
class IncludeRule {
public:
    IncludeRule(const Tree& tree, const House& house, const File& file, const Room& room)
        : tree_(tree), house_(house), file_(file), room_(room)
    {
    }

    std::string fault_of(const Include& include) const
    {
        if (include.quoted) return fault_of_own(include.name);
        if (is_posix(include.name)) return {};  // check_platform speaks of these
        const bool arithmetic = room_.floating && include.name == "cmath";
        if (room_.pure && !arithmetic && k_impure.contains(include.name)) {
            return "<" + include.name + "> has no place in a pure room";
        }
        if (is_standard(include.name)) return {};
        return fault_of_library(include.name);
    }

private:
    std::string fault_of_own(const std::string& name) const
    {
        const bool exists = std::any_of(tree_.begin(), tree_.end(), [&](const File& f) { return f.path == name; });
        if (!exists) return "\"" + name + "\" is no file of the project; includes begin at the project root";
        const Room* wanted = house_.room_of(name);
        if (wanted == nullptr || !room_.reach.contains(wanted->folder)) {
            return room_.folder + " may not include " + (wanted == nullptr ? name : wanted->folder);
        }
        if (is_json_header(name) && is_header(file_.path) && !is_json_header(file_.path))
            return "a header may not include " + name;
        return {};
    }

    std::string fault_of_library(const std::string& name) const
    {
        if (!names_library(room_, name) && !names_library(house_.rooms.front(), name)) {
            return "<" + name + "> belongs to no library that " + room_.folder + " may use";
        }
        const bool json = name.starts_with("nlohmann/") && name != "nlohmann/json_fwd.hpp";
        if (json && is_header(file_.path) && !is_json_header(file_.path)) {
            return "a header may include <nlohmann/json_fwd.hpp> alone";
        }
        return {};
    }

    const Tree& tree_;
    const House& house_;
    const File& file_;
    const Room& room_;
};

}  // namespace

Findings check_includes(const Tree& tree, const House& house)
{
    Findings findings;
    for (const File& file : tree) {
        if (!is_code(file.path) || !is_in_a_room_folder(file.path)) continue;
        const Room* room = house.room_of(file.path);
        if (room == nullptr) {
            findings.push_back({file.path, 0, "belongs to no room of the table in " + std::string(k_tables)});
            continue;
        }
        const IncludeRule rule(tree, house, file, *room);
        for (const Include& include : includes_of(file.text)) {
            if (std::string fault = rule.fault_of(include); !fault.empty()) {
                findings.push_back({file.path, include.line, std::move(fault)});
            }
        }
    }
    return findings;
}

Findings check_platform(const Tree& tree, const House& house)
{
    Findings findings;
    std::string_view platform_file;
    for (const File& file : tree) {
        if (!is_code(file.path) || !is_in_a_room_folder(file.path)) continue;
        const Room* room = house.room_of(file.path);
        const bool edge = room != nullptr && !room->pure;
        if (edge && file.path.ends_with("/platform_posix.cpp")) {
            if (platform_file.empty()) {
                platform_file = file.path;
                continue;
            }
            findings.push_back({file.path, 0, "a second platform file beside " + std::string(platform_file)});
        }
        for (const Include& include : includes_of(file.text)) {
            if (is_posix(include.name)) {
                findings.push_back({file.path, include.line, "<" + include.name + "> outside platform_posix.cpp"});
            }
        }
    }
    return findings;
}

}  // namespace amends::house
