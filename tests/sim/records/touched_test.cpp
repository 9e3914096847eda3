// Which plays' marks were touched: whoever sums them up reads on from where they were.
#include <algorithm>

#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

struct Marks : Kept {
    std::string over() const
    {
        const std::string line = play();
        append(line, last_batch());
        return line;
    }
    void mark(const std::string& line, int total) const
    {
        must(store->put_mark({line, "rubric", "scorer", "heal", total, total, total >= 70, 1000, "[]"}));
    }
    /// "anew", "touched", and totals as they come.
    std::vector<std::string> read(Touched& since) const
    {
        std::vector<std::string> out;
        const Marked marked{"heal",
                            "rubric",
                            "scorer",
                            [&out] { out.emplace_back("anew"); },
                            [&out](const std::string&) { out.emplace_back("touched"); },
                            [&out](const MarkedPlay& play) { out.push_back(std::to_string(play.mark.total)); }};
        since = must(store->each_marked_since(since, marked));
        return out;
    }
};

using Told = std::vector<std::string>;

TEST(Touched, TellsEverythingOnceAndThenWhatIsNew)
{
    Marks kept;
    kept.mark(kept.over(), 61);
    Touched since;
    EXPECT_EQ(kept.read(since), (Told{"anew", "61"}));

    kept.mark(kept.over(), 72);

    EXPECT_EQ(kept.read(since), (Told{"touched", "72"}));
    EXPECT_EQ(kept.read(since), Told{});
}

TEST(Touched, TellsOfMarksThatAreReplacedAndOfThoseThatAreDropped)
{
    Marks kept;
    const std::string line = kept.over();
    kept.mark(line, 61);
    Touched since;
    kept.read(since);

    kept.mark(line, 62);
    EXPECT_EQ(kept.read(since), (Told{"touched", "62"}));
    must(kept.store->drop_marks(line));
    EXPECT_EQ(kept.read(since), Told{"touched"});
}

TEST(Touched, BeginsAnewWhereTheRecordsWentAnotherWay)
{
    Marks kept;
    kept.mark(kept.over(), 61);
    must(kept.store->copy_to(kept.folder.path() / "copy.db"));
    kept.mark(kept.over(), 62);
    Touched since;
    kept.read(since);

    Marks back;
    back.store.reset();
    std::filesystem::copy_file(kept.folder.path() / "copy.db", back.folder.file(),
                               std::filesystem::copy_options::overwrite_existing);
    back.store = back.open();
    back.assigned = kept.assigned;
    back.mark(back.over(), 63);

    EXPECT_EQ(back.read(since), (Told{"anew", "61", "63"}));
}

TEST(Touched, PlaysThatCountAreToldApartFromThoseThatDoNot)
{
    Marks kept;
    const std::string line = kept.over();
    kept.mark(line, 61);
    const TouchedPlays first = must(kept.store->plays_touched_since({}));
    const std::string practice = must(kept.store->create_play(kept.assigned, false, false));
    kept.append(practice, last_batch());
    kept.mark(practice, 50);

    EXPECT_TRUE(first.anew);
    EXPECT_EQ(first.plays, std::vector<std::string>{line});
    const TouchedPlays next = must(kept.store->plays_touched_since(first.now));
    EXPECT_FALSE(next.anew);
    EXPECT_TRUE(next.plays.empty());
}

TEST(Belongs, ListsEverybodyAndWhoWasErasedWithoutAName)
{
    Marks kept;
    must(kept.store->set_member(kept.person, "Spring", "Harbour"));
    const std::string other = must(kept.store->create_person("Ada"));
    must(kept.store->erase(other));

    const std::vector<Belongs> all = must(kept.store->belongs());

    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], (Belongs{kept.person, "Mara Vento", "Spring", "Harbour", false}));
    EXPECT_EQ(all[1], (Belongs{other, "", "", "", true}));
}

}  // namespace
}  // namespace amends::records
