#include "tests/sim/records/full_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <mutex>

namespace amends::records {

namespace {

constexpr std::int64_t plenty = std::numeric_limits<std::int64_t>::max();

/// The system has methods of its own for each kind of file; ours are the same but for on_write.
struct Kind {
    const sqlite3_io_methods* below = nullptr;
    sqlite3_io_methods ours{};
};

struct State {
    std::mutex mutex;
    std::int64_t left = plenty;
    sqlite3_vfs* below = nullptr;
    std::deque<Kind> kinds;  ///< open files point to them, so they stay where they are
};
State* state = nullptr;
sqlite3_vfs vfs;

const sqlite3_io_methods& methods_below(const sqlite3_file& file)
{
    return *std::find_if(state->kinds.begin(), state->kinds.end(), [&](const Kind& kind) {
                return &kind.ours == file.pMethods;
            })->below;
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    const std::scoped_lock lock(state->mutex);
    const sqlite3_io_methods& below = methods_below(*file);
    sqlite3_int64 end = 0;
    if (const int code = below.xFileSize(file, &end); code != SQLITE_OK) return code;
    const std::int64_t growth = std::max<std::int64_t>(0, offset + size - end);
    const std::int64_t missing = std::max<std::int64_t>(0, growth - state->left);
    if (state->left != plenty) state->left -= growth - missing;
    const int fits = static_cast<int>(std::max<std::int64_t>(0, size - missing));
    const int code = fits > 0 ? below.xWrite(file, bytes, fits, offset) : SQLITE_OK;
    return code == SQLITE_OK && fits < size ? SQLITE_FULL : code;
}

int on_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags)
{
    const int code = state->below->xOpen(state->below, name, file, flags, out_flags);
    if (file->pMethods == nullptr) return code;
    const std::scoped_lock lock(state->mutex);
    auto kind = std::find_if(state->kinds.begin(), state->kinds.end(),
                             [&](const Kind& each) { return each.below == file->pMethods; });
    if (kind == state->kinds.end()) {
        kind = state->kinds.insert(kind, {file->pMethods, *file->pMethods});
        kind->ours.xWrite = on_write;
        kind->ours.iVersion = std::min(kind->ours.iVersion, 2);  // no memory map: every byte goes through on_write
    }
    file->pMethods = &kind->ours;
    return code;
}

}  // namespace

FullDisk::FullDisk()
{
    state = new State;
    state->below = sqlite3_vfs_find(nullptr);
    vfs = *state->below;
    vfs.zName = "full-disk";
    vfs.xOpen = on_open;
    sqlite3_vfs_register(&vfs, 1);
}

FullDisk::~FullDisk()
{
    sqlite3_vfs_register(state->below, 1);
    sqlite3_vfs_unregister(&vfs);
    delete state;
    state = nullptr;
}

void FullDisk::leave(std::int64_t bytes)
{
    const std::scoped_lock lock(state->mutex);
    state->left = bytes;
}

void FullDisk::free_space()
{
    leave(plenty);
}

}  // namespace amends::records
