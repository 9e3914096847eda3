#include "sim/drafts/shelf.h"

#include <gtest/gtest.h>

#include "sim/author/compose.h"
#include "tests/sim/drafts/folder.h"

namespace amends::drafts {
namespace {

class TheShelf : public ::testing::Test {
protected:
    Folder folder;
};

TEST_F(TheShelf, RetitlesByAnEditThatCanBeTakenBack)
{
    ASSERT_TRUE(retitle_draft(folder.draft(), "Two tablets", folder.around()));

    const std::unique_ptr<Draft> draft = folder.open();
    EXPECT_TRUE(draft->saved());
    EXPECT_EQ(list_drafts(folder.path()).front().title, "Two tablets");
    ASSERT_TRUE(draft->undo());
    EXPECT_NE(draft->document().text("/title"), "Two tablets");
}

TEST_F(TheShelf, RetitlesNothingThatIsLaidOutByHand)
{
    write_in(folder.file(), " " + bytes_in(folder.file()));
    const std::string before = bytes_in(folder.file());

    EXPECT_FALSE(retitle_draft(folder.draft(), "Two tablets", folder.around()));
    EXPECT_EQ(bytes_in(folder.file()), before);
}

TEST_F(TheShelf, DuplicatesUnderANameThatNobodyHas)
{
    const Checked<fs::path> made =
        duplicate_draft(folder.draft(), "A copy", {"wrong-tablets", "wrong-tablets-2"}, folder.around());

    ASSERT_TRUE(made) << to_string(made.error().front());
    EXPECT_EQ(made->filename(), "wrong-tablets-3");
    EXPECT_NE(bytes_in(*made / "scenario.json").find("\"id\": \"wrong-tablets-3\""), std::string::npos);
    EXPECT_NE(bytes_in(*made / "scenario.json").find("\"title\": \"A copy\""), std::string::npos);
}

TEST_F(TheShelf, KeepsWhatIsRemovedWithItsJournalAndPutsItBack)
{
    {
        const std::unique_ptr<Draft> draft = folder.open();
        ASSERT_TRUE(draft->make(author::put_text(draft->document(), "/title", "Never saved")));
    }

    const Checked<fs::path> removed = remove_draft(folder.draft(), folder.around());
    ASSERT_TRUE(removed) << to_string(removed.error().front());
    EXPECT_TRUE(list_drafts(folder.path()).empty());
    ASSERT_EQ(list_removed(folder.path()).size(), 1u);

    const Checked<fs::path> back = put_back(list_removed(folder.path()).front().folder);
    ASSERT_TRUE(back) << to_string(back.error().front());
    EXPECT_EQ(*back, folder.draft());
    EXPECT_TRUE(list_removed(folder.path()).empty());
    EXPECT_EQ(folder.open()->document().text("/title"), "Never saved");
}

TEST_F(TheShelf, GivesWhatIsPutBackTheNextNameWhereItsOwnIsTaken)
{
    const Checked<fs::path> removed = remove_draft(folder.draft(), folder.around());
    ASSERT_TRUE(removed);
    fs::create_directories(folder.draft());

    EXPECT_EQ(put_back(*removed)->filename(), "wrong-tablets-2");
}

/// A clock that stands still.
TEST_F(TheShelf, KeepsBothBackupsOfOneSecond)
{
    Around still = folder.around();
    still.now = [] { return std::string("2027-03-01T09:30:12Z"); };
    const Checked<std::unique_ptr<Draft>> draft = Draft::open(folder.draft(), still);
    ASSERT_TRUE(draft);
    for (const char* title : {"One", "Two", "Three"}) {
        ASSERT_TRUE((*draft)->make(author::put_text((*draft)->document(), "/title", title)));
        ASSERT_TRUE((*draft)->save());
    }

    const std::vector<Backup> backups = (*draft)->backups();
    ASSERT_EQ(backups.size(), 3u);
    EXPECT_EQ(backups.front().when, "2027-03-01T09:30:12Z");
    EXPECT_NE(bytes_in(backups.front().file).find("\"Two\""), std::string::npos);
}

}  // namespace
}  // namespace amends::drafts
