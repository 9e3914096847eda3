#include "sim/records/erase.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/records/schema.h"
#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

namespace fs = std::filesystem;

constexpr const char* name = "Mara Vento";
constexpr const char* words = "I am so sorry about the crib, Ms Okafor";

/// The files under the folder that hold the bytes.
std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes)
{
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (read_bytes(entry.path()).find(bytes) != std::string::npos) found.push_back(entry.path().filename());
    }
    return found;
}

struct Erasing : Kept {
    std::string line = play();
    std::string salt;

    Erasing()
    {
        append(line, typed_batch(words));
        append(line, last_batch());
        must(store->put_mark({line, "rubric", "scorer", "heal", 71, 75, true, 900, "{}"}));
        Connection db(folder.file(), Connection::Mode::read);
        Rows rows = db.rows("SELECT salt FROM side");
        if (rows.next()) salt = rows.blob(0);
    }
};

TEST(Erase, LeavesNoPersonalByteInAnyFile)
{
    Erasing kept;
    ASSERT_FALSE(files_with(kept.folder.path(), name).empty());
    ASSERT_FALSE(files_with(kept.folder.path(), words).empty());
    ASSERT_FALSE(files_with(kept.folder.path(), kept.salt).empty());

    const Erased done = must(kept.store->erase(kept.person));

    EXPECT_EQ(done.texts, 1);
    EXPECT_EQ(files_with(kept.folder.path(), name), std::vector<std::string>{});
    EXPECT_EQ(files_with(kept.folder.path(), words), std::vector<std::string>{});
    EXPECT_EQ(files_with(kept.folder.path(), kept.salt), std::vector<std::string>{});
}

TEST(Erase, CleansTheCopiesBesideTheFile)
{
    Erasing kept;
    must(kept.store->copy_to(kept.folder.file().string() + ".backup-v1-20260101T000000000Z"));
    ASSERT_FALSE(files_with(kept.folder.path(), words).empty());

    const Erased done = must(kept.store->erase(kept.person));

    EXPECT_EQ(done.cleaned.size(), 1U);
    EXPECT_EQ(files_with(kept.folder.path(), words), std::vector<std::string>{});
    EXPECT_EQ(files_with(kept.folder.path(), name), std::vector<std::string>{});
    EXPECT_EQ(backups_of(kept.folder.file()).size(), 1U);
}

TEST(Erase, DeletesACopyThatItCannotClean)
{
    Erasing kept;
    write_bytes(kept.folder.file().string() + ".backup-v1-20260101T000000000Z", std::string("damaged ") + name);

    const Erased done = must(kept.store->erase(kept.person));

    EXPECT_EQ(done.removed.size(), 1U);
    EXPECT_EQ(files_with(kept.folder.path(), name), std::vector<std::string>{});
}

TEST(Erase, KeepsEventsAndMarks)
{
    Erasing kept;
    const std::vector<EventRow> before = must(kept.store->journal(kept.line)).events;

    must(kept.store->erase(kept.person));

    const Journal after = must(kept.store->journal(kept.line));
    EXPECT_EQ(after.events, before);
    EXPECT_TRUE(after.typed.empty());
    EXPECT_EQ(after.row.marks.size(), 1U);
}

TEST(Erase, LeavesTheChainWhole)
{
    Erasing kept;

    must(kept.store->erase(kept.person));
    const Verified found = must(kept.store->verify(kept.line));

    EXPECT_TRUE(found.good()) << found.why;
    EXPECT_EQ(found.words_erased, 1);
}

TEST(Erase, TakesThePersonOffTheList)
{
    Erasing kept;

    must(kept.store->erase(kept.person));

    EXPECT_TRUE(must(kept.store->people()).empty());
}

TEST(Erase, LeavesOthersAsTheyWere)
{
    Erasing kept;
    const std::string other = must(kept.store->create_person("Ben"));
    const std::string play =
        must(kept.store->create_play(must(kept.store->create_case(other, "late-crib", kept.scenario, "base")), false));
    kept.append(play, typed_batch("Ben's words"));

    must(kept.store->erase(kept.person));

    EXPECT_EQ(must(kept.store->people())[0].name, "Ben");
    EXPECT_EQ(must(kept.store->journal(play)).typed, (TypedWords{{0, "Ben's words"}}));
}

TEST(Erase, MayBeRepeated)
{
    Erasing kept;
    must(kept.store->erase(kept.person));

    EXPECT_EQ(must(kept.store->erase(kept.person)).texts, 0);
}

TEST(Erase, SaysSoWhenAnotherProgramKeepsTheLogOpen)
{
    Erasing kept;
    Connection reader(kept.folder.file(), Connection::Mode::read);
    Rows open_rows = reader.rows("SELECT * FROM event");
    ASSERT_TRUE(open_rows.next());

    EXPECT_EQ(trouble_of(kept.store->erase(kept.person)), Trouble::busy);
}

TEST(Tombstone, OutranksWhatComesLater)
{
    Erasing kept;
    const std::string open_play = kept.play();
    must(kept.store->erase(kept.person));

    EXPECT_EQ(trouble_of(kept.store->append(open_play, 0, typed_batch("again")).result()), Trouble::erased);
    EXPECT_EQ(trouble_of(kept.store->rename_person(kept.person, name)), Trouble::erased);
    EXPECT_EQ(trouble_of(kept.store->create_case(kept.person, "late-crib", kept.scenario, "")), Trouble::erased);
    EXPECT_EQ(trouble_of(kept.store->create_play(kept.assigned, false)), Trouble::erased);
}

std::vector<nlohmann::json> lines_of(const std::string& text)
{
    std::vector<nlohmann::json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
    return lines;
}

TEST(ExportPerson, HandsOverEverythingThatIsKept)
{
    Erasing kept;

    std::vector<std::string> records;
    for (const nlohmann::json& line : lines_of(must(kept.store->export_person(kept.person)))) {
        records.push_back(line.at("record"));
    }

    EXPECT_EQ(records, (std::vector<std::string>{"person", "case", "play", "event", "event", "event", "event", "event",
                                                 "mark"}));
}

TEST(ExportPerson, HasTheTypedWordsBesideTheirEvent)
{
    Erasing kept;

    const std::vector<nlohmann::json> lines = lines_of(must(kept.store->export_person(kept.person)));

    EXPECT_EQ(lines[0].at("name"), name);
    EXPECT_EQ(lines[3].at("text"), words);
    EXPECT_FALSE(lines[4].contains("text"));
}

TEST(ExportPerson, TellsASharedBeginningOnce)
{
    Kept kept;
    const std::string parent = kept.play();
    kept.append(parent, batch_of(2, "a"));
    must(kept.store->fork(parent, 1));

    std::size_t events = 0;
    for (const nlohmann::json& line : lines_of(must(kept.store->export_person(kept.person)))) {
        events += line.at("record") == "event" ? 1U : 0U;
    }

    EXPECT_EQ(events, 2U);
}

}  // namespace
}  // namespace amends::records
