#include "sim/cli/told.h"

#include <algorithm>
#include <iostream>

#include "sim/cli/platform.h"

namespace amends::cli {
namespace {

/// To the line's begin, and the line empty.
constexpr std::string_view k_over_again = "\r\x1b[K";

}  // namespace

Told::Told(const StopOnInterrupt& stop) : stop_(stop), aloud_(stderr_is_terminal()) {}

Told::~Told()
{
    clear();
}

bool Told::begin(std::string_view stage)
{
    stage_ = stage;
    return at(0, 0);
}

bool Told::at(int done, int total)
{
    constexpr int k_times_at_most = 50;
    if (aloud_ && done % std::max(1, total / k_times_at_most) == 0) {
        std::cerr << k_over_again << stage_;
        if (total > 0) std::cerr << ' ' << done << " of " << total;
        std::cerr << std::flush;
        written_ = true;
    }
    return !stop_.asked();
}

void Told::clear()
{
    if (written_) std::cerr << k_over_again << std::flush;
    written_ = false;
}

}  // namespace amends::cli
