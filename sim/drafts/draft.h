#pragma once
// What somebody is writing, a scenario or a framework: its file, the journal of what was done to it since, its backups.
//
//   scenario.json, layout.json   as they were last saved; a framework's file is framework.json
//   .desk/journal                every edit since the draft was first opened, with what was taken back
//   .desk/backups/               what saving replaced, the latest thirty

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/author/history.h"
#include "sim/author/map.h"
#include "sim/drafts/journal.h"

namespace amends::drafts {

struct Around {
    SyncToDisk sync;
    std::function<std::string()> now;  ///< in UTC: "2027-03-01T09:30:12Z"
};

/// What kinds of documents differ in.
struct Kind {
    const char* file;                                   ///< in the document's folder
    std::string (*canonical)(const author::Document&);  ///< the bytes that saving writes
};
const Kind& scenarios();
const Kind& frameworks();

struct Backup {
    std::filesystem::path file;
    std::string when;  ///< in UTC, as `now` said it

    bool operator==(const Backup&) const = default;
};

/// What was found on opening, to be told.
struct Opened {
    std::size_t unsaved = 0;        ///< steps that the file does not hold yet
    std::uintmax_t lost_bytes = 0;  ///< half-written end of the journal that was left out
    bool set_aside = false;         ///< the journal could not be read and was put among the backups
};

enum class OnDisk : std::uint8_t { same, changed, gone };

class Draft {
public:
    /// Opens the folder of a document, and goes on where its journal ends.
    ///
    /// errors  no such file, or one that is no JSON object and has no journal to go on from
    static Checked<std::unique_ptr<Draft>> open(const std::filesystem::path& folder, Around around,
                                                const Kind& kind = scenarios());

    const std::filesystem::path& folder() const { return folder_; }
    const author::History& history() const { return history_; }
    const author::Document& document() const { return history_.document(); }
    const Opened& opened() const { return opened_; }

    /// Each is in the journal before it is seen. Where the journal cannot be written, nothing happens.
    Checked<void> make(const author::Edit& edit, bool joins = false);
    Checked<void> undo();
    Checked<void> redo();

    /// What must happen at least once a second while there are edits.
    Checked<void> sync() { return journal_.sync(); }
    bool needs_sync() const { return journal_.needs_sync(); }
    /// The same in two parts: what `sync_later` gives is waited for on another thread, where no edit waits for the
    /// disk, and `synced` is told on this one if it went well.
    SyncLater sync_later() const { return journal_.sync_later(); }
    void synced(const SyncLater& later) { journal_.synced(later); }

    /// Whether the file holds what the document is.
    bool saved() const;
    /// Whether the file is laid out by hand: saving makes it canonical, once.
    bool by_hand() const { return by_hand_; }
    /// Writes the file whole, keeping what it replaces as a backup.
    Checked<void> save();

    /// Whether the file is as it was last saved or read.
    OnDisk look_at_disk() const;
    /// What the file holds now becomes the document, as one edit.
    Checked<void> take_from_disk();
    /// The file is left to be written over: what it holds now counts as known.
    Checked<void> keep_own();

    /// The latest first.
    std::vector<Backup> backups() const;
    Checked<void> restore(const Backup& backup);

    const author::Positions& positions() const { return positions_; }
    Checked<void> save_positions(author::Positions positions);

private:
    Draft(std::filesystem::path folder, Around around, const Kind& kind);
    Checked<void> load();
    Checked<void> begin_with(const std::string& bytes);
    Checked<void> say_saved();
    bool take_saved(const std::string& entry);
    Checked<void> set_aside();
    Checked<void> take_over(const std::string& bytes, const char* what);
    Checked<void> keep_backup(const std::string& bytes);
    std::uint64_t fingerprint() const;
    std::filesystem::path file() const { return folder_ / kind_->file; }

    std::filesystem::path folder_;
    Around around_;
    const Kind* kind_;
    Journal journal_;
    author::History history_;
    author::Positions positions_;
    Opened opened_;
    std::string file_hash_;             ///< of the file as it was last saved or read
    std::uint64_t saved_document_ = 0;  ///< fingerprint of the document that the file holds
    bool by_hand_ = false;
    mutable std::uint64_t known_ = 0;      ///< fingerprint of the document …
    mutable std::uint64_t known_for_ = 0;  ///< … at this revision, plus one; 0: not known
};

struct DraftRow {
    std::filesystem::path folder;
    std::string id;     ///< the folder's name
    std::string title;  ///< empty where the file cannot be read
};

/// Every folder below that holds a document of that kind, by name.
std::vector<DraftRow> list_drafts(const std::filesystem::path& below, const Kind& kind = scenarios());

/// A new draft in a folder of its own below: the bytes with its id made that of the folder, which is new, and none of
/// those that are `taken`.
///
/// errors  bytes that are no document; a folder that cannot be made
Checked<std::filesystem::path> new_draft(const std::filesystem::path& below, const std::string& wanted_id,
                                         const std::string& bytes, const std::string& layout, const Around& around,
                                         const std::vector<std::string>& taken = {}, const Kind& kind = scenarios());

}  // namespace amends::drafts
