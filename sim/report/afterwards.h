#pragma once
// What the recovery would lead to, simulated: never to be mixed with what real customers did.

#include <string>
#include <vector>

#include "sim/customer/loyalty.h"
#include "sim/play/script.h"

namespace amends::report {

struct Worth {
    std::string step;  ///< customer::name_of
    int permille = 0;  ///< by how much staying would fall without it

    bool operator==(const Worth&) const = default;
};

struct Afterwards {
    std::string generator;  ///< which model, and its version
    std::uint64_t seed = 0;
    customer::Outlook outlook = customer::Outlook::open;
    customer::Prospect prospect;  ///< customers like this one
    customer::Loyalty drawn;      ///< this one
    std::vector<Worth> worth;     ///< steps that carried something, most first
};

Afterwards afterwards_of(const play::Playing& playing, const customer::LoyaltyModel& model);

}  // namespace amends::report
