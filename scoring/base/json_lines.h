#pragma once
// JSON lines: a value a line, blank lines between them or not. For the sources of readers only, like json_text.h.

#include <functional>
#include <string_view>
#include <vector>

#include "scoring/base/json_text.h"

namespace amends {

/// The lines of a text without their ends, the first at 0. Nothing follows a last line end.
std::vector<std::string_view> lines_of(std::string_view bytes);

/// Takes the value of a line and the line's number, from 1; adds what is wrong with it, placed within the line.
using ReadLine = std::function<void(const JsonText& json, int line, Diagnostics& faults)>;

/// Hands every line that is JSON and not blank to `read`.
///
/// returns  the faults of all lines in order, those of their syntax and those that `read` added, placed in the file
Diagnostics read_json_lines(std::string_view bytes, std::string_view name, JsonLimits limits, const ReadLine& read);

}  // namespace amends
