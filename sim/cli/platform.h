#pragma once
// All that the program asks of the operating system beyond standard C++.

#include <filesystem>
#include <string>

#include "scoring/base/result.h"

namespace amends::cli {

bool stdin_is_terminal();
bool stdout_is_terminal();
bool stderr_is_terminal();
/// Whether a window could be opened: a display server is named in the environment.
bool has_display();
/// Where records are kept: $XDG_DATA_HOME/amends, else ~/.local/share/amends. A relative value is ignored.
std::filesystem::path data_folder();
/// The name of the person at the machine, as the system knows it; may be empty.
std::string user_name();
/// The running program's own file; empty where it is not known.
std::filesystem::path program_file();
/// Returns once what was written to that file, or what happened in that folder, is on the disk.
Checked<void> sync_to_disk(const std::filesystem::path& path);

}  // namespace amends::cli
