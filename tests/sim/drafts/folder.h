#pragma once
// A folder of its own with a draft in it, removed at the end; a disk that counts what it was made to wait for.

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

#include "sim/drafts/disk.h"
#include "sim/drafts/draft.h"

namespace amends::drafts {

namespace fs = std::filesystem;

inline Checked<void> really_sync(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!synced) return fault({path.string(), 0, 0, ""}, "cannot be synced");
    return {};
}

inline std::string bytes_in(const fs::path& file)
{
    return read_whole(file).value_or("");
}

inline void write_in(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("amends-draft-" + std::to_string(std::random_device{}())))
    {
        fs::create_directories(draft());
        fs::copy_file(fs::path(AMENDS_SOURCE_DIR) / "scenarios/wrong-tablets/scenario.json", file());
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }
    fs::path draft() const { return path_ / "wrong-tablets"; }
    fs::path file() const { return draft() / "scenario.json"; }
    fs::path journal() const { return draft() / ".desk" / "journal"; }

    /// Every moment of this clock is a second later.
    Around around()
    {
        return {[this](const fs::path& path) { return sync(path); },
                [this] {
                    char text[32];
                    std::snprintf(text, sizeof text, "2027-03-01T10:%02d:%02dZ", seconds_ / 60 % 60, seconds_ % 60);
                    ++seconds_;
                    return std::string(text);
                }};
    }

    std::unique_ptr<Draft> open()
    {
        Checked<std::unique_ptr<Draft>> opened = Draft::open(draft(), around());
        if (!opened) throw std::runtime_error(to_string(opened.error().front()));
        return std::move(*opened);
    }

    int synced(const std::string& name) const
    {
        int count = 0;
        for (const fs::path& path : synced_) count += path.filename() == name ? 1 : 0;
        return count;
    }

    bool full = false;  ///< the disk refuses to wait for anything

private:
    Checked<void> sync(const fs::path& path)
    {
        if (full) return fault({path.string(), 0, 0, ""}, "the disk is full");
        synced_.push_back(path);
        return really_sync(path);
    }

    fs::path path_;
    std::vector<fs::path> synced_;
    int seconds_ = 0;
};

}  // namespace amends::drafts
