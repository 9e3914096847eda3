#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

/// A play with batches that end at 1, 4 and 6.
struct Forking : Kept {
    std::string parent = play();

    Forking()
    {
        append(parent, batch_of(2, "a"));
        append(parent, batch_of(3, "b"));
        append(parent, batch_of(2, "c"));
    }
};

std::vector<std::string> bodies(const Journal& journal)
{
    std::vector<std::string> all;
    for (const EventRow& event : journal.events) all.push_back(event.entry.body);
    return all;
}

PlayRow row_of(Store& store, const std::string& play)
{
    return must(store.journal(play)).row;
}

TEST(Fork, SharesWhatCameBeforeWithoutCopyingIt)
{
    Forking kept;

    const std::string fork = must(kept.store->fork(kept.parent, 4));
    kept.append(fork, batch_of(1, "other"));

    const Journal journal = must(kept.store->journal(fork));
    ASSERT_EQ(journal.events.size(), 6U);
    EXPECT_EQ(journal.events[4].play, kept.parent);
    EXPECT_EQ(journal.events[5].play, fork);
    EXPECT_EQ(journal.events[5].seq, 5);
}

TEST(Fork, LeavesItsParentAsItWas)
{
    Forking kept;
    const std::vector<std::string> before = bodies(must(kept.store->journal(kept.parent)));

    kept.append(must(kept.store->fork(kept.parent, 1)), batch_of(1, "other"));

    EXPECT_EQ(bodies(must(kept.store->journal(kept.parent))), before);
}

TEST(Fork, IsPracticeWhenItRewinds)
{
    Forking kept;

    EXPECT_FALSE(row_of(*kept.store, must(kept.store->fork(kept.parent, 4))).counts);
    EXPECT_TRUE(row_of(*kept.store, kept.parent).counts);
}

TEST(Fork, CountsWhenItContinuesTheLastEvent)
{
    Forking kept;

    const std::string fork = must(kept.store->fork(kept.parent, 6));

    EXPECT_TRUE(row_of(*kept.store, fork).counts);
    EXPECT_EQ(row_of(*kept.store, kept.parent).continued_by, fork);
}

TEST(Fork, IsPracticeWhenThePlayHasAlreadyBeenContinued)
{
    Forking kept;
    must(kept.store->fork(kept.parent, 6));

    EXPECT_FALSE(row_of(*kept.store, must(kept.store->fork(kept.parent, 6))).counts);
}

TEST(Fork, OfPracticeIsPractice)
{
    Forking kept;
    const std::string practice = must(kept.store->fork(kept.parent, 4));

    EXPECT_FALSE(row_of(*kept.store, must(kept.store->fork(practice, 4))).counts);
}

TEST(Fork, ClosesThePlayThatItContinues)
{
    Forking kept;
    const std::string fork = must(kept.store->fork(kept.parent, 6));

    EXPECT_EQ(trouble_of(kept.store->append(kept.parent, 7, batch_of(1, "late")).result()), Trouble::refused);
    const std::vector<PlayRow> offered = must(kept.store->unfinished(kept.person));
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered[0].id, fork);
}

TEST(Fork, OfAForkReachesBackToTheFirstPlay)
{
    Forking kept;
    const std::string child = must(kept.store->fork(kept.parent, 4));
    kept.append(child, batch_of(2, "child"));

    const std::string grandchild = must(kept.store->fork(child, 1));
    kept.append(grandchild, batch_of(1, "grandchild"));

    const Journal journal = must(kept.store->journal(grandchild));
    ASSERT_EQ(journal.events.size(), 3U);
    EXPECT_EQ(journal.events[1].play, kept.parent);
    EXPECT_EQ(journal.events[2].play, grandchild);
    EXPECT_TRUE(must(kept.store->verify(grandchild)).good());
}

TEST(Fork, CarriesTheWordsOfTheSharedPart)
{
    Kept kept;
    const std::string parent = kept.play();
    kept.append(parent, typed_batch("early"));
    kept.append(parent, typed_batch("late"));

    const std::string fork = must(kept.store->fork(parent, 2));

    EXPECT_EQ(must(kept.store->journal(fork)).typed, (TypedWords{{0, "early"}}));
}

TEST(Fork, RefusesTheMiddleOfABatch)
{
    Forking kept;

    EXPECT_EQ(trouble_of(kept.store->fork(kept.parent, 3)), Trouble::refused);
}

TEST(Fork, RefusesAnExam)
{
    Kept kept;
    const std::string exam = kept.play(true);
    kept.append(exam, batch_of(2, "a"));

    EXPECT_EQ(trouble_of(kept.store->fork(exam, 1)), Trouble::refused);
}

TEST(Fork, RefusesThePartAfterTheEnd)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, batch_of(2, "a"));
    kept.append(play, last_batch());

    EXPECT_EQ(trouble_of(kept.store->fork(play, 3)), Trouble::refused);
    EXPECT_TRUE(kept.store->fork(play, 1).has_value());
}

TEST(Fork, RefusesAnEventThatIsNotThere)
{
    Forking kept;

    EXPECT_EQ(trouble_of(kept.store->fork(kept.parent, 7)), Trouble::missing);
    EXPECT_EQ(trouble_of(kept.store->fork(kept.parent, -1)), Trouble::missing);
}

TEST(SecondTry, IsAPlayOfItsOwnThatCounts)
{
    Forking kept;

    const PlayRow second = row_of(*kept.store, kept.play());

    EXPECT_TRUE(second.parent.empty());
    EXPECT_TRUE(second.counts);
    EXPECT_EQ(second.next_seq, 0);
}

}  // namespace
}  // namespace amends::records
