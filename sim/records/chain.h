#pragma once
// The tamper-evident chain over a play's envelopes, and the rows that carry it.

#include <string>
#include <string_view>
#include <vector>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"
#include "sim/records/ticket.h"

namespace amends::records {

/// What the first event that a play itself wrote chains to: a hash over what is fixed about the play.
std::string genesis_hash(const PlayRow& play);

/// The hash of an event's row: over every column but itself.
std::string event_hash(const EventRow& event);

/// A stretch of a play's line: the events of `play` with first <= seq <= last.
struct Stretch {
    std::string play;
    int first = 0;
    int last = 0;
};

/// Where a play's events lie, the first ancestor's first.
std::vector<Stretch> lineage(Connection& db, const PlayRow& play);

/// errors  missing
PlayRow play_row(Connection& db, std::string_view play);

/// The events of the whole line, in order.
std::vector<EventRow> event_rows(Connection& db, const std::vector<Stretch>& line);

/// Appends within one transaction; see Store::append for the rules.
Committed append_batch(Connection& db, std::string_view play, int expected_seq, const Batch& batch,
                       std::int64_t now_ms);

/// The play that counts in this one's place, or nothing.
std::string continued_by(Connection& db, std::string_view play, int next_seq);

/// See Store::verify.
Verified verify_chain(Connection& db, std::string_view play);

bool is_erased(Connection& db, std::string_view person);

}  // namespace amends::records
