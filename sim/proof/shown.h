#pragma once
// What a move shows of what an author wrote.

#include <cstdint>
#include <vector>

#include "sim/proof/witness.h"

namespace amends::proof {

enum class What : std::uint8_t { node, line, patience, exit, answer, deed, ending, reply };

/// Something to be shown: its kind and index, with the node where the index is within one.
struct Item {
    What what = What::node;
    std::uint32_t node = 0;
    std::uint32_t index = 0;

    auto operator<=>(const Item&) const = default;
};

/// Read off the very step.
std::vector<Item> shown_by(const scenario::Scenario& scenario, const play::Compiled& compiled,
                           const play::BranchState& from, const Witnesses::Said& said);

}  // namespace amends::proof
