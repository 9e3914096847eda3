#pragma once
// Values that a file writes as a short text of their own kind: bands, times, dates, tags.

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/scenario.h"

namespace amends::scenario {

template <class T>
struct Spelling {
    std::string_view expected;  ///< in an author's words, after "expected"
    std::string_view pattern;   ///< ECMA 262, for the JSON Schema
    std::optional<T> (*read)(std::string_view text);
    std::string (*write)(const T& value);
};

/// "<=3", ">=4", "2..4", "3"
const Spelling<Band>& band_spelling();
/// "+0", "+7h50m", "+2d": minutes since the case began
const Spelling<int>& moment_spelling();
/// "2027-03-02T01:10", a date that exists
const Spelling<std::string>& date_time_spelling();
/// "en", "pt-BR"
const Spelling<std::string>& language_spelling();
/// "GBP"
const Spelling<std::string>& currency_spelling();

}  // namespace amends::scenario
