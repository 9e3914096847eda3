#include "sim/drafts/journal.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>

#include "scoring/base/chance.h"
#include "sim/drafts/disk.h"

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view header = "amends-edits 1\n";
constexpr std::size_t length_digits = 8;
constexpr std::size_t checksum_digits = 16;
constexpr std::size_t head_size = length_digits + checksum_digits + 2;  // a blank after each

std::uint64_t hex(std::string_view digits, bool& good)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    good = good && error == std::errc() && end == digits.data() + digits.size();
    return value;
}

/// The entry's text at the front of `bytes`, or nothing where no whole frame stands there.
std::string_view payload_of(std::string_view bytes)
{
    if (bytes.size() < head_size) return {};
    bool good = bytes[length_digits] == ' ' && bytes[head_size - 1] == ' ';
    const std::uint64_t length = hex(bytes.substr(0, length_digits), good);
    const std::uint64_t checksum = hex(bytes.substr(length_digits + 1, checksum_digits), good);
    if (!good || length + head_size + 1 > bytes.size() || bytes[head_size + length] != '\n') return {};
    const std::string_view payload = bytes.substr(head_size, length);
    return fnv1a(payload) == checksum ? payload : std::string_view();
}

}  // namespace

std::string frame_of(const author::Entry& entry)
{
    const std::string payload = author::write_entry(entry);
    char head[head_size + 1];
    std::snprintf(head, sizeof head, "%08zx %016llx ", payload.size(), static_cast<unsigned long long>(fnv1a(payload)));
    return head + payload + "\n";
}

JournalRead read_journal(std::string_view bytes)
{
    JournalRead read;
    if (bytes.substr(0, header.size()) != header) {
        read.lost_bytes = bytes.size();
        return read;
    }
    std::size_t at = header.size();
    while (at < bytes.size()) {
        const std::string_view payload = payload_of(bytes.substr(at));
        if (payload.empty()) break;
        Checked<author::Entry> entry = author::read_entry(payload);
        if (!entry) break;
        read.entries.push_back(std::move(*entry));
        at += head_size + payload.size() + 1;
    }
    read.whole_bytes = at;
    read.lost_bytes = bytes.size() - at;
    return read;
}

Journal::Journal(fs::path file, SyncToDisk sync) : file_(std::move(file)), sync_(std::move(sync)) {}

Checked<void> Journal::begin(const std::vector<author::Entry>& entries)
{
    std::string bytes(header);
    for (const author::Entry& entry : entries) bytes += frame_of(entry);
    size_ = bytes.size();
    synced_ = size_;
    return replace_file(file_, bytes, sync_);
}

Checked<void> Journal::go_on(const JournalRead& read)
{
    size_ = read.whole_bytes;
    synced_ = read.lost_bytes > 0 ? 0 : size_;
    if (read.lost_bytes == 0) return {};
    std::error_code error;
    fs::resize_file(file_, size_, error);
    if (error) return fault({file_.string(), 0, 0, ""}, "cannot be mended: " + error.message());
    return {};
}

Checked<void> Journal::append(const author::Entry& entry)
{
    std::error_code error;
    if (fs::file_size(file_, error) != size_ || error) {
        return fault({file_.string(), 0, 0, ""},
                     "somebody else has written to this journal: close the other window that edits this scenario");
    }
    const std::string frame = frame_of(entry);
    std::ofstream out(file_, std::ios::binary | std::ios::app);
    out.write(frame.data(), static_cast<std::streamsize>(frame.size()));
    out.close();
    if (!out) {
        fs::resize_file(file_, size_, error);  // no half frame before the next one
        return fault({file_.string(), 0, 0, ""}, "cannot be written: is the disk full?");
    }
    size_ += frame.size();
    return {};
}

Checked<void> Journal::sync()
{
    if (!needs_sync()) return {};
    const SyncLater all = sync_later();
    Checked<void> done = all.wait();
    if (done) synced(all);
    return done;
}

void Journal::synced(const SyncLater& later)
{
    synced_ = std::max(synced_, later.bytes);
}

}  // namespace amends::drafts
