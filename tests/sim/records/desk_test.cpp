// What managers add to the records, and read from them.
#include <algorithm>

#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

/// One play that is over and marked under HEAL.
struct Marked : Kept {
    Marked()
    {
        append(line, batch_of(3, "a"));
        append(line, last_batch());
        must(store->put_mark(mark("rubric-1", "scorer-1", 71)));
    }
    MarkRow mark(const std::string& rubric, const std::string& scorer, int total) const
    {
        return {line, rubric, scorer, "heal", total, total, total >= 70, 1000, "[]"};
    }
    std::vector<MarkedPlay> marked(const std::string& rubric = "", const std::string& scorer = "") const
    {
        std::vector<MarkedPlay> out;
        must(store->each_marked("heal", rubric, scorer, [&out](const MarkedPlay& play) { out.push_back(play); }));
        return out;
    }

    std::string line = play();
};

TEST(MarkedPlays, ComeWithWhoseTheyAreAndWhereThatPersonBelongs)
{
    Marked kept;
    must(kept.store->set_member(kept.person, "Spring", "Harbour"));

    const std::vector<MarkedPlay> marked = kept.marked();

    ASSERT_EQ(marked.size(), 1U);
    EXPECT_EQ(marked[0].play, kept.line);
    EXPECT_EQ(marked[0].name, "Mara Vento");
    EXPECT_EQ(marked[0].cohort, "Spring");
    EXPECT_EQ(marked[0].site, "Harbour");
    EXPECT_EQ(marked[0].scenario_id, "late-crib");
    EXPECT_EQ(marked[0].mark.total, 71);
    EXPECT_TRUE(marked[0].counts);
}

TEST(MarkedPlays, LeaveOutWhatIsNotOverAndWhatHasNoMark)
{
    Marked kept;
    const std::string open = kept.play();
    kept.append(open, batch_of(1, "b"));
    must(kept.store->put_mark({open, "r", "s", "heal", 1, 1, false, 1000, "[]"}));
    kept.append(kept.play(), last_batch());

    EXPECT_EQ(kept.marked().size(), 1U);
}

TEST(MarkedPlays, AreTakenOnceWithTheWantedScorersMark)
{
    Marked kept;
    must(kept.store->put_mark(kept.mark("rubric-1", "scorer-2", 50)));

    EXPECT_EQ(kept.marked("rubric-1", "scorer-2").at(0).mark.total, 50);
    EXPECT_EQ(kept.marked("rubric-1", "scorer-1").at(0).mark.total, 71);
    EXPECT_EQ(kept.marked().size(), 1U);
}

TEST(MarkedPlays, OfAnErasedPersonHaveNeitherNameNorSite)
{
    Marked kept;
    must(kept.store->set_member(kept.person, "Spring", "Harbour"));

    must(kept.store->erase(kept.person));

    const MarkedPlay play = kept.marked().at(0);
    EXPECT_TRUE(play.erased);
    EXPECT_EQ(play.name + play.cohort + play.site, "");
}

TEST(Member, IsReplacedByWhatIsSaidLast)
{
    Marked kept;
    must(kept.store->set_member(kept.person, "Spring", "Harbour"));
    must(kept.store->set_member(kept.person, "Autumn", ""));

    EXPECT_EQ(kept.marked().at(0).cohort, "Autumn");
    EXPECT_EQ(kept.marked().at(0).site, "");
}

TEST(Remark, StandsBesideAnEventOfThePlay)
{
    Marked kept;
    must(kept.store->add_remark(kept.line, 2, "Jo", "Listen here."));

    const std::vector<Remark> remarks = must(kept.store->remarks(kept.line));

    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].seq, 2);
    EXPECT_EQ(remarks[0].words, "Listen here.");
    EXPECT_EQ(trouble_of(kept.store->add_remark(kept.line, 99, "Jo", "?")), Trouble::missing);
    EXPECT_EQ(trouble_of(kept.store->add_remark("nowhere", 0, "Jo", "?")), Trouble::missing);
}

TEST(Ruling, StandsBesideTheScorersMarkAndLeavesItAsItWas)
{
    Marked kept;
    must(kept.store->put_ruling({kept.line, "heal", "empathy", 40, "Jo", "Too quick.", ""}));
    must(kept.store->put_ruling({kept.line, "heal", "empathy", 60, "Jo", "On second thought.", ""}));

    const std::vector<Ruling> rulings = must(kept.store->rulings());

    ASSERT_EQ(rulings.size(), 1U);
    EXPECT_EQ(rulings[0].mark, 60);
    EXPECT_EQ(kept.marked().at(0).mark.total, 71);
}

TEST(Ruling, IsRefusedWhereThereIsNothingToRuleOn)
{
    Marked kept;

    EXPECT_EQ(trouble_of(kept.store->put_ruling({kept.line, "heal", "empathy", 101, "Jo", "", ""})), Trouble::refused);
    EXPECT_EQ(trouble_of(kept.store->put_ruling({kept.line, "other", "empathy", 50, "Jo", "", ""})), Trouble::missing);
}

TEST(Signature, SaysWhoCertifiedWhomUnderWhichRule)
{
    Marked kept;
    must(kept.store->sign(kept.person, "heal", "three in a row", "Jo"));

    const std::vector<Signature> signatures = must(kept.store->signatures());

    ASSERT_EQ(signatures.size(), 1U);
    EXPECT_EQ(signatures[0].person, kept.person);
    EXPECT_EQ(signatures[0].by_whom, "Jo");
}

TEST(Erase, DeletesWhatManagersSaidOfThePerson)
{
    Marked kept;
    must(kept.store->set_member(kept.person, "Quiet cohort", "Quiet site"));
    must(kept.store->add_remark(kept.line, 1, "Jo", "Private words"));
    must(kept.store->put_ruling({kept.line, "heal", "empathy", 40, "Jo", "Private reason", ""}));

    must(kept.store->erase(kept.person));
    kept.store.reset();

    const std::string bytes = read_bytes(kept.folder.file());
    for (const char* const words : {"Quiet cohort", "Quiet site", "Private words", "Private reason"})
        EXPECT_EQ(bytes.find(words), std::string::npos) << words;
    kept.store = kept.open();
    EXPECT_EQ(must(kept.store->rulings()).at(0).mark, 40);
}

TEST(ExportPerson, HandsOverWhatManagersAdded)
{
    Marked kept;
    must(kept.store->set_member(kept.person, "Spring", "Harbour"));
    must(kept.store->add_remark(kept.line, 1, "Jo", "Well asked."));
    must(kept.store->put_ruling({kept.line, "heal", "empathy", 40, "Jo", "Late.", ""}));
    must(kept.store->sign(kept.person, "heal", "rule", "Jo"));

    const std::string lines = must(kept.store->export_person(kept.person));

    for (const char* const record : {"\"member\"", "\"remark\"", "\"ruling\"", "\"signature\""})
        EXPECT_NE(lines.find(record), std::string::npos) << record;
}

}  // namespace
}  // namespace amends::records
