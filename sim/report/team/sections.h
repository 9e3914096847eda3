#pragma once
// Parts of a page whose heading and columns stand in the catalogue under their ids.

#include <string>
#include <vector>

#include "scoring/base/words.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// An empty grid; the title of a column is `report.column.<id>`.
Grid grid_with(const Words& words, std::vector<std::string> columns);

/// An empty part with that grid; its heading is `report.<id>.heading`.
Section section_with(const Words& words, const std::string& id, std::vector<std::string> columns);

}  // namespace amends::report
