#include "sim/drafts/versions.h"

#include <gtest/gtest.h>

#include "sim/author/compose.h"
#include "sim/drafts/assignments.h"
#include "tests/sim/drafts/folder.h"

namespace amends::drafts {
namespace {

class TheVersions : public ::testing::Test {
protected:
    Checked<int> publish_reviewed(const std::string& bytes)
    {
        static_cast<void>(review(folder.draft(), bytes, "Ada", "", folder.around()));
        return publish(folder.draft(), bytes, "Ben", "why", folder.around());
    }
    drafts::Versions of(const std::string& bytes) { return versions_of(folder.draft(), bytes); }

    Folder folder;
};

TEST_F(TheVersions, BeginAsADraft)
{
    EXPECT_EQ(of("a").stage, Stage::draft);
    EXPECT_EQ(of("a").latest, 0);
    EXPECT_FALSE(latest_version(folder.draft()));
}

TEST_F(TheVersions, AreReviewedUntilTheyChange)
{
    ASSERT_TRUE(review(folder.draft(), "a", "Ada", "", folder.around()));

    EXPECT_EQ(of("a").stage, Stage::reviewed);
    EXPECT_EQ(of("b").stage, Stage::draft);
}

TEST_F(TheVersions, AreNotPublishedUnreviewed)
{
    EXPECT_FALSE(publish(folder.draft(), "a", "Ben", "", folder.around()));
    EXPECT_FALSE(latest_version(folder.draft()));
}

TEST_F(TheVersions, AskForAName)
{
    EXPECT_FALSE(review(folder.draft(), "a", " ", "", folder.around()));
}

TEST_F(TheVersions, AreCountedAndKeepTheirBytes)
{
    EXPECT_EQ(*publish_reviewed("a"), 1);
    EXPECT_EQ(*publish_reviewed("b"), 2);

    EXPECT_EQ(bytes_in(version_file(folder.draft(), 1)), "a");
    EXPECT_EQ(*latest_version(folder.draft()), "b");
    EXPECT_EQ(of("b").stage, Stage::published);
    ASSERT_NE(of("b").last(Stage::published), nullptr);
    EXPECT_EQ(of("b").last(Stage::published)->by, "Ben");
    EXPECT_EQ(of("b").last(Stage::published)->note, "why");
}

TEST_F(TheVersions, AreNotPublishedTwice)
{
    ASSERT_TRUE(publish_reviewed("a"));

    EXPECT_FALSE(publish(folder.draft(), "a", "Ben", "", folder.around()));
}

TEST_F(TheVersions, CanBeWhatAnEarlierOneWas)
{
    ASSERT_TRUE(publish_reviewed("a"));
    ASSERT_TRUE(publish_reviewed("b"));

    EXPECT_EQ(of("a").stage, Stage::reviewed);
    EXPECT_EQ(*publish_reviewed("a"), 3);
    EXPECT_EQ(of("a").stage, Stage::published);
}

TEST_F(TheVersions, PassOverALineThatCannotBeRead)
{
    ASSERT_TRUE(publish_reviewed("a"));
    const fs::path history = folder.draft() / "versions" / "history.jsonl";
    write_in(history, "no json\n" + bytes_in(history));

    EXPECT_EQ(of("a").latest, 1);
}

TEST_F(TheVersions, SayWhatAFullDiskRefuses)
{
    ASSERT_TRUE(review(folder.draft(), "a", "Ada", "", folder.around()));
    folder.full = true;

    EXPECT_FALSE(publish(folder.draft(), "a", "Ben", "", folder.around()));
    EXPECT_EQ(of("a").latest, 0);
}

TEST_F(TheVersions, OfAFrameworkHaveAJournalOfTheirOwnKind)
{
    const std::string heal = bytes_in(fs::path(AMENDS_SOURCE_DIR) / "assets/rubrics/heal.json");
    const Checked<fs::path> made = new_draft(folder.path(), "heal", heal, "", folder.around(), {"heal"}, frameworks());
    ASSERT_TRUE(made);
    EXPECT_EQ(made->filename(), "heal-2");
    {
        auto draft = Draft::open(*made, folder.around(), frameworks());
        ASSERT_TRUE(draft);
        ASSERT_TRUE((*draft)->make(author::put((*draft)->document(), "/criteria/0/weight", "50")));
    }

    auto again = Draft::open(*made, folder.around(), frameworks());

    ASSERT_TRUE(again);
    EXPECT_EQ((*again)->document().value("/criteria/0/weight"), "50");
    EXPECT_FALSE((*again)->saved());
    ASSERT_TRUE((*again)->save());
    ASSERT_TRUE((*again)->undo());
    EXPECT_EQ((*again)->document().value("/criteria/0/weight"), "12");
    EXPECT_EQ(list_drafts(folder.path(), frameworks()).size(), 1u);
}

class Assignments : public ::testing::Test {
protected:
    Assignments() { wanted.version = 1; }
    Checked<std::string> make() { return assign(file, wanted, folder.around().sync); }

    Folder folder;
    fs::path file = folder.path() / "assignments.json";
    Assignment wanted{"", "late-parcel", 1, "Late", "March", "2027-03-01", "2027-03-14", true, "heal", "Ada", "now"};
};

TEST_F(Assignments, AreNoneWhereThereIsNoFile)
{
    EXPECT_TRUE(read_assignments(file)->empty());
}

TEST_F(Assignments, AreReadAsTheyWereMade)
{
    ASSERT_TRUE(make());

    const auto all = read_assignments(file);

    ASSERT_EQ(all->size(), 1u);
    wanted.id = "a1";
    EXPECT_EQ(all->front(), wanted);
}

TEST_F(Assignments, HaveIdsOfTheirOwn)
{
    EXPECT_EQ(*make(), "a1");
    wanted.cohort = "April";
    EXPECT_EQ(*make(), "a2");
    ASSERT_TRUE(withdraw(file, "a1", folder.around().sync));
    wanted.cohort = "March";
    EXPECT_EQ(*make(), "a3");
    EXPECT_EQ(read_assignments(file)->size(), 2u);
}

TEST_F(Assignments, AreNotMadeTwice)
{
    ASSERT_TRUE(make());
    wanted.by = "Grace";
    EXPECT_FALSE(make());
    wanted.exam = false;
    EXPECT_TRUE(make());
    EXPECT_EQ(read_assignments(file)->size(), 2u);
}

TEST_F(Assignments, AskForDaysThatThereAre)
{
    wanted.from = "2027-02-29";
    EXPECT_FALSE(make());
    wanted.from = "2028-02-29";
    wanted.until = "2028-02-28";
    EXPECT_FALSE(make());
    wanted.until = "2028-03-01";
    EXPECT_TRUE(make());
}

TEST_F(Assignments, AskForAVersion)
{
    wanted.version = 0;
    EXPECT_FALSE(make());
}

TEST_F(Assignments, AreDueToTheirCohortOnTheirDays)
{
    EXPECT_TRUE(is_due(wanted, "March", "2027-03-01"));
    EXPECT_TRUE(is_due(wanted, "March", "2027-03-14"));
    EXPECT_FALSE(is_due(wanted, "March", "2027-03-15"));
    EXPECT_FALSE(is_due(wanted, "April", "2027-03-02"));
    wanted.cohort.clear();
    EXPECT_TRUE(is_due(wanted, "April", "2027-03-02"));
}

TEST_F(Assignments, LeaveAFileAloneThatIsNoneOfTheirs)
{
    write_in(file, "{}");

    EXPECT_FALSE(make());
    EXPECT_EQ(bytes_in(file), "{}");
}

}  // namespace
}  // namespace amends::drafts
