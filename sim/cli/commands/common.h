#pragma once
// What several subcommands share.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "sim/cli/commands/commands.h"
#include "sim/cli/library.h"
#include "sim/records/store.h"

namespace amends::cli {

/// Prints every fault on stderr and returns Exit::bad_input.
int complain(const Diagnostics& faults);
int complain(const records::Failure& failure);

/// The library, or complained and nothing; `exit_code` is set then.
std::optional<Library> library_or_complain(int& exit_code);
/// The same with the house's own frameworks, which are kept beside those records.
std::optional<Library> library_beside(const std::filesystem::path& records, int& exit_code);
/// Where records are kept: `folder`, or the usual place where it is empty.
std::filesystem::path data_folder_or(const std::filesystem::path& folder);

/// The records in `folder`, or in the usual place where it is empty.
records::Stored<std::unique_ptr<records::Store>> open_records(const std::filesystem::path& folder);

}  // namespace amends::cli
