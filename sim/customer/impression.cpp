#include "sim/customer/impression.h"

#include <algorithm>
#include <array>

namespace amends::customer {
namespace {

constexpr std::array<std::string_view, impression_count> names = {"neutral",     "listened", "apologised", "understood",
                                                                  "cared_for",   "taken_on", "helped",     "gifted",
                                                                  "brushed_off", "attacked", "let_down",   "kept_word"};

}  // namespace

std::string_view name_of(Impression impression)
{
    return names.at(static_cast<std::size_t>(impression));
}

std::optional<Impression> impression_named(std::string_view name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Impression>(found - names.begin());
}

}  // namespace amends::customer
