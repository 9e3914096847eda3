// The loyalty page in the window, from a file to the page.
#include "sim/app/panels/loyalty.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <chrono>
#include <thread>

#include "scoring/loyalty/study.h"
#include "sim/customer/crowd.h"
#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::Night;

loyalty::Preview simulated()
{
    const customer::CrowdPlan plan{1, 200, 10};
    return loyalty::preview(
        loyalty::read_table(customer::crowd_csv(testing::library().loyalty, plan), "simulated.csv").value());
}

ColumnRole role_of(const loyalty::Preview& preview, const std::string& column)
{
    const auto roles = roles_suggested(preview);
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (preview.columns[i].name == column) return roles[i];
    }
    return ColumnRole::nothing;
}

TEST(LoyaltyRoles, AreGuessedFromNamesAndValues)
{
    const loyalty::Preview preview = simulated();

    EXPECT_EQ(role_of(preview, "empathy"), ColumnRole::step);
    EXPECT_EQ(role_of(preview, "severity"), ColumnRole::covariate);
    EXPECT_EQ(role_of(preview, "trainee"), ColumnRole::group);
    EXPECT_EQ(role_of(preview, "id"), ColumnRole::id);
    EXPECT_EQ(role_of(preview, "retained"), ColumnRole::outcome);
}

TEST(LoyaltyRoles, ProposeOneOutcomeAndNoTime)
{
    const loyalty::Preview preview = simulated();

    EXPECT_EQ(std::ranges::count(roles_suggested(preview), ColumnRole::outcome), 1);
    EXPECT_EQ(role_of(preview, "weeks"), ColumnRole::nothing);
    EXPECT_EQ(role_of(preview, "satisfaction"), ColumnRole::nothing);
}

TEST(LoyaltyRoles, BecomeTheQuestion)
{
    const loyalty::Preview preview = simulated();

    const Asked asked = asked_of(preview, roles_suggested(preview), true);

    EXPECT_EQ(asked.obstacle, "");
    EXPECT_EQ(asked.request.outcome, "retained");
    EXPECT_EQ(asked.request.group, "trainee");
    EXPECT_EQ(asked.request.family, loyalty::Family::mixed);
}

TEST(LoyaltyRoles, AskNothingWithoutAnOutcomeOrWithTwo)
{
    const loyalty::Preview preview = simulated();
    std::vector<ColumnRole> roles(preview.columns.size(), ColumnRole::step);

    EXPECT_EQ(asked_of(preview, roles, false).obstacle, "loyalty.desk.no_outcome");
    roles[0] = roles[1] = ColumnRole::outcome;
    EXPECT_EQ(asked_of(preview, roles, false).obstacle, "loyalty.desk.one_outcome");
}

TEST(LoyaltyCommand, FitsTheSame)
{
    loyalty::Request request;
    request.outcome = "retained";
    request.predictors = {"empathy", "how bad"};
    request.covariates = {"how bad"};

    EXPECT_EQ(fit_command("my contacts.csv", request),
              "amends fit 'my contacts.csv' --outcome retained --predictors 'empathy,how bad' --covariates 'how bad' "
              "--page loyalty.html");
}

/// The desk, gone to from home by way of the reports.
class Loyal : public ::testing::Test {
protected:
    bool until(const std::function<bool()>& holds)
    {
        for (int i = 0; i < 8000 && !holds(); ++i) {
            hands.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return holds();
    }
    bool shows(const std::string& id) { return hands.shown().find(id) != nullptr; }
    /// By keyboard, as it may lie below the edge of the window.
    void press(const std::string& id)
    {
        ASSERT_TRUE(until([&] { return shows(id); })) << id;
        hands.press(id);
    }
    void open_simulated()
    {
        press("reports");
        ASSERT_TRUE(until([&] { return shows("page-team"); }));
        press("page-loyalty");
        press("simulated");
    }

    Night night;
    std::unique_ptr<Desk> desk = night.desk();
    Hands hands{[this] { desk->draw(); }};
};

TEST_F(Loyal, LeadsFromAFileToThePage)
{
    open_simulated();
    press("fit-now");

    EXPECT_TRUE(until([&] { return shows("section-verdict"); }));
    EXPECT_TRUE(shows("hand-on-pdf"));
    EXPECT_EQ(desk->panel(), Desk::Panel::loyalty);
}

TEST_F(Loyal, StopsWhenItIsTold)
{
    open_simulated();
    press("fit-now");
    hands.frame();
    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return shows("fit-now") || shows("section-verdict"); }));
}

TEST_F(Loyal, GoesBackStepByStep)
{
    open_simulated();
    ASSERT_TRUE(until([&] { return shows("fit-now"); }));

    hands.key(ImGuiKey_Escape);
    ASSERT_TRUE(until([&] { return shows("open-path"); }));
    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::reports; }));
}

}  // namespace
}  // namespace amends::app
