#pragma once
// The simulated customers held against published figures.

#include "sim/customer/loyalty.h"

namespace amends::customer {

/// One figure: what was published, what the simulated customers show, and how far apart they may be.
struct Figure {
    std::string id;     ///< key of the words shown
    int published = 0;  ///< permille
    int simulated = 0;  ///< permille
    int tolerance = 0;  ///< permille
    std::string_view source;

    bool within() const { return simulated >= published - tolerance && simulated <= published + tolerance; }
};

/// Draws that many customers after recoveries of every quality, half of them after small losses, half after large ones.
/// "Satisfied" is 5 to 7 of 7 with the recovery, "unsatisfied" 1 to 3, "quickly" a speed of 650 or more.
/// Deterministic for (model, draws, seed). `draws` > 0.
std::vector<Figure> calibrate(const LoyaltyModel& model, std::uint64_t draws, std::uint64_t seed);

}  // namespace amends::customer
