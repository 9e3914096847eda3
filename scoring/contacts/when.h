#pragma once
// A day and a time of day as seconds, so that deeds can be put in order.

#include <cstdint>
#include <optional>
#include <string_view>

namespace amends::contacts {

/// "2026-03-02T09:15:10", the seconds and an offset ("Z", "+01:00") may be left out; a blank stands for the T as well.
/// Seconds since 1970 in UTC; without an offset the clock on the wall is taken as UTC.
std::optional<std::int64_t> seconds_of(std::string_view text);

}  // namespace amends::contacts
