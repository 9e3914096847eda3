#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/sim/scenario/fixtures.h"
#include "tests/sim/scenario/schema_io.h"

namespace amends::scenario {
namespace {

constexpr const char* schema_path = "scenarios/scenario.schema.json";

/// Whether an independent validator takes these bytes under the shipped schema.
bool is_valid(const std::string& bytes)
{
    static const auto schema = [] {
        const nlohmann::json json = nlohmann::json::parse(bytes_of(schema_path));
        auto made = std::make_unique<valijson::Schema>();
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), *made);
        return made;
    }();
    const nlohmann::json json = nlohmann::json::parse(bytes);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

std::vector<std::string> files_in(const std::string& folder, const std::string& name)
{
    std::vector<std::string> files;
    const std::filesystem::path root = AMENDS_SOURCE_DIR;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string file = entry.path().filename().string();
        const bool fits = file.size() >= name.size() && file.substr(file.size() - name.size()) == name;
        if (fits) files.push_back(std::filesystem::relative(entry.path(), root).generic_string());
    }
    return files;
}

TEST(ScenarioSchema, SaysWhatTheReaderReads)
{
    const std::string written = SchemaWriter().root().dump(2) + "\n";

    if (std::getenv("AMENDS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(std::string(AMENDS_SOURCE_DIR) + "/" + schema_path, std::ios::binary) << written;
    }
    EXPECT_EQ(written, bytes_of(schema_path));
}

TEST(ScenarioSchema, TakesTheFixtures)
{
    EXPECT_TRUE(is_valid(bytes_of("tests/data/tiny.scenario.json")));
    EXPECT_TRUE(is_valid(bytes_of("tests/data/small.scenario.json")));
}

TEST(ScenarioSchema, TakesEveryShippedScenario)
{
    const std::vector<std::string> files = files_in("scenarios", "scenario.json");

    EXPECT_FALSE(files.empty());
    for (const std::string& file : files) EXPECT_TRUE(is_valid(bytes_of(file))) << file;
}

TEST(ShippedScenario, IsSound)
{
    for (const std::string& file : files_in("scenarios", "scenario.json")) {
        const Checked<Scenario> scenario = parse_scenario(bytes_of(file), file);
        EXPECT_TRUE(scenario.has_value()) << shown(scenario.error());
    }
}

TEST(ScenarioSchema, RefusesEveryFaultOfShape)
{
    const std::vector<std::string> files = files_in("tests/data/broken/shape", ".json");

    EXPECT_GE(files.size(), 15U);
    for (const std::string& file : files) EXPECT_FALSE(is_valid(bytes_of(file))) << file;
}

TEST(ScenarioSchema, LeavesTheRulesToTheReader)
{
    const std::vector<std::string> files = files_in("tests/data/broken/rules", ".json");

    EXPECT_GE(files.size(), 30U);
    for (const std::string& file : files) EXPECT_TRUE(is_valid(bytes_of(file))) << file;
}

}  // namespace
}  // namespace amends::scenario
