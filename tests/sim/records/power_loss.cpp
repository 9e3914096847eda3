#include "tests/sim/records/power_loss.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>
#include <vector>

#include "scoring/base/chance.h"

namespace amends::records {

namespace {

constexpr std::size_t sector = 512;

/// A write, or a change of the size where `bytes` is empty.
struct Change {
    std::size_t offset = 0;
    std::string bytes;
};

struct Watched {
    std::string synced;
    std::vector<Change> since;
};

struct State {
    std::mutex mutex;
    sqlite3_vfs* below = nullptr;
    std::filesystem::path folder;
    std::uint64_t seed = 0;
    std::uint64_t cuts = 0;
    std::function<void(const Disk&)> at_cut;
    std::map<std::string, Watched> files;
};
State* state = nullptr;

/// Ours, followed in memory by the file of the VFS below.
struct File {
    sqlite3_file base;
    Watched* watched;
    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* ours(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}
sqlite3_file* below(sqlite3_file* file)
{
    return ours(file)->below();
}

void put(std::string& bytes, std::size_t offset, std::string_view what)
{
    if (bytes.size() < offset + what.size()) bytes.resize(offset + what.size());
    bytes.replace(offset, what.size(), what);
}

/// Some of the sectors of some of the writes, whatever their order was.
std::string after_a_cut(const Watched& file, const std::string& name)
{
    std::string bytes = file.synced;
    std::uint64_t draw = 0;
    for (const Change& change : file.since) {
        for (std::size_t begin = 0; begin < change.bytes.size(); begin += sector) {
            if (chance_below(state->seed + state->cuts, ++draw, name, 2) == 0) continue;
            put(bytes, change.offset + begin, std::string_view(change.bytes).substr(begin, sector));
        }
        if (change.bytes.empty() && chance_below(state->seed + state->cuts, ++draw, name, 2) == 1) {
            bytes.resize(std::min(bytes.size(), change.offset));
        }
    }
    return bytes;
}

Disk cut_now()
{
    const std::scoped_lock lock(state->mutex);
    ++state->cuts;
    Disk left;
    for (const auto& [name, file] : state->files) left[name] = after_a_cut(file, name);
    return left;
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    const int code = below(file)->pMethods->xWrite(below(file), bytes, size, offset);
    if (code == SQLITE_OK && ours(file)->watched != nullptr) {
        const std::scoped_lock lock(state->mutex);
        ours(file)->watched->since.push_back(
            {static_cast<std::size_t>(offset),
             std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
    }
    return code;
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size)
{
    const int code = below(file)->pMethods->xTruncate(below(file), size);
    if (code == SQLITE_OK && ours(file)->watched != nullptr) {
        const std::scoped_lock lock(state->mutex);
        ours(file)->watched->since.push_back({static_cast<std::size_t>(size), {}});
    }
    return code;
}

int on_sync(sqlite3_file* file, int flags)
{
    if (Watched* const watched = ours(file)->watched) {
        state->at_cut(cut_now());
        const std::scoped_lock lock(state->mutex);
        for (const Change& change : watched->since) {
            if (change.bytes.empty()) {
                watched->synced.resize(change.offset);
            } else {
                put(watched->synced, change.offset, change.bytes);
            }
        }
        watched->since.clear();
    }
    return below(file)->pMethods->xSync(below(file), flags);
}

// What needs no watching is handed down.
int on_close(sqlite3_file* file)
{
    return below(file)->pMethods->xClose(below(file));
}
int on_read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    return below(file)->pMethods->xRead(below(file), bytes, size, offset);
}
int on_size(sqlite3_file* file, sqlite3_int64* size)
{
    return below(file)->pMethods->xFileSize(below(file), size);
}
int on_lock(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xLock(below(file), level);
}
int on_unlock(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xUnlock(below(file), level);
}
int on_check_lock(sqlite3_file* file, int* out)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), out);
}
int on_control(sqlite3_file* file, int what, void* value)
{
    return below(file)->pMethods->xFileControl(below(file), what, value);
}
int on_sector(sqlite3_file*)
{
    return static_cast<int>(sector);
}
int on_device(sqlite3_file*)
{
    return 0;  // promises nothing: neither atomic writes nor their order
}
int on_shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    return below(file)->pMethods->xShmMap(below(file), page, size, extend, out);
}
int on_shm_lock(sqlite3_file* file, int offset, int n, int flags)
{
    return below(file)->pMethods->xShmLock(below(file), offset, n, flags);
}
void on_shm_barrier(sqlite3_file* file)
{
    below(file)->pMethods->xShmBarrier(below(file));
}
int on_shm_unmap(sqlite3_file* file, int remove)
{
    return below(file)->pMethods->xShmUnmap(below(file), remove);
}

const sqlite3_io_methods methods = {
    2,           on_close,       on_read,       on_write,   on_truncate, on_sync,   on_size,
    on_lock,     on_unlock,      on_check_lock, on_control, on_sector,   on_device, on_shm_map,
    on_shm_lock, on_shm_barrier, on_shm_unmap,  nullptr,    nullptr,
};

int on_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags)
{
    File* const opened = new (file) File{};
    const int code = state->below->xOpen(state->below, name, opened->below(), flags, out_flags);
    if (opened->below()->pMethods != nullptr) opened->base.pMethods = &methods;
    const bool lasting = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0;
    if (code == SQLITE_OK && lasting && std::filesystem::path(name).parent_path() == state->folder) {
        const std::scoped_lock lock(state->mutex);
        opened->watched = &state->files[std::filesystem::path(name).filename().string()];
    }
    return code;
}

sqlite3_vfs vfs;

}  // namespace

PowerLoss::PowerLoss(const std::filesystem::path& folder, std::uint64_t seed, std::function<void(const Disk&)> at_cut)
{
    state = new State;
    state->below = sqlite3_vfs_find(nullptr);
    state->folder = folder;
    state->seed = seed;
    state->at_cut = std::move(at_cut);
    vfs = *state->below;
    vfs.zName = "power-loss";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + state->below->szOsFile;
    vfs.xOpen = on_open;
    sqlite3_vfs_register(&vfs, 1);
}

PowerLoss::~PowerLoss()
{
    sqlite3_vfs_register(state->below, 1);
    sqlite3_vfs_unregister(&vfs);
    delete state;
    state = nullptr;
}

Disk PowerLoss::cut() const
{
    return cut_now();
}

}  // namespace amends::records
