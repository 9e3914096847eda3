#pragma once
// What is heard in words that somebody tries out, with why, and with what would turn it.

#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/explain.h"
#include "scoring/base/words.h"

namespace amends::report {

struct HeardAgain {
    std::string act;  ///< in words; says so where it is not sure, or only nearly heard
    bool helpful = true;
    bool nearly = false;  ///< not heard; one small change away
    std::string reason;   ///< in a trainee's words
    std::string turn;     ///< the smallest change that would turn it, or what it hangs on; may be empty

    bool operator==(const HeardAgain&) const = default;
};

/// The acts that were heard, in the order of the codebook, then those that a small change would bring. Without
/// explanations, as long as they are still being looked for, there are no turns and nothing is nearly heard.
std::vector<HeardAgain> heard_again(const acts::Hearing& hearing, const std::vector<acts::Explanation>& explanations,
                                    std::string_view reply, const Words& words);

}  // namespace amends::report
