#pragma once
// An author's words in a reply: "refund", "deliver*" (any ending), "money back" (in a row).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/text/overlap.h"
#include "scoring/text/reading.h"

namespace amends::text {

/// Every place where `pattern` stands in the reading, in order, not overlapping. An empty pattern stands nowhere.
std::vector<Run> find_topic_word(const Reading& reading, std::string_view pattern);

}  // namespace amends::text
