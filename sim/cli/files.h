#pragma once
// Bytes from files and to them. Only the edge opens them.

#include <filesystem>
#include <string>

#include "scoring/base/result.h"

namespace amends::cli {

/// The whole file, at most 64 MiB. `-` is standard input.
Checked<std::string> read_file(const std::filesystem::path& file);

/// Writes a file whole: beside it first, waits for the disk, then in its place, so that no half of it is ever seen, not
/// even after a power cut. Makes its folder.
Checked<void> write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace amends::cli
