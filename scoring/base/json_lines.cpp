#include "scoring/base/json_lines.h"

#include <algorithm>
#include <utility>

namespace amends {

std::vector<std::string_view> lines_of(std::string_view bytes)
{
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        lines.push_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(bytes.size(), end + 1));
    }
    return lines;
}

Diagnostics read_json_lines(std::string_view bytes, std::string_view name, JsonLimits limits, const ReadLine& read)
{
    Diagnostics faults;
    int number = 0;
    for (const std::string_view line : lines_of(bytes)) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        Diagnostics here;
        if (const Checked<JsonText> json = read_json(line, name, limits)) {
            read(*json, number, here);
        } else {
            here = json.error();
        }
        for (Diagnostic& each : here) {
            each.where.line = number;
            faults.push_back(std::move(each));
        }
    }
    return faults;
}

}  // namespace amends
