#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

/// Seven events: 0..2 typed, 3..6 not.
struct Written : Kept {
    std::string line = play();

    Written()
    {
        append(line, typed_batch("I am sorry"));
        append(line, batch_of(4, "b"));
    }
    int first_bad() const { return must(store->verify(line)).first_bad; }
};

TEST(Verify, FindsNothingInAJournalThatWasNotTouched)
{
    Written kept;

    const Verified found = must(kept.store->verify(kept.line));

    EXPECT_TRUE(found.good());
    EXPECT_EQ(found.events, 7);
}

/// Every column of an event, changed in one byte at every place of its text, one after the other.
class Tampering : public testing::TestWithParam<const char*> {};

TEST_P(Tampering, IsFoundAtTheEventThatWasChanged)
{
    Written kept;
    const std::string column = GetParam();
    Connection db(kept.folder.file(), Connection::Mode::write);
    db.run("PRAGMA foreign_keys = OFF");
    Rows before = db.rows("SELECT " + column + " FROM event WHERE seq = 4");
    ASSERT_TRUE(before.next());
    const std::string value = before.text(0);
    const bool is_number = column == "batch" || column == "v" || column.rfind("at_", 0) == 0;
    while (before.next()) {
    }

    for (std::size_t i = 0; i < value.size() + (value.empty() ? 1 : 0); ++i) {
        std::string changed = value.empty() ? "x" : value;
        if (is_number) {
            changed[i] = changed[i] == '9' ? '8' : static_cast<char>(changed[i] + 1);
        } else if (!value.empty()) {
            changed[i] = static_cast<char>(changed[i] ^ 1);
        }
        db.run("UPDATE event SET " + column + " = ? WHERE seq = 4", {changed});
        EXPECT_EQ(kept.first_bad(), 4) << column << " became " << changed;
        db.run("UPDATE event SET " + column + " = ? WHERE seq = 4", {value});
    }
    EXPECT_EQ(kept.first_bad(), -1);
}

INSTANTIATE_TEST_SUITE_P(Columns, Tampering,
                         testing::Values("batch", "kind", "v", "at_sim_s", "at_talk_ms", "body", "text_hash",
                                         "prev_hash", "hash", "id", "wall_at", "play"));

TEST(Verify, FindsAnEventThatWasTakenOut)
{
    Written kept;
    kept.meddle("DELETE FROM event WHERE seq = 5");

    EXPECT_EQ(kept.first_bad(), 5);
}

TEST(Verify, FindsThatTheLastEventsWereTakenOff)
{
    Written kept;
    kept.meddle("DELETE FROM event WHERE seq >= 5");

    EXPECT_EQ(kept.first_bad(), 5);
}

TEST(Verify, FindsTwoEventsThatChangedPlaces)
{
    Written kept;
    kept.meddle(
        "UPDATE event SET seq = 99 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4;"
        " UPDATE event SET seq = 4 WHERE seq = 99");

    EXPECT_EQ(kept.first_bad(), 3);
}

TEST(Verify, FindsAChangeOfWhatIsFixedAboutThePlay)
{
    Written kept;
    kept.meddle("UPDATE play SET exam = 1");

    EXPECT_EQ(kept.first_bad(), 0);
}

TEST(Verify, FindsWordsThatWereChanged)
{
    Written kept;
    kept.meddle("UPDATE side SET text = CAST('I am not sorry' AS BLOB)");

    const Verified found = must(kept.store->verify(kept.line));

    EXPECT_EQ(found.first_bad, 0);
    EXPECT_NE(found.why.find("typed words"), std::string::npos);
}

TEST(Verify, FindsWordsThatAreGoneThoughNobodyWasErased)
{
    Written kept;
    kept.meddle("DELETE FROM side");

    EXPECT_EQ(kept.first_bad(), 0);
}

TEST(Verify, FindsWordsThatWerePutBesideAnEvent)
{
    Written kept;
    kept.meddle("INSERT INTO side SELECT team_id, play, 5, salt, text FROM side");

    EXPECT_EQ(kept.first_bad(), 5);
}

TEST(Verify, OfAForkFindsAChangeInItsParent)
{
    Written kept;
    const std::string fork = must(kept.store->fork(kept.line, 2));
    kept.append(fork, batch_of(1, "fork"));
    kept.meddle("UPDATE event SET body = '{}' WHERE seq = 1");

    EXPECT_EQ(must(kept.store->verify(fork)).first_bad, 1);
}

TEST(Verify, OfAForkDoesNotMindWhatItsParentDidLater)
{
    Written kept;
    const std::string fork = must(kept.store->fork(kept.line, 2));
    kept.append(fork, batch_of(1, "fork"));
    kept.meddle("UPDATE event SET body = '{}' WHERE seq = 5");

    EXPECT_TRUE(must(kept.store->verify(fork)).good());
    EXPECT_EQ(kept.first_bad(), 5);
}

}  // namespace
}  // namespace amends::records
