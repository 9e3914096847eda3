#pragma once
// Charts made of rows: heat maps and forests. `layout` and `natural_height` of chart.h turn to these.

#include <cstddef>

#include "sim/report/chart.h"

namespace amends::report {

int height_of_tiles(const Chart& chart, int width, int em);
std::vector<Primitive> layout_tiles(const Chart& chart, const Size& size);

/// A heat map in charts of at most so many rows, one below the other, for paper; any other chart is itself alone.
std::vector<Chart> in_parts(const Chart& chart, std::size_t rows);

int height_of_forest(const Chart& chart, int width, int em);
std::vector<Primitive> layout_forest(const Chart& chart, const Size& size);

}  // namespace amends::report
