#include "sim/scenario/exchange/to_scenario.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/parse.h"
#include "sim/scenario/write.h"
#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {
namespace {

using scenario::Exit;
using scenario::Node;
using scenario::Offered;
using scenario::Scenario;

const Node& node(const Scenario& scenario, const std::string& id)
{
    const auto found =
        std::find_if(scenario.nodes.begin(), scenario.nodes.end(), [&](const Node& n) { return n.id == id; });
    EXPECT_NE(found, scenario.nodes.end()) << id;
    return found == scenario.nodes.end() ? scenario.nodes.front() : *found;
}

/// Where choosing an offered reply leads.
std::string taken(const Node& from, const Offered& offered)
{
    for (const Exit& exit : from.exits) {
        const bool fits = std::all_of(exit.when.topics.begin(), exit.when.topics.end(), [&](const auto& condition) {
            return std::any_of(offered.topics.begin(), offered.topics.end(),
                               [&](const auto& topic) { return topic.id == condition.topic; });
        });
        if (fits) return exit.to;
    }
    return "";
}

/// Every reply of a node and of those that go on with it, as text -> node.
std::map<std::string, std::string> ways(const Scenario& scenario, const std::string& id)
{
    std::map<std::string, std::string> out;
    const Node& from = node(scenario, id);
    for (const Offered& offered : from.offered) {
        const std::string to = taken(from, offered);
        if (to.find("-more") != std::string::npos)
            out.merge(ways(scenario, to));
        else
            out[offered.text] = to;
    }
    return out;
}

TEST(ToScenario, MakesAScenarioThatTheReaderTakesAsItIs)
{
    const Imported made = imported(twee(data_file("late-crib.twee")));

    const Checked<Scenario> read = scenario::parse_scenario(scenario::write_scenario(made.scenario), "scenario.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, made.scenario);
}

TEST(ToScenario, GivesTheSameScenarioForAllThreeFormsOfAStory)
{
    const Imported from_twee = imported(twee(data_file("late-crib.twee")));
    const Imported from_html = imported(html(data_file("late-crib.html")));
    const Imported from_json = imported(json_story(data_file("late-crib.json")));

    EXPECT_EQ(from_twee.scenario.nodes, from_html.scenario.nodes);
    EXPECT_EQ(from_twee.scenario.nodes, from_json.scenario.nodes);
    EXPECT_EQ(from_twee.scenario.contacts, from_html.scenario.contacts);
    EXPECT_EQ(from_twee.scenario.topics, from_html.scenario.topics);
}

TEST(GraphJson, IsTheSameForAllThreeFormsOfAStory)
{
    const Story from_twee = twee(data_file("late-crib.twee"));
    const Story from_html = html(data_file("late-crib.html"));
    const Story from_json = json_story(data_file("late-crib.json"));

    const std::string graph = graph_json(from_twee, graph_of(from_twee));

    EXPECT_EQ(graph, graph_json(from_html, graph_of(from_html)));
    EXPECT_EQ(graph, graph_json(from_json, graph_of(from_json)));
}

TEST(ToScenario, CarriesEveryLinkAsAReplyToItsPassage)
{
    const Scenario made = imported(twee(data_file("late-crib.twee"))).scenario;

    EXPECT_EQ(ways(made, "she-rings"),
              (std::map<std::string, std::string>{
                  {"I'm so sorry. Two weeks with an empty nursery, that is awful.", "she-softens"},
                  {"Did you check with your neighbours?", "she-explodes"},
                  {"We apologise for any inconvenience.", "she-explodes"},
                  {"Look at the order first", "the-order"}}));
    EXPECT_EQ(ways(made, "she-explodes"), (std::map<std::string, std::string>{{"Say sorry after all", "she-softens"},
                                                                              {"Put her on hold", "she-is-gone"},
                                                                              {"She is gone", "she-is-gone"}}));
}

TEST(ToScenario, ListsEverythingThatWasNotCarriedWithItsPlace)
{
    const Imported made = imported(twee(data_file("late-crib.twee")));

    const std::vector<std::string> expected = {"17:1 code Looks",          "20:1 code Setup",
                                               "22:1 loose StoryInit",     "23:1 logic StoryInit",
                                               "24:1 logic StoryInit",     "29:15 logic She rings",
                                               "29:51 logic She rings",    "37:1 variable She softens",
                                               "39:11 setter She softens", "42:6 markup She explodes",
                                               "50:1 comment The order",   "53:1 back The order",
                                               "54:1 external The order",  "55:1 computed The order",
                                               "62:1 missing The date",    "70:1 loose A note nobody reads"};
    EXPECT_EQ(notes_of(made.notes), expected);
}

TEST(ToScenario, EndsThePlayWhereAPassageLeadsNowhere)
{
    const Scenario made = imported(twee(":: Start\n[[End]]\n:: End\nIt is over.\n")).scenario;

    EXPECT_EQ(node(made, "end").ending, "end");
    EXPECT_EQ(node(made, "end").lines.front().speech.wordings.front().front(), "It is over.");
}

TEST(ToScenario, ChainsNodesWhereAPassageLeadsToMoreThanFive)
{
    std::string story = ":: Start\n";
    std::string ends;
    for (int i = 0; i < 23; ++i) {
        story += "[[say " + std::to_string(i) + "->End " + std::to_string(i) + "]]\n";
        ends += ":: End " + std::to_string(i) + "\nbye\n";
    }

    const Scenario made = imported(twee(story + ends)).scenario;

    const std::map<std::string, std::string> all = ways(made, "start");
    EXPECT_EQ(all.size(), 23U);
    EXPECT_EQ(all.at("say 22"), "end-22");
    for (const Node& each : made.nodes) EXPECT_LE(each.exits.size(), 6U);
}

TEST(ToScenario, EndsAtALinkThatClosesACircle)
{
    const Imported made =
        imported(twee(":: Start\nHall\n[[on->Room]]\n:: Room\n[[back->Start]]\n[[out->End]]\n:: End\nx\n"));

    const std::string back = ways(made.scenario, "room").at("back");

    EXPECT_EQ(back, "back-to-start");
    EXPECT_EQ(node(made.scenario, back).ending, "goes-back");
    EXPECT_EQ(notes_of(made.notes), (std::vector<std::string>{"5:1 back Room"}));
}

TEST(ToScenario, GoesRoundACircleAsOftenAsWished)
{
    const std::string story = ":: Start\nHall\n[[on->Room]]\n:: Room\n[[back->Start]]\n[[out->End]]\n:: End\nx\n";

    const Scenario made = imported(twee(story), 3).scenario;

    EXPECT_EQ(ways(made, "room").at("back"), "start-again-2");
    EXPECT_EQ(ways(made, "start-again-2").at("on"), "room-again-2");
    EXPECT_EQ(ways(made, "room-again-3").at("back"), "back-to-start");
}

TEST(ToScenario, KeepsPassagesThatNothingLeadsToInAContactOfTheirOwn)
{
    const Scenario made = imported(twee(":: Start\nHello\n:: Attic\ndust\n:: Cellar\n[[Cellar]]\n")).scenario;

    ASSERT_EQ(made.contacts.size(), 2U);
    EXPECT_EQ(ways(made, made.contacts.at(1).node),
              (std::map<std::string, std::string>{{"Attic", "attic"}, {"Cellar", "cellar"}}));
}

TEST(ToScenario, MakesAPlaceForAPassageThatIsMissing)
{
    const Scenario made = imported(twee(":: Start\nHello [[there->Nowhere]]\n")).scenario;

    EXPECT_EQ(node(made, "nowhere").ending, "missing");
}

TEST(ToScenario, LaysNodesWherePassagesLay)
{
    const Imported made = imported(twee(data_file("late-crib.twee")));

    const nlohmann::json layout = nlohmann::json::parse(made.layout);

    EXPECT_EQ(layout.at("nodes").at("the-date"), (nlohmann::json{{"x", 700}, {"y", 100}}));
    EXPECT_EQ(layout.at("nodes").size(), made.scenario.nodes.size());
    EXPECT_FALSE(layout.at("comments").empty());
}

TEST(ToScenario, CleansTextsThatAScenarioMayNotHold)
{
    const Imported made =
        imported(twee(":: Start\na\tb\x1B[31mc\xE2\x80\xAE"
                      "d\n"));

    EXPECT_EQ(node(made.scenario, "start").lines.front().speech.wordings.front().front(), "a b[31mcd");
    EXPECT_EQ(notes_of(made.notes), (std::vector<std::string>{"1:1 text Start"}));
}

TEST(ToScenario, PartsALongPassageAmongNodes)
{
    std::string story = ":: Start\n";
    for (int i = 0; i < 70; ++i) story += "paragraph " + std::to_string(i) + "\n\n";
    story += std::string(9000, 'x') + "\n\n[[End]]\n:: End\nx\n";

    const Scenario made = imported(twee(story)).scenario;

    const std::string second = ways(made, "start").at("Go on");
    const std::string third = ways(made, second).at("Go on");
    EXPECT_EQ(node(made, second).lines.front().speech.wordings.front().front(), "paragraph 32");
    EXPECT_EQ(ways(made, third).at("End"), "end");
}

TEST(ToScenario, RefusesMoreNodesThanAScenarioMayHave)
{
    std::string story = ":: Start\nx\n";
    for (int i = 0; i < 4100; ++i) story += ":: P" + std::to_string(i) + "\nx\n";

    const Checked<Imported> made = to_scenario(twee(story), {});

    ASSERT_FALSE(made.has_value());
    EXPECT_NE(made.error().front().message.find("at most 4000 nodes"), std::string::npos);
}

TEST(Slug, KeepsLettersAndDigits)
{
    EXPECT_EQ(slug("She's  here, #2!"), "shes-here-2");
    EXPECT_EQ(slug("\xC3\xA9\xC3\xA9"), "");
    EXPECT_LE(slug(std::string(100, 'a') + " b").size(), 40U);
}

}  // namespace
}  // namespace amends::exchange
