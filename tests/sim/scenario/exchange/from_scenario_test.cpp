#include "sim/scenario/exchange/from_scenario.h"

#include <gtest/gtest.h>

#include "sim/scenario/parse.h"
#include "tests/sim/scenario/exchange/damage.h"

namespace amends::exchange {
namespace {

using Words = std::vector<std::string>;

/// There and back.
Story returned(const Story& story)
{
    const Imported made = imported(story);
    const Checked<Positions> positions = read_positions(made.layout, "layout.json");
    EXPECT_TRUE(positions.has_value());
    return from_scenario(made.scenario, *positions);
}

std::string graph(const Story& story)
{
    return graph_json(story, graph_of(story));
}

TEST(FromScenario, GivesBackAnImportedStoryWordForWord)
{
    const Story story = twee(data_file("late-crib.twee"));

    const Story back = returned(story);

    EXPECT_EQ(write_twee(back), write_twee(story));
}

TEST(FromScenario, KeepsEveryPassageAndLinkOfADamagedStory)
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Checked<Story> story = read_story(Damage(seed).to(data_file("late-crib.twee")), "s.twee");
        if (!story || !to_scenario(*story, {})) continue;
        const Story back = returned(*story);

        const Checked<Story> again = read_twee(write_twee(back), "s.twee");

        ASSERT_TRUE(again.has_value());
        ASSERT_EQ(graph(*again), graph(*story)) << seed;
    }
}

TEST(FromScenario, SaysNothingTwiceWhereACircleWasCopied)
{
    const Story story = twee(":: Start\nHall\n\n[[on->Room]]\n:: Room\nBed\n\n[[back->Start]]\n[[Start]]\n");
    ImportWishes wishes;
    wishes.rounds = 4;

    const Story back = from_scenario(to_scenario(story, wishes)->scenario, {});

    EXPECT_EQ(graph(back), graph(story));
}

TEST(FromScenario, WritesWhatWasChangedSince)
{
    Imported made = imported(twee(":: Start\nHello [[there->End]] you.\n:: End\nx\n"));
    made.scenario.nodes.at(0).lines.at(0).speech.wordings.at(0).at(0) = "Good morning.";

    const Story back = from_scenario(made.scenario, {});

    EXPECT_EQ(back.passages.at(0).text.text(), "Good morning.\n\n[[there->End]]");
}

TEST(FromScenario, TakesPositionsFromTheLayout)
{
    const Imported made = imported(twee(":: Start {\"position\":\"10,20\"}\nHello\n"));

    EXPECT_EQ(from_scenario(made.scenario, {{"start", "30,40"}}).passages.at(0).position, "30,40");
    EXPECT_EQ(from_scenario(made.scenario, {}).passages.at(0).position, "10,20");
}

TEST(FromScenario, TellsAScenarioThatWasNeverAStory)
{
    std::ifstream in(AMENDS_SOURCE_DIR "/tests/data/tiny.scenario.json", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const Checked<scenario::Scenario> tiny = scenario::parse_scenario(bytes, "tiny");
    ASSERT_TRUE(tiny.has_value());

    const Story story = from_scenario(*tiny, {});

    EXPECT_EQ(story.start, "She vents");
    EXPECT_EQ(story.passages.size(), tiny->nodes.size());
    const std::string& vents = story.passages.at(0).text.text();
    EXPECT_NE(vents.find("[[I'm so sorry. Two weeks with an empty nursery, that is awful.->What happens now]]"),
              std::string::npos)
        << vents;
    EXPECT_NE(vents.find("[[(e2)->She leaves]]"), std::string::npos);
    EXPECT_FALSE(story.notes.empty());
}

}  // namespace
}  // namespace amends::exchange
