// tests/data/broken: one scenario per fault, and beside it what the reader says of it, word for word.
// `text` holds what is no JSON or no safe JSON, `shape` what a JSON Schema can see, `rules` what it cannot.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

std::vector<std::string> broken_files()
{
    std::vector<std::string> files;
    const std::filesystem::path root = std::string(AMENDS_SOURCE_DIR) + "/tests/data/broken";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() == ".json") {
            files.push_back(std::filesystem::relative(entry.path(), root).replace_extension().generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

class Broken : public testing::TestWithParam<std::string> {};

TEST_P(Broken, IsRefusedInTheseWords)
{
    const std::string path = "tests/data/broken/" + GetParam();

    const Checked<Scenario> scenario =
        parse_scenario(bytes_of(path + ".json"), std::filesystem::path(path).filename().string() + ".json");

    ASSERT_FALSE(scenario.has_value());
    if (std::getenv("AMENDS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(std::string(AMENDS_SOURCE_DIR) + "/" + path + ".txt", std::ios::binary)
            << shown(scenario.error());
    }
    EXPECT_EQ(shown(scenario.error()), bytes_of(path + ".txt"));
}

INSTANTIATE_TEST_SUITE_P(Gallery, Broken, testing::ValuesIn(broken_files()), [](const auto& tested) {
    std::string name = tested.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, 'X');
    return name;
});

TEST(BrokenGallery, HoldsAtLeastFortyFaults)
{
    EXPECT_GE(broken_files().size(), 40U);
}

}  // namespace
}  // namespace amends::scenario
