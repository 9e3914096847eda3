// The loyalty page in the window, from a file to the page.
#include "sim/app/panels/loyalty.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <chrono>
#include <filesystem>
#include <fstream>
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

Mapping mapping()
{
    Mapping out;
    out.preview = simulated();
    out.roles = roles_suggested(out.preview);
    return out;
}

TEST(LoyaltyRoles, BecomeTheQuestion)
{
    Further further;
    further.family = "glmm";
    const Asked asked = asked_of(mapping(), further);

    EXPECT_EQ(asked.obstacle, "");
    EXPECT_EQ(asked.request.outcome, "retained");
    EXPECT_EQ(asked.request.group, "trainee");
    EXPECT_EQ(asked.request.family, loyalty::Family::mixed);
}

TEST(LoyaltyRoles, AskNothingWithoutAnOutcomeOrWithTwo)
{
    Mapping given = mapping();
    given.roles.assign(given.preview.columns.size(), ColumnRole::step);

    EXPECT_EQ(asked_of(given, {}).obstacle, "loyalty.desk.no_outcome");
    given.roles[0] = given.roles[1] = ColumnRole::outcome;
    EXPECT_EQ(asked_of(given, {}).obstacle, "loyalty.desk.one_outcome");
}

TEST(LoyaltyRoles, CallWhatLotsDecidedAnEffect)
{
    Mapping given = mapping();
    given.by_lot = {"empathy", "weeks"};
    given.lot_key = "trainee";

    EXPECT_EQ(asked_of(given, {}).request.by_lot, std::vector<std::string>{"empathy"});
}

TEST(LoyaltyQuestion, AsksForNoWayOfTwoAndNoPenaltyWithoutItsStrength)
{
    Further further;
    further.path = {"empathy", "nps"};
    EXPECT_EQ(asked_of(mapping(), further).obstacle, "loyalty.desk.short_path");
    further.path.clear();
    further.penalty = "ridge";
    EXPECT_EQ(asked_of(mapping(), further).obstacle, "loyalty.desk.no_strength");
    further.strength = "2.5";
    EXPECT_EQ(asked_of(mapping(), further).request.penalty.lambda, 2.5);
}

TEST(LoyaltyLots, NeedAUnitAndTwoArms)
{
    LoyaltyUi own;
    EXPECT_EQ(lots_obstacle(own), "loyalty.desk.lots.no_unit");
    own.unit = "trainee";
    own.arms = ui::Edit("usual, ");
    EXPECT_EQ(lots_obstacle(own), "loyalty.desk.lots.no_arms");
    own.arms = ui::Edit("usual, called by phone");
    EXPECT_EQ(lots_obstacle(own), "");
    EXPECT_EQ(parts_of(own.arms.utf8()), (std::vector<std::string>{"usual", "called by phone"}));
}

TEST(LoyaltyCommand, FitsTheSame)
{
    loyalty::Request request;
    request.outcome = "retained";
    request.predictors = {"empathy", "how bad"};
    request.covariates = {"how bad"};

    EXPECT_EQ(fit_command({"my contacts.csv", {}, {}, {}, {}, {}}, request, {}),
              "amends fit 'my contacts.csv' --outcome retained --predictors 'empathy,how bad' --covariates 'how bad' "
              "--page loyalty.html");
}

TEST(LoyaltyCommand, NamesEverythingThatWasAsked)
{
    loyalty::Request request;
    request.outcome = "retained";
    request.predictors = {"empathy"};
    request.penalty = {loyalty::Penalty::Kind::prior, 0, 0, 0.5};
    request.path = {"empathy", "nps", "value"};
    request.paradox = "empathy";
    request.failure = "failed";
    request.known = {{"satisfied", "satisfied_small_loss"}};

    const std::string command =
        fit_command({"a.csv", "heal", "b.csv", "id", "lots.csv", "trainee"}, request, {"200", "EUR"});

    EXPECT_EQ(command,
              "amends fit a.csv --outcome retained --framework heal --join b.csv --key id --lots lots.csv --lot-key "
              "trainee --failure failed --predictors empathy --penalty prior:0.5 --path 'empathy,nps,value' --paradox "
              "empathy --known 'satisfied=satisfied_small_loss' --margin 200 --currency EUR --page loyalty.html");
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

    void TearDown() override { std::filesystem::remove_all(folder); }
    std::string file(const std::string& name, const std::string& bytes) const
    {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return (folder / name).string();
    }
    void go_to_loyalty()
    {
        press("reports");
        ASSERT_TRUE(until([&] { return shows("page-team"); }));
        press("page-loyalty");
    }
    /// A field is gone to by keyboard, and typed into.
    void write(const std::string& id, const std::string& words)
    {
        press(id);
        hands.type(words);
    }
    void open(const std::string& path)
    {
        write("path", path);
        press("open-path");
    }
    void choose(const std::string& id, const std::string& value)
    {
        press(id);
        press(id + "-" + value);
    }

    Night night;
    std::unique_ptr<Desk> desk = night.desk();
    Hands hands{[this] { desk->draw(); }};
    std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                   ("amends-loyal-" + night.author_folder().parent_path().filename().string());
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

TEST_F(Loyal, ShutsAnOpenListBeforeItGoesBack)
{
    open_simulated();
    press("role-3");
    ASSERT_TRUE(until([&] { return shows("role-3-step"); }));

    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return !shows("role-3-step"); }));
    EXPECT_TRUE(shows("fit-now"));
}

/// Sixty people, each with two customers.
std::string practice_csv()
{
    std::string out = "trainee,empathy,speed,source\n";
    for (int i = 0; i < 60; ++i)
        out += "p" + std::to_string(i) + "," + std::to_string(i % 7) + "," + std::to_string(i * i % 11) + ",practice\n";
    return out;
}

std::string outcomes_csv()
{
    std::string out = "trainee,bought\n";
    for (int i = 0; i < 61; ++i) {
        out += "p" + std::to_string(i) + "," + std::to_string(40 + i % 7 * 5 + i % 3) + "\n";
        out += "p" + std::to_string(i) + "," + std::to_string(40 + i % 5) + "\n";
    }
    return out;
}

TEST_F(Loyal, BringsOutcomesFromASecondFile)
{
    const std::string second = file("outcomes.csv", outcomes_csv());
    go_to_loyalty();
    open(file("practice.csv", practice_csv()));
    press("elsewhere");
    write("join", second);
    choose("join_key", "trainee");
    press("bring-together");

    ASSERT_TRUE(until([&] { return shows("role-4"); }));
    choose("role-4", "outcome");
    press("fit-now");
    EXPECT_TRUE(until([&] { return shows("section-verdict"); }));
}

TEST_F(Loyal, SaysWhyASecondFileCannotBeBrought)
{
    const std::string second = file("outcomes.csv", "who,bought\n1,2\n");
    go_to_loyalty();
    open(file("practice.csv", practice_csv()));
    press("elsewhere");
    write("join", second);
    choose("join_key", "trainee");
    press("bring-together");

    EXPECT_TRUE(until([&] { return shows("fit-now"); }));
    EXPECT_FALSE(shows("role-4"));
}

TEST_F(Loyal, DrawsLotsIntoAFile)
{
    go_to_loyalty();
    press("draw_open");
    open(file("units.csv", "trainee,site\na,x\nb,x\nc,x\nd,x\ne,y\nf,y\ng,y\nh,y\n"));
    choose("unit", "trainee");
    choose("by", "site");
    write("arms", "usual, called");
    press("draw-lots");

    const std::filesystem::path drawn = night.author_folder().parent_path() / "reports/lots.csv";
    EXPECT_TRUE(until([&] { return std::filesystem::exists(drawn); }));
}

TEST_F(Loyal, AsksForMoreThanTheColumnsSay)
{
    open_simulated();
    ASSERT_TRUE(until([&] { return shows("more"); }));
    press("more");
    choose("path-next", "empathy");
    choose("path-next", "speed");
    choose("path-next", "voice");
    choose("paradox", "empathy");
    press("fit-now");

    ASSERT_TRUE(until([&] { return shows("section-verdict"); }));
    EXPECT_TRUE(shows("section-path"));
    EXPECT_TRUE(shows("section-paradox"));
    EXPECT_TRUE(shows("section-unfailed"));
}

TEST_F(Loyal, OpensWhatTraineesScoredInPractice)
{
    go_to_loyalty();
    press("practice_open");

    EXPECT_TRUE(until([&] { return shows("columns") || shows("role-0") || shows("open-path"); }));
    EXPECT_TRUE(until(
        [&] { return std::filesystem::exists(night.author_folder().parent_path() / "reports/practice-scores.csv"); }));
}

}  // namespace
}  // namespace amends::app
