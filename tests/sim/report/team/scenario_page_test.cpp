#include "sim/report/team/scenario_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

TEST(ScenarioFigures, KnowWhichOfTwoIsEasierForTheSamePeople)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 12; ++t) {
        ledger.add(kept("t" + std::to_string(t), "easy", 1, 60 + t));
        ledger.add(kept("t" + std::to_string(t), "hard", 2, 30 + t));
    }

    const auto figures = scenario_figures(ledger, tally_of(ledger, {}));

    EXPECT_EQ(figures[0].easier_tenths, 150);
    EXPECT_EQ(figures[1].easier_tenths, -150);
    EXPECT_EQ(figures[0].trainees, 12);
    EXPECT_GE(figures[0].tells_apart_permille, 990);  // who is better in one is better in the other
}

TEST(ScenarioFigures, SayWhereOneTellsNobodyApart)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 24; ++t) {
        const std::string who = "t" + std::to_string(100 + t);
        ledger.add(kept(who, "one", 1, 30 + 2 * t));
        ledger.add(kept(who, "two", 2, 30 + 2 * t));
        ledger.add(kept(who, "lottery", 3, t % 2 == 0 ? 75 : 35));
    }

    const auto figures = scenario_figures(ledger, tally_of(ledger, {}));

    EXPECT_LT(std::abs(figures[2].tells_apart_permille), 100);
    EXPECT_EQ(revise(figures[2]), "tells_nobody_apart");
    EXPECT_EQ(revise(figures[0]), "");
}

TEST(Revise, NamesWhatIsTooEasyAndTooHard)
{
    EXPECT_EQ(revise({40, 39, 20, 0, 500, 20}), "too_easy");
    EXPECT_EQ(revise({40, 1, 20, 0, 500, 20}), "too_hard");
    EXPECT_EQ(revise({40, 20, 20, 0, 500, 20}), "");
    EXPECT_EQ(revise({10, 10, 10, 0, 0, 10}), "");  // too few plays to say
}

TEST(ScenarioPage, CountsEveryPlayInItsHistogramOnce)
{
    const Ledger ledger = ledger_of(generated(20, 200));
    const Page page = scenario_page(ledger, {}, {}, {}, shipped_words());
    int plays = 0;
    for (const Section& section : page.sections) {
        if (!section.id.starts_with("marks-")) continue;
        for (const std::vector<Cell>& row : section.grid.rows) plays += std::stoi(row[2].text);
    }

    EXPECT_EQ(plays, tally_of(ledger, {}).plays());
}

TEST(ScenarioPage, WithholdsAScenarioThatFewPlayed)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 8; ++t) ledger.add(kept("t" + std::to_string(t), "known", 1, 50 + t));
    for (int t = 0; t < 4; ++t) ledger.add(kept("t" + std::to_string(t), "new", 2, 50 + t));

    const Section overview = scenario_page(ledger, {}, {}, {}, shipped_words()).sections.at(0);

    EXPECT_EQ(overview.grid.rows.at(0)[2].text, "8");
    for (std::size_t k = 2; k < overview.grid.ids.size(); ++k) EXPECT_EQ(overview.grid.rows.at(1)[k].text, "withheld");
}

TEST(ScenarioPage, TellsTheVersionsOfAScenarioApart)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 12; ++t) {
        Kept row = kept("t" + std::to_string(t), "one", t, t < 6 ? 40 : 80);
        row.version = t < 6 ? "old-version" : "new-version";
        ledger.add(row);
    }
    const Page page = scenario_page(ledger, {}, {}, {}, shipped_words());
    const auto versions = std::ranges::find(page.sections, "versions", &Section::id);

    ASSERT_EQ(versions->grid.rows.size(), 2U);
    EXPECT_EQ(versions->grid.rows[0][1].text, "old-vers");
    EXPECT_EQ(versions->grid.rows[0][7].text, "40.0");
    EXPECT_EQ(versions->grid.rows[1][7].text, "80.0");
}

TEST(ScenarioPage, HasASentenceForEveryKeyItUses)
{
    for (const Ledger& ledger : {ledger_of(generated(20, 200)), ledger_of(generated(3, 9)), ledger_of({})}) {
        const std::string text =
            page_text(scenario_page(ledger, {}, {}, {}, shipped_words()), {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
    }
}

}  // namespace
}  // namespace amends::report
