#include "scoring/evaluate/interval.h"

#include <algorithm>
#include <cmath>

namespace amends::evaluate {
namespace {

constexpr double ninety_five = 1.96;

int permille(double share)
{
    return static_cast<int>(std::lround(1000 * std::clamp(share, -1.0, 1.0)));
}

double squared(double value)
{
    return value * value;
}

}  // namespace

std::optional<Interval> kappa_interval(const train::Counts& counts)
{
    const double n = static_cast<double>(counts.both + counts.neither + counts.only_heard + counts.only_labelled);
    if (n == 0) return std::nullopt;
    const double yes = static_cast<double>(counts.both) / n;
    const double no = static_cast<double>(counts.neither) / n;
    const double first_only = static_cast<double>(counts.only_labelled) / n;
    const double second_only = static_cast<double>(counts.only_heard) / n;
    const double first = yes + first_only;
    const double second = yes + second_only;
    const double chance = first * second + (1 - first) * (1 - second);
    if (chance >= 1) return std::nullopt;
    const double kappa = (yes + no - chance) / (1 - chance);
    const double alike =
        yes * squared(1 - (first + second) * (1 - kappa)) + no * squared(1 - (2 - first - second) * (1 - kappa));
    // The column of one judge's answer and the row of the other's, crosswise.
    const double apart = first_only * squared(second + (1 - first)) + second_only * squared((1 - second) + first);
    const double variance =
        (alike + squared(1 - kappa) * apart - squared(kappa - chance * (1 - kappa))) / (n * squared(1 - chance));
    const double reach = ninety_five * std::sqrt(std::max(0.0, variance));
    return Interval{permille(kappa - reach), permille(kappa + reach)};
}

}  // namespace amends::evaluate
