#include "sim/cli/files.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace amends::cli {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20U;

}  // namespace

Checked<std::string> read_file(const std::filesystem::path& file)
{
    if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    const Place place{file.string(), 0, 0, ""};
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return fault(place, "this is a folder, a file was expected");
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) return fault(place, "cannot be read: " + error.message());
    if (size > most_bytes) return fault(place, "larger than 64 MiB");
    std::ifstream in(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in && !in.eof()) return fault(place, "cannot be read");
    return bytes;
}

Checked<void> write_file(const std::filesystem::path& file, const std::string& bytes)
{
    const Place place{file.string(), 0, 0, ""};
    std::error_code error;
    const std::filesystem::path folder = file.parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error) return fault(place, "its folder cannot be made: " + error.message());
    std::filesystem::path beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << bytes;
        out.close();
        if (!out) return fault({beside.string(), 0, 0, ""}, "cannot be written");
    }
    std::filesystem::rename(beside, file, error);
    if (error) return fault(place, "cannot be written: " + error.message());
    return {};
}

}  // namespace amends::cli
