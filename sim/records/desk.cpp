#include "sim/records/desk.h"

#include <optional>
#include <tuple>

#include "sim/records/chain.h"
#include "sim/records/hash.h"
#include "sim/records/plays.h"
#include "sim/records/schema.h"

namespace amends::records {

namespace {

constexpr const char* plays_of_person =
    "(SELECT p.id FROM play p JOIN case_ c ON c.team_id = p.team_id AND c.id = p.case_id"
    " WHERE p.team_id = ?1 AND c.person = ?2)";

/// The person whose play it is must not have been erased.
void check_owner(Connection& db, std::string_view play)
{
    person_row(db, play_row(db, play).of.person);
}

}  // namespace

void put_member(Connection& db, std::string_view person, std::string_view cohort, std::string_view site)
{
    person_row(db, person);
    db.run(
        "INSERT INTO member (team_id, person, cohort, site) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (team_id, person) DO UPDATE SET cohort = excluded.cohort, site = excluded.site",
        {nil_team, person, cohort, site});
}

std::pair<std::string, std::string> member_of(Connection& db, std::string_view person)
{
    if (!has_table(db, "member")) return {};
    Rows rows = db.rows("SELECT cohort, site FROM member WHERE team_id = ? AND person = ?", {nil_team, person});
    return rows.next() ? std::pair(rows.text(0), rows.text(1)) : std::pair<std::string, std::string>();
}

std::vector<Member> all_members(Connection& db)
{
    std::vector<Member> out;
    if (!has_table(db, "member")) return out;
    Rows rows = db.rows("SELECT person, cohort, site FROM member WHERE team_id = ? ORDER BY person", {nil_team});
    while (rows.next()) out.push_back({rows.text(0), rows.text(1), rows.text(2)});
    return out;
}

namespace {

MarkedPlay marked_play(const Rows& rows, std::string_view framework)
{
    MarkedPlay out;
    out.play = rows.text(0);
    out.person = rows.text(1);
    out.name = rows.text(2);
    out.erased = rows.flag(3);
    out.scenario_id = rows.text(4);
    out.scenario = rows.text(5);
    out.ended_at = rows.text(6);
    out.counts = rows.flag(7);
    out.exam = rows.flag(8);
    out.mark = {out.play,        rows.text(9),  rows.text(10),   std::string(framework), rows.number(11),
                rows.number(12), rows.flag(13), rows.number(14), rows.text(15)};
    out.cohort = rows.text(16);
    out.site = rows.text(17);
    return out;
}

/// The order of the plays' own key, so that nothing is sorted and half a million plays are read as they lie.
std::string marked_sql(bool members, bool of_one)
{
    return std::string(
               "SELECT p.id, q.id, q.name, t.person IS NOT NULL, c.scenario_id, c.scenario, p.ended_at, p.counts,"
               " p.exam, m.rubric, m.scorer, m.total, m.generous, m.pass, m.coverage_permille, m.detail, ") +
           (members ? "coalesce(g.cohort, ''), coalesce(g.site, '')" : "'', ''") +
           " FROM play p CROSS JOIN mark m ON m.team_id = p.team_id AND m.play = p.id"
           " CROSS JOIN case_ c ON c.team_id = p.team_id AND c.id = p.case_id"
           " CROSS JOIN person q ON q.team_id = p.team_id AND q.id = c.person"
           " LEFT JOIN tombstone t ON t.team_id = p.team_id AND t.person = q.id" +
           (members ? " LEFT JOIN member g ON g.team_id = p.team_id AND g.person = q.id" : "") +
           " WHERE p.team_id = ?1 AND m.framework = ?2 AND p.ended_at <> ''" + (of_one ? " AND p.id = ?3" : "") +
           " ORDER BY p.id";
}

}  // namespace

void marked_plays(Connection& db, std::string_view framework, std::string_view rubric, std::string_view scorer,
                  std::string_view play, const std::function<void(const MarkedPlay&)>& take)
{
    const bool members = has_table(db, "member");
    Rows rows = play.empty() ? db.rows(marked_sql(members, false), {nil_team, framework})
                             : db.rows(marked_sql(members, true), {nil_team, framework, play});
    const auto wanted = [&](const MarkedPlay& each) {
        return (each.mark.rubric == rubric ? 1 : 0) + (each.mark.scorer == scorer ? 1 : 0);
    };
    // Marks of one play follow each other: the most wanted is taken, of equals the first by its hashes.
    std::optional<MarkedPlay> best;
    while (rows.next()) {
        MarkedPlay next = marked_play(rows, framework);
        if (best && best->play != next.play) {
            take(*best);
            best.reset();
        }
        const auto key = [](const MarkedPlay& each) { return std::tie(each.mark.rubric, each.mark.scorer); };
        if (!best || wanted(next) > wanted(*best) || (wanted(next) == wanted(*best) && key(next) < key(*best)))
            best = std::move(next);
    }
    if (best) take(*best);
}

std::string insert_remark(Connection& db, const Remark& remark, std::int64_t now_ms)
{
    check_owner(db, remark.play);
    const PlayRow play = play_row(db, remark.play);
    if (remark.seq < 0 || remark.seq >= play.next_seq) {
        db.fail(Trouble::missing, "the play has no event " + std::to_string(remark.seq));
    }
    const std::string id = uuid7(now_ms);
    db.run("INSERT INTO remark (team_id, id, play, seq, by_whom, words, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
           {nil_team, id, remark.play, remark.seq, remark.by_whom, remark.words, utc_text(now_ms)});
    return id;
}

std::vector<Remark> remarks_of(Connection& db, std::string_view play)
{
    std::vector<Remark> out;
    if (!has_table(db, "remark")) return out;
    Rows rows = db.rows(
        "SELECT id, play, seq, by_whom, words, made_at FROM remark WHERE team_id = ?1 AND (?2 = '' OR play = ?2)"
        " ORDER BY play, seq, id",
        {nil_team, play});
    while (rows.next())
        out.push_back({rows.text(0), rows.text(1), rows.number(2), rows.text(3), rows.text(4), rows.text(5)});
    return out;
}

void insert_ruling(Connection& db, const Ruling& ruling, std::int64_t now_ms)
{
    check_owner(db, ruling.play);
    if (ruling.mark < 0 || ruling.mark > 100) db.fail(Trouble::refused, "a mark is a number from 0 to 100");
    if (!db.rows("SELECT 1 FROM mark WHERE team_id = ? AND play = ? AND framework = ?",
                 {nil_team, ruling.play, ruling.framework})
             .next()) {
        db.fail(Trouble::missing, "the play has no mark under " + ruling.framework);
    }
    db.run(
        "INSERT INTO ruling (team_id, play, framework, criterion, mark, by_whom, why, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (team_id, play, framework, criterion) DO UPDATE SET"
        " mark = excluded.mark, by_whom = excluded.by_whom, why = excluded.why, made_at = excluded.made_at",
        {nil_team, ruling.play, ruling.framework, ruling.criterion, ruling.mark, ruling.by_whom, ruling.why,
         utc_text(now_ms)});
}

std::vector<Ruling> all_rulings(Connection& db)
{
    std::vector<Ruling> out;
    if (!has_table(db, "ruling")) return out;
    Rows rows = db.rows(
        "SELECT play, framework, criterion, mark, by_whom, why, made_at FROM ruling WHERE team_id = ?"
        " ORDER BY play, framework, criterion",
        {nil_team});
    while (rows.next()) {
        out.push_back(
            {rows.text(0), rows.text(1), rows.text(2), rows.number(3), rows.text(4), rows.text(5), rows.text(6)});
    }
    return out;
}

std::string insert_signature(Connection& db, const Signature& signature, std::int64_t now_ms)
{
    person_row(db, signature.person);
    const std::string id = uuid7(now_ms);
    db.run(
        "INSERT INTO signature (team_id, id, person, framework, rule, by_whom, signed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        {nil_team, id, signature.person, signature.framework, signature.rule, signature.by_whom, utc_text(now_ms)});
    return id;
}

std::vector<Signature> all_signatures(Connection& db)
{
    std::vector<Signature> out;
    if (!has_table(db, "signature")) return out;
    Rows rows = db.rows(
        "SELECT id, person, framework, rule, by_whom, signed_at FROM signature WHERE team_id = ?"
        " ORDER BY signed_at, id",
        {nil_team});
    while (rows.next())
        out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    return out;
}

void delete_from_desk(Connection& db, std::string_view person)
{
    if (!has_table(db, "member")) return;  // a copy from before there were any
    db.run("DELETE FROM member WHERE team_id = ? AND person = ?", {nil_team, person});
    db.run(std::string("DELETE FROM remark WHERE team_id = ?1 AND play IN ") + plays_of_person, {nil_team, person});
    db.run(std::string("UPDATE ruling SET why = '' WHERE team_id = ?1 AND play IN ") + plays_of_person,
           {nil_team, person});
    if (!has_table(db, "answer")) return;
    db.run(std::string("DELETE FROM answer WHERE team_id = ?1 AND play IN ") + plays_of_person, {nil_team, person});
}

}  // namespace amends::records
