#pragma once
// Sounds that tell what happened, made of sines: no recording, and the same samples on every machine.

#include <cstdint>
#include <vector>

#include "sim/play/event.h"

namespace amends::app {

enum class Cue : std::uint8_t {
    contact,  ///< somebody is here, or rings
    said,     ///< the customer has said something
    better,   ///< anger fell or trust rose
    worse,    ///< anger rose or trust fell
    kept,     ///< a promise was kept
    broken,   ///< a promise was broken, or a gate
    over      ///< the case is over
};

inline constexpr int samples_a_second = 22050;

/// Mono, full scale at 32767, never longer than a second, silent at both ends.
std::vector<std::int16_t> samples_of(Cue cue);

/// What a batch sounds like, the weightiest one alone. `before`: the mood that it met.
std::vector<Cue> cues_of(const play::Written& written, const customer::Mood& before);

}  // namespace amends::app
