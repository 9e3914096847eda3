#pragma once
// Labelled replies from files, for the commands that learn from them or count on them.

#include <filesystem>
#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "scoring/train/example.h"

namespace amends::cli {

/// Every corpus that ships, in the order of their names.
std::vector<std::string> shipped_corpus(const std::filesystem::path& root);

/// The replies of all files in order; adds every fault to `faults`.
std::vector<train::Example> read_examples(const std::vector<std::string>& files, Diagnostics& faults);

}  // namespace amends::cli
