#pragma once
// Two plays side by side, with the difference.

#include <optional>
#include <string>
#include <vector>

#include "sim/app/panels/debrief.h"
#include "sim/report/compare.h"

namespace amends::app {

struct CompareView {
    struct Row {
        std::optional<DebriefView::Line> left, right;
    };

    std::string title, left, right;  ///< of the scenario, and of the two plays
    report::Comparison difference;
    std::vector<Row> rows;
    std::string parted;  ///< where they part, in words
};

struct CloseComparison {};

CompareView make_compare_view(const report::Debrief& left, const report::Debrief& right,
                              const std::pair<std::string, std::string>& names, const std::string& customer,
                              const std::string& currency, const Catalogue& catalogue);

std::optional<CloseComparison> draw_compare(const CompareView& view, const Words& words);

}  // namespace amends::app
