#include "sim/author/history.h"

#include <gtest/gtest.h>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

History small_history()
{
    return History(document_of(small_path));
}

Edit titled(const History& history, const std::string& title)
{
    return put_text(history.document(), "/title", title);
}

TEST(History, TakesBackAndMakesAgain)
{
    History history = small_history();
    ASSERT_TRUE(history.make(titled(history, "One")));
    ASSERT_TRUE(history.make(titled(history, "Two")));

    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.document().text("/title"), "One");
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.document().text("/title"), "The spare key");
    EXPECT_FALSE(history.undo());
    EXPECT_TRUE(history.redo());
    EXPECT_TRUE(history.redo());
    EXPECT_EQ(history.document().text("/title"), "Two");
    EXPECT_FALSE(history.redo());
}

TEST(History, ForgetsWhatWasTakenBackOnceSomethingElseIsMade)
{
    History history = small_history();
    ASSERT_TRUE(history.make(titled(history, "One")));
    history.undo();

    ASSERT_TRUE(history.make(titled(history, "Two")));

    EXPECT_FALSE(history.redo());
    EXPECT_EQ(history.position(), 1u);
}

TEST(History, TakesBackATypedTextAtOnce)
{
    History history = small_history();
    ASSERT_TRUE(history.make(titled(history, "O")));
    ASSERT_TRUE(history.make(titled(history, "On"), true));
    ASSERT_TRUE(history.make(titled(history, "One"), true));

    EXPECT_EQ(history.position(), 1u);
    history.undo();
    EXPECT_EQ(history.document().text("/title"), "The spare key");
    history.redo();
    EXPECT_EQ(history.document().text("/title"), "One");
}

TEST(History, DoesNotJoinTextsOfTwoPlaces)
{
    History history = small_history();
    ASSERT_TRUE(history.make(titled(history, "One")));
    ASSERT_TRUE(history.make(put_text(history.document(), "/summary", "Two"), true));

    EXPECT_EQ(history.position(), 2u);
}

TEST(History, SaysWhatComesNext)
{
    History history = small_history();
    EXPECT_EQ(history.what_undo(), nullptr);
    ASSERT_TRUE(history.make(add_node(history.document(), "/nodes/0/exits/0", "The door")));

    ASSERT_NE(history.what_undo(), nullptr);
    EXPECT_EQ(history.what_undo()->key, "author.did.add_node");
    history.undo();
    EXPECT_EQ(history.what_redo()->key, "author.did.add_node");
}

/// Everything that was done, read back from its lines, is the same history.
TEST(History, IsTheSameWhenReadBackFromItsJournal)
{
    for (std::uint64_t seed = 100; seed < 115; ++seed) {
        Whims whims(seed);
        History history = small_history();
        History again;
        const auto take = [&](const Entry& entry) {
            const Checked<Entry> read = read_entry(write_entry(entry));
            ASSERT_TRUE(read);
            EXPECT_EQ(*read, entry);
            ASSERT_TRUE(again.take(*read)) << write_entry(entry);
        };
        take({Entry::Kind::base, {}, false, history.document().bytes()});
        for (int i = 0; i < 30; ++i) {
            const std::uint32_t dice = chance_below(seed, static_cast<std::uint64_t>(i), "journal", 6);
            if (dice == 0 && history.undo()) take({Entry::Kind::undo, {}, false, {}});
            if (dice == 1 && history.redo()) take({Entry::Kind::redo, {}, false, {}});
            if (dice < 2) continue;
            const Edit edit = whims.next(history.document());
            if (history.make(edit, dice == 2)) take({Entry::Kind::edit, edit, dice == 2, {}});
        }
        ASSERT_EQ(again.document().bytes(), history.document().bytes());
        ASSERT_EQ(again.position(), history.position());
        while (history.undo()) ASSERT_TRUE(again.undo());
        EXPECT_EQ(again.document().bytes(), scenario::bytes_of(small_path));
    }
}

TEST(History, RefusesAnEntryOfAnotherDocument)
{
    History history = small_history();

    const Checked<void> taken = history.take({Entry::Kind::edit, {message("x"), {remove_at("/nodes/77")}}, false, {}});

    EXPECT_FALSE(taken);
    EXPECT_EQ(history.position(), 0u);
}

TEST(ReadEntry, RefusesWhatIsNone)
{
    for (const char* line : {"", "{", "[]", "{}", R"({"entry": "dance"})", R"({"entry": "edit"})",
                             R"({"entry": "edit", "what": "x", "changes": [{"swap": "/a"}]})",
                             R"({"entry": "edit", "what": "x", "changes": 7})"}) {
        EXPECT_FALSE(read_entry(line)) << line;
    }
}

}  // namespace
}  // namespace amends::author
