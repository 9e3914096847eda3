// Records of people who do not exist never stand among real ones.
#include "sim/records/generated.h"

#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

void write_one(const std::filesystem::path& file)
{
    const auto made = must(GeneratedFile::begin(file));
    must(made->pin(blake2b_hex("{}"), "{}"));
    must(made->person({"person-1", "Ada Nobody", "2027-01-01T00:00:00.000Z", false}, "Spring", "Harbour"));
    PlayRow play;
    play.id = "play-1";
    play.of = {"case-1", "person-1", "late-crib", blake2b_hex("{}"), "", ""};
    play.counts = true;
    play.started_at = play.last_at = play.ended_at = "2027-01-02T10:00:00.000Z";
    play.marks.push_back({"play-1", "r", "s", "heal", 80, 80, true, 1000, "[]"});
    must(made->play(play));
    must(made->finish());
}

TEST(GeneratedFile, ReadsAsRecordsThatSayTheyAreSimulated)
{
    Folder folder;
    write_one(folder.file());
    const auto store = must(Store::open(folder.file()));
    std::vector<MarkedPlay> marked;
    must(store->each_marked("heal", "r", "s", [&marked](const MarkedPlay& play) { marked.push_back(play); }));

    EXPECT_TRUE(must(store->simulated()));
    ASSERT_EQ(marked.size(), 1U);
    EXPECT_EQ(marked[0].name, "Ada Nobody");
    EXPECT_EQ(marked[0].site, "Harbour");
}

TEST(GeneratedFile, LetsNothingRealIn)
{
    Folder folder;
    write_one(folder.file());
    const auto store = must(Store::open(folder.file()));

    ASSERT_TRUE(store->read_only());
    EXPECT_NE(store->read_only()->what.message.find("simulated"), std::string::npos);
    EXPECT_EQ(trouble_of(store->create_person("Real")), Trouble::read_only);
    EXPECT_EQ(trouble_of(store->create_play("case-1", false)), Trouble::read_only);
}

TEST(GeneratedFile, IsRefusedInThePlaceOfRealRecords)
{
    Kept kept;
    kept.store.reset();
    const std::string before = read_bytes(kept.folder.file());

    EXPECT_EQ(trouble_of(GeneratedFile::begin(kept.folder.file())), Trouble::refused);
    EXPECT_EQ(read_bytes(kept.folder.file()), before);
}

TEST(GeneratedFile, MayReplaceAnotherThatWasGenerated)
{
    Folder folder;
    write_one(folder.file());

    write_one(folder.file());

    EXPECT_EQ(must(must(Store::open(folder.file()))->people()).size(), 1U);
}

TEST(GeneratedFile, LeavesNothingBehindWhenItIsNotFinished)
{
    Folder folder;
    {
        const auto made = must(GeneratedFile::begin(folder.file()));
        must(made->person({"person-1", "Ada Nobody", "", false}, "", ""));
    }

    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(RealRecords, AreNotSimulated)
{
    Kept kept;

    EXPECT_FALSE(must(kept.store->simulated()));
}

}  // namespace
}  // namespace amends::records
