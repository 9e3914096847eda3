// The one file that may use what only POSIX systems have.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

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

bool stderr_is_terminal()
{
    return isatty(STDERR_FILENO) != 0;
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

Checked<void> sync_to_disk(const std::filesystem::path& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg): POSIX
    const bool synced = file >= 0 && fsync(file) == 0;
    const int why = errno;
    if (file >= 0) close(file);
    if (synced) return {};
    return fault({path.string(), 0, 0, ""},
                 std::string("is not safely on the disk: ") + strerror(why));  // NOLINT(concurrency-mt-unsafe): words
}

}  // namespace amends::cli
