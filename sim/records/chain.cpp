#include "sim/records/chain.h"

#include <algorithm>
#include <limits>

#include "sim/records/hash.h"

namespace amends::records {

namespace {

constexpr int ancestors_most = 10000;
constexpr int events_most = 1000000000;

/// Each field with its length before it, so that no two lists of fields are the same bytes.
std::string framed(std::initializer_list<std::string_view> fields)
{
    std::string bytes;
    for (const std::string_view field : fields) {
        bytes += std::to_string(field.size());
        bytes += ':';
        bytes += field;
        bytes += ',';
    }
    return bytes;
}

EventRow read_event_row(const Rows& rows)
{
    EventRow event;
    event.play = rows.text(0);
    event.seq = rows.number(1);
    event.batch = rows.number(2);
    event.entry.kind = rows.text(3);
    event.entry.version = rows.number(4);
    event.entry.at = {rows.integer(5), rows.integer(6)};
    event.entry.body = rows.text(7);
    event.text_hash = rows.text(8);
    event.prev_hash = rows.text(9);
    event.hash = rows.text(10);
    event.id = rows.text(11);
    event.wall_at = rows.text(12);
    return event;
}

void insert_event(Connection& db, const EventRow& event)
{
    db.run(
        "INSERT INTO event (team_id, play, seq, batch, kind, v, at_sim_s, at_talk_ms, body, text_hash, prev_hash, hash,"
        " id, wall_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {nil_team, event.play, event.seq, event.batch, event.entry.kind, event.entry.version, event.entry.at.sim_s,
         event.entry.at.talk_ms, event.entry.body, event.text_hash, event.prev_hash, event.hash, event.id,
         event.wall_at});
}

/// The worksheet is filled in after the call, and the call may have been the end of the case.
bool is_worksheet(const Batch& batch)
{
    return !batch.entries.empty() && batch.entries.front().kind == "worksheet_filled";
}

/// Every rule about what may be appended where.
void check_append(Connection& db, const PlayRow& play, int expected_seq, const Batch& batch)
{
    if (is_erased(db, play.of.person)) {
        db.fail(Trouble::erased, "the person who played this has been erased; nothing can be added to it");
    }
    if (expected_seq != play.next_seq) {
        db.fail(Trouble::clash, "this play has gone on elsewhere: its next event is " + std::to_string(play.next_seq) +
                                    ", not " + std::to_string(expected_seq) + "; open it again to go on from there");
    }
    if (play.over() && !is_worksheet(batch)) {
        db.fail(Trouble::refused, "this play is over; nothing but its worksheet can be added to it");
    }
    if (!play.continued_by.empty()) {
        db.fail(Trouble::refused, "this play was continued as " + play.continued_by + "; go on there");
    }
    for (const std::string& hash : batch.rests_on) {
        if (!db.rows("SELECT 1 FROM pinned WHERE team_id = ? AND hash = ?", {nil_team, hash}).next()) {
            db.fail(Trouble::missing, "the play rests on a file that is not kept here (" + hash + "); pin it first");
        }
    }
}

}  // namespace

std::string genesis_hash(const PlayRow& play)
{
    return blake2b_hex(framed({"amends-play-1", nil_team, play.id, play.of.id, play.counts ? "counts" : "practice",
                               play.exam ? "exam" : "training", play.parent, std::to_string(play.parent_seq),
                               play.parent_hash, play.started_at}));
}

std::string event_hash(const EventRow& event)
{
    return blake2b_hex(framed({"amends-event-1", nil_team, event.prev_hash, event.play, std::to_string(event.seq),
                               std::to_string(event.batch), event.entry.kind, std::to_string(event.entry.version),
                               std::to_string(event.entry.at.sim_s), std::to_string(event.entry.at.talk_ms),
                               event.entry.body, event.text_hash, event.id, event.wall_at}));
}

bool is_erased(Connection& db, std::string_view person)
{
    return db.rows("SELECT 1 FROM tombstone WHERE team_id = ? AND person = ?", {nil_team, person}).next();
}

std::string continued_by(Connection& db, std::string_view play, int next_seq)
{
    Rows rows = db.rows(
        "SELECT id FROM play WHERE team_id = ? AND parent = ? AND parent_seq = ? ORDER BY counts DESC, started_at, id "
        "LIMIT 1",
        {nil_team, play, next_seq - 1});
    return rows.next() ? rows.text(0) : std::string();
}

PlayRow play_row(Connection& db, std::string_view play)
{
    Rows rows = db.rows(
        "SELECT p.id, c.id, c.person, c.scenario_id, c.scenario, c.variant, c.created_at, p.parent, p.parent_seq,"
        " p.parent_hash, p.counts, p.exam, p.next_seq, p.head, p.started_at, p.last_at, p.ended_at"
        " FROM play p JOIN case_ c ON c.team_id = p.team_id AND c.id = p.case_id WHERE p.team_id = ? AND p.id = ?",
        {nil_team, play});
    if (!rows.next()) db.fail(Trouble::missing, "there is no play " + std::string(play));
    PlayRow row;
    row.id = rows.text(0);
    row.of = {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6)};
    row.parent = rows.text(7);
    row.parent_seq = rows.number(8);
    row.parent_hash = rows.text(9);
    row.counts = rows.flag(10);
    row.exam = rows.flag(11);
    row.next_seq = rows.number(12);
    row.head = rows.text(13);
    row.started_at = rows.text(14);
    row.last_at = rows.text(15);
    row.ended_at = rows.text(16);
    if (row.parent_seq < -1 || row.parent_seq > events_most || row.next_seq < 0 || row.next_seq > events_most) {
        db.fail(Trouble::corrupt, "the row of play " + row.id + " makes no sense");
    }
    row.continued_by = continued_by(db, row.id, row.next_seq);
    return row;
}

std::vector<Stretch> lineage(Connection& db, const PlayRow& play)
{
    std::vector<Stretch> line{{play.id, play.parent_seq + 1, std::numeric_limits<int>::max()}};
    std::string parent = play.parent;
    int last = play.parent_seq;
    while (!parent.empty()) {
        if (line.size() > ancestors_most) db.fail(Trouble::corrupt, "the ancestors of play " + play.id + " never end");
        const PlayRow row = play_row(db, parent);
        line.push_back({row.id, row.parent_seq + 1, last});
        last = std::min(last, row.parent_seq);
        parent = row.parent;
    }
    return {line.rbegin(), line.rend()};
}

std::vector<EventRow> event_rows(Connection& db, const std::vector<Stretch>& line)
{
    std::vector<EventRow> events;
    for (const Stretch& stretch : line) {
        Rows rows = db.rows(
            "SELECT play, seq, batch, kind, v, at_sim_s, at_talk_ms, body, text_hash, prev_hash, hash, id, wall_at"
            " FROM event WHERE team_id = ? AND play = ? AND seq >= ? AND seq <= ? ORDER BY seq",
            {nil_team, stretch.play, stretch.first, stretch.last});
        while (rows.next()) events.push_back(read_event_row(rows));
    }
    return events;
}

Committed append_batch(Connection& db, std::string_view play_id, int expected_seq, const Batch& batch,
                       std::int64_t now_ms)
{
    Transaction transaction(db);
    const PlayRow play = play_row(db, play_id);
    check_append(db, play, expected_seq, batch);

    const std::string wall_at = utc_text(now_ms);
    std::string ended_at = play.ended_at;
    Committed done{play.next_seq, play.head};
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        EventRow event;
        event.play = play.id;
        event.seq = done.next_seq;
        event.batch = play.next_seq;
        event.entry = batch.entries[i];
        event.id = uuid7(now_ms);
        event.wall_at = wall_at;
        event.prev_hash = done.head;
        const bool typed = static_cast<int>(i) == batch.typed_entry;
        const std::string salt = typed ? random_salt() : std::string();
        if (typed) event.text_hash = salted_hash(salt, batch.text);
        event.hash = event_hash(event);
        insert_event(db, event);
        if (typed) {
            db.run("INSERT INTO side (team_id, play, seq, salt, text) VALUES (?, ?, ?, ?, ?)",
                   {nil_team, event.play, event.seq, Blob{salt}, Blob{batch.text}});
        }
        if (event.entry.kind == "ended") ended_at = wall_at;
        done = {event.seq + 1, event.hash};
    }
    db.run("UPDATE play SET next_seq = ?, head = ?, last_at = ?, ended_at = ? WHERE team_id = ? AND id = ?",
           {done.next_seq, done.head, wall_at, ended_at, nil_team, play.id});
    transaction.commit();
    return done;
}

}  // namespace amends::records
