#include "sim/report/loyalty_page.h"

#include <gtest/gtest.h>

namespace amends::report {
namespace {

using loyalty::Account;
using loyalty::StepAccount;
using loyalty::Verdict;

StepAccount step(const std::string& name, int points, int low, int high)
{
    StepAccount out;
    out.name = name;
    out.points = points;
    out.low = low;
    out.high = high;
    out.curve = {{1000, 500, 400, 600}, {9000, 700, 600, 800}};
    out.rug = {1000, 2000, 9000};
    return out;
}

Account account()
{
    Account out;
    out.verdict = Verdict::enough;
    out.family = "logistic";
    out.source = "real";
    out.outcome = "retained";
    out.n = 2400;
    out.events = 1500;
    out.steps = {step("follow_up", 123, 20, 226), step("empathy", 50, -40, 140)};
    out.steps[0].clear = true;
    return out;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(LoyaltyVerdict, SaysFirstWhetherThereIsEnough)
{
    EXPECT_EQ(loyalty_verdict(account())[0],
              "Enough to say something. 2 400 recoveries; 1 500 with the outcome \"retained\", 900 without.");
}

TEST(LoyaltyVerdict, NamesOnlyStepsBeyondChance)
{
    EXPECT_TRUE(has(loyalty_verdict(account())[1], ": follow_up."));
    EXPECT_FALSE(has(loyalty_verdict(account())[1], "empathy"));
}

TEST(LoyaltyVerdict, KeepsCausesForCasesGivenOutByLot)
{
    Account by_lot = account();
    by_lot.randomised = true;

    EXPECT_TRUE(has(loyalty_verdict(account()).back(), "is not \"causes\""));
    EXPECT_TRUE(has(loyalty_verdict(by_lot).back(), "by lot"));
}

TEST(LoyaltyVerdict, OpensWithSimulated)
{
    Account simulated = account();
    simulated.source = "simulated";

    EXPECT_TRUE(has(loyalty_verdict(simulated)[0], "proves nothing about your customers"));
}

TEST(LoyaltyWorth, CountsCustomersWithTheirInterval)
{
    EXPECT_EQ(loyalty_worth(account(), {})[0],
              "One more point of follow_up goes with 12 more customers in 1 000 (95 % interval 2 to 23).");
}

TEST(LoyaltyWorth, SaysWhenItCouldBeNothing)
{
    EXPECT_TRUE(has(loyalty_worth(account(), {})[1], "it could as well be nothing"));
}

TEST(LoyaltyWorth, NamesMoneyOnlyWhereTheMarginWasTyped)
{
    LoyaltyOptions options;
    options.margin = 200;
    options.currency = "EUR";

    EXPECT_FALSE(has(loyalty_worth(account(), {})[0], "EUR"));
    EXPECT_TRUE(has(loyalty_worth(account(), options)[0], "2 460 EUR (400 to 4 520)"));
}

TEST(LoyaltyWorth, IsSilentWhereThereIsTooLittle)
{
    Account little = account();
    little.verdict = Verdict::too_little;

    EXPECT_TRUE(loyalty_worth(little, {}).empty());
}

TEST(LoyaltyFigures, DrawEveryStepWithItsInterval)
{
    const LoyaltyFigure steps = loyalty_figures(account())[0];

    EXPECT_EQ(steps.id, "steps");
    EXPECT_EQ(steps.chart.series.size(), 3U);
    EXPECT_EQ(steps.chart.series[1].intervals[0], (Interval{5, 20, 226}));
    EXPECT_EQ(steps.chart.table.rows[0][1], "+1.2");
}

TEST(LoyaltyFigures, GiveEveryChartItsTable)
{
    for (const LoyaltyFigure& figure : loyalty_figures(account())) {
        EXPECT_FALSE(figure.chart.table.rows.empty()) << figure.id;
    }
}

TEST(LoyaltyFigures, ShowNoTraineesWhoCannotBeToldApart)
{
    Account mixed = account();
    mixed.icc = 10;
    mixed.groups = {{"ann", 10, 50, -200, 300}};

    for (const LoyaltyFigure& figure : loyalty_figures(mixed)) EXPECT_NE(figure.id, "groups");
    EXPECT_TRUE(has(loyalty_page(mixed, {}), "Not enough to tell them apart"));
}

TEST(LoyaltyPage, EscapesWhatTheDataBringAlong)
{
    Account hostile = account();
    hostile.steps[0].name = "<script>alert(1)</script>";

    EXPECT_FALSE(has(loyalty_page(hostile, {}), "<script"));
}

TEST(LoyaltyPage, NeedsNoOtherFile)
{
    const std::string page = loyalty_page(account(), {});

    EXPECT_TRUE(has(page, "default-src 'none'"));
    EXPECT_FALSE(has(page, "src="));
    EXPECT_FALSE(has(page, "href="));
}

TEST(LoyaltyPage, ShowsNoFiguresWhereThereIsTooLittle)
{
    Account little = account();
    little.verdict = Verdict::too_little;

    EXPECT_FALSE(has(loyalty_page(little, {}), "<svg"));
    EXPECT_TRUE(has(loyalty_page(little, {}), "Not enough to say anything yet"));
}

TEST(PointsText, RoundsToATenthOfAPoint)
{
    EXPECT_EQ(points_text(712), "+7.1");
    EXPECT_EQ(points_text(-45), "-0.5");
    EXPECT_EQ(points_text(-4), "0.0");
}

}  // namespace
}  // namespace amends::report
