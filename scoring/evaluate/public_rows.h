#pragma once
// Lines of public corpora: a turn, what was said before it, and the labels that others gave it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::evaluate {

struct PublicRow {
    std::string id;
    std::string context;  ///< the other party's turns just before; may be empty
    std::string text;
    /// By the name of the label: one value, or several where the corpus gives a list. Numbers as they are written; null
    /// is no value.
    std::map<std::string, std::vector<std::string>, std::less<>> labels;

    bool has(std::string_view label) const { return labels.find(label) != labels.end(); }
    bool has(std::string_view label, std::string_view value) const;
};

/// Reads JSON lines {"id","context","text","labels":{…}}; other keys and labels that are no texts, numbers, truths or
/// lists of these are passed over, and so are empty lines. Faults name file, line and column.
Checked<std::vector<PublicRow>> parse_public_rows(std::string_view bytes, std::string_view name);

}  // namespace amends::evaluate
