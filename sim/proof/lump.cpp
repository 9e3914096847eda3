#include "sim/proof/lump.h"

#include "sim/proof/count.h"

namespace amends::proof {
namespace {

/// What tells lumps apart besides pattern and successors.
std::uint64_t label_of(const play::Compiled& compiled, const play::BranchState& state)
{
    std::uint64_t label = state.trust < compiled.start.trust ? 1 : 0;
    label |= state.segments_left > 0 ? 2 : 0;
    label |= std::uint64_t{state.contact} << 2U;
    label |= std::uint64_t{state.ending} << 10U;
    if (state.over()) label |= std::uint64_t{state.promises} << 18U;
    return label;
}

class Lumper {
public:
    Lumper(const play::Compiled& compiled, const Space& space) : compiled_(compiled), space_(space), slots_(1U << 12U)
    {
        out_.of.assign(space.states.size(), nowhere);
        out_.begin.push_back(0);
    }

    Lumps run()
    {
        for (const std::uint32_t state : last_first(space_)) out_.of[state] = lump_of(state);
        return std::move(out_);
    }

private:
    struct Slot {
        std::uint32_t lump = nowhere;
        std::uint64_t hash = 0;
    };

    std::uint32_t lump_of(std::uint32_t state)
    {
        const std::uint64_t label = label_of(compiled_, space_.states[state]);
        const std::uint64_t hash = hash_of(state, label);
        if (2 * out_.size() >= slots_.size()) grow();
        std::size_t at = hash & (slots_.size() - 1);
        for (; slots_[at].lump != nowhere; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].hash == hash && is(slots_[at].lump, state, label)) return slots_[at].lump;
        }
        slots_[at] = {static_cast<std::uint32_t>(out_.size()), hash};
        out_.sample.push_back(state);
        out_.below.push_back(space_.states[state].trust < compiled_.start.trust ? 1 : 0);
        out_.contact.push_back(space_.states[state].contact);
        labels_.push_back(label);
        for (const std::uint32_t next : space_.successors(state)) out_.to.push_back(out_.of[next]);
        out_.begin.push_back(static_cast<std::uint32_t>(out_.to.size()));
        return slots_[at].lump;
    }

    std::uint64_t hash_of(std::uint32_t state, std::uint64_t label) const
    {
        std::uint64_t hash = (label ^ (std::uint64_t{space_.pattern[state]} << 40U)) * 0x9E3779B97F4A7C15ULL;
        for (const std::uint32_t next : space_.successors(state)) {
            hash = (hash ^ (hash >> 29U) ^ out_.of[next]) * 0xBF58476D1CE4E5B9ULL;
        }
        return hash ^ (hash >> 32U);
    }

    bool is(std::uint32_t lump, std::uint32_t state, std::uint64_t label) const
    {
        if (labels_[lump] != label || space_.pattern[out_.sample[lump]] != space_.pattern[state]) return false;
        const auto mine = space_.successors(state);
        const auto its = out_.successors(lump);
        if (mine.size() != its.size()) return false;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            if (out_.of[mine[i]] != its[i]) return false;
        }
        return true;
    }

    void grow()
    {
        std::vector<Slot> old(2 * slots_.size());
        old.swap(slots_);
        for (const Slot& each : old) {
            if (each.lump == nowhere) continue;
            std::size_t at = each.hash & (slots_.size() - 1);
            while (slots_[at].lump != nowhere) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = each;
        }
    }

    const play::Compiled& compiled_;
    const Space& space_;
    Lumps out_;
    std::vector<std::uint64_t> labels_;
    std::vector<Slot> slots_;
};

}  // namespace

Lumps lumps_of(const play::Compiled& compiled, const Space& space)
{
    return Lumper(compiled, space).run();
}

}  // namespace amends::proof
