#pragma once
// States that no analysis can tell apart, as one. The space has no circle, so that one pass from the last states to the
// first finds the coarsest such grouping.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/proof/space.h"

namespace amends::proof {

/// Lumps such that each comes after everything that it leads to; the last is the start's.
struct Lumps {
    std::vector<std::uint32_t> of;      ///< by state
    std::vector<std::uint32_t> sample;  ///< by lump: one of its states
    std::vector<std::uint32_t> begin;   ///< into `to`; one more than there are lumps
    std::vector<std::uint8_t> below;    ///< by lump: trust is below where the case began
    std::vector<std::uint8_t> contact;  ///< … the contact that is open, as in BranchState
    std::vector<std::uint32_t> to;      ///< by the groups of the sample's pattern

    std::size_t size() const { return sample.size(); }
    std::span<const std::uint32_t> successors(std::size_t lump) const
    {
        return {to.data() + begin[lump], to.data() + begin[lump + 1]};
    }
};

/// States of one lump have the same pattern and lead to the same lumps, stand in the same contact, agree in whether a
/// story is still being told and whether trust is below its start; after the end they share ending and promises.
Lumps lumps_of(const play::Compiled& compiled, const Space& space);

}  // namespace amends::proof
