#pragma once
// Charts of the reports desk, made from estimates.

#include <string>
#include <vector>

#include "sim/report/chart.h"
#include "sim/report/team/estimate.h"

namespace amends::report {

/// A name with its estimate; `strong` for the one that sums up the others.
struct Ranged {
    std::string label;
    Estimate estimate;
    bool strong = false;
};

/// Estimates under each other, on an axis of tenths of a mark, read against `reference`.
Chart forest(std::string title, std::string axis, const std::vector<Ranged>& rows, int least, int most, int reference);

/// How many plays lie in each tenth of the scale of marks.
Chart histogram(std::string title, std::string axis, std::string counts, const std::vector<int>& tenths);

}  // namespace amends::report
