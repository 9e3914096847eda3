#pragma once
// Every play, kept: an append-only journal in one SQLite file, with one writer thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/records/failure.h"
#include "sim/records/rows.h"
#include "sim/records/ticket.h"

namespace amends::records {

/// The schema that this release writes.
inline constexpr int schema_version = 3;

struct Options {
    /// Milliseconds since 1970 UTC; by default the system's clock.
    std::function<std::int64_t()> now_ms;
    /// Called on the writer's thread each time a ticket is settled: the place to wake a sleeping window.
    std::function<void()> wake;
};

/// Marked plays as they are read: under a framework, once each, by id.
struct Marked {
    std::string_view framework;
    std::string_view rubric, scorer;  ///< of several marks, the one that these (hashes) gave before any other
    std::function<void()> anew;       ///< everything comes again: what was read before is to be forgotten
    /// A play whose marks were touched. It comes before its mark does, where it still has one.
    std::function<void(const std::string& play)> touched;
    std::function<void(const MarkedPlay&)> take;
};

/// The records in one file. All functions may be called from any thread. Writes are carried out by one thread in the
/// order of the calls; every function but `append` waits for its own. Reads have a connection of their own.
class Store {
public:
    /// Opens the file, or makes it (mode 0600, in a folder made with mode 0700).
    ///
    /// A file of a newer release, a damaged one whose tables can still be read, and one that may not be written are
    /// opened for reading only: see read_only(). Nothing is ever repaired or overwritten; before an older file is
    /// brought up to date it is copied to `<file>.backup-…`.
    ///
    /// errors  io; corrupt: too damaged to read; not_ours; busy
    static Stored<std::unique_ptr<Store>> open(const std::filesystem::path& file, Options options = {});

    /// Carries out everything that was asked for, then closes.
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    const std::filesystem::path& file() const;

    /// Why nothing can be written; nullopt where it can.
    std::optional<Failure> read_only() const;

    // People.
    Stored<std::string> create_person(std::string_view name);
    Stored<void> rename_person(std::string_view person, std::string_view name);
    /// Oldest first, without the erased.
    Stored<std::vector<Person>> people();

    /// Deletes the name, the typed words and their salts, here and in the copies beside the file, and leaves a
    /// tombstone; acts and marks remain. May be repeated, for example after `busy`.
    Stored<Erased> erase(std::string_view person);

    /// Everything that is kept about a person: one JSON object a line.
    Stored<std::string> export_person(std::string_view person);

    // Pinned files.
    /// Keeps the bytes and returns their hash.
    Stored<std::string> pin(std::string_view bytes);
    /// errors  missing; corrupt: the bytes are not those that were pinned
    Stored<std::string> pinned(std::string_view hash);

    // Cases and plays.
    /// `scenario` is the hash of the scenario's bytes, which must be pinned.
    Stored<std::string> create_case(std::string_view person, std::string_view scenario_id, std::string_view scenario,
                                    std::string_view variant);
    Stored<std::vector<Case>> cases(std::string_view person);

    /// A new play without a parent: a first or a further try. One that does not count is practice from the start.
    Stored<std::string> create_play(std::string_view case_id, bool exam, bool counts = true);

    /// A play that shares everything up to and including event `at_seq`, which must end a batch. At the last event of
    /// a play that is not over it continues that play, and counts where that did; any other fork is practice.
    ///
    /// errors  missing; refused: an exam, the middle of a batch, after the end
    Stored<std::string> fork(std::string_view play, int at_seq);

    /// Oldest first, with their marks; an empty person means everybody's.
    Stored<std::vector<PlayRow>> plays(std::string_view person = {});

    /// What the next start offers to go on with: neither over nor continued elsewhere, latest first.
    Stored<std::vector<PlayRow>> unfinished(std::string_view person);

    // The journal.
    /// Appends a batch as a whole. `expected_seq` is the seq that its first event will have: if another writer was
    /// there first, the ticket says clash, and nothing is tried again.
    ///
    /// ticket's errors  clash, missing (also: what the first event pins is not there), refused (the play is over or
    ///                  continued elsewhere), erased, read_only, busy, full, io
    Ticket append(std::string_view play, int expected_seq, const play::Written& written);
    Ticket append(std::string_view play, int expected_seq, Batch batch);

    /// How many appends and other writes have not been carried out yet.
    std::size_t waiting() const;

    /// The stored bytes, unread.
    Stored<Journal> journal(std::string_view play);

    /// The play as events. What this release cannot read is kept, and the play can then only be read.
    Stored<LoadedPlay> load(std::string_view play);

    /// Walks the chain from the first ancestor's first event and names the first event that is not as it was written.
    Stored<Verified> verify(std::string_view play);

    // Marks: derived, one row for each play, rubric and scorer.
    Stored<void> put_mark(const MarkRow& mark);
    Stored<void> drop_marks(std::string_view play);

    // What managers add and read.
    /// Where somebody belongs; either may be empty. Replaces what was said before.
    Stored<void> set_member(std::string_view person, std::string_view cohort, std::string_view site);

    /// Everybody of whom that was said, by person.
    Stored<std::vector<Member>> members();

    /// Every play that is over and marked under that framework, once each, by id; of several marks, the one that this
    /// rubric and scorer (hashes) gave before any other. Erased people come without a name.
    Stored<void> each_marked(std::string_view framework, std::string_view rubric, std::string_view scorer,
                             const std::function<void(const MarkedPlay&)>& take);
    /// The same of one play.
    Stored<void> each_marked(std::string_view framework, std::string_view rubric, std::string_view scorer,
                             std::string_view play, const std::function<void(const MarkedPlay&)>& take);

    /// What happened to marks since somebody last read them: the plays that were touched, or everything where the
    /// records have not gone on from there. The answer is what to ask with the next time.
    Stored<Touched> each_marked_since(const Touched& since, const Marked& marked);
    /// The same of plays that are over and count, marked or not; each once, by id.
    Stored<TouchedPlays> plays_touched_since(const Touched& since);
    /// Everybody, the erased too, by id.
    Stored<std::vector<Belongs>> belongs();

    /// Plays by each framework that they are marked under; by framework.
    Stored<std::vector<std::pair<std::string, int>>> plays_by_framework();

    /// A comment on a moment of a play: beside the event with that seq.
    ///
    /// errors  missing: no such play or event; erased
    Stored<std::string> add_remark(std::string_view play, int seq, std::string_view by_whom, std::string_view words);
    /// By play and event; an empty play means every play.
    Stored<std::vector<Remark>> remarks(std::string_view play = {});

    /// A person's mark for one criterion of one play, beside the scorer's; replaces an earlier ruling on it.
    ///
    /// errors  missing: no such play or mark; erased; refused: not 0..100
    Stored<void> put_ruling(const Ruling& ruling);
    /// All of them, by play, framework and criterion.
    Stored<std::vector<Ruling>> rulings();

    Stored<std::string> sign(std::string_view person, std::string_view framework, std::string_view rule,
                             std::string_view by_whom);
    /// Of everybody, oldest first.
    Stored<std::vector<Signature>> signatures();

    /// What was said to the question after a play; replaces what was said before.
    ///
    /// errors  missing; erased; refused: no such answer
    Stored<void> put_answer(const Answer& answer);
    Stored<void> take_back_answer(std::string_view play);
    /// By play.
    Stored<std::vector<Answer>> answers();

    /// Everything but its id and day is the caller's.
    ///
    /// errors  missing, erased: of its people; refused: one scenario twice, a second pilot of that name
    Stored<std::string> add_pilot(const Pilot& pilot);
    /// Oldest first.
    Stored<std::vector<Pilot>> pilots();

    /// Marks that were given blind, all or none; each replaces what the same rater gave before.
    ///
    /// errors  missing, erased; refused: not 0..100
    Stored<void> put_ratings(const std::vector<Rating>& ratings);
    /// By play, framework, criterion and rater.
    Stored<std::vector<Rating>> ratings();

    /// Whether people and plays were generated for demonstration. Such records can only be read.
    Stored<bool> simulated();

    /// A consistent copy of the whole file, made while it is in use. The copy has mode 0600.
    Stored<void> copy_to(const std::filesystem::path& file);

private:
    struct Data;
    explicit Store(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

/// A batch as bytes.
Batch as_batch(const play::Written& written);

}  // namespace amends::records
