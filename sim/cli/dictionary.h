#pragma once
// The dictionaries of hunspell that this machine has.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/author/typos.h"

namespace amends::cli {

/// Where Debian puts them, and those that the user has added.
std::vector<std::filesystem::path> dictionary_folders();

/// Of that language: "en" takes British spelling before any other English, "en-US" that one alone. Without functions
/// where none is installed, or where the program was built without hunspell.
author::Dictionary dictionary_of(const std::string& language, const std::vector<std::filesystem::path>& folders);

}  // namespace amends::cli
