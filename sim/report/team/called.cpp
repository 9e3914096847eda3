#include "sim/report/team/called.h"

#include <algorithm>
#include <map>

#include "scoring/base/suggest.h"

namespace amends::report {
namespace {

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool same_words(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, small, small);
}

std::vector<std::string> told_apart(const std::vector<Named>& people)
{
    constexpr std::size_t end_of_id = 4;
    std::map<std::string, int> counts;
    for (const Named& each : people) ++counts[each.name];
    std::vector<std::string> out;
    for (const Named& each : people) {
        const std::size_t from = each.id.size() - std::min(end_of_id, each.id.size());
        out.push_back(counts[each.name] == 1 ? each.name : each.name + " (…" + each.id.substr(from) + ")");
    }
    return out;
}

std::vector<std::size_t> called(const std::vector<Named>& people, std::string_view who)
{
    if (const auto by_id = std::ranges::find(people, who, &Named::id); by_id != people.end())
        return {static_cast<std::size_t>(by_id - people.begin())};
    const std::vector<std::string> shown = told_apart(people);
    std::vector<std::size_t> by_name;
    std::vector<std::size_t> as_printed;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (same_words(people[i].name, who)) by_name.push_back(i);
        if (same_words(shown[i], who)) as_printed.push_back(i);
    }
    return as_printed.size() == 1 ? as_printed : by_name;
}

std::string not_clear(const std::vector<Named>& people, std::string_view who)
{
    const std::vector<std::string> shown = told_apart(people);
    const std::vector<std::size_t> meant = called(people, who);
    const std::string quoted = "\"" + std::string(who) + "\"";
    if (meant.empty()) {
        const std::vector<std::string_view> names(shown.begin(), shown.end());
        return "nobody is called " + quoted + " here" + did_you_mean(who, names);
    }
    std::string out = quoted + " can be any of these, so say which:";
    for (const std::size_t i : meant) out += " " + shown[i] + (i == meant.back() ? "" : ",");
    return out;
}

}  // namespace amends::report
