#pragma once
// A play's marks as the records keep them: the text of `detail` read back.

#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::report {

struct KeptMark {
    std::string id;
    int weight = 0;
    bool observed = false;
    int mark = 0;

    bool operator==(const KeptMark&) const = default;
};

/// A list of {id, weight, observed, mark, …}; further keys are passed over.
///
/// errors  anything else
Checked<std::vector<KeptMark>> parse_detail(std::string_view text, std::string_view name);

/// Sum of weight x mark over what is observed / sum of weights, rounded once.
int total_of(const std::vector<KeptMark>& marks);

}  // namespace amends::report
