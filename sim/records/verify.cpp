#include <limits>
#include <map>
#include <optional>

#include "sim/records/chain.h"
#include "sim/records/hash.h"

namespace amends::records {

namespace {

constexpr std::size_t shortest_salt = 16;

struct Words {
    std::string salt, text;
};

std::map<int, Words> words_of(Connection& db, const Stretch& stretch)
{
    std::map<int, Words> words;
    Rows rows = db.rows("SELECT seq, salt, text FROM side WHERE team_id = ? AND play = ? AND seq >= ? AND seq <= ?",
                        {nil_team, stretch.play, stretch.first, stretch.last});
    while (rows.next()) words[rows.number(0)] = {rows.blob(1), rows.blob(2)};
    return words;
}

/// What is wrong with the words beside an event; empty where nothing is.
std::string fault_of_words(const EventRow& event, const Words* words, bool erased)
{
    if (event.text_hash.empty()) return words == nullptr ? "" : "words lie beside an event that had none";
    if (words == nullptr) return erased ? "" : "its typed words are missing, and nobody has been erased";
    const bool same = words->salt.size() >= shortest_salt && salted_hash(words->salt, words->text) == event.text_hash;
    return same ? "" : "its typed words are not those that were sent";
}

std::string fault_of_envelope(const EventRow& event, int seq, const std::string& prev_hash)
{
    if (event.seq != seq) return "it is missing";
    if (event.prev_hash != prev_hash) return "it does not follow on the event before it";
    if (event_hash(event) != event.hash) return "it is not as it was written";
    return {};
}

/// Walks one stretch; the hash it ends with, or nothing once a fault is noted in `found`.
std::optional<std::string> walk(Connection& db, const PlayRow& play, const Stretch& stretch, Verified& found)
{
    const bool erased = is_erased(db, play.of.person);
    const std::map<int, Words> words = words_of(db, stretch);
    std::string head = genesis_hash(play);
    int seq = stretch.first;
    for (const EventRow& event : event_rows(db, {stretch})) {
        const auto beside = words.find(event.seq);
        const Words* beside_it = beside == words.end() ? nullptr : &beside->second;
        std::string why = fault_of_envelope(event, seq, head);
        if (why.empty()) why = fault_of_words(event, beside_it, erased);
        if (!why.empty()) {
            found.first_bad = seq;
            found.why = why;
            return std::nullopt;
        }
        if (!event.text_hash.empty() && beside_it == nullptr) ++found.words_erased;
        head = event.hash;
        ++seq;
        ++found.events;
    }
    const bool whole_play = stretch.last == std::numeric_limits<int>::max();
    const int end = whole_play ? play.next_seq : stretch.last + 1;
    if (seq < end) {
        found.first_bad = seq;
        found.why = "it is missing";
        return std::nullopt;
    }
    if (whole_play && (seq > end || head != play.head)) {
        found.first_bad = end;
        found.why = "the play's own row does not agree with its events";
        return std::nullopt;
    }
    return head;
}

}  // namespace

Verified verify_chain(Connection& db, std::string_view play_id)
{
    Verified found;
    std::string head_before;
    for (const Stretch& stretch : lineage(db, play_row(db, play_id))) {
        const PlayRow play = play_row(db, stretch.play);
        // An ancestor's ancestors may share less of their line than this stretch begins with: then it is empty.
        if (stretch.last < stretch.first) continue;
        if (!play.parent.empty() && play.parent_hash != head_before) {
            found.first_bad = stretch.first;
            found.why = "the line that it was forked from has changed since";
            return found;
        }
        const std::optional<std::string> head = walk(db, play, stretch, found);
        if (!head) return found;
        head_before = *head;
    }
    return found;
}

}  // namespace amends::records
