// Every scenario that ships keeps the budget; a new one is tested at once.
#include <gtest/gtest.h>
#include <filesystem>

#include "sim/proof/lint.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/proof/fixture.h"

namespace amends::proof {
namespace {

std::vector<std::string> shipped_scenarios()
{
    std::vector<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator(AMENDS_SOURCE_DIR "/scenarios")) {
        if (std::filesystem::exists(entry.path() / "scenario.json")) ids.push_back(entry.path().filename().string());
    }
    return ids;
}

class Shipped : public testing::TestWithParam<std::string> {};

TEST_P(Shipped, KeepsTheBudgetAndReachesEveryEnding)
{
    const std::string path = "scenarios/" + GetParam() + "/scenario.json";
    const scenario::Scenario scenario = play::sound(scenario::parse_scenario(play::bytes_of(path), path));

    const Explored all(scenario);

    ASSERT_TRUE(all.space.within_budget) << all.space.moves << " moves";
    const Chances exactly = chances(all.space, scenario.endings.size());
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        EXPECT_GT(exactly.endings[i], 0U) << scenario.endings[i].id;
    }
}

std::string name_of(const testing::TestParamInfo<std::string>& scenario)
{
    std::string name;
    for (const char c : scenario.param) {
        if (c != '-') name += c;
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped, testing::ValuesIn(shipped_scenarios()), name_of);

}  // namespace
}  // namespace amends::proof
