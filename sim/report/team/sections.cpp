#include "sim/report/team/sections.h"

#include <utility>

namespace amends::report {

Grid grid_with(const Words& words, std::vector<std::string> columns)
{
    Grid out;
    for (const std::string& column : columns) out.titles.push_back(words("report.column." + column));
    out.ids = std::move(columns);
    return out;
}

Section section_with(const Words& words, const std::string& id, std::vector<std::string> columns)
{
    Section out;
    out.id = id;
    out.heading = words("report." + id + ".heading");
    out.grid = grid_with(words, std::move(columns));
    return out;
}

}  // namespace amends::report
