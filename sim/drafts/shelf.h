#pragma once
// What is done to whole scenarios of the author's shelf. Nothing that is taken off it is gone.

#include <filesystem>
#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "sim/drafts/draft.h"

namespace amends::drafts {

/// Its title, everywhere, saved: an edit like any other, which can be taken back.
///
/// errors  a draft that cannot be opened; a file laid out by hand, which saving would change
Checked<void> retitle_draft(const std::filesystem::path& folder, const std::string& title, const Around& around);

/// A copy of what was saved last, in a folder of its own beside it, under that title.
Checked<std::filesystem::path> duplicate_draft(const std::filesystem::path& folder, const std::string& title,
                                               const std::vector<std::string>& taken, const Around& around);

/// Moves the whole folder, with its journal and its backups, below `.removed`: where it is then.
Checked<std::filesystem::path> remove_draft(const std::filesystem::path& folder, const Around& around);

/// What was removed, the latest first. `id` is the folder's name there.
std::vector<DraftRow> list_removed(const std::filesystem::path& below);

/// Back onto the shelf: where it is then. Its old name, or the next that is free.
Checked<std::filesystem::path> put_back(const std::filesystem::path& removed);

}  // namespace amends::drafts
