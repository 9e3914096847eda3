#pragma once
// The journal of edits beside a document: one frame for each entry, appended as it happens.
//
// A frame is a line: eight hexadecimal digits of length, sixteen of checksum (FNV-1a), the entry, a new line. What a
// crash leaves half written at the end is left out when it is read again.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "sim/author/history.h"

namespace amends::drafts {

/// Returns once what was written to a file, or what happened in a folder, is on the disk.
using SyncToDisk = std::function<Checked<void>(const std::filesystem::path&)>;

std::string frame_of(const author::Entry& entry);

struct JournalRead {
    std::vector<author::Entry> entries;
    std::uintmax_t whole_bytes = 0;  ///< up to here the journal can be read
    std::uintmax_t lost_bytes = 0;   ///< … and this many after it cannot
};

/// Every entry before the first frame that is not whole.
JournalRead read_journal(std::string_view bytes);

/// A wait for the disk that stands for itself: it may be run on any thread, while more is appended, and after the
/// journal is closed.
struct SyncLater {
    std::uintmax_t bytes = 0;  ///< of the journal that are on the disk once `wait` has returned
    std::filesystem::path file;
    SyncToDisk sync;

    Checked<void> wait() const { return sync(file); }
};

/// Appends to one journal. What `append` has returned from outlives the program, killed or not; what `sync` has
/// returned from outlives the machine.
class Journal {
public:
    Journal(std::filesystem::path file, SyncToDisk sync);

    /// Begins anew with these entries, in the place of what was there.
    Checked<void> begin(const std::vector<author::Entry>& entries);
    /// Goes on after what was read, cutting off what could not be.
    Checked<void> go_on(const JournalRead& read);

    /// errors  the file cannot be written, or somebody else has written to it
    Checked<void> append(const author::Entry& entry);
    Checked<void> sync();
    bool needs_sync() const { return synced_ < size_; }

    /// The same in two parts, so that nobody who edits waits for the disk.
    SyncLater sync_later() const { return {size_, file_, sync_}; }
    /// `later.wait` went well; what was appended after it was made is not on the disk yet.
    void synced(const SyncLater& later);
    const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
    SyncToDisk sync_;
    std::uintmax_t size_ = 0;
    std::uintmax_t synced_ = 0;  ///< so many bytes of it are on the disk
};

}  // namespace amends::drafts
