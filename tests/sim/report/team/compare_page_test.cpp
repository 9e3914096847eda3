#include "sim/report/team/compare_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scoring/base/chance.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

/// Two cohorts in one scenario; everybody's marks lie `apart` from the other cohort's on average.
Ledger two_cohorts(int each, int apart, std::uint64_t seed = 1)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 2 * each; ++t) {
        const int luck = static_cast<int>(chance_below(seed, static_cast<std::uint64_t>(t), "luck", 31)) - 15;
        Kept row = kept("t" + std::to_string(100 + t), "x", 1, std::clamp(50 + luck + (t < each ? apart : 0), 0, 100));
        row.cohort = t < each ? "first" : "second";
        ledger.add(row);
    }
    return ledger;
}

std::vector<Difference> found(const Ledger& ledger, int rounds = 1999)
{
    std::vector<bool> left;
    std::vector<bool> right;
    for (const Ledger::Trainee& trainee : ledger.trainees()) {
        left.push_back(trainee.cohort == "first");
        right.push_back(trainee.cohort == "second");
    }
    return differences(ledger, tally_of(ledger, {}), left, right, rounds);
}

TEST(Difference, IsTheOneBetweenTheMeansWithWelchsInterval)
{
    Ledger ledger = empty_ledger();
    const int left[] = {60, 70, 80, 70, 70};
    const int right[] = {40, 50, 60, 50, 50};
    for (int i = 0; i < 5; ++i) {
        Kept row = kept("a" + std::to_string(i), "x", 1, left[i]);
        row.cohort = "first";
        ledger.add(row);
        row = kept("b" + std::to_string(i), "x", 1, right[i]);
        row.cohort = "second";
        ledger.add(row);
    }

    const Difference d = found(ledger)[0];

    // Both variances are 50: standard error sqrt(50/5 + 50/5) = 4.472; 8 degrees of freedom, t 2.306: +- 10.31.
    EXPECT_EQ(d.by.value, 200);
    EXPECT_NEAR(d.by.low, 97, 1);
    EXPECT_NEAR(d.by.high, 303, 1);
    // 20 / sqrt(50) = 2.828; Hedges: x (1 - 3 / (4 x 8 - 1)) = 2.555.
    EXPECT_NEAR(d.effect_hundredths, 255, 1);
    // 6 of the 252 ways to deal ten into five and five part them as far: 0.0238 - from enumeration.
    EXPECT_NEAR(d.p_permille, 24, 12);
}

TEST(Difference, IsNotTakenForRealWhereChanceMakesIt)
{
    // 200 pairs of cohorts that differ by luck alone: at most one in twenty is called different, within three standard
    // errors (9).
    int called = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        called += found(two_cohorts(8, 0, seed), 199)[0].p_permille <= 50 ? 1 : 0;

    EXPECT_LE(called, 10 + 9);
    EXPECT_GE(called, 1);
}

TEST(Difference, IsFoundWhereItIsLarge)
{
    EXPECT_LE(found(two_cohorts(12, 25))[0].p_permille, 5);
}

TEST(Difference, AllowsForHavingLookedAtEveryStep)
{
    for (const Difference& d : found(two_cohorts(10, 8))) {
        EXPECT_GE(d.holm_permille, d.p_permille);
        EXPECT_LE(d.holm_permille, 1000);
    }
    const std::vector<Difference> all = found(two_cohorts(12, 25));
    EXPECT_EQ(std::ranges::min(all, {}, &Difference::p_permille).holm_permille,
              std::ranges::min(all, {}, &Difference::p_permille).p_permille * 3);
}

TEST(Difference, IsNotShownForAGroupOfFour)
{
    EXPECT_FALSE(found(two_cohorts(4, 30))[0].known);
}

TEST(ComparePage, TakesTheTwoLargestCohortsWhereNoneIsNamed)
{
    const Page page = compare_page(two_cohorts(9, 10), {}, {}, shipped_words());

    EXPECT_EQ(page.sections.at(0).heading, "first and second");
    EXPECT_EQ(page.sections.at(0).grid.rows.size(), 3U);
}

TEST(ComparePage, PutsOneGroupBesideEverybodyElse)
{
    const Page page = compare_page(two_cohorts(9, 10), {}, {"second", "", "", ""}, shipped_words());

    EXPECT_EQ(page.sections.at(0).heading, "second and everybody else");
}

TEST(ComparePage, KeepsToTheSiteWhereACohortOfItIsChosen)
{
    Filter harbour;
    harbour.cohort = "second";
    harbour.site = "Harbour";

    const Page page = compare_page(two_cohorts(9, 10), harbour, {"second", "", "Harbour", ""}, shipped_words());

    EXPECT_EQ(page.sections.at(0).heading, "second and everybody else");
    EXPECT_TRUE(std::ranges::any_of(page.filters,
                                    [](const std::string& each) { return each.find("Harbour") != std::string::npos; }));
    for (const std::vector<Cell>& row : page.sections.at(0).grid.rows) {
        EXPECT_EQ(row[1].text, "") << "nobody of these belongs to the Harbour";
    }
}

TEST(ComparePage, HasASentenceForEveryKeyItUses)
{
    for (const int size : {3, 9}) {
        const std::string text =
            page_text(compare_page(two_cohorts(size, 10), {}, {}, shipped_words()), {"table", "cannot", "en"});
        EXPECT_EQ(text.find("report."), std::string::npos) << text.substr(text.find("report."), 40);
    }
}

}  // namespace
}  // namespace amends::report
