#include "sim/records/pilot.h"

#include "sim/records/chain.h"
#include "sim/records/hash.h"
#include "sim/records/plays.h"
#include "sim/records/schema.h"

namespace amends::records {

namespace {

/// The person whose play it is must not have been erased.
void check_owner(Connection& db, std::string_view play)
{
    person_row(db, play_row(db, play).of.person);
}

}  // namespace

void insert_answer(Connection& db, const Answer& answer, std::int64_t now_ms)
{
    check_owner(db, answer.play);
    const std::string_view said = answer.answer;
    if (said != "bent" && said != "blamed" && said != "blocked" && said != "none")
        db.fail(Trouble::refused, "there is no answer \"" + answer.answer + "\" to that question");
    db.run(
        "INSERT INTO answer (team_id, play, answer, words, made_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (team_id, play) DO UPDATE SET answer = excluded.answer, words = excluded.words,"
        " made_at = excluded.made_at",
        {nil_team, answer.play, answer.answer, answer.words, utc_text(now_ms)});
}

void delete_answer(Connection& db, std::string_view play)
{
    db.run("DELETE FROM answer WHERE team_id = ? AND play = ?", {nil_team, play});
}

std::vector<Answer> all_answers(Connection& db)
{
    std::vector<Answer> out;
    if (!has_table(db, "answer")) return out;
    Rows rows = db.rows("SELECT play, answer, words, made_at FROM answer WHERE team_id = ? ORDER BY play", {nil_team});
    while (rows.next()) out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    return out;
}

std::string insert_pilot(Connection& db, const Pilot& pilot, std::int64_t now_ms)
{
    if (pilot.one == pilot.other) db.fail(Trouble::refused, "a pilot needs two different scenarios");
    if (pilot.name.empty()) db.fail(Trouble::refused, "a pilot needs a name");
    Transaction all(db);
    if (db.rows("SELECT 1 FROM pilot WHERE team_id = ? AND name = ?", {nil_team, pilot.name}).next())
        db.fail(Trouble::refused, "there is a pilot of that name already; what was drawn stays");
    const std::string id = uuid7(now_ms);
    db.run(
        "INSERT INTO pilot (team_id, id, name, framework, one, other, seed, drawn_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {nil_team, id, pilot.name, pilot.framework, pilot.one, pilot.other, pilot.seed, utc_text(now_ms)});
    for (const Pilot::Of& each : pilot.people) {
        person_row(db, each.person);
        db.run("INSERT INTO pilot_person (team_id, pilot, person, begins) VALUES (?, ?, ?, ?)",
               {nil_team, id, each.person, each.begins});
    }
    all.commit();
    return id;
}

std::vector<Pilot> all_pilots(Connection& db)
{
    std::vector<Pilot> out;
    if (!has_table(db, "pilot")) return out;
    Rows rows = db.rows(
        "SELECT id, name, framework, one, other, seed, drawn_at FROM pilot WHERE team_id = ? ORDER BY drawn_at, id",
        {nil_team});
    while (rows.next()) {
        Pilot pilot{rows.text(0), rows.text(1),    rows.text(2), rows.text(3),
                    rows.text(4), rows.integer(5), rows.text(6), {}};
        Rows people = db.rows("SELECT person, begins FROM pilot_person WHERE team_id = ? AND pilot = ? ORDER BY person",
                              {nil_team, pilot.id});
        while (people.next()) pilot.people.push_back({people.text(0), people.text(1)});
        out.push_back(std::move(pilot));
    }
    return out;
}

void insert_ratings(Connection& db, const std::vector<Rating>& ratings, std::int64_t now_ms)
{
    Transaction all(db);
    for (const Rating& each : ratings) {
        check_owner(db, each.play);
        if (each.mark < 0 || each.mark > 100) db.fail(Trouble::refused, "a mark is a number from 0 to 100");
        db.run(
            "INSERT INTO rating (team_id, play, framework, criterion, rater, mark, made_at) VALUES (?, ?, ?, ?, ?, ?, "
            "?)"
            " ON CONFLICT (team_id, play, framework, criterion, rater) DO UPDATE SET mark = excluded.mark,"
            " made_at = excluded.made_at",
            {nil_team, each.play, each.framework, each.criterion, each.rater, each.mark, utc_text(now_ms)});
    }
    all.commit();
}

std::vector<Rating> all_ratings(Connection& db)
{
    std::vector<Rating> out;
    if (!has_table(db, "rating")) return out;
    Rows rows = db.rows(
        "SELECT play, framework, criterion, rater, mark, made_at FROM rating WHERE team_id = ?"
        " ORDER BY play, framework, criterion, rater",
        {nil_team});
    while (rows.next()) {
        out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.number(4), rows.text(5)});
    }
    return out;
}

}  // namespace amends::records
