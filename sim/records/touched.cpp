#include "sim/records/touched.h"

#include <algorithm>

#include "sim/records/desk.h"
#include "sim/records/hash.h"
#include "sim/records/schema.h"

namespace amends::records {

namespace {

/// All reads until the end see the records of one moment.
class OneMoment {
public:
    explicit OneMoment(Connection& db) : db_(db) { db_.run("BEGIN"); }
    ~OneMoment()
    {
        try {
            db_.run("COMMIT");
        } catch (const Thrown&) {  // nothing was written; the connection lets go of the moment when it closes
        }
    }
    OneMoment(const OneMoment&) = delete;
    OneMoment& operator=(const OneMoment&) = delete;

private:
    Connection& db_;
};

Touched last_touched(Connection& db)
{
    if (!has_table(db, "touched")) return {};
    Rows rows = db.rows("SELECT n, token FROM touched WHERE team_id = ? ORDER BY n DESC LIMIT 1", {nil_team});
    return rows.next() ? Touched{rows.integer(0), rows.text(1)} : Touched{};
}

/// Whether the records went on from there: they may be another file, or an older copy.
bool goes_on_from(Connection& db, const Touched& since)
{
    if (since.n < 0 || !has_table(db, "touched")) return false;
    Rows rows = db.rows("SELECT token FROM touched WHERE team_id = ? AND n = ?", {nil_team, since.n});
    return rows.next() && rows.text(0) == since.token;
}

/// Each once, by id.
std::vector<std::string> touched_after(Connection& db, std::int64_t n)
{
    std::vector<std::string> plays;
    Rows rows = db.rows("SELECT DISTINCT play FROM touched WHERE team_id = ? AND n > ? ORDER BY play", {nil_team, n});
    while (rows.next()) plays.push_back(rows.text(0));
    return plays;
}

}  // namespace

void touch(Connection& db, std::string_view play, std::string_view how)
{
    const Touched last = last_touched(db);
    const std::string token = blake2b_hex(last.token + ',' + std::string(play) + ',' + std::string(how)).substr(0, 32);
    db.run("INSERT INTO touched (team_id, n, play, token) VALUES (?, ?, ?, ?)", {nil_team, last.n + 1, play, token});
}

void touch_first(Connection& db, std::string_view token)
{
    db.run("UPDATE touched SET token = ? WHERE team_id = ? AND n = 0", {token, nil_team});
}

void count_marked(Connection& db, std::string_view framework, std::int64_t plays)
{
    db.run(
        "INSERT INTO marked (team_id, framework, plays) VALUES (?, ?, ?)"
        " ON CONFLICT (team_id, framework) DO UPDATE SET plays = plays + excluded.plays",
        {nil_team, framework, plays});
}

std::vector<std::pair<std::string, int>> plays_by_framework(Connection& db)
{
    std::vector<std::pair<std::string, int>> out;
    Rows rows = has_table(db, "marked")
                    ? db.rows("SELECT framework, plays FROM marked WHERE team_id = ? AND plays > 0 ORDER BY framework",
                              {nil_team})
                    : db.rows(
                          "SELECT framework, count(DISTINCT play) FROM mark WHERE team_id = ? GROUP BY framework"
                          " ORDER BY framework",
                          {nil_team});
    while (rows.next()) out.emplace_back(rows.text(0), rows.number(1));
    return out;
}

Touched marked_since(Connection& db, const Touched& since, const Marked& marked)
{
    const OneMoment moment(db);
    if (!goes_on_from(db, since)) {
        marked.anew();
        marked_plays(db, marked.framework, marked.rubric, marked.scorer, "", marked.take);
        return last_touched(db);
    }
    for (const std::string& play : touched_after(db, since.n)) {
        marked.touched(play);
        marked_plays(db, marked.framework, marked.rubric, marked.scorer, play, marked.take);
    }
    return last_touched(db);
}

TouchedPlays played_since(Connection& db, const Touched& since)
{
    const OneMoment moment(db);
    TouchedPlays out;
    out.anew = !goes_on_from(db, since);
    Rows rows = out.anew ? db.rows("SELECT id FROM play WHERE team_id = ? AND ended_at <> '' AND counts ORDER BY id",
                                   {nil_team})
                         : db.rows(
                               "SELECT DISTINCT p.id FROM touched t CROSS JOIN play p"
                               " ON p.team_id = t.team_id AND p.id = t.play"
                               " WHERE t.team_id = ? AND t.n > ? AND p.ended_at <> '' AND p.counts ORDER BY p.id",
                               {nil_team, since.n});
    while (rows.next()) out.plays.push_back(rows.text(0));
    out.now = last_touched(db);
    return out;
}

std::vector<Belongs> everybody(Connection& db)
{
    const bool members = has_table(db, "member");
    std::vector<Belongs> out;
    Rows rows = db.rows(std::string("SELECT q.id, q.name, t.person IS NOT NULL, ") +
                            (members ? "coalesce(g.cohort, ''), coalesce(g.site, '')" : "'', ''") +
                            " FROM person q LEFT JOIN tombstone t ON t.team_id = q.team_id AND t.person = q.id" +
                            (members ? " LEFT JOIN member g ON g.team_id = q.team_id AND g.person = q.id" : "") +
                            " WHERE q.team_id = ? ORDER BY q.id",
                        {nil_team});
    while (rows.next()) out.push_back({rows.text(0), rows.text(1), rows.text(3), rows.text(4), rows.flag(2)});
    return out;
}

}  // namespace amends::records
