#include "sim/scenario/write.h"

#include <gtest/gtest.h>

#include "tests/sim/scenario/by_chance.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

TEST(WriteScenario, GivesBackTheBytesOfTheTinyScenario)
{
    EXPECT_EQ(write_scenario(tiny()), bytes_of("tests/data/tiny.scenario.json"));
}

TEST(WriteScenario, GivesBackTheBytesOfTheSmallScenario)
{
    EXPECT_EQ(write_scenario(small()), bytes_of("tests/data/small.scenario.json"));
}

TEST(WriteScenario, LosesNothingOfAnyScenario)
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Scenario scenario = ByChance(seed).scenario();

        const Checked<Scenario> again = parse_scenario(write_scenario(scenario), "written");

        ASSERT_TRUE(again.has_value()) << "seed " << seed << "\n" << shown(again.error());
        ASSERT_EQ(*again, scenario) << "seed " << seed;
    }
}

TEST(WriteScenario, GivesTheSameBytesHoweverTheFileWasLaidOut)
{
    std::string bytes = bytes_of("tests/data/small.scenario.json");
    bytes = with(bytes, R"("difficulty": 1,)", "");
    bytes = with(bytes, R"("currency": "EUR",)",
                 "\"currency\" :\t\"EUR\",\r\n\r\n\"difficulty\": 1, \"liability\": false,");

    EXPECT_EQ(write_scenario(sound(bytes, "laid out")), bytes_of("tests/data/small.scenario.json"));
}

TEST(WriteScenario, PutsKeysThatBeginWithXLastInTheirObject)
{
    Scenario scenario = small();
    scenario.extras = {{"/nodes/bye/x-colour", R"({"r":1})"}, {"/nodes/bye/x-a~1b", "true"}};

    const std::string bytes = write_scenario(scenario);

    EXPECT_NE(bytes.find(R"({"id": "bye", "hang_up": true, "x-a/b": true, "x-colour": {"r": 1}})"), std::string::npos);
}

TEST(WriteScenario, DropsKeysThatBeginWithXOfThingsThatAreGone)
{
    Scenario scenario = small();
    scenario.extras = {{"/nodes/long-gone/x-colour", "1"}};

    EXPECT_EQ(write_scenario(scenario), write_scenario(small()));
}

}  // namespace
}  // namespace amends::scenario
