#pragma once
// Files that are whole or not there.

#include <filesystem>
#include <string>
#include <string_view>

#include "scoring/base/result.h"
#include "sim/drafts/journal.h"

namespace amends::drafts {

/// The whole file, at most 64 MiB.
Checked<std::string> read_whole(const std::filesystem::path& file);

/// Writes beside it, waits for the disk, renames, waits for the folder: at every moment there is the old file or the
/// new one, whole. Makes its folder.
Checked<void> replace_file(const std::filesystem::path& file, std::string_view bytes, const SyncToDisk& sync);

}  // namespace amends::drafts
