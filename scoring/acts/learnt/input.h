#pragma once
// What the learnt part of the scorer sees of a reply: small numbers per word, and hashed features per clause.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scoring/acts/act.h"
#include "scoring/acts/hearing.h"
#include "scoring/acts/learnt/shape.h"
#include "scoring/acts/rule_hits.h"
#include "scoring/acts/times.h"
#include "scoring/text/overlap.h"
#include "scoring/text/reading.h"

namespace amends::acts::learnt {

/// Something true of one word, with how true it is: 128 is wholly.
struct Signal {
    std::uint8_t index = 0;  ///< below signal_count
    std::uint8_t strength = 0;
};

struct InputWord {
    std::string text;  ///< folded; "0" for every number
    std::array<std::uint16_t, most_parts> parts{};
    std::uint8_t part_count = 0;
    std::vector<Signal> signals;
};

/// A clause, or two where one is too short to say anything.
struct Unit {
    std::size_t first = 0;  ///< words [first, last)
    std::size_t last = 0;
    std::vector<std::uint16_t> features;  ///< rows, ascending, each once
};

struct Input {
    std::vector<InputWord> words;
    std::vector<Unit> units;
    std::vector<std::string> customer;  ///< the words of the line that is answered
};

/// Everything that the input is made of. All references must outlive the call.
struct Source {
    const text::Reading& reading;
    const text::Reading& customer;
    const std::vector<TimeHeard>& times;
    const std::array<std::vector<Hit>, act_count>& struck;  ///< every rule that struck, near misses included
    const std::array<ActHeard, act_count>& stood;           ///< what the rules made of them
    text::Run copied;                                       ///< the longest run of words taken from the customer
};

Input make_input(const Source& source);

}  // namespace amends::acts::learnt
