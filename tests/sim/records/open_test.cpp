#include <array>

#include "sim/records/schema.h"
#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

namespace fs = std::filesystem;

/// Records with one play of five events, closed.
struct Closed : Kept {
    std::string line = play();

    Closed()
    {
        append(line, batch_of(5, "a"));
        store.reset();
    }
    fs::path file() const { return folder.file(); }
};

TEST(Open, MakesTheFoldersThatAreMissing)
{
    Folder folder;

    must(Store::open(folder.path() / "a" / "b" / "records.db"));

    EXPECT_EQ(fs::status(folder.path() / "a" / "b").permissions(), fs::perms::owner_all);
}

TEST(Open, LeavesTheRightsOfAFolderThatExists)
{
    Folder folder;
    fs::create_directory(folder.path());
    const fs::perms before = fs::status(folder.path()).permissions();

    must(Store::open(folder.file()));

    EXPECT_EQ(fs::status(folder.path()).permissions(), before);
}

TEST(Open, MarksTheFileAsOurs)
{
    Closed kept;
    Connection db(kept.file(), Connection::Mode::read);

    const Provenance found = provenance(db);

    EXPECT_EQ(found.application, application_id);
    EXPECT_EQ(found.version, schema_version);
}

TEST(Open, ReadsTheRecordsOfANewerReleaseWithoutWriting)
{
    Closed kept;
    kept.meddle("PRAGMA user_version = 99");
    const std::string before = read_bytes(kept.file());

    kept.store = kept.open();

    ASSERT_TRUE(kept.store->read_only());
    EXPECT_EQ(kept.store->read_only()->trouble, Trouble::newer);
    EXPECT_EQ(must(kept.store->journal(kept.line)).events.size(), 5U);
    EXPECT_EQ(trouble_of(kept.store->create_person("Ben")), Trouble::newer);
    EXPECT_EQ(trouble_of(kept.store->append(kept.line, 5, batch_of(1, "b")).result()), Trouble::newer);
    kept.store.reset();
    EXPECT_EQ(read_bytes(kept.file()), before);
}

TEST(Open, SaysWhichVersionsANewerFileAndThisReleaseHave)
{
    Closed kept;
    kept.meddle("PRAGMA user_version = 99");

    const std::string says = kept.open()->read_only()->what.message;

    EXPECT_NE(says.find("99"), std::string::npos);
    EXPECT_NE(says.find("newer release"), std::string::npos);
}

TEST(Open, RefusesAFileThatIsNoDatabaseAndLeavesItAlone)
{
    Folder folder;
    const std::string letter(5000, 'x');
    write_bytes(folder.file(), letter);

    EXPECT_EQ(trouble_of(Store::open(folder.file())), Trouble::corrupt);
    EXPECT_EQ(read_bytes(folder.file()), letter);
}

TEST(Open, RefusesTheDatabaseOfAnotherProgram)
{
    Folder folder;
    make_private_file(folder.file());
    Connection(folder.file(), Connection::Mode::write).script("CREATE TABLE bookmark (url TEXT)");
    const std::string before = read_bytes(folder.file());

    EXPECT_EQ(trouble_of(Store::open(folder.file())), Trouble::not_ours);
    EXPECT_EQ(read_bytes(folder.file()), before);
}

TEST(Open, NamesTheFileInItsFailure)
{
    Folder folder;
    write_bytes(folder.file(), "no database, but long enough to be looked at as one: " + std::string(100, '.'));

    EXPECT_EQ(Store::open(folder.file()).error().what.where.file, folder.file().string());
}

TEST(Open, ReadsWhatItCanOfADamagedFileAndWritesNothing)
{
    Kept kept;
    const std::string line = kept.play();
    for (int i = 0; i < 40; ++i) kept.append(line, batch_of(10, std::string(100, 'a')));
    kept.store.reset();
    // One leaf page of the event table becomes noise; the rest is as it was.
    std::string bytes = read_bytes(kept.folder.file());
    const std::size_t inside = bytes.find(std::string(100, 'a'), bytes.size() / 2);
    ASSERT_NE(inside, std::string::npos);
    bytes.replace(inside / 4096 * 4096, 64, std::string(64, '\x55'));
    write_bytes(kept.folder.file(), bytes);

    kept.store = kept.open();

    ASSERT_TRUE(kept.store->read_only());
    EXPECT_EQ(kept.store->read_only()->trouble, Trouble::corrupt);
    EXPECT_EQ(must(kept.store->people()).size(), 1U);
    EXPECT_EQ(trouble_of(kept.store->create_person("Ben")), Trouble::corrupt);
    kept.store.reset();
    EXPECT_EQ(read_bytes(kept.folder.file()), bytes);
}

TEST(Open, RunsNoTriggerThatAFileBringsAlong)
{
    Closed kept;
    kept.meddle("CREATE TRIGGER sly AFTER INSERT ON person BEGIN DELETE FROM event; END");

    kept.store = kept.open();
    must(kept.store->create_person("Ben"));

    EXPECT_EQ(must(kept.store->journal(kept.line)).events.size(), 5U);
}

TEST(Open, CannotBeMadeToWriteIntoTheSchema)
{
    Closed kept;
    Connection db(kept.file(), Connection::Mode::write);

    EXPECT_THROW(db.script("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"), Thrown);
}

constexpr std::array<SchemaStep, 2> two_steps{
    {{schema_version, "CREATE TABLE never (x)"}, {schema_version + 1, "CREATE TABLE later (team_id TEXT, id TEXT)"}}};

TEST(BringUpToDate, CopiesTheFileBeforeItChangesIt)
{
    Closed kept;
    Connection db(kept.file(), Connection::Mode::write);

    bring_up_to_date(db, two_steps, 1'772'357'400'000);

    const std::vector<fs::path> copies = backups_of(kept.file());
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].filename(), "records.db.backup-v" + std::to_string(schema_version) + "-20260301T093000000Z");
    EXPECT_EQ(must(must(Store::open(copies[0]))->journal(kept.line)).events.size(), 5U);
    EXPECT_EQ(provenance(db).version, schema_version + 1);
}

TEST(BringUpToDate, CarriesOutOnlyTheStepsBeyondTheFilesVersion)
{
    Closed kept;
    Connection db(kept.file(), Connection::Mode::write);

    bring_up_to_date(db, two_steps, 0);

    Rows tables = db.rows("SELECT name FROM sqlite_schema WHERE name IN ('never', 'later')");
    ASSERT_TRUE(tables.next());
    EXPECT_EQ(tables.text(0), "later");
    EXPECT_FALSE(tables.next());
}

TEST(BringUpToDate, LeavesTheFileAloneWhenAStepFails)
{
    Closed kept;
    constexpr std::array<SchemaStep, 1> broken{
        {{schema_version + 1, "CREATE TABLE later (x); DROP TABLE no_such_table"}}};
    Connection db(kept.file(), Connection::Mode::write);

    EXPECT_THROW(bring_up_to_date(db, broken, 0), Thrown);

    EXPECT_EQ(provenance(db).version, schema_version);
    EXPECT_FALSE(db.rows("SELECT 1 FROM sqlite_schema WHERE name = 'later'").next());
}

TEST(BringUpToDate, KeepsTheThreeLatestCopies)
{
    Closed kept;
    for (int version = 2; version < 7; ++version) {
        const std::array<SchemaStep, 1> step{{{version, "CREATE TABLE IF NOT EXISTS later (x)"}}};
        Connection db(kept.file(), Connection::Mode::write);
        bring_up_to_date(db, step, 1000 * version);
    }

    const std::vector<fs::path> copies = backups_of(kept.file());

    ASSERT_EQ(copies.size(), 3U);
    EXPECT_EQ(copies[0].filename(), "records.db.backup-v3-19700101T000004000Z");
}

}  // namespace
}  // namespace amends::records
