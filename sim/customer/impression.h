#pragma once
// The twelve impressions: the only things that move a customer's mood.

#include <cstdint>
#include <optional>
#include <string_view>

namespace amends::customer {

enum class Impression : std::uint8_t {
    neutral,      ///< nothing that moves anybody
    listened,     ///< room was made: heard to the end, asked, checked
    apologised,   ///< a plain apology
    understood,   ///< the feeling or the customer's side of it was named
    cared_for,    ///< … and tied to what happened to this customer
    taken_on,     ///< somebody took charge, in words
    helped,       ///< a deed that puts it right, or that can be watched
    gifted,       ///< something of value beyond what is owed
    brushed_off,  ///< put off, hurried, interrupted, sent away
    attacked,     ///< blamed or insulted
    let_down,     ///< a word that was not kept
    kept_word     ///< a word that was kept
};

inline constexpr int impression_count = 12;

std::string_view name_of(Impression impression);
std::optional<Impression> impression_named(std::string_view name);

}  // namespace amends::customer
