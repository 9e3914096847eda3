#include "sim/scenario/check.h"
namespace amends::scenario {
std::vector<BrokenRule> check_scenario(const Scenario&)
{
    return {};
}
}  // namespace amends::scenario
