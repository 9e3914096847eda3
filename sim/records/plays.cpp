#include "sim/records/plays.h"

#include "sim/records/chain.h"
#include "sim/records/hash.h"
#include "sim/records/touched.h"

namespace amends::records {

namespace {

std::string insert_play_row(Connection& db, PlayRow play, std::int64_t now_ms)
{
    play.id = uuid7(now_ms);
    play.started_at = utc_text(now_ms);
    db.run(
        "INSERT INTO play (team_id, id, case_id, parent, parent_seq, parent_hash, counts, exam, next_seq, head,"
        " started_at, last_at, ended_at) VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, '')",
        {nil_team, play.id, play.of.id, play.parent, play.parent_seq, play.parent_hash, play.counts, play.exam,
         play.parent_seq + 1, genesis_hash(play), play.started_at});
    return play.id;
}

/// The event of the play's line with that seq, and whether it is the last of its batch.
struct Branching {
    std::string hash;
    bool ends_batch = false;
    bool after_the_end = false;
};

Branching branching_at(Connection& db, const PlayRow& play, int at_seq)
{
    const std::vector<EventRow> events = event_rows(db, lineage(db, play));
    if (at_seq < 0 || at_seq >= static_cast<int>(events.size())) {
        db.fail(Trouble::missing, "the play has no event " + std::to_string(at_seq) + "; its last is " +
                                      std::to_string(static_cast<int>(events.size()) - 1));
    }
    const auto index = static_cast<std::size_t>(at_seq);
    Branching found;
    found.hash = events[index].hash;
    found.ends_batch = index + 1 == events.size() || events[index + 1].batch == events[index + 1].seq;
    for (std::size_t i = 0; i <= index; ++i) found.after_the_end |= events[i].entry.kind == "ended";
    return found;
}

}  // namespace

Person person_row(Connection& db, std::string_view person, bool erased_too)
{
    Rows rows = db.rows("SELECT id, name, created_at FROM person WHERE team_id = ? AND id = ?", {nil_team, person});
    if (!rows.next()) db.fail(Trouble::missing, "there is no person " + std::string(person));
    Person found{rows.text(0), rows.text(1), rows.text(2), is_erased(db, person)};
    if (found.erased && !erased_too) db.fail(Trouble::erased, "this person has been erased");
    return found;
}

std::vector<Person> living_people(Connection& db)
{
    std::vector<Person> people;
    Rows rows = db.rows(
        "SELECT p.id, p.name, p.created_at FROM person p LEFT JOIN tombstone t ON t.team_id = p.team_id"
        " AND t.person = p.id WHERE p.team_id = ? AND t.person IS NULL ORDER BY p.created_at, p.id",
        {nil_team});
    while (rows.next()) people.push_back({rows.text(0), rows.text(1), rows.text(2), false});
    return people;
}

std::string insert_person(Connection& db, std::string_view name, std::int64_t now_ms)
{
    const std::string id = uuid7(now_ms);
    db.run("INSERT INTO person (team_id, id, name, created_at) VALUES (?, ?, ?, ?)",
           {nil_team, id, name, utc_text(now_ms)});
    return id;
}

void update_name(Connection& db, std::string_view person, std::string_view name)
{
    person_row(db, person);
    db.run("UPDATE person SET name = ? WHERE team_id = ? AND id = ?", {name, nil_team, person});
}

std::string insert_case(Connection& db, const Case& assigned, std::int64_t now_ms)
{
    person_row(db, assigned.person);
    if (!db.rows("SELECT 1 FROM pinned WHERE team_id = ? AND hash = ?", {nil_team, assigned.scenario}).next()) {
        db.fail(Trouble::missing, "the scenario's bytes are not kept here (" + assigned.scenario + "); pin them first");
    }
    const std::string id = uuid7(now_ms);
    db.run(
        "INSERT INTO case_ (team_id, id, person, scenario_id, scenario, variant, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        {nil_team, id, assigned.person, assigned.scenario_id, assigned.scenario, assigned.variant, utc_text(now_ms)});
    return id;
}

std::vector<Case> cases_of(Connection& db, std::string_view person)
{
    std::vector<Case> cases;
    Rows rows = db.rows(
        "SELECT id, person, scenario_id, scenario, variant, created_at FROM case_ WHERE team_id = ? AND person = ?"
        " ORDER BY created_at, id",
        {nil_team, person});
    while (rows.next()) {
        cases.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    }
    return cases;
}

std::string insert_play(Connection& db, std::string_view case_id, bool exam, bool counts, std::int64_t now_ms)
{
    Rows rows = db.rows("SELECT person FROM case_ WHERE team_id = ? AND id = ?", {nil_team, case_id});
    if (!rows.next()) db.fail(Trouble::missing, "there is no case " + std::string(case_id));
    person_row(db, rows.text(0));

    PlayRow play;
    play.of.id = case_id;
    play.counts = counts;
    play.exam = exam;
    return insert_play_row(db, play, now_ms);
}

std::string insert_fork(Connection& db, std::string_view parent_id, int at_seq, std::int64_t now_ms)
{
    Transaction transaction(db);
    const PlayRow parent = play_row(db, parent_id);
    person_row(db, parent.of.person);
    if (parent.exam)
        db.fail(Trouble::refused, "this play is an exam; an exam cannot be rewound or continued elsewhere");
    const Branching at = branching_at(db, parent, at_seq);
    if (!at.ends_batch) {
        db.fail(Trouble::refused, "event " + std::to_string(at_seq) +
                                      " is in the middle of what one move did;"
                                      " a new play can begin only after the whole of it");
    }
    if (at.after_the_end) {
        db.fail(Trouble::refused, "the play is over by event " + std::to_string(at_seq) + "; choose an earlier one");
    }

    PlayRow play;
    play.of = parent.of;
    play.parent = parent.id;
    play.parent_seq = at_seq;
    play.parent_hash = at.hash;
    const bool goes_on = at_seq + 1 == parent.next_seq && parent.continued_by.empty();
    play.counts = goes_on && parent.counts;
    std::string id = insert_play_row(db, play, now_ms);
    transaction.commit();
    return id;
}

std::vector<PlayRow> plays_of(Connection& db, std::string_view person)
{
    std::vector<std::string> ids;
    Rows rows = db.rows(
        "SELECT p.id FROM play p JOIN case_ c ON c.team_id = p.team_id AND c.id = p.case_id"
        " WHERE p.team_id = ?1 AND (?2 = '' OR c.person = ?2) ORDER BY p.started_at, p.id",
        {nil_team, person});
    while (rows.next()) ids.push_back(rows.text(0));

    std::vector<PlayRow> plays;
    for (const std::string& id : ids) {
        plays.push_back(play_row(db, id));
        plays.back().marks = marks_of(db, id);
    }
    return plays;
}

void insert_mark(Connection& db, const MarkRow& mark)
{
    Transaction both(db);
    play_row(db, mark.play);
    const bool first = !db.rows("SELECT 1 FROM mark WHERE team_id = ? AND play = ? AND framework = ?",
                                {nil_team, mark.play, mark.framework})
                            .next();
    if (first) count_marked(db, mark.framework, 1);
    db.run(
        "INSERT INTO mark (team_id, play, rubric, scorer, framework, total, generous, pass, coverage_permille,"
        " detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (team_id, play, rubric, scorer) DO UPDATE SET framework = excluded.framework,"
        " total = excluded.total, generous = excluded.generous, pass = excluded.pass,"
        " coverage_permille = excluded.coverage_permille, detail = excluded.detail",
        {nil_team, mark.play, mark.rubric, mark.scorer, mark.framework, mark.total, mark.generous, mark.pass,
         mark.coverage_permille, mark.detail});
    touch(db, mark.play, mark.framework + ',' + mark.rubric + ',' + mark.scorer + ',' + mark.detail);
    both.commit();
}

void delete_marks(Connection& db, std::string_view play)
{
    Transaction both(db);
    db.run(
        "UPDATE marked SET plays = plays - 1 WHERE team_id = ?1"
        " AND framework IN (SELECT framework FROM mark WHERE team_id = ?1 AND play = ?2)",
        {nil_team, play});
    db.run("DELETE FROM mark WHERE team_id = ? AND play = ?", {nil_team, play});
    touch(db, play, "dropped");
    both.commit();
}

std::vector<MarkRow> marks_of(Connection& db, std::string_view play)
{
    std::vector<MarkRow> marks;
    Rows rows = db.rows(
        "SELECT play, rubric, scorer, framework, total, generous, pass, coverage_permille, detail FROM mark"
        " WHERE team_id = ? AND play = ? ORDER BY framework, rubric, scorer",
        {nil_team, play});
    while (rows.next()) {
        marks.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.number(4), rows.number(5),
                         rows.flag(6), rows.number(7), rows.text(8)});
    }
    return marks;
}

TypedWords typed_words(Connection& db, std::string_view play)
{
    TypedWords typed;
    for (const Stretch& stretch : lineage(db, play_row(db, play))) {
        Rows rows =
            db.rows("SELECT seq, text FROM side WHERE team_id = ? AND play = ? AND seq >= ? AND seq <= ? ORDER BY seq",
                    {nil_team, stretch.play, stretch.first, stretch.last});
        while (rows.next()) typed.emplace_back(rows.number(0), rows.blob(1));
    }
    return typed;
}

}  // namespace amends::records
