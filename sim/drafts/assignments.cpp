#include "sim/drafts/assignments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/drafts/disk.h"

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The texts of an assignment by their keys in the file.
constexpr std::pair<const char*, std::string Assignment::*> texts[] = {
    {"id", &Assignment::id},         {"scenario", &Assignment::scenario},   {"title", &Assignment::title},
    {"cohort", &Assignment::cohort}, {"from", &Assignment::from},           {"until", &Assignment::until},
    {"by", &Assignment::by},         {"framework", &Assignment::framework}, {"when", &Assignment::when}};

Json json_of(const Assignment& assignment)
{
    Json out = Json::object();
    for (const auto& [key, text] : texts) out[key] = assignment.*text;
    out["version"] = assignment.version;
    out["mode"] = assignment.exam ? "exam" : "practice";
    return out;
}

Assignment assignment_of(const Json& json)
{
    Assignment out;
    for (const auto& [key, text] : texts) {
        const auto found = json.find(key);
        if (found != json.end() && found->is_string()) out.*text = found->get<std::string>();
    }
    const auto version = json.find("version");
    if (version != json.end() && version->is_number_integer()) out.version = version->get<int>();
    const auto mode = json.find("mode");
    out.exam = mode != json.end() && *mode == "exam";
    return out;
}

Checked<void> write(const fs::path& file, const std::vector<Assignment>& all, const SyncToDisk& sync)
{
    Json list = Json::array();
    for (const Assignment& each : all) list.push_back(json_of(each));
    const Json whole = {{"format", 1}, {"assignments", std::move(list)}};
    return replace_file(file, whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n", sync);
}

/// "2027-03-01", a day that there is.
bool is_day(const std::string& text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [&](std::size_t from, std::size_t count) {
        int out = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            out = out * 10 + (text[i] - '0');
        }
        return out;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1) return false;
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// Whoever made it, and whenever.
bool asks_the_same(const Assignment& a, const Assignment& b)
{
    return a.scenario == b.scenario && a.version == b.version && a.cohort == b.cohort && a.from == b.from &&
           a.until == b.until && a.exam == b.exam && a.framework == b.framework;
}

std::string next_id(const std::vector<Assignment>& all)
{
    int most = 0;
    for (const Assignment& each : all) {
        if (each.id.size() > 1 && each.id.find_first_not_of("0123456789", 1) == std::string::npos)
            most = std::max(most, std::stoi(each.id.substr(1, 8)));
    }
    return "a" + std::to_string(most + 1);
}

}  // namespace

bool is_due(const Assignment& assignment, const std::string& cohort, const std::string& day)
{
    const bool theirs = assignment.cohort.empty() || assignment.cohort == cohort;
    return theirs && assignment.from <= day && day <= assignment.until;
}

Checked<std::vector<Assignment>> read_assignments(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error)) return std::vector<Assignment>{};
    const Checked<std::string> bytes = read_whole(file);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    const Json whole = Json::parse(*bytes, nullptr, false);
    const bool good = whole.is_object() && whole.contains("assignments") && whole["assignments"].is_array();
    if (!good) return fault({file.string(), 0, 0, ""}, "this is no file of assignments");
    std::vector<Assignment> all;
    for (const Json& each : whole["assignments"]) {
        if (each.is_object()) all.push_back(assignment_of(each));
    }
    return all;
}

Checked<std::string> assign(const fs::path& file, Assignment assignment, const SyncToDisk& sync)
{
    const auto refused = [&](const char* key, const char* why) {
        return fault({file.string(), 0, 0, std::string("/") + key}, why);
    };
    if (!is_day(assignment.from)) return refused("from", "Say from which day, like 2027-03-01.");
    if (!is_day(assignment.until)) return refused("until", "Say until which day, like 2027-03-14.");
    if (assignment.until < assignment.from) return refused("until", "It ends before it begins.");
    if (assignment.version < 1) return refused("version", "Publish a version first.");
    Checked<std::vector<Assignment>> all = read_assignments(file);
    if (!all) return tl::unexpected<Diagnostics>(std::move(all.error()));
    if (std::ranges::any_of(*all, [&](const Assignment& each) { return asks_the_same(each, assignment); }))
        return refused("assignments",
                       "This is assigned already: the same version, to the same cohort, for these days.");
    assignment.id = next_id(*all);
    all->push_back(assignment);
    if (const Checked<void> written = write(file, *all, sync); !written)
        return tl::unexpected<Diagnostics>(written.error());
    return assignment.id;
}

Checked<void> withdraw(const fs::path& file, const std::string& id, const SyncToDisk& sync)
{
    Checked<std::vector<Assignment>> all = read_assignments(file);
    if (!all) return tl::unexpected<Diagnostics>(std::move(all.error()));
    std::erase_if(*all, [&](const Assignment& each) { return each.id == id; });
    return write(file, *all, sync);
}

}  // namespace amends::drafts
