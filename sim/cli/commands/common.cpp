#include "sim/cli/commands/common.h"

#include <iostream>

#include "sim/cli/own_frameworks.h"
#include "sim/cli/platform.h"

namespace amends::cli {

int complain(const Diagnostics& faults)
{
    for (const Diagnostic& each : faults) std::cerr << to_string(each) << '\n';
    return Exit::bad_input;
}

int complain(const records::Failure& failure)
{
    std::cerr << to_string(failure.what) << '\n';
    return failure.trouble == records::Trouble::corrupt ? Exit::corrupt : Exit::io;
}

std::optional<Library> library_or_complain(int& exit_code)
{
    Checked<Library> library = load_library(find_root());
    if (library) return std::move(*library);
    exit_code = complain(library.error());
    return std::nullopt;
}

std::optional<Library> library_beside(const std::filesystem::path& records, int& exit_code)
{
    std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return library;
    const Diagnostics left_out = add_own_frameworks(*library, frameworks_folder(records.parent_path()));
    complain(left_out);
    if (!left_out.empty()) std::cerr << "The frameworks that cannot be read are left out.\n";
    return library;
}

std::filesystem::path data_folder_or(const std::filesystem::path& folder)
{
    return folder.empty() ? data_folder() : folder;
}

records::Stored<std::unique_ptr<records::Store>> open_records(const std::filesystem::path& folder)
{
    return records::Store::open(data_folder_or(folder) / "records.db");
}

}  // namespace amends::cli
