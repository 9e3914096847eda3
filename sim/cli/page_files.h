#pragma once
// A page of the reports desk as the bytes of a file, and as a file of its own.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "scoring/base/result.h"
#include "sim/report/team/page.h"

namespace amends::cli {

inline constexpr std::array<std::string_view, 5> page_formats = {"html", "pdf", "xlsx", "csv", "json"};

/// errors  a format that this build does not write, or that is none of `page_formats`
Checked<std::string> page_bytes(const report::Page& page, const report::PageWords& words, std::string_view format);

/// Writes PAGE.FORMAT into the folder, which is made where it is missing; a file that is there already is kept, and the
/// new one has a number: team-2.html. Returns its path.
Checked<std::filesystem::path> hand_on(const report::Page& page, const report::PageWords& words,
                                       std::string_view format, const std::filesystem::path& folder);

/// Writes STEM.ENDING into the folder in the same way.
Checked<std::filesystem::path> write_fresh(const std::filesystem::path& folder, const std::string& stem,
                                           const std::string& ending, const std::string& bytes);

}  // namespace amends::cli
