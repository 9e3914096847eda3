#pragma once
// As much HTML as a published story holds, read forgivingly. For the sources of the exchange only.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/exchange/source.h"

namespace amends::exchange {

/// ASCII letters compared without case.
bool equals_no_case(std::string_view a, std::string_view b);
std::size_t find_no_case(std::string_view text, std::string_view wanted, std::size_t from);

/// The character that the reference at the front of `text` stands for, as UTF-8, and how many bytes it takes:
/// `&amp;`, `&#39;`, `&#x27;`; the names of HTML 4, and apos. No reference, or an unknown name: 0 bytes.
struct Reference {
    std::string text;
    std::size_t length = 0;
};
Reference reference_at(std::string_view text);

/// `html` with every reference resolved; `offset` is where it stands in the file.
SourcedText decoded(std::string_view html, std::size_t offset);

struct Attribute {
    std::string name;  ///< small letters
    std::string value;
    bool operator==(const Attribute&) const = default;
};

/// A start or end tag.
struct Tag {
    std::string name;  ///< small letters
    std::vector<Attribute> attributes;
    bool closes = false;
    std::size_t begin = 0;  ///< of its '<'
    std::size_t end = 0;    ///< after its '>'

    /// Nothing where there is no such attribute.
    std::string_view value(std::string_view attribute) const;
    bool has(std::string_view attribute) const;
};

/// The tag whose '<' stands at `begin`; its name is empty where none does. One that is never closed ends with the text.
Tag tag_at(std::string_view html, std::size_t begin);

}  // namespace amends::exchange
