#pragma once
// Bytes that people typed. Any bytes survive: a byte that is not UTF-8 counts as one character, U+FFFD.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace amends {

struct CodePoint {
    char32_t value = 0;
    std::size_t begin = 0;   ///< offset of its first byte
    std::size_t length = 0;  ///< bytes it takes, at least 1
    bool valid = false;      ///< false: the byte at `begin` starts no well-formed sequence
};

/// The code point that begins at `offset` < bytes.size(). Overlong forms, surrogates and values beyond U+10FFFF are
/// invalid.
CodePoint code_point_at(std::string_view bytes, std::size_t offset);

/// Appends the UTF-8 form of `value`.
void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view bytes);

/// The same text with every invalid byte replaced by U+FFFD: what may go into JSON or onto a screen.
std::string valid_utf8(std::string_view bytes);

/// How many code points (an invalid byte counts as one).
std::size_t count_code_points(std::string_view bytes);

}  // namespace amends
