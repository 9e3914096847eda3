#include "sim/records/store.h"

#include <atomic>

#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

namespace fs = std::filesystem;

TEST(Store, KeepsAnAppendedBatchAcrossAReopening)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, batch_of(3, "a"));

    kept.reopen();
    const Journal journal = must(kept.store->journal(play));

    ASSERT_EQ(journal.events.size(), 3U);
    EXPECT_EQ(journal.events[2].entry, batch_of(3, "a").entries[2]);
    EXPECT_EQ(journal.row.next_seq, 3);
}

TEST(Store, KeepsEveryByteThatWasTyped)
{
    Kept kept;
    const std::string play = kept.play();
    const std::string words("I\0m s\xC3\xB6rry\xFF\n", 12);

    kept.append(play, typed_batch(words));

    EXPECT_EQ(must(kept.store->journal(play)).typed, (TypedWords{{0, words}}));
}

TEST(Store, KeepsTypedWordsOutOfTheEventTable)
{
    Kept kept;
    const std::string play = kept.play();

    kept.append(play, typed_batch("sorry"));

    const EventRow event = must(kept.store->journal(play)).events[0];
    EXPECT_EQ(event.text_hash.size(), 64U);
    EXPECT_NE(event.text_hash, blake2b_hex("sorry"));
    EXPECT_EQ(event.entry.body.find("sorry"), std::string::npos);
}

TEST(Store, RemembersWhereBatchesBegin)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, batch_of(2, "a"));
    kept.append(play, batch_of(3, "b"));

    std::vector<int> batches;
    for (const EventRow& event : must(kept.store->journal(play)).events) batches.push_back(event.batch);

    EXPECT_EQ(batches, (std::vector<int>{0, 0, 2, 2, 2}));
}

TEST(Store, SaysClashWhenAnotherWriterWasFirst)
{
    Kept kept;
    const std::string play = kept.play();
    const std::unique_ptr<Store> other = kept.open();
    must(other->append(play, 0, batch_of(2, "other")).result());

    const Ticket late = kept.store->append(play, 0, batch_of(2, "mine"));

    EXPECT_EQ(trouble_of(late.result()), Trouble::clash);
    EXPECT_EQ(must(kept.store->journal(play)).events.size(), 2U);
}

TEST(Store, SettlesTicketsInTheOrderOfTheCalls)
{
    Kept kept;
    const std::string play = kept.play();

    std::vector<Ticket> tickets;
    for (int i = 0; i < 10; ++i) tickets.push_back(kept.store->append(play, i, batch_of(1, std::to_string(i))));

    for (int i = 0; i < 10; ++i) EXPECT_EQ(must(tickets[static_cast<std::size_t>(i)].result()).next_seq, i + 1);
    EXPECT_EQ(kept.store->waiting(), 0U);
}

TEST(Store, CarriesOutEverythingBeforeItCloses)
{
    Kept kept;
    const std::string play = kept.play();
    std::vector<Ticket> tickets;
    for (int i = 0; i < 20; ++i) tickets.push_back(kept.store->append(play, i, batch_of(1, std::to_string(i))));

    kept.store.reset();

    EXPECT_TRUE(tickets.back().settled());
    EXPECT_EQ(must(kept.open()->journal(play)).events.size(), 20U);
}

TEST(Store, WakesTheCallerOnceForEachTicket)
{
    Folder folder;
    std::atomic<int> woken = 0;
    Options options;
    options.wake = [&woken] { ++woken; };
    std::unique_ptr<Store> store = must(Store::open(folder.file(), options));

    const Ticket ticket = store->append("no such play", 0, batch_of(1, "a"));
    store.reset();

    EXPECT_EQ(trouble_of(ticket.result()), Trouble::missing);
    EXPECT_EQ(woken, 1);
}

TEST(Store, RefusesToAddToAPlayThatIsOver)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, last_batch());

    EXPECT_EQ(trouble_of(kept.store->append(play, 2, batch_of(1, "more")).result()), Trouble::refused);
}

TEST(Store, TakesTheWorksheetOfAPlayThatIsOver)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, last_batch());
    Batch worksheet;
    worksheet.entries.push_back({"worksheet_filled", 1, {}, "{}"});

    kept.append(play, worksheet);

    EXPECT_TRUE(must(kept.store->plays(kept.person)).front().over());
    EXPECT_EQ(must(kept.store->journal(play)).events.size(), 3U);
}

TEST(Store, RefusesAPlayThatRestsOnAFileItDoesNotKeep)
{
    Kept kept;
    const std::string play = kept.play();
    Batch batch = batch_of(1, "opens");
    batch.rests_on = {kept.scenario, blake2b_hex("never pinned")};

    EXPECT_EQ(trouble_of(kept.store->append(play, 0, batch).result()), Trouble::missing);
}

TEST(Store, GivesBackPinnedBytesByTheirHash)
{
    Kept kept;
    const std::string bytes("\0scenario", 9);

    const std::string hash = must(kept.store->pin(bytes));

    EXPECT_EQ(hash, blake2b_hex(bytes));
    EXPECT_EQ(must(kept.store->pin(bytes)), hash);
    EXPECT_EQ(must(kept.store->pinned(hash)), bytes);
}

TEST(Store, NoticesPinnedBytesThatChanged)
{
    Kept kept;
    kept.meddle("UPDATE pinned SET bytes = x'00'");

    EXPECT_EQ(trouble_of(kept.store->pinned(kept.scenario)), Trouble::corrupt);
}

TEST(Store, OffersToGoOnWithTheLatestPlayThatIsNotOver)
{
    Kept kept;
    const std::string first = kept.play();
    const std::string second = kept.play();
    const std::string third = kept.play();
    kept.append(third, last_batch());
    kept.append(first, batch_of(1, "touched last"));

    const std::vector<PlayRow> offered = must(kept.store->unfinished(kept.person));

    ASSERT_EQ(offered.size(), 2U);
    EXPECT_EQ(offered[0].id, first);
    EXPECT_EQ(offered[1].id, second);
}

TEST(Store, ListsPlaysWithTheirLatestMarks)
{
    Kept kept;
    const std::string play = kept.play();
    MarkRow mark{play, "rubric", "scorer", "heal", 71, 75, true, 900, "{}"};
    must(kept.store->put_mark(mark));
    mark.total = 72;
    must(kept.store->put_mark(mark));

    const std::vector<PlayRow> plays = must(kept.store->plays(kept.person));

    ASSERT_EQ(plays.size(), 1U);
    EXPECT_EQ(plays[0].marks, std::vector<MarkRow>{mark});
    EXPECT_EQ(plays[0].of.scenario_id, "late-crib");
}

TEST(Store, DropsMarksWithoutTouchingTheJournal)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, batch_of(2, "a"));
    must(kept.store->put_mark({play, "rubric", "scorer", "heal", 71, 75, true, 900, "{}"}));

    must(kept.store->drop_marks(play));

    EXPECT_TRUE(must(kept.store->plays())[0].marks.empty());
    EXPECT_EQ(must(kept.store->verify(play)).events, 2);
}

TEST(Store, ListsPeopleByTheNamesTheyHaveNow)
{
    Kept kept;
    must(kept.store->create_person("Ben"));
    must(kept.store->rename_person(kept.person, "Mara V."));

    const std::vector<Person> people = must(kept.store->people());

    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].name, "Mara V.");
    EXPECT_EQ(people[1].name, "Ben");
}

TEST(Store, IsPrivateToItsOwner)
{
    Kept kept;
    kept.append(kept.play(), batch_of(1, "a"));

    const fs::perms owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(fs::status(kept.folder.path()).permissions(), fs::perms::owner_all);
    for (const fs::directory_entry& entry : fs::directory_iterator(kept.folder.path())) {
        EXPECT_EQ(entry.status().permissions(), owner) << entry.path();
    }
}

TEST(Store, CopiesItselfWhileInUse)
{
    Kept kept;
    const std::string play = kept.play();
    kept.append(play, batch_of(4, "a"));
    const fs::path copy = kept.folder.path() / "copy.db";

    must(kept.store->copy_to(copy));

    EXPECT_EQ(must(must(Store::open(copy))->journal(play)).events.size(), 4U);
    EXPECT_EQ(trouble_of(kept.store->copy_to(copy)), Trouble::io);
}

}  // namespace
}  // namespace amends::records
