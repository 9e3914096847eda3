#include "sim/report/team/trainee_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/report/team/estimate.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

Section section(const Page& page, const std::string& id)
{
    const auto found = std::ranges::find(page.sections, id, &Section::id);
    if (found == page.sections.end()) throw std::runtime_error("no section " + id);
    return *found;
}

TEST(TraineeNamed, IsFoundByIdBeforeName)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 1, 50));
    ledger.add(kept("b", "x", 1, 50));

    EXPECT_EQ(trainee_named(ledger, "b"), 1U);
    EXPECT_EQ(trainee_named(ledger, "Name of b"), 1U);
    EXPECT_EQ(trainee_named(ledger, "nobody"), 2U);
}

TEST(TraineePage, HasEveryPlayInOrderThoughPracticeCountsNowhere)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 3, 80));
    Kept practice = kept("a", "x", 2, 100);
    practice.counts = false;
    ledger.add(practice);
    ledger.add(kept("a", "y", 1, 40));
    ledger.add(kept("b", "y", 1, 40));

    const Page page = trainee_page(ledger, {}, "a", {}, shipped_words());

    std::vector<std::string> marks;
    const Section plays = section(page, "plays");
    for (const std::vector<Cell>& row : plays.grid.rows) marks.push_back(row[2].text);
    EXPECT_EQ(marks, (std::vector<std::string>{"40", "100", "80"}));
    EXPECT_EQ(section(page, "way").grid.rows.size(), 2U);
}

TEST(TraineePage, EndsItsWayWhereTheTeamPageHasThem)
{
    const Ledger ledger = ledger_of(generated(20, 200));
    const TeamModel model = model_of(ledger, tally_of(ledger, {}));
    const std::size_t who = 7;

    const Section way = section(trainee_page(ledger, {}, ledger.trainees()[who].id, {}, shipped_words()), "way");

    const Estimate& e = model.steps.back().people[who];
    EXPECT_EQ(way.grid.rows.back()[3].text, tenths_text(e.value));
    EXPECT_EQ(way.grid.rows.back()[4].text, tenths_text(e.low));
}

TEST(TraineePage, BecomesSurerPlayByPlay)
{
    const Ledger ledger = ledger_of(generated(20, 200));
    const Section way = section(trainee_page(ledger, {}, ledger.trainees()[3].id, {}, shipped_words()), "way");
    const Chart& chart = way.charts.at(0);
    const std::vector<Interval>& intervals = chart.series.at(1).intervals;

    EXPECT_LT(intervals.back().high - intervals.back().low, intervals.front().high - intervals.front().low);
}

TEST(TraineePage, KeepsAPersonsMarkBesideTheScorers)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 60);
    row.play = "play-1";
    ledger.add(row);
    Notes notes;
    notes.rulings.push_back({"play-1", "empathy", 20, 60, "Jo", "Heard it differently.", "2027-01-01"});
    notes.rulings.push_back({"of somebody else", "empathy", 1, 2, "Jo", "", ""});
    notes.remarks.push_back({"play-1", 4, "Jo", "Listen here.", "2027-01-01"});
    notes.signatures.push_back({"a", "Jo", "three in a row", "2027-01-02"});

    const Page page = trainee_page(ledger, {}, "a", notes, shipped_words());

    const Section rulings = section(page, "rulings");
    ASSERT_EQ(rulings.grid.rows.size(), 1U);
    EXPECT_EQ(rulings.grid.rows[0][1].text, "Empathy");
    EXPECT_EQ(rulings.grid.rows[0][2].text, "20");
    EXPECT_EQ(rulings.grid.rows[0][3].text, "60");
    EXPECT_EQ(section(page, "remarks").grid.rows.size(), 1U);
    EXPECT_EQ(section(page, "signatures").grid.rows.size(), 1U);
}

TEST(TraineePage, ShowsTheScorersOwnMarkBesideOneThatAPersonRuledOn)
{
    Ledger ledger = empty_ledger();
    Kept ruled = kept("a", "x", 1, 80);
    ruled.by_scorer = 55;
    ledger.add(ruled);
    ledger.add(kept("a", "x", 2, 60));

    const Section plays = section(trainee_page(ledger, {}, "a", {}, shipped_words()), "plays");

    EXPECT_EQ(plays.grid.rows[0][2].text, "80");
    EXPECT_EQ(plays.grid.rows[0][3].text, "55");
    EXPECT_EQ(plays.grid.rows[1][3].text, "");
}

TEST(TraineePage, ShowsWhatToTypeForARuling)
{
    Ledger ledger = empty_ledger();
    Kept row = kept("a", "x", 1, 60);
    row.play = "play-1";
    ledger.add(row);

    const Section rulings = section(trainee_page(ledger, {}, "a", {}, shipped_words()), "rulings");

    EXPECT_NE(rulings.says.at(0).find("amends records rule play-1 \"Humility\" MARK --framework heal"),
              std::string::npos);
}

TEST(TraineePage, SaysSoWhereNobodyGoesByThatName)
{
    const Page page = trainee_page(empty_ledger(), {}, "nobody", {}, shipped_words());

    EXPECT_EQ(page.sections.size(), 0U);
    EXPECT_EQ(page.title, "Nobody goes by that name here");
}

TEST(TraineePage, SaysThatNobodyHasPlayedWhereNobodyWasNamed)
{
    const Page page = trainee_page(empty_ledger(), {}, "", {}, shipped_words());

    EXPECT_EQ(page.title, "No trainee has a play that counts here");
    EXPECT_NE(page.notices.at(0).find("another framework"), std::string::npos);
}

TEST(TraineePage, HasASentenceForEveryKeyItUses)
{
    const Ledger ledger = ledger_of(generated(8, 60));
    for (const std::string& who : {ledger.trainees()[0].id, std::string("nobody")}) {
        const std::string text =
            page_text(trainee_page(ledger, {}, who, {}, shipped_words()), {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
    }
}

}  // namespace
}  // namespace amends::report
