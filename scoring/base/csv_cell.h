#pragma once
// A cell of comma-separated values, as every sheet of ours writes it and reads it back.

#include <string>
#include <string_view>

namespace amends {

/// Quoted where it has to be (comma, semicolon, tab, quote, line end). What a spreadsheet would take for a formula gets
/// a leading ' unless `raw`, which is for what is known to be a number.
///
/// source  RFC 4180; OWASP, "CSV Injection"
std::string csv_cell(std::string_view text, bool raw = false);

/// A cell without the ' that csv_cell put before it, where it did.
std::string_view without_guard(std::string_view cell);

}  // namespace amends
