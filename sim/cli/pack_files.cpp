#include "sim/cli/pack_files.h"

#include "sim/cli/files.h"
#include "sim/records/hash.h"
#include "sim/scenario/exchange/pack.h"

namespace amends::cli {

namespace fs = std::filesystem;

Checked<std::vector<exchange::ArchivedFile>> files_to_pack(const fs::path& folder)
{
    std::vector<exchange::ArchivedFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        const std::string path = fs::relative(each->path(), folder, error).generic_string();
        if (each->is_symlink(error) || !each->is_regular_file(error) || !exchange::belongs_in_pack(path)) continue;
        Checked<std::string> bytes = read_file(each->path());
        if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
        files.push_back({path, std::move(*bytes)});
    }
    if (error) return fault({folder.string(), 0, 0, ""}, "cannot be read: " + error.message());
    return files;
}

Checked<fs::path> pack_folder(const fs::path& folder, const std::string& licence, const fs::path& into)
{
    const fs::path out = into / (folder.filename().string() + ".zip");
    return files_to_pack(folder)
        .and_then([&](std::vector<exchange::ArchivedFile> files) {
            return exchange::write_pack(std::move(files), licence, records::blake2b_hex, out.string());
        })
        .and_then([&](const std::string& bytes) { return write_file(out, bytes); })
        .map([&] { return out; });
}

}  // namespace amends::cli
