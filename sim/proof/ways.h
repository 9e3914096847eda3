#pragma once
// The shortest play that was found to anything an author wrote: how a line, a reply or an ending comes about.

#include <string>
#include <string_view>
#include <vector>

#include "sim/proof/prove.h"

namespace amends::proof {

struct Way {
    std::string pointer;  ///< into the scenario
    std::string id;
    bool seen = false;  ///< false: proved that no play comes to it
    Witness witness;    ///< in words where there are any; empty where it is there from the beginning
};

/// To everything of that id: nodes, entry lines, exits, answers, reactions, offered replies, deeds, contacts, endings;
/// an answer goes by its topic as well. To all of them where the id is empty.
std::vector<Way> ways_to(const Subject& subject, std::string_view id);

}  // namespace amends::proof
