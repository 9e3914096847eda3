#include "sim/drafts/journal.h"

#include <gtest/gtest.h>

#include "sim/author/compose.h"
#include "tests/sim/drafts/folder.h"

namespace amends::drafts {
namespace {

using author::Entry;

std::vector<Entry> some_entries()
{
    return {{Entry::Kind::base, {}, false, "{\"id\": \"a\"}\n"},
            {Entry::Kind::edit, {message("x"), {author::insert_at("/title", "\"Zoë\"")}}, false, {}},
            {Entry::Kind::undo, {}, false, {}},
            {Entry::Kind::saved, {}, false, "00ff"}};
}

std::string some_bytes()
{
    std::string bytes = "amends-edits 1\n";
    for (const Entry& entry : some_entries()) bytes += frame_of(entry);
    return bytes;
}

TEST(Journal, IsReadAsItWasWritten)
{
    const JournalRead read = read_journal(some_bytes());

    EXPECT_EQ(read.entries, some_entries());
    EXPECT_EQ(read.whole_bytes, some_bytes().size());
    EXPECT_EQ(read.lost_bytes, 0u);
}

/// Cut anywhere, it is what was whole before the cut.
TEST(Journal, IsReadUpToAnyCut)
{
    const std::string bytes = some_bytes();
    const std::vector<Entry> all = some_entries();
    std::size_t seen = 0;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const JournalRead read = read_journal(std::string_view(bytes).substr(0, cut));
        ASSERT_GE(read.entries.size(), seen);
        ASSERT_LE(read.entries.size(), seen + 1);
        seen = read.entries.size();
        ASSERT_TRUE(std::equal(read.entries.begin(), read.entries.end(), all.begin()));
        ASSERT_EQ(read.whole_bytes + read.lost_bytes, cut);
    }
    EXPECT_EQ(seen, all.size());
}

TEST(Journal, EndsBeforeAByteThatIsNotAsItWasWritten)
{
    std::string bytes = some_bytes();
    bytes[bytes.size() - 5] = 'x';

    const JournalRead read = read_journal(bytes);

    EXPECT_EQ(read.entries.size(), some_entries().size() - 1);
    EXPECT_GT(read.lost_bytes, 0u);
}

TEST(Journal, GoesOnAfterACut)
{
    Folder folder;
    const fs::path file = folder.path() / "journal";
    write_in(file, some_bytes() + "00000010 half a fra");
    Journal journal(file, really_sync);
    ASSERT_TRUE(journal.go_on(read_journal(bytes_in(file))));

    ASSERT_TRUE(journal.append({Entry::Kind::redo, {}, false, {}}));

    const JournalRead read = read_journal(bytes_in(file));
    EXPECT_EQ(read.entries.size(), some_entries().size() + 1);
    EXPECT_EQ(read.entries.back().kind, Entry::Kind::redo);
}

/// What is appended while somebody waits for the disk is waited for later.
TEST(Journal, IsWaitedForWhileItGrows)
{
    Folder folder;
    Journal journal(folder.path() / "journal", really_sync);
    ASSERT_TRUE(journal.begin(some_entries()));
    EXPECT_FALSE(journal.needs_sync());
    ASSERT_TRUE(journal.append({Entry::Kind::undo, {}, false, {}}));
    const SyncLater first = journal.sync_later();
    ASSERT_TRUE(journal.append({Entry::Kind::redo, {}, false, {}}));
    const SyncLater second = journal.sync_later();

    ASSERT_TRUE(first.wait());
    journal.synced(first);
    EXPECT_TRUE(journal.needs_sync());
    ASSERT_TRUE(second.wait());
    journal.synced(second);
    EXPECT_FALSE(journal.needs_sync());

    journal.synced(first);  // told late: nothing that is on the disk leaves it
    EXPECT_FALSE(journal.needs_sync());
}

TEST(Journal, RefusesToWriteWhereSomebodyElseHas)
{
    Folder folder;
    const fs::path file = folder.path() / "journal";
    Journal one(file, really_sync);
    ASSERT_TRUE(one.begin(some_entries()));
    Journal other(file, really_sync);
    ASSERT_TRUE(other.go_on(read_journal(bytes_in(file))));
    ASSERT_TRUE(other.append({Entry::Kind::redo, {}, false, {}}));

    EXPECT_FALSE(one.append({Entry::Kind::undo, {}, false, {}}));
    EXPECT_EQ(read_journal(bytes_in(file)).lost_bytes, 0u);
}

}  // namespace
}  // namespace amends::drafts
