#pragma once
// The sums of money that a variant may change.

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace amends::scenario {

struct Sum {
    std::string path;  ///< "failure.loss", "role.paper", "role.practice", "actions/<id>/cost"
    int* value = nullptr;
};

/// Every sum of `scenario`, pointing into it.
std::vector<Sum> sums_of(Scenario& scenario);

}  // namespace amends::scenario
