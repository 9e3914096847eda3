#pragma once
// A scenario's folder as one file.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/exchange/archive.h"

namespace amends::cli {

/// What of a scenario's folder goes into a pack. Links are not followed.
Checked<std::vector<exchange::ArchivedFile>> files_to_pack(const std::filesystem::path& folder);

/// Packs that folder into `<its name>.zip` below `into`: where it is.
Checked<std::filesystem::path> pack_folder(const std::filesystem::path& folder, const std::string& licence,
                                           const std::filesystem::path& into);

}  // namespace amends::cli
