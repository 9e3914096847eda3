#pragma once
// Plain lines for terminals and screen readers: wrapped, without colour codes, control characters made harmless.

#include <iosfwd>
#include <string>
#include <string_view>

namespace amends::cli {

/// The text with every control character, escape and bidirectional override replaced by a blank.
std::string harmless(std::string_view text);

/// Writes the text wrapped at `width` columns; further lines begin with `indent` blanks.
void write_wrapped(std::ostream& out, std::string_view text, int indent = 0, int width = 78);

}  // namespace amends::cli
