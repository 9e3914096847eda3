#include "tests/sim/records/full_disk.h"

#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

/// A play that is written until the disk is full.
struct Filled {
    FullDisk disk;  // first: it outlives the store
    Kept kept;
    std::string play = kept.play();
    int acknowledged = 0;            ///< the seq that would come next
    std::string refused;             ///< what was typed with the batch that had no room
    std::optional<Failure> failure;  ///< of that batch

    explicit Filled(std::int64_t bytes_left)
    {
        const std::size_t typed = 3000 + static_cast<std::size_t>(bytes_left / 60);
        disk.leave(bytes_left);
        for (int i = 0; i < 1000 && !failure; ++i) {
            const std::string words(typed, static_cast<char>('a' + i % 26));
            const Stored<Committed> done = kept.store->append(play, acknowledged, typed_batch(words)).result();
            if (done) {
                acknowledged = done->next_seq;
            } else {
                failure = done.error();
                refused = words;
            }
        }
    }

    void expect_all_that_was_acknowledged(const char* when) const
    {
        const Journal journal = must(kept.store->journal(play));
        EXPECT_EQ(journal.row.next_seq, acknowledged) << when;
        EXPECT_EQ(journal.events.size(), static_cast<std::size_t>(acknowledged)) << when;
        EXPECT_EQ(journal.typed.size(), static_cast<std::size_t>(acknowledged / 3)) << when;
        EXPECT_TRUE(must(kept.store->verify(play)).good()) << when;
    }
};

class FullDiskAfter : public testing::TestWithParam<std::int64_t> {};

TEST_P(FullDiskAfter, LosesNothingThatWasAcknowledged)
{
    Filled filled(GetParam());

    ASSERT_TRUE(filled.failure);
    filled.expect_all_that_was_acknowledged("while it is full");
    filled.kept.reopen();
    EXPECT_FALSE(filled.kept.store->read_only());
    filled.expect_all_that_was_acknowledged("at the next start, still full");
    EXPECT_EQ(must(filled.kept.store->unfinished(filled.kept.person)).at(0).id, filled.play);
}

TEST_P(FullDiskAfter, GoesOnOnceThereIsRoom)
{
    Filled filled(GetParam());
    filled.disk.free_space();

    const Stored<Committed> again =
        filled.kept.store->append(filled.play, filled.acknowledged, typed_batch(filled.refused)).result();

    ASSERT_TRUE(again) << to_string(again.error().what);
    filled.acknowledged = again->next_seq;
    filled.expect_all_that_was_acknowledged("with room");
    filled.kept.reopen();
    filled.expect_all_that_was_acknowledged("at the next start");
}

// None, not even a frame's header, a part of a page, whole pages, and past the first checkpoint (a thousand pages).
INSTANTIATE_TEST_SUITE_P(Bytes, FullDiskAfter, testing::Values(0, 7, 3000, 4096, 50'000, 6'500'000));

TEST(FullDisk, SaysWhatToDo)
{
    const Filled filled(10'000);

    ASSERT_TRUE(filled.failure);
    EXPECT_EQ(filled.failure->trouble, Trouble::full);
    EXPECT_EQ(to_string(filled.failure->what),
              filled.kept.folder.file().string() + ": the disk is full; free some space and try again");
}

TEST(FullDisk, LeavesNoHalfCopyBehind)
{
    FullDisk disk;
    Kept kept;
    const std::filesystem::path copy = kept.folder.path() / "copy.db";
    disk.leave(20'000);

    const Stored<void> copied = kept.store->copy_to(copy);

    EXPECT_EQ(trouble_of(copied), Trouble::full);
    EXPECT_FALSE(std::filesystem::exists(copy));
}

}  // namespace
}  // namespace amends::records
