#include "tests/sim/cli/library.h"

#include <gtest/gtest.h>

namespace amends::cli {
namespace {

TEST(Library, LoadsEverythingThatShips)
{
    const Library& library = shipped_library();

    EXPECT_EQ(library.rubrics.size(), 5U);
    EXPECT_EQ(library.disagreements.size(), 10U);
    EXPECT_FALSE(library.words.rows.empty());
    EXPECT_EQ(library.model_file.hash.size(), 64U);
}

TEST(Library, PinsPlaysToTheCustomersOfTheMarketThatWasChosen)
{
    Library library = shipped_library();
    const std::string common = library.coefficients_file.hash;

    ASSERT_TRUE(choose_market(library, ""));
    EXPECT_EQ(library.coefficients_file.hash, common);
    ASSERT_TRUE(choose_market(library, "singapore"));
    EXPECT_EQ(library.coefficients.id, shipped_library().coefficients.id + "+singapore");
    EXPECT_NE(pins_for(library, shipped_scenario("walked-at-one"), "", 1).customer, common);
    EXPECT_FALSE(choose_market(library, "singapur"));
}

TEST(Library, FindsAScenarioByIdFolderOrFile)
{
    const std::string folder = AMENDS_SOURCE_DIR "/scenarios/walked-at-one";

    const std::string hash = shipped_scenario("walked-at-one").canonical.hash;

    EXPECT_EQ(shipped_scenario(folder).canonical.hash, hash);
    EXPECT_EQ(shipped_scenario(folder + "/scenario.json").canonical.hash, hash);
}

TEST(Library, NamesWhatThereIsWhereAScenarioIsNotFound)
{
    const Checked<ScenarioFile> missing = load_scenario(shipped_library(), "walked-at-two");

    ASSERT_FALSE(missing.has_value());
    const std::string said = to_string(missing.error().front());
    EXPECT_NE(said.find("scenarios that ship: "), std::string::npos);
    EXPECT_NE(said.find("walked-at-one"), std::string::npos);
}

TEST(Library, SaysWhichFilesAreMissing)
{
    const Checked<Library> nothing = load_library("/nonexistent");

    ASSERT_FALSE(nothing.has_value());
    EXPECT_NE(to_string(nothing.error().front()).find("en.rules"), std::string::npos);
}

TEST(Library, HasWordsForEveryMessageOfPlay)
{
    for (const char* key :
         {"play.over", "play.between", "play.in_contact", "play.nothing_typed", "play.not_offered",
          "play.no_such_action", "play.no_such_promise", "play.no_such_time", "play.promise_settled",
          "play.nothing_said_yet", "play.no_worksheet", "play.worksheet_filled", "play.no_such_option",
          "play.nobody_named", "play.done_already", "play.needs", "play.not_now"}) {
        EXPECT_NE(shipped_library().words.find(key), nullptr) << key;
    }
}

}  // namespace
}  // namespace amends::cli
