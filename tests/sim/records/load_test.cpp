#include "tests/sim/records/every_kind.h"
#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

struct Loading : Kept {
    std::string line = play();
    std::vector<play::Written> moves = every_kind(scenario);

    Committed append_move(std::size_t index, int seq) { return must(store->append(line, seq, moves[index]).result()); }
};

TEST(Load, GivesBackTheEventsAndWordsThatWereWritten)
{
    Loading kept;
    const Committed opened = kept.append_move(0, 0);
    kept.append_move(1, opened.next_seq);

    const LoadedPlay loaded = must(kept.store->load(kept.line));

    std::vector<play::Event> expected = kept.moves[0].events;
    expected.insert(expected.end(), kept.moves[1].events.begin(), kept.moves[1].events.end());
    EXPECT_EQ(told(loaded.events), told(expected));
    EXPECT_EQ(loaded.typed, (TypedWords{{opened.next_seq, golden_words}}));
    EXPECT_TRUE(loaded.pins == std::get<play::PlayOpened>(kept.moves[0].events[0].body).pins);
    EXPECT_EQ(loaded.read_only, "");
}

TEST(Load, KeepsAnUnknownKindAndMakesThePlayReadOnly)
{
    Loading kept;
    const Committed opened = kept.append_move(0, 0);
    kept.append(kept.line, {{{"hologram_shown", 1, {}, "{\"of\":\"crib\"}"}}, -1, "", {}});

    const LoadedPlay loaded = must(kept.store->load(kept.line));

    EXPECT_EQ(told(loaded.events), told(kept.moves[0].events));
    EXPECT_NE(loaded.read_only.find("event " + std::to_string(opened.next_seq)), std::string::npos);
    EXPECT_EQ(must(kept.store->journal(kept.line)).events.back().entry.body, "{\"of\":\"crib\"}");
}

TEST(Load, MakesAPlayReadOnlyWhenABodyIsNewerThanThisRelease)
{
    Loading kept;
    kept.append_move(0, 0);
    kept.append(kept.line, {{{"listened", 99, {}, "{}"}}, -1, "", {}});

    EXPECT_NE(must(kept.store->load(kept.line)).read_only, "");
}

TEST(Load, SaysWhenThereIsNoSuchPlay)
{
    Loading kept;

    EXPECT_EQ(trouble_of(kept.store->load("nowhere")), Trouble::missing);
}

TEST(Append, RefusesToOpenAPlayWhoseFilesAreNotKept)
{
    Loading kept;
    kept.moves = every_kind(blake2b_hex("never pinned"));

    EXPECT_EQ(trouble_of(kept.store->append(kept.line, 0, kept.moves[0]).result()), Trouble::missing);
}

}  // namespace
}  // namespace amends::records
