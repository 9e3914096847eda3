// The reports desk in the window.
#include "sim/app/panels/reports.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"
#include "tests/sim/report/team/rows.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::Night;

ReportsAsked asked()
{
    ReportsAsked out;
    out.framework = "heal";
    return out;
}

ReportsView view_of(const report::Ledger& ledger, const ReportsAsked& wanted)
{
    return make_reports_view(
        ledger, wanted,
        report::make_page(ledger, wanted.page, {{}, testing::library().rubrics, {}, {}, {}}, testing::library().words),
        testing::library().rubrics, testing::library().words);
}

TEST(ReportsView, OffersEveryPageCohortSiteScenarioAndFramework)
{
    const ReportsView view = view_of(report::ledger_of(report::generated(40, 200)), asked());

    EXPECT_EQ(view.pages.size(), report::page_names().size());
    std::vector<std::size_t> counts;
    for (const ReportsView::Question& question : view.questions) counts.push_back(question.choices.size());
    EXPECT_EQ(counts, (std::vector<std::size_t>{5, 4, 5, 4, 3}));  // "all" and three cohorts, four sites, …
    EXPECT_TRUE(view.questions[0].choices[2].chosen);              // HEAL
}

TEST(ReportsView, ShowsThePageThatTheCommandLineWrites)
{
    const report::Ledger ledger = report::ledger_of(report::generated(12, 100));
    ReportsAsked wanted = asked();
    wanted.page.filter.site = ledger.trainees()[0].site;

    EXPECT_EQ(
        view_of(ledger, wanted).page,
        report::make_page(ledger, wanted.page, {{}, testing::library().rubrics, {}, {}, {}}, testing::library().words));
}

TEST(ReportsView, NamesTheCommandThatWritesThisVeryPage)
{
    ReportsAsked wanted = asked();
    wanted.page.name = "trainee";
    wanted.page.trainee = "t-1";
    wanted.page.filter.cohort = "Spring intake";
    wanted.page.filter.until_s = 11 * report::day_s;
    wanted.records = "--records demo.db";

    EXPECT_EQ(command_of(wanted),
              "amends report trainee --records demo.db --rubric heal --trainee t-1 --cohort 'Spring intake' --until "
              "1970-01-11");
    EXPECT_EQ(typed("Jo's"), "'Jo'\\''s'");
}

TEST(ReportsView, ListsEverybodyByNameWithWhatIsAskedOfThem)
{
    const report::Ledger ledger = report::ledger_of(report::generated(40, 500));
    const ReportsView view = view_of(ledger, asked());

    EXPECT_EQ(view.people.size(), 40U);
    EXPECT_TRUE(std::ranges::is_sorted(view.people, {}, &ReportsView::Choice::label));
    EXPECT_TRUE(std::ranges::any_of(
        view.people, [](const ReportsView::Choice& each) { return each.detail.find("coach: ") != std::string::npos; }));
}

TEST(ReportsView, OffersTheDebriefsOfPlaysThatSomebodyReallyPlayed)
{
    ReportsAsked wanted = asked();
    wanted.page.name = "trainee";
    report::Ledger real = report::empty_ledger();
    real.add(report::kept("a", "x", 100, 50));
    real.add(report::kept("a", "x", 120, 70));

    const ReportsView view = view_of(real, wanted);

    ASSERT_EQ(view.debriefs.size(), 2U);
    EXPECT_EQ(view.debriefs[0].label, "1970-05-01 · Title of x");
    EXPECT_TRUE(view_of(report::ledger_of(report::generated(12, 60)), wanted).debriefs.empty());
}

TEST(Limit, ChangesOneAnswerAndLeavesTheOthers)
{
    const ReportsAsked first = limited(asked(), {"site", "Harbour"});
    const ReportsAsked second = limited(first, {"period", "30"});

    EXPECT_EQ(second.page.filter.site, "Harbour");
    EXPECT_EQ(second.days, 30);
    EXPECT_EQ(limited(second, {"period", ""}).days, 0);
    EXPECT_EQ(limited(second, {"site", ""}).page.filter.site, "");
}

TEST(Period, EndsWithTheDayOfTheLatestPlay)
{
    report::Ledger ledger = report::empty_ledger();
    ledger.add(report::kept("a", "x", 100, 50));
    ledger.add(report::kept("a", "x", 10, 50));

    const report::Filter filter = with_period(ledger, {}, 30);

    EXPECT_EQ(filter.until_s, 101 * report::day_s);
    EXPECT_EQ(filter.from_s, 71 * report::day_s);
    EXPECT_EQ(with_period(ledger, filter, 0), report::Filter{});
}

struct Panel {
    explicit Panel(ReportsView shown) : view(std::move(shown)) {}

    ReportsView view;
    ReportsUi own;
    std::optional<ReportsIntent> intent;
    Words words{testing::library().words};
    Hands hands{[this] {
        if (auto wanted = draw_reports(view, own, words)) intent = std::move(wanted);
    }};
};

TEST(ReportsPanel, ReturnsThePageThatWasPressed)
{
    Panel panel(view_of(report::ledger_of(report::generated(12, 60)), asked()));
    panel.hands.frame();

    panel.hands.click("page-scenarios");

    ASSERT_TRUE(panel.intent.has_value());
    EXPECT_EQ(std::get<ShowPage>(*panel.intent).name, "scenarios");
}

TEST(ReportsPanel, ReturnsTheLimitThatWasPressed)
{
    Panel panel(view_of(report::ledger_of(report::generated(40, 200)), asked()));
    panel.own.filters = true;
    panel.hands.frame();

    panel.hands.click("limit-site-Harbour");

    ASSERT_TRUE(panel.intent.has_value());
    EXPECT_EQ(std::get<Limit>(*panel.intent).question, "site");
    EXPECT_EQ(std::get<Limit>(*panel.intent).choice, "Harbour");
}

TEST(ReportsPanel, HasTheFrameworkInSightThoughTheOtherFiltersAreShut)
{
    Panel panel(view_of(report::ledger_of(report::generated(40, 200)), asked()));
    panel.hands.frame();

    EXPECT_TRUE(panel.hands.item("limit-framework-heal").chosen);
    EXPECT_EQ(panel.hands.shown().find("limit-site-Harbour"), nullptr);
}

TEST(ReportsPanel, SaysThatNobodyHasPlayedInThePlaceOfAnEmptyList)
{
    ReportsAsked wanted = asked();
    wanted.page.name = "trainee";
    Panel panel(view_of(report::empty_ledger(), wanted));
    panel.hands.frame();

    EXPECT_EQ(panel.hands.shown().find("person"), nullptr);
    EXPECT_EQ(panel.view.page.title, "No trainee has a play that counts here");
}

TEST(ReportsPanel, LeadsFromTheHeatMapToOnePerson)
{
    Panel panel(view_of(report::ledger_of(report::generated(12, 60)), asked()));
    panel.own.people.open = "person";
    panel.hands.frame();
    panel.hands.frame();
    const std::string first = "person-" + panel.view.people[0].id;
    panel.hands.screen().focus = first;
    panel.hands.screen().reveal = true;
    panel.hands.frame();

    panel.hands.key(ImGuiKey_Enter);

    ASSERT_TRUE(panel.intent.has_value());
    EXPECT_EQ(std::get<LookAt>(*panel.intent).trainee, panel.view.people[0].id);
}

TEST(ReportsPanel, HandsThePageOnInTheFormatThatWasPressed)
{
    Panel panel(view_of(report::ledger_of(report::generated(12, 60)), asked()));
    panel.hands.frame();
    panel.hands.screen().focus = "hand-on-pdf";
    panel.hands.screen().reveal = true;
    panel.hands.frame();

    panel.hands.key(ImGuiKey_Enter);

    ASSERT_TRUE(panel.intent.has_value());
    EXPECT_EQ(std::get<HandOn>(*panel.intent).format, "pdf");
}

TEST(ReportsPanel, ClosesWithEscape)
{
    Panel panel(view_of(report::ledger_of(report::generated(12, 60)), asked()));
    panel.hands.frame();

    panel.hands.key(ImGuiKey_Escape);

    ASSERT_TRUE(panel.intent.has_value());
    EXPECT_TRUE(std::holds_alternative<CloseReports>(*panel.intent));
}

TEST(ReportsPanel, OpensTheNumbersUnderAChart)
{
    Panel panel(view_of(report::ledger_of(report::generated(12, 60)), asked()));
    panel.hands.frame();
    EXPECT_EQ(panel.hands.shown().find("rows-team"), nullptr);

    panel.own.tables.insert("team");
    panel.hands.frame();

    EXPECT_NE(panel.hands.shown().find("rows-team"), nullptr);
}

/// The desk, as somebody opens it who is nobody yet.
class Reporting : public ::testing::Test {
protected:
    bool until(const std::function<bool()>& holds)
    {
        for (int i = 0; i < 4000 && !holds(); ++i) {
            hands.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return holds();
    }
    /// By keyboard, as it may lie below the edge of the window.
    void open()
    {
        ASSERT_TRUE(until([&] { return shows("reports"); }));
        hands.screen().focus = "reports";
        hands.screen().reveal = true;
        hands.frame();
        hands.key(ImGuiKey_Enter);
    }
    bool shows(const std::string& id) { return hands.shown().find(id) != nullptr; }

    Night night;
    std::unique_ptr<Desk> desk = night.desk();
    Hands hands{[this] { desk->draw(); }};
};

TEST_F(Reporting, OpensFromHomeAndGoesBack)
{
    open();

    ASSERT_TRUE(until([&] { return shows("page-team"); }));
    EXPECT_EQ(desk->panel(), Desk::Panel::reports);

    hands.key(ImGuiKey_Escape);
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::who; }));
}

TEST_F(Reporting, ShowsAnotherPageWhenItIsMade)
{
    open();
    ASSERT_TRUE(until([&] { return shows("page-scenarios"); }));

    hands.click("page-scenarios");

    EXPECT_TRUE(until([&] { return hands.item("page-scenarios").chosen; }));
}

}  // namespace
}  // namespace amends::app
