#pragma once
// A ledger as bytes, so that whoever keeps plays need not read them all again.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/team/conduct.h"
#include "sim/report/team/ledger.h"

namespace amends::report {

/// Without what people are called and where they belong, and without the titles of scenarios.
std::string pack(const Ledger& ledger);
std::string pack(const std::vector<Conduct>& conduct);

/// Into a ledger that is empty; its framework and its first steps must be those that were packed. Nothing where the
/// bytes are of another framework or release, or are no such bytes.
std::optional<Ledger> unpack_ledger(std::string_view bytes, Ledger empty);
std::optional<std::vector<Conduct>> unpack_conduct(std::string_view bytes);

}  // namespace amends::report
