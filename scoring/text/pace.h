#pragma once
// How long words take to say, the same for everybody.

#include <cstdint>
#include <string_view>

namespace amends::text {

/// source  150 words a minute, the speaking pace that the talk clock assumes for everybody (docs/architecture.md, Time)
inline constexpr std::int64_t ms_per_word = 400;

/// Words as the talk clock counts them: runs of what is not white space.
int word_count(std::string_view text);

}  // namespace amends::text
