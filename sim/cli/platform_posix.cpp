// The one file that may use what only POSIX systems have.
#include <unistd.h>

#include <cstdlib>

#include "sim/cli/platform.h"

namespace amends::cli {
namespace {

std::string environment(const char* name)
{
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread starts
    return value == nullptr ? std::string{} : std::string(value);
}

}  // namespace

bool stdin_is_terminal()
{
    return isatty(STDIN_FILENO) != 0;
}

bool stdout_is_terminal()
{
    return isatty(STDOUT_FILENO) != 0;
}

bool has_display()
{
    return !environment("DISPLAY").empty() || !environment("WAYLAND_DISPLAY").empty();
}

std::filesystem::path data_folder()
{
    const std::filesystem::path xdg = environment("XDG_DATA_HOME");
    if (xdg.is_absolute()) return xdg / "amends";
    return std::filesystem::path(environment("HOME")) / ".local" / "share" / "amends";
}

std::string user_name()
{
    return environment("USER");
}

std::filesystem::path program_file()
{
    std::error_code error;
    std::filesystem::path file = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path{} : file;
}

}  // namespace amends::cli
