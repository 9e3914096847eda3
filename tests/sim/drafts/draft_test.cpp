#include "sim/drafts/draft.h"

#include <gtest/gtest.h>

#include "sim/author/compose.h"
#include "tests/sim/drafts/folder.h"

namespace amends::drafts {
namespace {

class ADraft : public ::testing::Test {
protected:
    void title(Draft& draft, const std::string& words)
    {
        const Checked<void> made = draft.make(author::put_text(draft.document(), "/title", words));
        ASSERT_TRUE(made) << to_string(made.error().front());
    }

    Folder folder;
    const std::string shipped = bytes_in(folder.file());
};

TEST_F(ADraft, KeepsEditsThatWereNeverSaved)
{
    title(*folder.open(), "Two tablets");

    const std::unique_ptr<Draft> again = folder.open();

    EXPECT_EQ(again->document().text("/title"), "Two tablets");
    EXPECT_EQ(again->opened().unsaved, 1u);
    EXPECT_FALSE(again->saved());
    EXPECT_EQ(bytes_in(folder.file()), shipped);
}

TEST_F(ADraft, TakesBackWhatWasDoneBeforeItWasClosed)
{
    title(*folder.open(), "One");
    title(*folder.open(), "Two");
    const std::unique_ptr<Draft> again = folder.open();

    ASSERT_TRUE(again->undo());
    EXPECT_EQ(again->document().text("/title"), "One");
    ASSERT_TRUE(again->undo());
    EXPECT_TRUE(again->saved());
    EXPECT_EQ(again->document().bytes(), shipped);

    const std::unique_ptr<Draft> later = folder.open();
    ASSERT_TRUE(later->redo());
    EXPECT_EQ(later->document().text("/title"), "One");
}

TEST_F(ADraft, SavesCanonicalBytesAndKeepsWhatTheyReplace)
{
    const std::unique_ptr<Draft> draft = folder.open();
    title(*draft, "Two tablets");

    ASSERT_TRUE(draft->save());

    EXPECT_TRUE(draft->saved());
    EXPECT_EQ(bytes_in(folder.file()), draft->document().bytes());
    ASSERT_EQ(draft->backups().size(), 1u);
    EXPECT_EQ(bytes_in(draft->backups().front().file), shipped);
    EXPECT_EQ(draft->backups().front().when, "2027-03-01T10:00:00Z");
    EXPECT_EQ(folder.open()->opened().unsaved, 0u);
}

TEST_F(ADraft, WaitsForTheDiskBeforeAndAfterTheRename)
{
    const std::unique_ptr<Draft> draft = folder.open();
    title(*draft, "Two tablets");
    ASSERT_TRUE(draft->save());

    EXPECT_EQ(folder.synced("scenario.json.new"), 1);
    EXPECT_EQ(folder.synced("wrong-tablets"), 1);
}

TEST_F(ADraft, WaitsForTheDiskWhereThereAreEdits)
{
    const std::unique_ptr<Draft> draft = folder.open();
    EXPECT_FALSE(draft->needs_sync());
    title(*draft, "Two tablets");
    EXPECT_TRUE(draft->needs_sync());

    ASSERT_TRUE(draft->sync());
    ASSERT_TRUE(draft->sync());

    EXPECT_EQ(folder.synced("journal"), 1);
    EXPECT_FALSE(draft->needs_sync());
}

TEST_F(ADraft, LeavesTheFileAloneWhereTheDiskIsFull)
{
    const std::unique_ptr<Draft> draft = folder.open();
    title(*draft, "Two tablets");
    folder.full = true;

    EXPECT_FALSE(draft->save());

    EXPECT_EQ(bytes_in(folder.file()), shipped);
    EXPECT_EQ(draft->document().text("/title"), "Two tablets");
    folder.full = false;
    EXPECT_TRUE(draft->save());
}

TEST_F(ADraft, ComesBackFromABackup)
{
    const std::unique_ptr<Draft> draft = folder.open();
    title(*draft, "One");
    ASSERT_TRUE(draft->save());
    title(*draft, "Two");
    ASSERT_TRUE(draft->save());
    ASSERT_EQ(draft->backups().size(), 2u);

    ASSERT_TRUE(draft->restore(draft->backups().back()));

    EXPECT_EQ(draft->document().bytes(), shipped);
    ASSERT_TRUE(draft->undo());
    EXPECT_EQ(draft->document().text("/title"), "Two");
}

TEST_F(ADraft, KeepsTheLatestThirtyBackups)
{
    const std::unique_ptr<Draft> draft = folder.open();
    for (int i = 0; i < 34; ++i) {
        title(*draft, "Title " + std::to_string(i));
        ASSERT_TRUE(draft->save());
    }

    ASSERT_EQ(draft->backups().size(), 30u);
    EXPECT_NE(bytes_in(draft->backups().front().file).find("Title 32"), std::string::npos);
}

TEST_F(ADraft, SeesThatTheFileWasChangedAndTakesItAsAnEdit)
{
    const std::unique_ptr<Draft> draft = folder.open();
    title(*draft, "Mine");
    author::Document theirs = draft->document();
    ASSERT_TRUE(theirs.apply(author::put_text(theirs, "/title", "Theirs")));
    write_in(folder.file(), theirs.bytes());

    EXPECT_EQ(draft->look_at_disk(), OnDisk::changed);
    ASSERT_TRUE(draft->take_from_disk());

    EXPECT_EQ(draft->document().text("/title"), "Theirs");
    EXPECT_EQ(draft->look_at_disk(), OnDisk::same);
    EXPECT_TRUE(draft->saved());
    ASSERT_TRUE(draft->undo());
    EXPECT_EQ(draft->document().text("/title"), "Mine");
}

TEST_F(ADraft, SeesThatTheFileWasChangedWhileItWasClosed)
{
    title(*folder.open(), "Mine");
    write_in(folder.file(), "{}\n");

    const std::unique_ptr<Draft> draft = folder.open();

    EXPECT_EQ(draft->document().text("/title"), "Mine");
    EXPECT_EQ(draft->look_at_disk(), OnDisk::changed);
}

TEST_F(ADraft, SeesThatTheFileIsGoneAndStillOpens)
{
    title(*folder.open(), "Mine");
    fs::remove(folder.file());

    const std::unique_ptr<Draft> draft = folder.open();

    EXPECT_EQ(draft->look_at_disk(), OnDisk::gone);
    EXPECT_TRUE(draft->save());
    EXPECT_EQ(draft->look_at_disk(), OnDisk::same);
}

TEST_F(ADraft, KnowsAFileThatWasLaidOutByHand)
{
    write_in(folder.file(), "{\"format\":1,\n\n\"id\":\"wrong-tablets\"}");

    const std::unique_ptr<Draft> draft = folder.open();

    EXPECT_TRUE(draft->by_hand());
    EXPECT_TRUE(draft->saved());
    ASSERT_TRUE(draft->save());
    EXPECT_FALSE(draft->by_hand());
    EXPECT_FALSE(folder.open()->by_hand());
}

TEST_F(ADraft, PutsAJournalAsideThatCannotBeRead)
{
    title(*folder.open(), "Mine");
    write_in(folder.journal(), "nonsense");

    const std::unique_ptr<Draft> draft = folder.open();

    EXPECT_TRUE(draft->opened().set_aside);
    EXPECT_EQ(draft->document().bytes(), shipped);
    EXPECT_TRUE(fs::exists(folder.draft() / ".desk/backups/journal-2027-03-01T10-00-00Z"));
}

TEST_F(ADraft, RefusesAnEditThatDoesNotFitAndKeepsNothingOfIt)
{
    const std::unique_ptr<Draft> draft = folder.open();
    const std::string journal = bytes_in(folder.journal());

    EXPECT_FALSE(draft->make({message("x"), {author::remove_at("/nodes/999")}}));

    EXPECT_EQ(bytes_in(folder.journal()), journal);
}

TEST_F(ADraft, RemembersWhereNodesLie)
{
    ASSERT_TRUE(folder.open()->save_positions({{"n1", {40, 80}}}));

    EXPECT_EQ(folder.open()->positions().at("n1"), (author::Point{40, 80}));
}

TEST_F(ADraft, IsMadeInAFolderOfItsOwn)
{
    const Checked<fs::path> first = new_draft(folder.path(), "Wrong tablets", shipped, "", folder.around());
    ASSERT_TRUE(first);

    EXPECT_EQ(first->filename(), "wrong-tablets-2");
    const std::vector<DraftRow> rows = list_drafts(folder.path());
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].id, "wrong-tablets-2");
    EXPECT_EQ(rows[1].title, rows[0].title);
    EXPECT_NE(bytes_in(*first / "scenario.json").find("\"id\": \"wrong-tablets-2\""), std::string::npos);
}

}  // namespace
}  // namespace amends::drafts
