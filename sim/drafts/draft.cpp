#include "sim/drafts/draft.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "scoring/base/chance.h"
#include "sim/author/compose.h"
#include "sim/author/references.h"
#include "sim/drafts/disk.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/write.h"

namespace amends::drafts {
namespace {

namespace fs = std::filesystem;
using author::Document;
using author::Entry;

constexpr std::size_t most_backups = 30;

std::string hex_of(std::uint64_t number)
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
    return text;
}

std::string hash_of(std::string_view bytes)
{
    return hex_of(fnv1a(bytes));
}

/// What saving writes: canonical bytes where the document is sound, else the document as it stands.
std::string scenario_bytes(const Document& document)
{
    std::string bytes = document.bytes();
    const Checked<scenario::Scenario> sound = scenario::parse_scenario(bytes, "");
    return sound ? scenario::write_scenario(*sound) : bytes;
}

std::string plain_bytes(const Document& document)
{
    return document.bytes();
}

fs::path desk_of(const fs::path& folder)
{
    return folder / ".desk";
}

/// "2027-03-01T09:30:12Z" as a file's name, and back.
std::string as_name(std::string when)
{
    std::replace(when.begin(), when.end(), ':', '-');
    return when;
}

std::string as_time(std::string name)
{
    constexpr std::size_t hour_ends = 13, minute_ends = 16;
    if (name.size() > minute_ends) name[hour_ends] = name[minute_ends] = ':';
    return name;
}

}  // namespace

const Kind& scenarios()
{
    static const Kind kind{"scenario.json", scenario_bytes};
    return kind;
}

const Kind& frameworks()
{
    static const Kind kind{"framework.json", plain_bytes};
    return kind;
}

Draft::Draft(fs::path folder, Around around, const Kind& kind)
    : folder_(std::move(folder)),
      around_(std::move(around)),
      kind_(&kind),
      journal_(desk_of(folder_) / "journal", around_.sync)
{
}

Checked<std::unique_ptr<Draft>> Draft::open(const fs::path& folder, Around around, const Kind& kind)
{
    std::unique_ptr<Draft> draft(new Draft(folder, std::move(around), kind));
    if (Checked<void> loaded = draft->load(); !loaded) return tl::unexpected<Diagnostics>(std::move(loaded.error()));
    return draft;
}

Checked<void> Draft::load()
{
    const Checked<std::string> layout = read_whole(folder_ / "layout.json");
    if (layout) positions_ = author::parse_layout(*layout, "layout.json").value_or(author::Positions{});
    const Checked<std::string> bytes = read_whole(file());
    std::error_code error;
    if (!fs::exists(journal_.file(), error)) {
        if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
        return begin_with(*bytes);
    }
    const Checked<std::string> journal = read_whole(journal_.file());
    if (!journal) return tl::unexpected<Diagnostics>(journal.error());
    JournalRead read = read_journal(*journal);
    std::size_t saved_at = 0;
    bool fits = !read.entries.empty() && read.entries.front().kind == Entry::Kind::base;
    for (std::size_t i = 0; fits && i < read.entries.size(); ++i) {
        const Entry& entry = read.entries[i];
        fits = history_.take(entry).has_value();
        if (entry.kind == Entry::Kind::base) known_for_ = 0;
        if (entry.kind != Entry::Kind::base && entry.kind != Entry::Kind::saved) continue;
        saved_at = history_.position();
        by_hand_ = entry.kind == Entry::Kind::base && entry.bytes != document().bytes();
        if (entry.kind == Entry::Kind::base) {
            file_hash_ = hash_of(entry.bytes);
            saved_document_ = fingerprint();
        } else {
            fits = fits && take_saved(entry.bytes);
        }
    }
    if (!fits) {
        if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
        if (Checked<void> aside = set_aside(); !aside) return aside;
        opened_ = {0, 0, true};
        return begin_with(*bytes);
    }
    opened_.lost_bytes = read.lost_bytes;
    if (Checked<void> goes_on = journal_.go_on(read); !goes_on) return goes_on;
    if (bytes && hash_of(*bytes) != file_hash_ && *bytes == kind_->canonical(document())) {
        // Killed after the file was saved and before the journal said so.
        file_hash_ = hash_of(*bytes);
        saved_document_ = fingerprint();
        by_hand_ = false;
        return say_saved();
    }
    const std::size_t now = history_.position();
    if (!saved()) opened_.unsaved = std::max<std::size_t>(1, now > saved_at ? now - saved_at : saved_at - now);
    return {};
}

/// The entry of a journal that tells what the file holds: its hash, and the fingerprint of the document.
Checked<void> Draft::say_saved()
{
    return journal_.append({Entry::Kind::saved, {}, false, file_hash_ + " " + hex_of(saved_document_)});
}

bool Draft::take_saved(const std::string& entry)
{
    const std::size_t blank = entry.find(' ');
    if (blank == std::string::npos) return false;
    file_hash_ = entry.substr(0, blank);
    const char* const digits = entry.data() + blank + 1;
    const char* const end = entry.data() + entry.size();
    const auto [at, error] = std::from_chars(digits, end, saved_document_, 16);
    return error == std::errc() && at == end;
}

Checked<void> Draft::begin_with(const std::string& bytes)
{
    Checked<Document> read = Document::read(bytes, file().string());
    if (!read) return tl::unexpected<Diagnostics>(std::move(read.error()));
    history_ = author::History(std::move(*read));
    known_for_ = 0;
    file_hash_ = hash_of(bytes);
    saved_document_ = fingerprint();
    by_hand_ = kind_->canonical(document()) != bytes;
    return journal_.begin({{Entry::Kind::base, {}, false, bytes}});
}

Checked<void> Draft::set_aside()
{
    std::error_code error;
    fs::create_directories(desk_of(folder_) / "backups", error);
    const fs::path to = desk_of(folder_) / "backups" / ("journal-" + as_name(around_.now()));
    fs::rename(journal_.file(), to, error);
    if (error) return fault({journal_.file().string(), 0, 0, ""}, "cannot be set aside: " + error.message());
    return {};
}

Checked<void> Draft::make(const author::Edit& edit, bool joins)
{
    if (edit.changes.empty()) return {};
    if (Checked<void> fits = history_.fits(edit); !fits) return fits;
    if (Checked<void> kept = journal_.append({Entry::Kind::edit, edit, joins, {}}); !kept) return kept;
    return history_.make(edit, joins);
}

Checked<void> Draft::undo()
{
    if (history_.what_undo() == nullptr) return {};
    if (Checked<void> kept = journal_.append({Entry::Kind::undo, {}, false, {}}); !kept) return kept;
    history_.undo();
    return {};
}

Checked<void> Draft::redo()
{
    if (history_.what_redo() == nullptr) return {};
    if (Checked<void> kept = journal_.append({Entry::Kind::redo, {}, false, {}}); !kept) return kept;
    history_.redo();
    return {};
}

std::uint64_t Draft::fingerprint() const
{
    if (known_for_ != history_.revision() + 1) {
        known_ = fnv1a(document().bytes());
        known_for_ = history_.revision() + 1;
    }
    return known_;
}

bool Draft::saved() const
{
    return fingerprint() == saved_document_;
}

Checked<void> Draft::save()
{
    const Checked<std::string> before = read_whole(file());
    if (before) {
        if (Checked<void> kept = keep_backup(*before); !kept) return kept;
    }
    const std::string bytes = kind_->canonical(document());
    if (Checked<void> written = replace_file(file(), bytes, around_.sync); !written) return written;
    file_hash_ = hash_of(bytes);
    saved_document_ = fingerprint();
    by_hand_ = false;
    return say_saved();
}

Checked<void> Draft::keep_backup(const std::string& bytes)
{
    const fs::path backups_folder = desk_of(folder_) / "backups";
    const std::vector<Backup> kept = backups();
    if (!kept.empty()) {
        const Checked<std::string> last = read_whole(kept.front().file);
        if (last && *last == bytes) return {};
    }
    std::error_code error;
    for (std::size_t i = most_backups - 1; i < kept.size(); ++i) fs::remove(kept[i].file, error);
    const std::string stem = as_name(around_.now());
    fs::path name = backups_folder / (stem + ".json");
    // Two within a second are both kept.
    for (int number = 2; fs::exists(name, error); ++number)
        name = backups_folder / (stem + "-" + std::to_string(number) + ".json");
    return replace_file(name, bytes, around_.sync);
}

OnDisk Draft::look_at_disk() const
{
    std::error_code error;
    if (!fs::exists(file(), error)) return OnDisk::gone;
    const Checked<std::string> bytes = read_whole(file());
    return bytes && hash_of(*bytes) == file_hash_ ? OnDisk::same : OnDisk::changed;
}

Checked<void> Draft::take_from_disk()
{
    const Checked<std::string> bytes = read_whole(file());
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    if (Checked<void> taken = take_over(*bytes, "author.did.take_from_disk"); !taken) return taken;
    file_hash_ = hash_of(*bytes);
    saved_document_ = fingerprint();
    by_hand_ = kind_->canonical(document()) != *bytes;
    return say_saved();
}

Checked<void> Draft::keep_own()
{
    const Checked<std::string> bytes = read_whole(file());
    if (bytes) file_hash_ = hash_of(*bytes);
    saved_document_ = 0;
    return {};
}

Checked<void> Draft::take_over(const std::string& bytes, const char* what)
{
    const Checked<Document> read = Document::read(bytes, file().string());
    if (!read) return tl::unexpected<Diagnostics>(read.error());
    return make(author::become(document(), bytes, message(what)));
}

std::vector<Backup> Draft::backups() const
{
    std::vector<Backup> found;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(desk_of(folder_) / "backups", error)) {
        if (entry.path().extension() != ".json") continue;
        const std::string stem = entry.path().stem().string();
        found.push_back({entry.path(), as_time(stem.substr(0, stem.find('Z') + 1))});
    }
    std::sort(found.begin(), found.end(),
              [](const Backup& a, const Backup& b) { return a.file.stem() > b.file.stem(); });
    return found;
}

Checked<void> Draft::restore(const Backup& backup)
{
    const Checked<std::string> bytes = read_whole(backup.file);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    return take_over(*bytes, "author.did.restore");
}

Checked<void> Draft::save_positions(author::Positions positions)
{
    if (positions == positions_) return {};
    const fs::path layout = folder_ / "layout.json";
    const std::string before = read_whole(layout).value_or("");
    positions_ = std::move(positions);
    return replace_file(layout, author::write_layout(positions_, before), around_.sync);
}

std::vector<DraftRow> list_drafts(const fs::path& below, const Kind& kind)
{
    std::vector<DraftRow> rows;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(below, error)) {
        if (!fs::exists(entry.path() / kind.file, error)) continue;
        DraftRow row{entry.path(), entry.path().filename().string(), {}};
        if (const Checked<std::string> bytes = read_whole(entry.path() / kind.file)) {
            if (const Checked<Document> document = Document::read(*bytes, "")) row.title = document->text("/title");
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const DraftRow& a, const DraftRow& b) { return a.id < b.id; });
    return rows;
}

Checked<fs::path> new_draft(const fs::path& below, const std::string& wanted_id, const std::string& bytes,
                            const std::string& layout, const Around& around, const std::vector<std::string>& taken,
                            const Kind& kind)
{
    Checked<Document> document = Document::read(bytes, wanted_id);
    if (!document) return tl::unexpected<Diagnostics>(std::move(document.error()));
    const std::string stem = author::slug(wanted_id);
    std::string id = stem;
    std::error_code error;
    const auto is_taken = [&] {
        return fs::exists(below / id, error) || std::find(taken.begin(), taken.end(), id) != taken.end();
    };
    for (int number = 2; is_taken(); ++number) id = stem + "-" + std::to_string(number);
    const author::Edit named = author::put_text(*document, "/id", id);
    if (const Checked<author::Edit> made = document->apply(named); !made)
        return tl::unexpected<Diagnostics>(made.error());
    const fs::path folder = below / id;
    if (!layout.empty()) {
        if (Checked<void> written = replace_file(folder / "layout.json", layout, around.sync); !written)
            return tl::unexpected<Diagnostics>(std::move(written.error()));
    }
    const Checked<void> written = replace_file(folder / kind.file, kind.canonical(*document), around.sync);
    if (!written) return tl::unexpected<Diagnostics>(written.error());
    return folder;
}

}  // namespace amends::drafts
