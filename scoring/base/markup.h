#pragma once
// Text on its way into XML or HTML.

#include <string>
#include <string_view>

namespace amends {

/// `text` as the content of an element or of an attribute in double quotes. Bytes that are no UTF-8 and characters that
/// XML cannot hold become U+FFFD; new lines and tabs stay.
std::string escape_markup(std::string_view text);

}  // namespace amends
