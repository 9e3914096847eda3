#pragma once
// What one version of a document says otherwise than another, item by item: things are matched by their ids, so that
// one that moved is not told as gone and new.

#include <string>
#include <vector>

#include "sim/author/document.h"

namespace amends::author {

struct Difference {
    enum class Kind : std::uint8_t {
        added,
        removed,
        changed,
        moved  ///< a list whose items stand in another order
    };
    Kind kind = Kind::changed;
    std::string at;             ///< pointer into the later document; of what was removed, into the earlier one
    std::string before, after;  ///< what is said there, where it can be said in one line; of a text without quotes

    bool operator==(const Difference&) const = default;
};

/// In the order of the later document; what was removed stands before what came after it.
std::vector<Difference> differences(const Document& before, const Document& after);

}  // namespace amends::author
