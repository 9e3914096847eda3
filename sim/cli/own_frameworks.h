#pragma once
// The house's own frameworks: written at the author's desk, kept beside the records, and marked by once published.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/author/frameworks.h"
#include "sim/cli/library.h"
#include "sim/drafts/draft.h"
#include "sim/records/store.h"

namespace amends::cli {

/// Where they are kept, beside the records in `data`.
std::filesystem::path frameworks_folder(const std::filesystem::path& data);

/// The latest published version of each stands after those that ship, in the place of what was there of it.
///
/// Faults: what cannot be read, and is left out.
Diagnostics add_own_frameworks(Library& library, const std::filesystem::path& folder);

/// The ids that no own framework may have: those of the frameworks that ship.
std::vector<std::string> shipped_frameworks();

/// A framework that ships, an own one as it was saved, or a file.
struct FrameworkFile {
    std::filesystem::path file;
    std::filesystem::path folder;  ///< of an own one; else empty
    std::string bytes;
    author::Document document;
};
/// errors  nothing by that name, and what there is
Checked<FrameworkFile> find_framework(const Library& library, const std::filesystem::path& folder,
                                      const std::string& name);

/// A copy in a folder of its own: where it is.
Checked<std::filesystem::path> copy_framework(const std::filesystem::path& folder, const std::string& bytes,
                                              const std::string& id, const std::string& title,
                                              const drafts::Around& around);

/// Every play that is over and counts, as rubrics read it; plays without events are passed over.
records::Stored<std::vector<author::KeptCase>> kept_cases(records::Store& store);

}  // namespace amends::cli
