#include "sim/author/starter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/author/problems.h"
#include "sim/proof/report.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/author/fixtures.h"
#include "tests/sim/customer/shipped.h"

namespace amends::author {
namespace {

std::string told(const proof::Findings& findings)
{
    std::string out;
    for (const proof::Finding& each : findings) {
        if (each.level() == proof::Level::fault) out += each.id + " " + each.where.pointer + ": " + each.says + "\n";
    }
    return out;
}

class Templates : public ::testing::TestWithParam<int> {
protected:
    Shape shape() const { return static_cast<Shape>(GetParam()); }
    std::string bytes() const
    {
        const Checked<std::string> made = scenario_from({}, {}, shape(), "from-template");
        return made ? *made : scenario::shown(made.error());
    }
};

TEST_P(Templates, AreSoundAndCanonical)
{
    const Look look = look_at(bytes(), customer::shipped(), acts::shipped_model());

    ASSERT_TRUE(look.sound()) << bytes();
    EXPECT_EQ(scenario::write_scenario(*look.scenario), bytes());
    for (const Problem& each : look.problems)
        EXPECT_FALSE(each.level == proof::Level::fault) << each.at << ": " << each.says;
}

/// Everything that can be said before anybody plays it: there is a way to win and one to lose, and no dead end.
TEST_P(Templates, AreProved)
{
    const Look look = look_at(bytes(), customer::shipped(), acts::shipped_model());
    ASSERT_TRUE(look.pinned);
    proof::ProveOptions options;
    options.plays = 20;

    const proof::Report report = proof::prove(*look.pinned, acts::shipped_model(), {}, options);

    EXPECT_EQ(told(report.findings), "");
    ASSERT_EQ(report.endings[0].size(), 3u);
    for (const auto& by_player : report.endings) {
        for (const std::uint64_t share : by_player) EXPECT_LE(share, std::uint64_t{1} << 30);
    }
}

INSTANTIATE_TEST_SUITE_P(OfAllShapes, Templates, ::testing::Range(0, 5),
                         [](const auto& each) { return "Number" + std::to_string(each.param); });

TEST(ScenarioFrom, HoldsWhatWasTold)
{
    Complaint complaint;
    complaint.customer = "Mr Brandt";
    complaint.says = "The key does not turn! It is the third one.";
    House house;
    house.rules = {"Nobody is sent to another counter."};
    house.practice = 12345;

    const Checked<std::string> made = scenario_from(complaint, house, Shape::next_visit, "third-key");

    ASSERT_TRUE(made);
    const scenario::Scenario read = scenario::sound(*made, "made");
    EXPECT_EQ(read.id, "third-key");
    EXPECT_EQ(read.customer.name, "Mr Brandt");
    EXPECT_EQ(read.nodes.front().lines.front().speech.wordings.front(),
              (std::vector<std::string>{"The key does not turn!", "It is the third one."}));
    EXPECT_EQ(read.role.rules, house.rules);
    EXPECT_EQ(read.role.practice, 12345);
    EXPECT_EQ(read.contacts.size(), 3u);
}

TEST(ScenarioFrom, BeginsWhenTheyCameAndIsDueWhenItWasPromised)
{
    Complaint complaint;
    complaint.when = "friday 16:30";
    complaint.due = "Monday, 9";

    const Checked<std::string> made = scenario_from(complaint, {}, Shape::follow_up, "x");

    ASSERT_TRUE(made) << scenario::shown(made.error());
    const scenario::Scenario read = scenario::sound(*made, "made");
    EXPECT_EQ(read.slots[0].label, "Friday, 16:30");
    EXPECT_EQ(read.slots[1].label, "Monday, 09:00");
    EXPECT_EQ(read.slots[1].at_min, (2 * 24 + 16) * 60 + 30);
    EXPECT_NE(made->find("I'll ring you on Monday"), std::string::npos);
}

TEST(ScenarioFrom, RefusesADayThatIsNone)
{
    Complaint complaint;
    complaint.due = "soon";

    const Checked<std::string> made = scenario_from(complaint, {}, Shape::follow_up, "x");

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().where.pointer, "/due");
}

TEST(ScenarioFrom, TellsTheLimitsInTheBriefing)
{
    House house;
    house.paper = 2500;
    house.practice = 4050;
    house.currency = "EUR";

    const scenario::Scenario read = scenario::sound(*scenario_from({}, house, Shape::micro, "x"), "made");

    EXPECT_EQ(read.role.authority_words, "You may spend €25.00; €40.50 is accepted. What is owed is not counted.");
}

TEST(ScenarioFrom, ArrangesWhatCannotBeDoneAtOnce)
{
    Complaint complaint;
    complaint.fix = "Send an engineer tonight";
    complaint.at_once = "no";

    const scenario::Scenario read = scenario::sound(*scenario_from(complaint, {}, Shape::follow_up, "x"), "made");

    EXPECT_EQ(read.actions.front().title, "Arrange it: send an engineer tonight");
    EXPECT_TRUE(read.actions.front().result.starts_with("It is arranged, and due by Wednesday, 17:00."));
}

TEST(SumOf, ReadsWholeAndHundredthUnits)
{
    EXPECT_EQ(sum_of("69"), 6900);
    EXPECT_EQ(sum_of("69.5"), 6950);
    EXPECT_EQ(sum_of("0,05"), 5);
    for (const char* none : {"", "x", "6.123", "-1", "1.", "£3"}) EXPECT_FALSE(sum_of(none)) << none;
    EXPECT_EQ(sum_of(sum_text(12305)), 12305);
}

TEST(ScenarioFrom, SaysWhichAnswerIsMissing)
{
    Complaint complaint;
    complaint.customer = "  ";

    const Checked<std::string> made = scenario_from(complaint, {}, Shape::micro, "x");

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().where.pointer, "/customer");
}

TEST(ScenarioFrom, SaysWhatElseIsWrong)
{
    House house;
    house.currency = "pounds";

    EXPECT_FALSE(scenario_from({}, house, Shape::micro, "x"));
}

TEST(CurrencyOf, TakesThreeLettersInEitherCase)
{
    EXPECT_EQ(currency_of(" eur "), "EUR");
    EXPECT_EQ(currency_of("GBP"), "GBP");
    EXPECT_EQ(currency_of("euros"), std::nullopt);
    EXPECT_EQ(currency_of("€"), std::nullopt);
    EXPECT_EQ(currency_of(" "), std::nullopt);
}

TEST(ParseComplaint, KeepsWhatIsMissingAndRefusesWhatIsUnknown)
{
    const Checked<Complaint> read = parse_complaint(R"({"customer": "Mr Brandt", "loss": 1200})", "complaint.json");
    const Checked<Complaint> wrong = parse_complaint(R"({"custommer": "Mr Brandt"})", "complaint.json");

    ASSERT_TRUE(read);
    EXPECT_EQ(read->customer, "Mr Brandt");
    EXPECT_EQ(read->loss, 1200);
    EXPECT_EQ(read->fix, Complaint{}.fix);
    EXPECT_FALSE(wrong);
}

TEST(ParseComplaint, ReadsWhatWasWritten)
{
    Complaint complaint;
    complaint.title = "Größe 7";

    EXPECT_EQ(*parse_complaint(write_complaint(complaint), "x"), complaint);
    House house;
    house.brand = "Skerry Air";
    EXPECT_EQ(*parse_house(write_house(house), "x"), house);
}

}  // namespace
}  // namespace amends::author
