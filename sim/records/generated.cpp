#include "sim/records/generated.h"

#include <map>
#include <optional>
#include <system_error>

#include "sim/records/hash.h"
#include "sim/records/schema.h"
#include "sim/records/store.h"
#include "sim/records/touched.h"

namespace amends::records {

namespace fs = std::filesystem;

namespace {

/// A file that is there must have been generated, too.
void check_place(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error) || fs::file_size(file, error) == 0) return;
    Connection there(file, Connection::Mode::read);
    if (provenance(there).application != application_id || !says_simulated(there)) {
        there.fail(Trouble::refused,
                   "this file holds something that was not generated; generated records go into a file of their own");
    }
}

void remove_with_logs(const fs::path& file)
{
    std::error_code ignored;  // most of them are not there
    for (const char* const end : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + end, ignored);
}

}  // namespace

struct GeneratedFile::Data {
    fs::path file, beside;
    std::optional<Connection> db;
    std::optional<Transaction> all;
    std::string token;                           ///< of everything so far: the same content, the same token
    std::map<std::string, std::int64_t> marked;  ///< plays by framework
};

Stored<std::unique_ptr<GeneratedFile>> GeneratedFile::begin(const fs::path& file)
{
    return attempt([&] {
        check_place(file);
        auto data = std::make_unique<Data>();
        data->file = file;
        data->beside = file.string() + ".new";
        remove_with_logs(data->beside);
        make_private_file(data->beside);
        data->db.emplace(data->beside, Connection::Mode::write);
        bring_up_to_date(*data->db, schema_steps(), 0);
        data->all.emplace(*data->db);
        data->db->run("INSERT INTO meta (team_id, name, value) VALUES (?, 'source', 'simulated')", {nil_team});
        return std::unique_ptr<GeneratedFile>(new GeneratedFile(std::move(data)));
    });
}

GeneratedFile::GeneratedFile(std::unique_ptr<Data> data) : data_(std::move(data)) {}

GeneratedFile::~GeneratedFile()
{
    if (!data_->all) return;  // finished
    data_->all.reset();
    data_->db.reset();
    remove_with_logs(data_->beside);
}

Stored<void> GeneratedFile::pin(const std::string& hash, const std::string& bytes)
{
    return attempt([&] {
        data_->db->run("INSERT INTO pinned (team_id, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                       {nil_team, hash, Blob{bytes}});
    });
}

Stored<void> GeneratedFile::person(const Person& person, const std::string& cohort, const std::string& site)
{
    return attempt([&] {
        data_->db->run("INSERT INTO person (team_id, id, name, created_at) VALUES (?, ?, ?, ?)",
                       {nil_team, person.id, person.name, person.created_at});
        data_->db->run("INSERT INTO member (team_id, person, cohort, site) VALUES (?, ?, ?, ?)",
                       {nil_team, person.id, cohort, site});
    });
}

Stored<void> GeneratedFile::play(const PlayRow& play)
{
    return attempt([&] {
        Connection& db = *data_->db;
        db.run(
            "INSERT INTO case_ (team_id, id, person, scenario_id, scenario, variant, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            {nil_team, play.of.id, play.of.person, play.of.scenario_id, play.of.scenario, play.of.variant,
             play.started_at});
        db.run(
            "INSERT INTO play (team_id, id, case_id, parent, parent_seq, parent_hash, counts, exam, next_seq, head,"
            " started_at, last_at, ended_at) VALUES (?, ?, ?, NULL, -1, '', ?, ?, 0, '', ?, ?, ?)",
            {nil_team, play.id, play.of.id, play.counts, play.exam, play.started_at, play.last_at, play.ended_at});
        for (const MarkRow& mark : play.marks) {
            ++data_->marked[mark.framework];
            data_->token = blake2b_hex(data_->token + ',' + play.id + ',' + mark.rubric + ',' + mark.detail);
            db.run(
                "INSERT INTO mark (team_id, play, rubric, scorer, framework, total, generous, pass,"
                " coverage_permille, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {nil_team, play.id, mark.rubric, mark.scorer, mark.framework, mark.total, mark.generous, mark.pass,
                 mark.coverage_permille, mark.detail});
        }
    });
}

Stored<void> GeneratedFile::pilot(const Pilot& pilot)
{
    return attempt([&] {
        data_->db->run(
            "INSERT INTO pilot (team_id, id, name, framework, one, other, seed, drawn_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            {nil_team, pilot.id, pilot.name, pilot.framework, pilot.one, pilot.other, pilot.seed, pilot.drawn_at});
        for (const Pilot::Of& each : pilot.people) {
            data_->db->run("INSERT INTO pilot_person (team_id, pilot, person, begins) VALUES (?, ?, ?, ?)",
                           {nil_team, pilot.id, each.person, each.begins});
        }
    });
}

Stored<void> GeneratedFile::rating(const Rating& rating)
{
    return attempt([&] {
        data_->db->run(
            "INSERT INTO rating (team_id, play, framework, criterion, rater, mark, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            {nil_team, rating.play, rating.framework, rating.criterion, rating.rater, rating.mark, rating.made_at});
    });
}

Stored<void> GeneratedFile::answer(const Answer& answer)
{
    return attempt([&] {
        data_->db->run("INSERT INTO answer (team_id, play, answer, words, made_at) VALUES (?, ?, ?, ?, ?)",
                       {nil_team, answer.play, answer.answer, answer.words, answer.made_at});
    });
}

Stored<void> GeneratedFile::finish()
{
    return attempt([&] {
        touch_first(*data_->db, data_->token);
        for (const auto& [framework, plays] : data_->marked) count_marked(*data_->db, framework, plays);
        data_->all->commit();
        data_->all.reset();
        data_->db.reset();
        remove_with_logs(data_->file);
        std::error_code error;
        fs::rename(data_->beside, data_->file, error);
        if (error) throw Thrown(failure_of(data_->file.string(), Trouble::io, "cannot be written: " + error.message()));
    });
}

}  // namespace amends::records
