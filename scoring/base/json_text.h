#pragma once
// JSON that remembers where everything stood. For the sources of readers only: no other header includes this.

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends {

struct JsonLimits {
    std::size_t bytes = std::size_t{8} << 20;  ///< larger files are refused unread
    int depth = 64;                            ///< arrays and objects within each other
    bool fractions = false;                    ///< a number that is not whole is kept as a text, as it stands
};

/// A JSON document and the place of each of its values and keys.
struct JsonText {
    struct Offsets {
        std::size_t value = 0;
        std::size_t key = 0;  ///< of the key's opening quote; of the value itself in an array and at the root
    };

    nlohmann::json tree;
    std::string name;                                     ///< of the file, for places
    std::string text;                                     ///< the bytes that were read
    std::vector<std::size_t> line_begins;                 ///< offset of the first byte of each line
    std::map<std::string, Offsets, std::less<>> offsets;  ///< by RFC 6901 pointer

    /// Where the value at `pointer` begins. What does not exist is placed at the nearest value around it,
    /// and keeps the pointer that was asked for: the place to say that something is missing.
    Place place_of(std::string_view pointer) const;

    /// Where the key of the value at `pointer` begins: the place to say that a key is not known.
    Place key_place_of(std::string_view pointer) const;
};

/// Reads RFC 8259 JSON whose numbers are whole, unless the limits allow others.
///
/// errors  A syntax error, a file beyond the limits, or nesting beyond them: that fault alone. Otherwise every
///         duplicate key, number that is not a whole number of 64 bits, NUL in a string, lone surrogate and
///         byte that is not UTF-8, in file order.
/// A byte order mark at the front is skipped.
Checked<JsonText> read_json(std::string_view bytes, std::string_view name, JsonLimits limits = {});

/// The pointer of a child: `pointer`/`key` with ~ and / escaped.
std::string child_pointer(std::string_view pointer, std::string_view key);
std::string child_pointer(std::string_view pointer, std::size_t index);

}  // namespace amends
