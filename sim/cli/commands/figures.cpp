#include "sim/cli/commands/figures.h"

#include <iostream>

namespace amends::cli {

std::string hundredths(int permille)
{
    if (permille <= -5) return "-" + hundredths(-permille);
    if (permille < 0) return ".00";
    const int rounded = (permille + 5) / 10;
    return (rounded >= 100 ? std::to_string(rounded / 100) : "") + "." + std::to_string(100 + rounded % 100).substr(1);
}

std::string share(int permille)
{
    return permille < 0 ? "-" : hundredths(permille);
}

std::string interval(int low, int high)
{
    return low < 0 ? "-" : share(low) + " to " + share(high);
}

void ProgressLine::say(std::string_view text)
{
    if (text == last_) return;
    const std::size_t rest = last_.size() > text.size() ? last_.size() - text.size() : 0;
    std::cerr << '\r' << text << std::string(rest, ' ') << std::flush;
    last_ = text;
}

void ProgressLine::end()
{
    if (!last_.empty()) std::cerr << '\n';
    last_.clear();
}

}  // namespace amends::cli
