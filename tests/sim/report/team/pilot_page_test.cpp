#include "sim/report/team/pilot_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

/// People who sat both exams: the second scenario is harder by ten, everybody gains six.
struct Sat {
    Ledger ledger = empty_ledger();
    Notes notes;

    explicit Sat(int one_first = 6, int other_first = 6)
    {
        PilotDrawn pilot{"Spring", "a", "b", 5 * day_s, {}};
        for (int i = 0; i < one_first + other_first; ++i) {
            const std::string who = "t" + std::to_string(100 + i);
            const bool one = i < one_first;
            pilot.people.emplace_back(who, one ? "a" : "b");
            const int level = 50 + i % 3;
            add(who, one ? "a" : "b", 10, level - (one ? 0 : 10));
            add(who, one ? "b" : "a", 40, level + 6 - (one ? 10 : 0));
        }
        notes.pilots.push_back(std::move(pilot));
    }
    std::string add(const std::string& who, const std::string& scenario, int day, int mark, bool exam = true)
    {
        Kept row = kept(who, scenario, day, mark);
        row.exam = exam;
        ledger.add(row);
        return row.play;
    }
    Page page() const { return pilot_page(ledger, notes, "", {}, shipped_words()); }
    Section section(const std::string& id) const
    {
        const Page made = page();
        const auto found = std::ranges::find(made.sections, id, &Section::id);
        return found == made.sections.end() ? Section{} : *found;
    }
};

TEST(Pilot, TakesTheDifferenceBetweenTheExamsOutOfTheGain)
{
    const Sat sat(6, 9);  // the halves need not be equal
    const Section gains = sat.section("gains");

    ASSERT_FALSE(gains.grid.rows.empty());
    const std::vector<Cell>& total = gains.grid.rows.back();
    EXPECT_EQ(total[5].text, "6.0");
    EXPECT_EQ(total[8].text, "10.0");
}

TEST(Pilot, CountsExamsAloneAndThoseAfterTheDraw)
{
    Sat sat;
    sat.add("t100", "a", 1, 99);         // before the draw
    sat.add("t100", "a", 7, 99, false);  // no exam
    sat.add("t100", "b", 60, 99);        // a second try

    EXPECT_EQ(sat.section("gains").grid.rows.back()[5].text, "6.0");
}

TEST(Pilot, CountsWhoSatWhatAndShowsNoMarkOfAnybody)
{
    Sat sat;
    PilotDrawn& pilot = sat.notes.pilots.front();
    for (const char* const who : {"first", "wrong", "none", "gone"}) pilot.people.emplace_back(who, "a");
    sat.add("first", "a", 10, 50);
    sat.add("wrong", "b", 10, 50);
    sat.add("wrong", "a", 20, 50);
    sat.add("none", "c", 10, 50);

    const PilotSat found = sat_in(sat.ledger, pilot);

    EXPECT_EQ(found.drawn, 16);
    EXPECT_EQ(found.both.size(), 12U);
    EXPECT_EQ(found.only_first, 1);
    EXPECT_EQ(found.wrong_order, 1);
    EXPECT_EQ(found.none, 1);
    EXPECT_EQ(found.gone, 1);
    EXPECT_EQ(sat.section("draw").grid.ids,
              (std::vector<std::string>{"trainee", "trainee_id", "begins", "then", "stands"}));
}

TEST(Pilot, SaysNothingOfFewerThanFiveInEitherOrder)
{
    const Sat sat(12, 4);

    EXPECT_TRUE(sat.section("gains").grid.rows.empty());
    EXPECT_NE(sat.section("verdict").says.front().find("no figure"), std::string::npos);
}

TEST(Pilot, AGainIsTheMeanOfBothHalvesWithWelchsInterval)
{
    std::vector<Ends> ends;
    for (const int gain : {2, 4, 6, 8, 10}) ends.push_back({true, 50'000, 50'000 + gain * 1000});
    for (const int gain : {0, 1, 2, 3, 4}) ends.push_back({false, 50'000, 50'000 + gain * 1000});

    const Gain gain = gain_of(ends);

    // Means 6 and 2: the gain is 4. Variances of the means 2 and 0.5: half the root of 2.5 is 0.79; Welch's degrees are
    // 5.88, of which 5 are taken, whose quantile is 2.571: 2.03 either way.
    EXPECT_EQ(gain.by.value, 40);
    EXPECT_NEAR(gain.by.low, 20, 1);
    EXPECT_NEAR(gain.by.high, 60, 1);
    EXPECT_EQ(gain.harder, -20);
}

TEST(Pilot, PutsBlindMarksBesideTheScorers)
{
    Sat sat;
    for (const Ledger::Row& row : sat.ledger.rows()) {
        const bool late = row.ended_s > 30 * day_s;
        for (const char* const rater : {"Jo", "Kim"})
            sat.notes.ratings.push_back({row.play, "humility", rater, late ? 60 : 40, "2027-01-01"});
    }

    EXPECT_EQ(sat.section("blind").grid.rows.back()[5].text, "20.0");
    EXPECT_EQ(sat.section("raters").grid.rows.front()[2].text, "24");
    EXPECT_EQ(sat.section("raters").grid.rows.front()[6].text, "0.0");
}

TEST(Pilot, PutsRealContactsBesidePracticeAndNeverTakesOneFromTheOther)
{
    const Sat sat;
    const RealContacts real{"calls.jsonl", {{"humility", 40, 555}}};
    const Page page = pilot_page(sat.ledger, sat.notes, "spring", real, shipped_words());
    const auto beside = std::ranges::find(page.sections, "beside", &Section::id);

    ASSERT_NE(beside, page.sections.end());
    EXPECT_EQ(beside->grid.rows.front()[4].text, "55.5");
    EXPECT_EQ(beside->grid.rows.front()[5].text, "40");
    EXPECT_TRUE(beside->charts.empty());
}

TEST(Pilot, HasASentenceForEveryKeyItUses)
{
    Sat rated;
    rated.notes.ratings.push_back({rated.ledger.rows().front().play, "humility", "Jo", 60, "2027-01-01"});
    for (const Sat& sat : {Sat(), Sat(2, 2), rated}) {
        const Page page = pilot_page(sat.ledger, sat.notes, "", {"f", {{"humility", 3, 500}}}, shipped_words());
        const std::string text = page_text(page, {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
        EXPECT_EQ(text.find('{'), std::string::npos) << text.substr(text.find('{'), 40);
    }
    const Page none = pilot_page(empty_ledger(), {}, "", {}, shipped_words());
    EXPECT_EQ(none.title, "No pilot has been drawn");
}

}  // namespace
}  // namespace amends::report
