#pragma once
// A disk with little room: a SQLite VFS that counts the bytes by which files grow, and refuses the one too many as the
// system does, after writing what still fits. It stands over the system's own VFS, as the default, while it exists.

#include <cstdint>

namespace amends::records {

class FullDisk {
public:
    /// At first there is room for everything.
    FullDisk();
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    /// From now on all files together may grow by so many bytes.
    void leave(std::int64_t bytes);
    /// Somebody has made room.
    void free_space();
};

}  // namespace amends::records
