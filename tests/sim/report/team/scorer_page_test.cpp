#include "sim/report/team/scorer_page.h"

#include <gtest/gtest.h>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

Agreement agreement(int both_passed, int both_failed, int machine_alone, int human_alone)
{
    Agreement out;
    for (const auto& [count, machine, human] : {std::tuple(both_passed, 80, 90), std::tuple(both_failed, 20, 30),
                                                std::tuple(machine_alone, 80, 60), std::tuple(human_alone, 60, 80)}) {
        for (int i = 0; i < count; ++i) out.add({"p", "s", machine, human, "", "", ""});
    }
    return out;
}

TEST(Kappa, IsWhatIsAgreedBeyondChance)
{
    // The textbook's 50 cases: 20 and 15 agreed, 5 and 10 not. po .70, pe .50, kappa .40; error .1296.
    const auto kappa = kappa_of(agreement(20, 15, 5, 10));

    ASSERT_TRUE(kappa.has_value());
    EXPECT_EQ(kappa->value, 400);
    EXPECT_NEAR(kappa->low, 400 - 254, 1);
    EXPECT_NEAR(kappa->high, 400 + 254, 1);
}

TEST(Kappa, IsNearZeroThoughNinetyInAHundredAgreeByChance)
{
    const auto kappa = kappa_of(agreement(90, 0, 5, 5));

    ASSERT_TRUE(kappa.has_value());
    EXPECT_LT(kappa->value, 0);
}

TEST(Kappa, IsNotGivenForFewRulingsNorWhereNothingDiffers)
{
    EXPECT_FALSE(kappa_of(agreement(5, 4, 0, 0)).has_value());
    EXPECT_FALSE(kappa_of(agreement(20, 0, 0, 0)).has_value());
}

TEST(ScorerPage, CountsRulingsOnPlaysOfTheFilterAlone)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 60);
    row.play = "here";
    row.site = "Harbour";
    ledger.add(row);
    row = kept("b", "x", 1, 60);
    row.play = "there";
    row.site = "Hill";
    ledger.add(row);
    Notes notes;
    notes.rulings = {{"here", "empathy", 20, 80, "Jo", "", "2027-01-05"},
                     {"here", "humility", 80, 90, "Jo", "", "2027-02-05"},
                     {"there", "empathy", 20, 30, "Jo", "", "2027-02-05"}};
    Filter filter;
    filter.site = "Harbour";

    const Page page = scorer_page(ledger, filter, notes, shipped_words());

    ASSERT_EQ(page.sections.size(), 3U);
    EXPECT_EQ(page.sections[0].grid.rows.back()[1].text, "2");     // rulings
    EXPECT_EQ(page.sections[0].grid.rows.back()[4].text, "1");     // passed by the person alone
    EXPECT_EQ(page.sections[0].grid.rows.back()[8].text, "35.0");  // (60 + 10) / 2
    EXPECT_EQ(page.sections[1].grid.rows.size(), 2U);              // two months
}

TEST(ScorerPage, SetsLabelsOfSingleRepliesBesideTheScorerActByAct)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 60);
    row.play = "here";
    ledger.add(row);
    const acts::ActSet apology = acts::acts_of(acts::Act::apology);
    const acts::ActSet both = acts::acts_of(acts::Act::apology, acts::Act::thank);
    Notes notes;
    for (int i = 0; i < 8; ++i) notes.labelled.push_back({"here", "jo", apology, apology, {}});
    for (int i = 0; i < 4; ++i) notes.labelled.push_back({"here", "kim", {}, {}, {}});
    notes.labelled.push_back({"here", "kim", both, apology, {}});
    notes.labelled.push_back({"here", "kim", {}, apology, apology});  // undecided: no vote on the apology
    notes.labelled.push_back({"elsewhere", "kim", apology, {}, {}});  // a play that the filter leaves out
    notes.labels_unread = {"lee.jsonl:3: not an act"};

    const Page page = scorer_page(ledger, {}, notes, shipped_words());

    const Section& acts = page.sections.back();
    ASSERT_EQ(acts.says.size(), 2U);
    EXPECT_NE(acts.says[0].find("lee.jsonl:3"), std::string::npos);
    EXPECT_NE(acts.says[1].find("14 labels"), std::string::npos) << acts.says[1];
    ASSERT_EQ(acts.grid.rows.size(), 3U);  // the two acts that somebody hears, and all
    EXPECT_EQ(acts.grid.rows[0][1].text, "9");
    EXPECT_EQ(acts.grid.rows[0][4].text, "1000");
    EXPECT_EQ(acts.grid.rows[1][3].text, "1");  // thanks, heard by the person alone
}

TEST(ScorerPage, HasASentenceForEveryKeyItUses)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 60);
    ledger.add(row);
    Notes ruled;
    ruled.rulings.push_back({row.play, "empathy", 20, 80, "Jo", "", "2027-01-05"});
    for (const Notes& given : {Notes{}, ruled}) {
        const std::string text = page_text(scorer_page(ledger, {}, given, shipped_words()), {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
    }
}

}  // namespace
}  // namespace amends::report
