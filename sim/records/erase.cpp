#include "sim/records/erase.h"

#include <system_error>

#include "sim/records/desk.h"
#include "sim/records/hash.h"
#include "sim/records/plays.h"
#include "sim/records/schema.h"

namespace amends::records {

namespace fs = std::filesystem;

namespace {

int delete_personal(Connection& db, std::string_view person, std::int64_t now_ms)
{
    Transaction transaction(db);
    db.run("INSERT INTO tombstone (team_id, person, erased_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
           {nil_team, person, utc_text(now_ms)});
    db.run("UPDATE person SET name = '' WHERE team_id = ? AND id = ?", {nil_team, person});
    const int texts = db.run(
        "DELETE FROM side WHERE team_id = ?1 AND play IN (SELECT p.id FROM play p JOIN case_ c"
        " ON c.team_id = p.team_id AND c.id = p.case_id WHERE p.team_id = ?1 AND c.person = ?2)",
        {nil_team, person});
    delete_from_desk(db, person);
    transaction.commit();
    return texts;
}

/// Deleted rows are zeroed already (secure_delete); this drops what older pages and the log beside the file still
/// hold.
void scrub(Connection& db)
{
    db.run("VACUUM");
    Rows rows = db.rows("PRAGMA wal_checkpoint(TRUNCATE)");
    if (rows.next() && rows.flag(0)) {
        db.fail(Trouble::busy,
                "what was erased may still be in the log beside the file, since another program is reading the "
                "records; close it and erase again");
    }
}

/// Whether the copy no longer holds anything personal.
bool clean_copy(const fs::path& file, std::string_view person, std::int64_t now_ms)
{
    try {
        Connection copy(file, Connection::Mode::write);
        if (provenance(copy).application != application_id) return false;
        delete_personal(copy, person, now_ms);
        copy.run("VACUUM");
        return true;
    } catch (const Thrown&) {
        return false;
    }
}

}  // namespace

Erased erase_person(Connection& db, std::string_view person, std::int64_t now_ms)
{
    person_row(db, person, true);
    Erased done;
    done.texts = delete_personal(db, person, now_ms);
    for (const fs::path& copy : backups_of(db.file())) {
        if (clean_copy(copy, person, now_ms)) {
            done.cleaned.push_back(copy.string());
            continue;
        }
        std::error_code error;
        fs::remove(copy, error);
        if (error) {
            db.fail(Trouble::io, "the copy " + copy.string() +
                                     " may still hold what was erased and cannot be deleted: " + error.message());
        }
        done.removed.push_back(copy.string());
    }
    scrub(db);
    return done;
}

}  // namespace amends::records
