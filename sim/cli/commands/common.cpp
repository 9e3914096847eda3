#include "sim/cli/commands/common.h"

#include <iostream>

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

records::Stored<std::unique_ptr<records::Store>> open_records(const std::filesystem::path& folder)
{
    return records::Store::open((folder.empty() ? data_folder() : folder) / "records.db");
}

}  // namespace amends::cli
