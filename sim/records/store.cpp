#include "sim/records/store.h"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "sim/records/chain.h"
#include "sim/records/desk.h"
#include "sim/records/erase.h"
#include "sim/records/hash.h"
#include "sim/records/open.h"
#include "sim/records/pilot.h"
#include "sim/records/plays.h"
#include "sim/records/schema.h"
#include "sim/records/touched.h"
#include "sim/records/writer.h"

namespace amends::records {

namespace {

std::int64_t system_now_ms()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

struct Store::Data {
    std::filesystem::path file;
    Options options;
    Opened opened;
    std::mutex reading;
    std::unique_ptr<Writer> writer;  // last: it uses the others

    template <class Work>
    auto write(Work work) -> Stored<decltype(work(std::declval<Connection&>()))>
    {
        if (!writer) return tl::unexpected(*opened.why_read_only);
        return writer->run(std::move(work));
    }

    template <class Work>
    auto read(Work work) -> Stored<decltype(work(std::declval<Connection&>()))>
    {
        const std::scoped_lock lock(reading);
        return attempt([&] { return work(*opened.read); });
    }
};

Stored<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, Options options)
{
    if (!options.now_ms) options.now_ms = system_now_ms;
    return attempt([&] {
        auto data = std::make_unique<Data>();
        data->file = file;
        data->options = std::move(options);
        data->opened = open_file(file, data->options.now_ms());
        if (data->opened.write) data->writer = std::make_unique<Writer>(*data->opened.write);
        return std::unique_ptr<Store>(new Store(std::move(data)));
    });
}

Store::Store(std::unique_ptr<Data> data) : data_(std::move(data)) {}

Store::~Store() = default;

const std::filesystem::path& Store::file() const
{
    return data_->file;
}

std::optional<Failure> Store::read_only() const
{
    return data_->opened.why_read_only;
}

Stored<std::string> Store::create_person(std::string_view name)
{
    return data_->write([&](Connection& db) { return insert_person(db, name, data_->options.now_ms()); });
}

Stored<void> Store::rename_person(std::string_view person, std::string_view name)
{
    return data_->write([&](Connection& db) { update_name(db, person, name); });
}

Stored<std::vector<Person>> Store::people()
{
    return data_->read(living_people);
}

Stored<Erased> Store::erase(std::string_view person)
{
    const std::scoped_lock no_reader(data_->reading);
    return data_->write([&](Connection& db) { return erase_person(db, person, data_->options.now_ms()); });
}

Stored<std::string> Store::export_person(std::string_view person)
{
    return data_->read([&](Connection& db) { return person_as_lines(db, person); });
}

Stored<std::string> Store::pin(std::string_view bytes)
{
    return data_->write([&](Connection& db) {
        std::string hash = blake2b_hex(bytes);
        db.run("INSERT INTO pinned (team_id, hash, bytes) VALUES (?, ?, ?) ON CONFLICT (team_id, hash) DO NOTHING",
               {nil_team, hash, Blob{bytes}});
        return hash;
    });
}

Stored<std::string> Store::pinned(std::string_view hash)
{
    return data_->read([&](Connection& db) {
        Rows rows = db.rows("SELECT bytes FROM pinned WHERE team_id = ? AND hash = ?", {nil_team, hash});
        if (!rows.next()) db.fail(Trouble::missing, "no file with the hash " + std::string(hash) + " is kept here");
        std::string bytes = rows.blob(0);
        if (blake2b_hex(bytes) != hash) {
            db.fail(Trouble::corrupt, "the file kept as " + std::string(hash) + " is not the one that was pinned");
        }
        return bytes;
    });
}

Stored<std::string> Store::create_case(std::string_view person, std::string_view scenario_id, std::string_view scenario,
                                       std::string_view variant)
{
    const Case assigned{"", std::string(person), std::string(scenario_id), std::string(scenario), std::string(variant),
                        ""};
    return data_->write([&](Connection& db) { return insert_case(db, assigned, data_->options.now_ms()); });
}

Stored<std::vector<Case>> Store::cases(std::string_view person)
{
    return data_->read([&](Connection& db) { return cases_of(db, person); });
}

Stored<std::string> Store::create_play(std::string_view case_id, bool exam, bool counts)
{
    return data_->write(
        [&](Connection& db) { return insert_play(db, case_id, exam, counts, data_->options.now_ms()); });
}

Stored<std::string> Store::fork(std::string_view play, int at_seq)
{
    return data_->write([&](Connection& db) { return insert_fork(db, play, at_seq, data_->options.now_ms()); });
}

Stored<std::vector<PlayRow>> Store::plays(std::string_view person)
{
    return data_->read([&](Connection& db) { return plays_of(db, person); });
}

Stored<std::vector<PlayRow>> Store::unfinished(std::string_view person)
{
    Stored<std::vector<PlayRow>> all = plays(person);
    if (!all) return all;
    std::vector<PlayRow>& plays = *all;
    plays.erase(std::remove_if(plays.begin(), plays.end(),
                               [](const PlayRow& play) { return play.over() || !play.continued_by.empty(); }),
                plays.end());
    std::stable_sort(plays.begin(), plays.end(),
                     [](const PlayRow& a, const PlayRow& b) { return a.last_at > b.last_at; });
    return all;
}

Ticket Store::append(std::string_view play, int expected_seq, Batch batch)
{
    Ticket ticket;
    if (!data_->writer) {
        ticket.settle(tl::unexpected(*data_->opened.why_read_only));
        if (data_->options.wake) data_->options.wake();
        return ticket;
    }
    data_->writer->submit(
        [data = data_.get(), ticket, play = std::string(play), expected_seq, batch = std::move(batch)](Connection& db) {
            auto result = attempt([&] { return append_batch(db, play, expected_seq, batch, data->options.now_ms()); });
            return [data, ticket, result = std::move(result)] {
                ticket.settle(result);
                if (data->options.wake) data->options.wake();
            };
        });
    return ticket;
}

std::size_t Store::waiting() const
{
    return data_->writer ? data_->writer->waiting() : 0;
}

Stored<Journal> Store::journal(std::string_view play)
{
    return data_->read([&](Connection& db) {
        Journal journal;
        journal.row = play_row(db, play);
        journal.row.marks = marks_of(db, play);
        journal.events = event_rows(db, lineage(db, journal.row));
        journal.typed = typed_words(db, play);
        return journal;
    });
}

Stored<Verified> Store::verify(std::string_view play)
{
    return data_->read([&](Connection& db) { return verify_chain(db, play); });
}

Stored<void> Store::put_mark(const MarkRow& mark)
{
    return data_->write([&](Connection& db) { insert_mark(db, mark); });
}

Stored<void> Store::drop_marks(std::string_view play)
{
    return data_->write([&](Connection& db) { delete_marks(db, play); });
}

Stored<void> Store::set_member(std::string_view person, std::string_view cohort, std::string_view site)
{
    return data_->write([&](Connection& db) { put_member(db, person, cohort, site); });
}

Stored<std::vector<Member>> Store::members()
{
    return data_->read(all_members);
}

Stored<void> Store::each_marked(std::string_view framework, std::string_view rubric, std::string_view scorer,
                                std::string_view play, const std::function<void(const MarkedPlay&)>& take)
{
    return data_->read([&](Connection& db) { marked_plays(db, framework, rubric, scorer, play, take); });
}

Stored<void> Store::each_marked(std::string_view framework, std::string_view rubric, std::string_view scorer,
                                const std::function<void(const MarkedPlay&)>& take)
{
    return data_->read([&](Connection& db) { marked_plays(db, framework, rubric, scorer, "", take); });
}

Stored<Touched> Store::each_marked_since(const Touched& since, const Marked& marked)
{
    return data_->read([&](Connection& db) { return marked_since(db, since, marked); });
}

Stored<TouchedPlays> Store::plays_touched_since(const Touched& since)
{
    return data_->read([&](Connection& db) { return played_since(db, since); });
}

Stored<std::vector<Belongs>> Store::belongs()
{
    return data_->read(everybody);
}

Stored<std::vector<std::pair<std::string, int>>> Store::plays_by_framework()
{
    return data_->read([](Connection& db) { return records::plays_by_framework(db); });
}

Stored<std::string> Store::add_remark(std::string_view play, int seq, std::string_view by_whom, std::string_view words)
{
    const Remark remark{"", std::string(play), seq, std::string(by_whom), std::string(words), ""};
    return data_->write([&](Connection& db) { return insert_remark(db, remark, data_->options.now_ms()); });
}

Stored<std::vector<Remark>> Store::remarks(std::string_view play)
{
    return data_->read([&](Connection& db) { return remarks_of(db, play); });
}

Stored<void> Store::put_ruling(const Ruling& ruling)
{
    return data_->write([&](Connection& db) { insert_ruling(db, ruling, data_->options.now_ms()); });
}

Stored<std::vector<Ruling>> Store::rulings()
{
    return data_->read(all_rulings);
}

Stored<std::string> Store::sign(std::string_view person, std::string_view framework, std::string_view rule,
                                std::string_view by_whom)
{
    const Signature signature{"", std::string(person), std::string(framework), std::string(rule), std::string(by_whom),
                              ""};
    return data_->write([&](Connection& db) { return insert_signature(db, signature, data_->options.now_ms()); });
}

Stored<std::vector<Signature>> Store::signatures()
{
    return data_->read(all_signatures);
}

Stored<void> Store::put_answer(const Answer& answer)
{
    return data_->write([&](Connection& db) { insert_answer(db, answer, data_->options.now_ms()); });
}

Stored<void> Store::take_back_answer(std::string_view play)
{
    return data_->write([&](Connection& db) { delete_answer(db, play); });
}

Stored<std::vector<Answer>> Store::answers()
{
    return data_->read(all_answers);
}

Stored<std::string> Store::add_pilot(const Pilot& pilot)
{
    return data_->write([&](Connection& db) { return insert_pilot(db, pilot, data_->options.now_ms()); });
}

Stored<std::vector<Pilot>> Store::pilots()
{
    return data_->read(all_pilots);
}

Stored<void> Store::put_ratings(const std::vector<Rating>& ratings)
{
    return data_->write([&](Connection& db) { insert_ratings(db, ratings, data_->options.now_ms()); });
}

Stored<std::vector<Rating>> Store::ratings()
{
    return data_->read(all_ratings);
}

Stored<bool> Store::simulated()
{
    return data_->read(says_simulated);
}

Stored<void> Store::copy_to(const std::filesystem::path& file)
{
    return data_->read([&](Connection& db) { copy_database(db, file); });
}

}  // namespace amends::records
