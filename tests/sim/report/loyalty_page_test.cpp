#include "sim/report/loyalty_page.h"

#include <gtest/gtest.h>

#include <algorithm>

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

std::string html(const Account& account)
{
    return page_html(loyalty_page(account, {}), {"The same as a table", "What this page cannot tell"});
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
    by_lot.by_lot = {"lot=called"};

    EXPECT_TRUE(has(loyalty_verdict(account()).back(), "is not \"causes\""));
    EXPECT_TRUE(has(loyalty_verdict(by_lot).back(), "The lot decided lot=called"));
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
              "One more point of follow_up goes with \"retained\" for 12.3 more customers in 1 000 (95 % interval 2 to "
              "22.6).");
}

TEST(LoyaltyWorth, SaysWhenItCouldBeNothing)
{
    EXPECT_TRUE(has(loyalty_worth(account(), {})[1], "it could as well be nothing"));
}

TEST(LoyaltyWorth, TellsALossAsFewerCustomers)
{
    Account worse = account();
    worse.steps[0].points = -60;
    worse.steps[0].low = -192;
    worse.steps[0].high = 72;
    worse.steps[1].points = -60;
    worse.steps[1].low = -100;
    worse.steps[1].high = -20;

    EXPECT_TRUE(has(loyalty_worth(worse, {})[0], "6 fewer customers in 1 000 (95 % interval 19.2 fewer to 7.2 more)"));
    EXPECT_TRUE(has(loyalty_worth(worse, {})[1], "6 fewer customers in 1 000 (95 % interval 10 to 2 fewer)"));
}

TEST(LoyaltyWorth, NamesMoneyOnlyWhereTheMarginWasTyped)
{
    LoyaltyOptions options;
    options.margin = 200;
    options.currency = "EUR";

    EXPECT_FALSE(has(loyalty_worth(account(), {})[0], "EUR"));
    EXPECT_TRUE(has(loyalty_worth(account(), options)[0], "2 460 EUR (400 to 4 520)"));
}

TEST(LoyaltyWorth, CountsFewerLossesAsMoney)
{
    Account losing = account();
    losing.outcome = "left";
    losing.loss = true;
    losing.steps[0].points = -123;
    losing.steps[0].low = -226;
    losing.steps[0].high = -20;
    LoyaltyOptions options;
    options.margin = 200;
    options.currency = "EUR";

    EXPECT_TRUE(has(loyalty_worth(losing, options)[0], "\"left\" for 12.3 fewer customers"));
    EXPECT_TRUE(has(loyalty_worth(losing, options)[0], "2 460 EUR (400 to 4 520)"));
}

Account beside(int low, int high)
{
    Account out = account();
    out.unfailed = 400;
    out.unfailed_mean = 9000;
    out.besides_share = true;
    out.besides = {{"all", 2400, 6000, -3000, -3300, -2700}, {"best_tenth", 240, 8600, -400, low, high}};
    return out;
}

TEST(LoyaltyBeside, TellsBothKindsAndTheirDifference)
{
    const std::vector<std::string> lines = loyalty_beside(beside(-900, 100));

    EXPECT_EQ(lines[0], "400 customers never had a failure: \"retained\" 90.0 %.");
    EXPECT_EQ(
        lines[2],
        "The best-recovered tenth, 240 customers: 86.0 %, which is 4.0 lower (in percentage points; 95 % interval "
        "9.0 lower to 1.0 higher).");
}

TEST(LoyaltyBeside, ClaimsNoParadoxUnlessTheDataDo)
{
    EXPECT_TRUE(has(loyalty_beside(beside(-900, 100))[3], "are not told apart"));
    EXPECT_TRUE(has(loyalty_beside(beside(-900, -100))[3], "does not make up for the failure"));
    EXPECT_TRUE(has(loyalty_beside(beside(100, 900))[3], "better off than customers who never had a failure"));
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
    ASSERT_EQ(steps.chart.forest.rows.size(), 2U);
    EXPECT_EQ(steps.chart.forest.rows[0].low, 20);
    EXPECT_EQ(steps.chart.forest.rows[0].high, 226);
    EXPECT_EQ(steps.chart.table.rows[0][1], "+1.2");
}

TEST(LoyaltyFigures, DrawWhatIsNoStepOnAnAxisOfItsOwn)
{
    Account both = account();
    both.steps.push_back(step("channel=email", -2400, -3600, -1200));
    both.steps.back().step = false;

    const std::vector<LoyaltyFigure> figures = loyalty_figures(both);

    EXPECT_EQ(figures[0].chart.forest.rows.size(), 2U);
    EXPECT_GT(figures[0].chart.x.least, -200);
    EXPECT_EQ(figures[1].id, "others");
    EXPECT_EQ(figures[1].chart.forest.rows.at(0).label, "channel=email");
}

TEST(LoyaltyFigures, SayInTheTableAndTheCurveWhatCouldBeNothing)
{
    const std::vector<LoyaltyFigure> figures = loyalty_figures(account());

    EXPECT_EQ(figures[0].chart.table.rows[0][4], "yes");
    EXPECT_EQ(figures[0].chart.table.rows[1][4], "could as well be nothing");
    EXPECT_FALSE(has(figures[1].reading, "could as well be nothing"));
    EXPECT_TRUE(has(figures[2].reading, "could as well be nothing"));
}

Account of_leaving()
{
    Account out = account();
    out.family = "cox";
    out.outcome = "left";
    out.steps.clear();
    out.ratios = {{"empathy", true, false, false, 840, 760, 928}, {"tenure", false, false, false, 990, 960, 1020}};
    return out;
}

TEST(LoyaltyFigures, DrawRisksAndSayToWhichSideIsBetter)
{
    const std::vector<LoyaltyFigure> figures = loyalty_figures(of_leaving());

    EXPECT_TRUE(has(figures[0].reading, "lower is better wherever \"left\""));
    EXPECT_EQ(figures[0].chart.forest.rows.at(0).words, "0.84 (0.76 to 0.93)");
    EXPECT_LT(figures[0].chart.forest.rows[0].high, figures[0].chart.forest.reference);
    EXPECT_EQ(figures[1].chart.table.rows.at(0)[4], "could as well be nothing");
}

TEST(LoyaltyWorth, TellsARiskInWords)
{
    EXPECT_EQ(
        loyalty_worth(of_leaving(), {}).at(0),
        "One more point of empathy: the risk of \"left\" at any time is 0.84 times as high (95 % interval 0.76 to "
        "0.93).");
}

TEST(LoyaltyWorth, AddsUpToTheMoneyThatStandsBesideIt)
{
    Account odd = account();
    odd.steps[0].points = 57;
    LoyaltyOptions options;
    options.margin = 200;
    options.currency = "EUR";

    EXPECT_TRUE(has(loyalty_worth(odd, options)[0], "5.7 more customers in 1 000"));
    EXPECT_TRUE(has(loyalty_worth(odd, options)[0], "1 140 EUR"));
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
    EXPECT_TRUE(has(html(mixed), "Not enough to tell them apart"));
}

TEST(LoyaltyPage, EscapesWhatTheDataBringAlong)
{
    Account hostile = account();
    hostile.steps[0].name = "<script>alert(1)</script>";

    EXPECT_FALSE(has(html(hostile), "<script"));
}

TEST(LoyaltyPage, NeedsNoOtherFile)
{
    const std::string page = html(account());

    EXPECT_TRUE(has(page, "default-src 'none'"));
    EXPECT_FALSE(has(page, "src="));
    EXPECT_FALSE(has(page, "href=\"http"));
}

TEST(LoyaltyPage, ShowsNoFiguresWhereThereIsTooLittle)
{
    Account little = account();
    little.verdict = Verdict::too_little;

    EXPECT_FALSE(has(html(little), "<svg"));
    EXPECT_TRUE(has(html(little), "Not enough to say anything yet"));
}

TEST(LoyaltyPage, BeginsWithTheVerdictAndEndsWithTheModelCard)
{
    const Page page = loyalty_page(account(), {});

    EXPECT_EQ(page.sections.front().id, "verdict");
    EXPECT_EQ(page.sections.back().id, "card");
    EXPECT_EQ(page.sections[page.sections.size() - 2].id, "how");
}

TEST(LoyaltyPage, SaysLoudlyWhatWasNotAllowedFor)
{
    Account blind = account();
    blind.warnings = {{"covariates_missing", "no column for severity"}, {"rows_with_gaps", "3 rows lack a value"}};

    const Page page = loyalty_page(blind, {});

    EXPECT_EQ(page.notices, std::vector<std::string>{"No column for severity."});
    EXPECT_EQ(page.sections[1].id, "beware");
    EXPECT_EQ(page.sections[1].says, std::vector<std::string>{"3 rows lack a value."});
}

TEST(LoyaltyPage, SaysThatNoStudyGivesAFigureForAStep)
{
    const Page page = loyalty_page(account(), {});

    const auto before = std::ranges::find(page.sections, "before", &Section::id);
    ASSERT_NE(before, page.sections.end());
    EXPECT_TRUE(has(before->says.back(), "no study that we have read gives a figure"));
}

TEST(LoyaltyPage, GivesNumbersAsNumbersToSpreadsheets)
{
    const Page page = loyalty_page(account(), {});

    const auto steps = std::ranges::find(page.sections, "steps", &Section::id);
    ASSERT_NE(steps, page.sections.end());
    EXPECT_EQ(steps->grid.ids[1], "points_for_one_more");
    EXPECT_EQ(steps->grid.rows[0][1], (Cell{"1.2", true}));
}

TEST(LoyaltyPage, HasNoIdTwice)
{
    Account full = account();
    full.deciles = {{240, 500, 510}};
    full.lift = {100, 1000};
    std::vector<std::string> ids;
    for (const Section& section : loyalty_page(full, {}).sections) ids.push_back(section.id);
    std::ranges::sort(ids);

    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST(LoyaltyFigures, ShowChancesToBeBestRatherThanAnOrder)
{
    Account ranked = account();
    ranked.resamples = 1000;
    ranked.steps[0].best_permille = 812;
    ranked.steps[1].best_permille = 188;

    const LoyaltyFigure next = loyalty_figures(ranked)[1];

    EXPECT_EQ(next.id, "next");
    EXPECT_EQ(next.chart.table.rows[0][1], "81.2 %");
    ranked.verdict = Verdict::indicative;
    EXPECT_NE(loyalty_figures(ranked)[1].id, "next");
}

TEST(LoyaltyFigures, DrawWaysFromCauseToEffect)
{
    Account path = account();
    path.path = {{"empathy", "satisfaction", 308, 40, 529, true},
                 {"empathy", "loyalty", 20, 30, 69, false},
                 {"satisfaction", "loyalty", 600, 50, 585, true}};

    const auto figures = loyalty_figures(path);
    const auto way = std::ranges::find(figures, "path", &LoyaltyFigure::id);

    ASSERT_NE(way, figures.end());
    ASSERT_EQ(way->chart.x.ticks.size(), 3U);
    EXPECT_EQ(way->chart.x.ticks[2].label, "loyalty");
    EXPECT_EQ(way->chart.table.rows.size(), 3U);
}

TEST(LoyaltyFigures, ShowWhatWasPublishedBesideTheData)
{
    Account known = account();
    known.known = {{"satisfied", "satisfied with how it was handled", "a source", 2746, 387, 19489, 1500, 1200, 1900,
                    1530, 1220, 1920}};

    const auto figures = loyalty_figures(known);
    const auto beside = std::ranges::find(figures, "known", &LoyaltyFigure::id);

    ASSERT_NE(beside, figures.end());
    EXPECT_EQ(beside->chart.table.rows.size(), 3U);
    EXPECT_TRUE(has(beside->reading, "Source: a source."));
}

TEST(LoyaltyWorth, CallsAnEffectOnlyWhatTheLotDecided)
{
    Account lots = account();
    lots.by_lot = {"lot=called"};
    lots.steps.push_back(step("lot=called", 300, 100, 500));
    lots.steps.back().by_lot = lots.steps.back().yes_no = true;

    const std::vector<std::string> lines = loyalty_worth(lots, {});

    EXPECT_TRUE(has(lines[0], "goes with"));
    EXPECT_TRUE(
        has(lines[2], "\"lot=called\" given by lot has the effect of \"retained\" for 30 more customers in 1 000"));
}

TEST(PointsText, RoundsToATenthOfAPoint)
{
    EXPECT_EQ(points_text(712), "+7.1");
    EXPECT_EQ(points_text(-45), "-0.5");
    EXPECT_EQ(points_text(-4), "0.0");
}

}  // namespace
}  // namespace amends::report
