#pragma once
// A disk that forgets: a SQLite VFS that remembers which bytes have been synced, so that a power cut can be played at
// any sync. It stands over the system's own VFS, as the default, while it exists.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace amends::records {

/// The bytes of the files that a power cut would leave, by name.
using Disk = std::map<std::string, std::string>;

class PowerLoss {
public:
    /// Watches the files in `folder`. `at_cut` is called on the thread that syncs, just before each sync, with what a
    /// cut then would leave: everything synced, and of what was written since an arbitrary choice of sectors of 512
    /// bytes, drawn from `seed`.
    PowerLoss(const std::filesystem::path& folder, std::uint64_t seed, std::function<void(const Disk&)> at_cut);
    ~PowerLoss();
    PowerLoss(const PowerLoss&) = delete;
    PowerLoss& operator=(const PowerLoss&) = delete;

    /// What a cut at this moment would leave.
    Disk cut() const;
};

}  // namespace amends::records
