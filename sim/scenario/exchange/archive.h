#pragma once
// Zip archives, in memory. Whoever made one may mean harm: nothing of it is trusted before it has been counted.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::exchange {

struct ArchivedFile {
    std::string path;
    std::string bytes;

    bool operator==(const ArchivedFile&) const = default;
};

struct ArchiveLimits {
    std::size_t files = 256;
    std::size_t bytes_of_one = std::size_t{16} << 20U;  ///< inflated
    std::size_t bytes_of_all = std::size_t{64} << 20U;
    std::size_t ratio = 200;  ///< inflated to packed, of a file beyond 64 KiB
};

/// What is wrong with the path of a file in an archive, or nothing. A path is relative, of printable ASCII, without
/// backslash, colon, empty parts, `.` and `..`; each part at most 128 characters, at most eight parts.
std::string fault_of_path(std::string_view path);

/// The files of a zip archive, in its order; folders are left out.
///
/// errors  No zip archive; more than the limits allow, whatever it says of itself; a path that fault_of_path refuses,
/// or
///         that is another's but for upper and lower case; a link, a device, an encrypted file, a file packed in
///         another way than "stored" or "deflated", a wrong check sum. Nothing is read beyond the first fault.
Checked<std::vector<ArchivedFile>> read_archive(std::string_view bytes, std::string_view name,
                                                ArchiveLimits limits = {});

/// The same files always give the same bytes.
Checked<std::string> write_archive(const std::vector<ArchivedFile>& files, std::string_view name);

}  // namespace amends::exchange
