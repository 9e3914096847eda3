#pragma once
// Bytes from files. Only the edge opens them.

#include <filesystem>
#include <string>

#include "scoring/base/result.h"

namespace amends::cli {

/// The whole file, at most 64 MiB. `-` is standard input.
Checked<std::string> read_file(const std::filesystem::path& file);

}  // namespace amends::cli
