#pragma once
// A window drawn in memory, and what its frames cost.

#include <algorithm>
#include <ctime>
#include <memory>
#include <stdexcept>
#include <vector>

#include "sim/app/window/window.h"

namespace amends::app::bench {

/// The program's own time, on all its threads.
inline double cpu_ms()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

inline std::unique_ptr<Window> opened()
{
    auto window = Window::open({.width = 1280, .height = 800, .software = true, .headless = true, .percent = 100});
    if (!window) throw std::runtime_error(to_string(window.error().front()));
    return std::move(*window);
}

inline double percentile_95(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() * 95 / 100];
}

}  // namespace amends::app::bench
