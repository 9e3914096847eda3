#pragma once
// What the records hold, as values.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/play/event.h"

namespace amends::records {

/// The team of a laptop that belongs to none.
inline constexpr const char* nil_team = "00000000-0000-0000-0000-000000000000";

struct Person {
    std::string id;
    std::string name;  ///< empty once erased
    std::string created_at;
    bool erased = false;

    bool operator==(const Person&) const = default;
};

/// One trainee's assignment of one version of a scenario.
struct Case {
    std::string id, person;
    std::string scenario_id;
    std::string scenario;  ///< hash of its canonical bytes
    std::string variant;
    std::string created_at;

    bool operator==(const Case&) const = default;
};

/// The marks that one rubric gives a play as one scorer heard it. Derived: may be dropped and made again.
struct MarkRow {
    std::string play;
    std::string rubric, scorer;  ///< hashes; with `play` they are the key
    std::string framework;       ///< the rubric's id, for example "heal"
    int total = 0, generous = 0;
    bool pass = false;
    int coverage_permille = 0;
    std::string detail;  ///< JSON: a list of {id, weight, observed, mark, generous} by criterion; never a typed word

    bool operator==(const MarkRow&) const = default;
};

/// A play that is over, with whose it is and what one framework gave it: what reports are made from.
struct MarkedPlay {
    std::string play, person, name;
    bool erased = false;
    std::string cohort, site;
    std::string scenario_id, scenario;  ///< id and hash
    std::string ended_at;
    bool counts = false, exam = false;
    MarkRow mark;
};

/// Where somebody belongs; either may be empty.
struct Member {
    std::string person, cohort, site;
};

/// A manager's comment on a moment of a play.
struct Remark {
    std::string id, play;
    int seq = 0;
    std::string by_whom, words, made_at;

    bool operator==(const Remark&) const = default;
};

/// A person's mark for a criterion, kept beside the scorer's.
struct Ruling {
    std::string play, framework, criterion;
    int mark = 0;
    std::string by_whom, why, made_at;

    bool operator==(const Ruling&) const = default;
};

/// Somebody certified somebody, under a rule in words.
struct Signature {
    std::string id, person, framework, rule, by_whom, signed_at;

    bool operator==(const Signature&) const = default;
};

/// What somebody said when asked after a play whether a rule got in the way; may be taken back.
struct Answer {
    std::string play;
    std::string answer;  ///< bent blamed blocked none
    std::string words;   ///< which rule, in their own words; may be empty
    std::string made_at;

    bool operator==(const Answer&) const = default;
};

/// Two exam scenarios, one before and one after practice, in an order that was drawn by lot for each person.
struct Pilot {
    struct Of {
        std::string person;
        std::string begins;  ///< the scenario that comes first

        bool operator==(const Of&) const = default;
    };
    std::string id, name;
    std::string framework;   ///< that its marks are told in
    std::string one, other;  ///< ids of scenarios
    std::int64_t seed = 0;
    std::string drawn_at;
    std::vector<Of> people;

    bool operator==(const Pilot&) const = default;
};

/// A mark that somebody gave a play without knowing whose it is or what the scorer gave.
struct Rating {
    std::string play, framework, criterion, rater;
    int mark = 0;
    std::string made_at;

    bool operator==(const Rating&) const = default;
};

/// Somebody, and where they belong.
struct Belongs {
    std::string person, name, cohort, site;  ///< all but the id are empty once erased
    bool erased = false;

    bool operator==(const Belongs&) const = default;
};

/// How far somebody has read what happened to marks.
struct Touched {
    std::int64_t n = -1;  ///< -1: nothing was read yet
    std::string token;

    bool operator==(const Touched&) const = default;
};

/// Plays whose marks were touched since somebody last read them.
struct TouchedPlays {
    bool anew = false;  ///< the records have not gone on from there, and these are all
    std::vector<std::string> plays;
    Touched now;  ///< what to ask with the next time
};

/// One line of events, and the case it belongs to.
struct PlayRow {
    std::string id;
    Case of;
    std::string parent;  ///< empty: a play of its own
    int parent_seq = -1;
    std::string parent_hash;
    bool counts = false;
    bool exam = false;
    int next_seq = 0;  ///< of the event that would come next
    std::string head;  ///< hash that the next event's chains to
    std::string started_at, last_at;
    std::string ended_at;      ///< empty: not over
    std::string continued_by;  ///< the fork that went on from its last event and counts in its place
    std::vector<MarkRow> marks;

    bool over() const { return !ended_at.empty(); }
    bool operator==(const PlayRow&) const = default;
};

/// An event before it is stored. Bodies hold no word that a person typed.
struct Entry {
    std::string kind;
    int version = 1;
    play::At at;
    std::string body;  ///< one line of JSON, stored byte for byte

    bool operator==(const Entry&) const = default;
};

/// What is appended at once or not at all: play::Written as bytes.
struct Batch {
    std::vector<Entry> entries;
    int typed_entry = -1;  ///< index of the entry that `text` lies beside, -1 where nothing was typed
    std::string text;
    std::vector<std::string> rests_on;  ///< hashes of files that must be pinned already
};

/// An event as stored: the envelope, its links, and the columns that no fold sees.
struct EventRow {
    std::string play;  ///< the play that wrote it: an ancestor's for a shared prefix
    int seq = 0;
    int batch = 0;  ///< seq of the first event of its batch
    Entry entry;
    std::string text_hash;  ///< salted; empty where nothing was typed
    std::string prev_hash, hash;
    std::string id;       ///< UUIDv7
    std::string wall_at;  ///< UTC

    bool operator==(const EventRow&) const = default;
};

/// Typed words by the seq that they lie beside; the same type as play::TypedText.
using TypedWords = std::vector<std::pair<int, std::string>>;

/// A play with its whole line of events, from its ancestors' first.
struct Journal {
    PlayRow row;
    std::vector<EventRow> events;
    TypedWords typed;  ///< none that was erased
};

/// A journal as play reads it.
struct LoadedPlay {
    PlayRow row;
    play::Pins pins;
    std::vector<play::Event> events;  ///< up to the first that this release cannot read
    std::vector<int> batch_begins;    ///< seq of the first event of each batch
    TypedWords typed;
    std::string read_only;  ///< why nothing may be appended; empty where it may
};

/// What walking a chain found.
struct Verified {
    int events = 0;      ///< how many are good
    int first_bad = -1;  ///< seq; -1: all are good
    std::string why;     ///< what is wrong with it
    int words_erased = 0;

    bool good() const { return first_bad < 0; }
};

/// What erasing a person did.
struct Erased {
    int texts = 0;                     ///< typed replies deleted
    std::vector<std::string> cleaned;  ///< copies beside the records that were cleaned too
    std::vector<std::string> removed;  ///< copies that could not be cleaned, and were deleted
};

}  // namespace amends::records
