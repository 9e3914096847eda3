// Every release's records must be readable for ever, byte for byte.

#include "tests/sim/records/every_kind.h"
#include "tests/sim/records/golden_dump.h"
#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

namespace fs = std::filesystem;

/// A copy of one release's records: opening them for writing must not touch what is committed.
struct Golden {
    explicit Golden(const std::string& release)
        : source(fs::path(AMENDS_SOURCE_DIR) / "tests/sim/records/golden" / release)
    {
        write_bytes(folder.file(), read_bytes(source / "records.db"));
        store = must(Store::open(folder.file()));
        play = must(store->plays()).at(0).id;
    }

    Folder folder;
    fs::path source;
    std::unique_ptr<Store> store;
    std::string play;
};

/// What that release wrote: without what it did not hear yet.
std::vector<play::Event> events_of(const std::string& release, play::Written written)
{
    for (play::Event& event : written.events) {
        auto* const heard = std::get_if<play::ReplyHeard>(&event.body);
        if (heard != nullptr && release == "0.1") heard->hearing.unforeseen.reset();
    }
    return std::move(written.events);
}

class GoldenRecords : public testing::TestWithParam<const char*> {};

TEST_P(GoldenRecords, StillHoldTheBytesOfTheirRelease)
{
    Golden golden(GetParam());

    EXPECT_EQ(dump_of(must(golden.store->journal(golden.play))), read_bytes(golden.source / "journal.txt"));
}

TEST_P(GoldenRecords, StillVerify)
{
    Golden golden(GetParam());

    const Verified found = must(golden.store->verify(golden.play));

    EXPECT_TRUE(found.good()) << found.first_bad << ": " << found.why;
}

TEST_P(GoldenRecords, CanBeWrittenByThisRelease)
{
    Golden golden(GetParam());

    EXPECT_FALSE(golden.store->read_only());
    EXPECT_TRUE(golden.store->create_play(must(golden.store->plays()).at(0).of.id, false).has_value());
}

TEST_P(GoldenRecords, StillReadAsTheEventsThatWereWritten)
{
    Golden golden(GetParam());
    std::vector<play::Event> expected;
    std::vector<int> begins;
    for (const play::Written& written : every_kind(blake2b_hex(golden_scenario))) {
        begins.push_back(static_cast<int>(expected.size()));
        for (play::Event& event : events_of(GetParam(), written)) expected.push_back(std::move(event));
    }

    const LoadedPlay loaded = must(golden.store->load(golden.play));

    EXPECT_EQ(loaded.read_only, "");
    EXPECT_EQ(told(loaded.events), told(expected));
    EXPECT_TRUE(loaded.events == expected);
    EXPECT_EQ(loaded.batch_begins, begins);
    EXPECT_EQ(loaded.typed, (TypedWords{{4, golden_words}}));
    EXPECT_EQ(loaded.pins.seed, golden_seed);
    EXPECT_EQ(must(golden.store->pinned(loaded.pins.scenario)), golden_scenario);
}

INSTANTIATE_TEST_SUITE_P(Releases, GoldenRecords, testing::Values("0.1"));

TEST(GoldenPlay, HasEveryKindOfEvent)
{
    std::vector<bool> seen(std::variant_size_v<play::Body>);
    for (const play::Written& written : every_kind("")) {
        for (const play::Event& event : written.events) seen[event.body.index()] = true;
    }

    EXPECT_EQ(seen, std::vector<bool>(std::variant_size_v<play::Body>, true));
}

}  // namespace
}  // namespace amends::records
