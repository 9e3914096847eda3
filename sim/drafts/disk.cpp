#include "sim/drafts/disk.h"

#include <fstream>
#include <iterator>

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20U;

Place at(const fs::path& file)
{
    return {file.string(), 0, 0, ""};
}

}  // namespace

Checked<std::string> read_whole(const fs::path& file)
{
    std::error_code error;
    if (fs::is_directory(file, error)) return fault(at(file), "this is a folder, a file was expected");
    const std::uintmax_t size = fs::file_size(file, error);
    if (error) return fault(at(file), "cannot be read: " + error.message());
    if (size > most_bytes) return fault(at(file), "larger than 64 MiB");
    std::ifstream in(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in && !in.eof()) return fault(at(file), "cannot be read");
    return bytes;
}

Checked<void> replace_file(const fs::path& file, std::string_view bytes, const SyncToDisk& sync)
{
    std::error_code error;
    const fs::path folder = file.parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) return fault(at(file), "its folder cannot be made: " + error.message());
    fs::path beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) return fault(at(beside), "cannot be written: is the disk full?");
    }
    if (Checked<void> synced = sync(beside); !synced) return synced;
    fs::rename(beside, file, error);
    if (error) return fault(at(file), "cannot be written: " + error.message());
    return sync(folder.empty() ? fs::path(".") : folder);
}

}  // namespace amends::drafts
