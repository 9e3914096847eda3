#include "sim/records/schema.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <vector>

#include "sim/records/hash.h"
#include "sim/records/rows.h"

namespace amends::records {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t backups_kept = 3;

// Keys are explicit, times are text, and there are no serials, triggers or views, so that the same tables can stand in
// a shared database. An event's row is never updated; play.next_seq, head, last_at and ended_at follow the journal.
constexpr std::string_view first_schema = R"sql(
CREATE TABLE person (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    name TEXT NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pinned (
    team_id TEXT NOT NULL, hash TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (team_id, hash)
) STRICT;

CREATE TABLE case_ (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    person TEXT NOT NULL, scenario_id TEXT NOT NULL, scenario TEXT NOT NULL, variant TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id),
    FOREIGN KEY (team_id, person) REFERENCES person (team_id, id),
    FOREIGN KEY (team_id, scenario) REFERENCES pinned (team_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_of_person ON case_ (team_id, person);

CREATE TABLE play (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    parent TEXT, parent_seq INTEGER NOT NULL, parent_hash TEXT NOT NULL,
    counts INTEGER NOT NULL, exam INTEGER NOT NULL,
    next_seq INTEGER NOT NULL, head TEXT NOT NULL,
    started_at TEXT NOT NULL, last_at TEXT NOT NULL, ended_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id),
    FOREIGN KEY (team_id, case_id) REFERENCES case_ (team_id, id),
    FOREIGN KEY (team_id, parent) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX play_of_case ON play (team_id, case_id);
CREATE INDEX play_of_parent ON play (team_id, parent);

CREATE TABLE event (
    team_id TEXT NOT NULL, play TEXT NOT NULL, seq INTEGER NOT NULL,
    batch INTEGER NOT NULL, kind TEXT NOT NULL, v INTEGER NOT NULL,
    at_sim_s INTEGER NOT NULL, at_talk_ms INTEGER NOT NULL,
    body TEXT NOT NULL, text_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL, hash TEXT NOT NULL,
    id TEXT NOT NULL, wall_at TEXT NOT NULL,
    PRIMARY KEY (team_id, play, seq),
    UNIQUE (team_id, id),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE side (
    team_id TEXT NOT NULL, play TEXT NOT NULL, seq INTEGER NOT NULL,
    salt BLOB NOT NULL, text BLOB NOT NULL,
    PRIMARY KEY (team_id, play, seq),
    FOREIGN KEY (team_id, play, seq) REFERENCES event (team_id, play, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
    team_id TEXT NOT NULL, person TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    PRIMARY KEY (team_id, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    team_id TEXT NOT NULL, play TEXT NOT NULL, rubric TEXT NOT NULL, scorer TEXT NOT NULL,
    framework TEXT NOT NULL, total INTEGER NOT NULL, generous INTEGER NOT NULL, pass INTEGER NOT NULL,
    coverage_permille INTEGER NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (team_id, play, rubric, scorer),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
    team_id TEXT NOT NULL, name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (team_id, name)
) STRICT, WITHOUT ROWID;
)sql";

// What managers add. A ruling stands beside the scorer's mark and never replaces it; both are kept.
constexpr std::string_view second_schema = R"sql(
CREATE TABLE member (
    team_id TEXT NOT NULL, person TEXT NOT NULL,
    cohort TEXT NOT NULL, site TEXT NOT NULL,
    PRIMARY KEY (team_id, person),
    FOREIGN KEY (team_id, person) REFERENCES person (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    play TEXT NOT NULL, seq INTEGER NOT NULL,
    by_whom TEXT NOT NULL, words TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_of_play ON remark (team_id, play);

CREATE TABLE ruling (
    team_id TEXT NOT NULL, play TEXT NOT NULL, framework TEXT NOT NULL, criterion TEXT NOT NULL,
    mark INTEGER NOT NULL, by_whom TEXT NOT NULL, why TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (team_id, play, framework, criterion),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    person TEXT NOT NULL, framework TEXT NOT NULL, rule TEXT NOT NULL,
    by_whom TEXT NOT NULL, signed_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id),
    FOREIGN KEY (team_id, person) REFERENCES person (team_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_of_person ON signature (team_id, person);
)sql";

// What a report needs so as not to read everything again: which plays' marks were touched, in order. `n` counts within
// a team; the first token is random, each later one is made from the one before, so that two files that have the same
// last token went the same way. Beside it how many plays each framework marked, what
// is asked after a play, pilots, and marks that people gave blind.
constexpr std::string_view third_schema = R"sql(
CREATE TABLE touched (
    team_id TEXT NOT NULL, n INTEGER NOT NULL,
    play TEXT NOT NULL, token TEXT NOT NULL,
    PRIMARY KEY (team_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO touched (team_id, n, play, token)
    VALUES ('00000000-0000-0000-0000-000000000000', 0, '', lower(hex(randomblob(16))));

CREATE TABLE marked (
    team_id TEXT NOT NULL, framework TEXT NOT NULL,
    plays INTEGER NOT NULL,
    PRIMARY KEY (team_id, framework)
) STRICT, WITHOUT ROWID;
INSERT INTO marked (team_id, framework, plays)
    SELECT team_id, framework, count(DISTINCT play) FROM mark GROUP BY team_id, framework;

CREATE TABLE answer (
    team_id TEXT NOT NULL, play TEXT NOT NULL,
    answer TEXT NOT NULL, words TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (team_id, play),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pilot (
    team_id TEXT NOT NULL, id TEXT NOT NULL,
    name TEXT NOT NULL, framework TEXT NOT NULL,
    one TEXT NOT NULL, other TEXT NOT NULL,
    seed INTEGER NOT NULL, drawn_at TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pilot_person (
    team_id TEXT NOT NULL, pilot TEXT NOT NULL, person TEXT NOT NULL,
    begins TEXT NOT NULL,
    PRIMARY KEY (team_id, pilot, person),
    FOREIGN KEY (team_id, pilot) REFERENCES pilot (team_id, id),
    FOREIGN KEY (team_id, person) REFERENCES person (team_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    team_id TEXT NOT NULL, play TEXT NOT NULL, framework TEXT NOT NULL, criterion TEXT NOT NULL, rater TEXT NOT NULL,
    mark INTEGER NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (team_id, play, framework, criterion, rater),
    FOREIGN KEY (team_id, play) REFERENCES play (team_id, id)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<SchemaStep, 3> steps_of_this_release{{{1, first_schema}, {2, second_schema}, {3, third_schema}}};

/// 2026-03-01T09:30:00.000Z without what file names do not like.
std::string stamp(std::int64_t now_ms)
{
    std::string text = utc_text(now_ms);
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ':' || c == '-' || c == '.'; }),
               text.end());
    return text;
}

void keep_a_copy(Connection& db, int version, std::int64_t now_ms)
{
    const fs::path file = db.file();
    copy_database(db, file.string() + ".backup-v" + std::to_string(version) + "-" + stamp(now_ms));
    std::vector<fs::path> copies = backups_of(file);
    while (copies.size() > backups_kept) {
        std::error_code ignored;  // a copy too many does no harm
        fs::remove(copies.front(), ignored);
        copies.erase(copies.begin());
    }
}

}  // namespace

std::span<const SchemaStep> schema_steps()
{
    return steps_of_this_release;
}

Provenance provenance(Connection& db)
{
    Provenance found;
    Rows tables = db.rows("SELECT count(*) FROM sqlite_schema");
    found.empty = tables.next() && tables.integer(0) == 0;
    Rows application = db.rows("PRAGMA application_id");
    if (application.next()) found.application = application.integer(0);
    Rows version = db.rows("PRAGMA user_version");
    if (version.next()) found.version = version.number(0);
    return found;
}

bool has_table(Connection& db, std::string_view table)
{
    return db.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", {table}).next();
}

bool says_simulated(Connection& db)
{
    return has_table(db, "meta") &&
           db.rows("SELECT 1 FROM meta WHERE team_id = ? AND name = 'source' AND value = 'simulated'", {nil_team})
               .next();
}

void bring_up_to_date(Connection& db, std::span<const SchemaStep> steps, std::int64_t now_ms)
{
    const Provenance before = provenance(db);
    if (!before.empty && before.version < steps.back().to) keep_a_copy(db, before.version, now_ms);

    for (const SchemaStep& step : steps) {
        Transaction transaction(db);
        // Read again inside: another program may have started at the same moment.
        if (provenance(db).version >= step.to) continue;
        db.script(step.sql);
        db.run("PRAGMA application_id = " + std::to_string(application_id));
        db.run("PRAGMA user_version = " + std::to_string(step.to));
        transaction.commit();
    }
}

std::vector<fs::path> backups_of(const fs::path& file)
{
    const std::string prefix = file.filename().string() + ".backup-";
    const fs::path folder = fs::absolute(file).parent_path();
    std::vector<std::pair<std::string, fs::path>> found;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool beside_a_copy = name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
        if (!name.starts_with(prefix) || beside_a_copy) continue;
        found.emplace_back(name.substr(name.rfind('-')), entry.path());  // the time sorts them, whatever the version
    }
    std::sort(found.begin(), found.end());

    std::vector<fs::path> paths;
    for (const auto& [time, path] : found) paths.push_back(path);
    return paths;
}

}  // namespace amends::records
