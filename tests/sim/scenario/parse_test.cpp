#include <gtest/gtest.h>

#include <chrono>

#include "sim/scenario/write.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

std::string small_bytes()
{
    return bytes_of("tests/data/small.scenario.json");
}

std::string faults_of(const std::string& bytes)
{
    const Checked<Scenario> scenario = parse_scenario(bytes, "s.json");
    return scenario ? "" : shown(scenario.error());
}

TEST(ParseScenario, ReadsEverySectionOfTheTinyScenario)
{
    const Scenario scenario = tiny();

    EXPECT_EQ(scenario.id, "late-crib");
    EXPECT_EQ(scenario.nodes.size(), 8U);
    EXPECT_EQ(scenario.slots.at(2).at_min, (4 * 24 + 7) * 60);
    EXPECT_EQ(scenario.memory, "believes");
    EXPECT_EQ(scenario.promises.front().kept_by_contact, "follow-up");
    EXPECT_EQ(scenario.endings.size(), 3U);
    EXPECT_TRUE(scenario.worksheet.has_value());
}

TEST(ParseScenario, ReadsAGuardOfTheReply)
{
    const Scenario scenario = tiny();

    Guard expected;
    expected.all_acts = acts::acts_of(acts::Act::apology);
    expected.empathy = 2;
    EXPECT_EQ(scenario.nodes.front().exits.front().when, expected);
}

TEST(ParseScenario, ReadsAGuardOfTheState)
{
    const Scenario scenario =
        sound(with(small_bytes(), R"("when": {"memory": "yes"})",
                   R"("when": {"anger": "<=3", "trust": "2..4", "heard_most": "partly", "vars": {"door": ["front"]},
                      "not_done": ["cut-key"], "promises": {"word": ["open", "kept"]}})"),
              "s.json");

    Guard expected;
    expected.anger = {0, 3};
    expected.trust = {2, 4};
    expected.heard_most = Memory::partly;
    expected.vars = {{"door", {"front"}}};
    expected.not_done = {"cut-key"};
    expected.promises = {{"word", {PromiseFate::open, PromiseFate::kept}}};
    EXPECT_EQ(scenario.nodes.at(2).lines.front().when, expected);
}

TEST(ParseScenario, TakesTopicsOfAGuardInShortAndInLongForm)
{
    const Scenario scenario =
        sound(with(small_bytes(), R"("when": {"acts": ["apology"]})",
                   R"("when": {"topics": ["lock", {"id": "new-key", "how": ["offered", "said"]}]})"),
              "s.json");

    const std::vector<TopicCondition> expected = {{"lock", {}},
                                                  {"new-key", {acts::TopicHow::offered, acts::TopicHow::said}}};
    EXPECT_EQ(scenario.nodes.front().exits.front().when.topics, expected);
}

TEST(ParseScenario, TakesAnAnswerToBeForAQuestionUnlessItSaysHow)
{
    const Scenario scenario = small();

    EXPECT_EQ(scenario.answers.front().how, std::vector{acts::TopicHow::asked});
}

TEST(ParseScenario, LaysTheSpanOfAnOfferedTopicOverTheWholeReply)
{
    const Scenario scenario = tiny();

    const Offered& offered = scenario.nodes.front().offered.front();
    EXPECT_EQ(offered.topics.front().span, (acts::Span{0, static_cast<std::uint32_t>(offered.text.size())}));
}

TEST(ParseScenario, LetsANodeHoldWhoeverWasAnswered)
{
    const std::string bytes = with(small_bytes(), R"("exits": [{"id": "e4", "to": "stays"}])",
                                   R"("exits": [{"id": "e4", "to": "stays"}], "patience": 2,
                                      "out_of_patience": {"id": "e5", "to": "stays"})");

    EXPECT_EQ(faults_of(bytes), "");
}

TEST(ParseScenario, RefusesANewerFormatAndSaysNothingElse)
{
    EXPECT_EQ(faults_of(with(small_bytes(), R"("format": 1)", R"("format": 2, "colours": [])")),
              "s.json:2:13 (/format): this scenario has format 2; this program reads format 1 and needs to be renewed "
              "for it\n");
}

TEST(ParseScenario, ReportsASyntaxErrorAlone)
{
    EXPECT_EQ(faults_of("{\"format\": 1, \"colour\": 2,}"),
              "s.json:1:27 (/colour): expected a key in quotes, found '}'\n");
}

TEST(ParseScenario, ReportsEveryFaultOfAFileInFileOrder)
{
    std::string bytes = with(small_bytes(), R"("difficulty": 1)", R"("difficulty": 4)");
    bytes = with(bytes, R"("to": "gone")", R"("to": "gonne")");
    bytes = with(bytes, R"("vent": true)", R"("ventt": true)");
    bytes = with(bytes, R"("unended": "gone")", R"("unended": "gnoe")");

    EXPECT_EQ(faults_of(bytes),
              "s.json:8:17 (/difficulty): expected a whole number from 1 to 3, found 4\n"
              "s.json:92:30 (/nodes/0/lines/0/ventt): the key \"ventt\" is not known here; did you mean \"vent\"?\n"
              "s.json:98:45 (/nodes/0/out_of_patience/to): node \"gonne\" does not exist; did you mean \"gone\"?\n"
              "s.json:125:14 (/unended): ending \"gnoe\" does not exist; did you mean \"gone\"?\n");
}

TEST(ParseScenario, SaysNothingOfWhatMerelyFollowsFromAFault)
{
    const std::string bytes = with(small_bytes(), R"("actions": [)", R"("actoins": [)");

    EXPECT_EQ(faults_of(bytes),
              "s.json:59:3 (/actoins): the key \"actoins\" is not known here; did you mean \"actions\"?\n");
}

TEST(ParseScenario, DoesNotMissANodeWhoseIdCannotBeRead)
{
    const std::string bytes = with(small_bytes(), R"({"id": "bye", "hang_up": true})", R"({"hang_up": true})");

    EXPECT_EQ(faults_of(bytes), "s.json:108:5 (/nodes/1/id): \"id\" is missing (what exits lead to)\n");
}

TEST(ParseScenario, KeepsKeysThatBeginWithXAndWhereTheyStood)
{
    std::string bytes = with(small_bytes(), R"("id": "e1",)", R"("id": "e1", "x-seen": [1, {"b": 2, "a": null}],)");
    bytes = with(bytes, R"("format": 1,)", R"("format": 1, "x-tool/v": "2",)");

    const Scenario scenario = sound(bytes, "s.json");

    const std::map<std::string, std::string> expected = {{"/nodes/n1/exits/e1/x-seen", R"([1,{"a":null,"b":2}])"},
                                                         {"/x-tool~1v", R"("2")"}};
    EXPECT_EQ(scenario.extras, expected);
}

TEST(ParseScenario, AcceptsAScenarioWithoutAnythingThatMayBeLeftOut)
{
    const std::string bytes =
        R"({"format": 1, "id": "s", "language": "en", "title": "S", "summary": "S", "industry": "S",
        "difficulty": 1, "currency": "GBP", "starts": "2027-01-01T00:00",
        "start": {"anger": 0, "trust": 6, "contact": "c"},
        "customer": {"name": "N", "persona": "p", "reason": "R", "about": "A"},
        "failure": {"type": "process", "severity": 1, "cause": "C"},
        "role": {"you": "Y", "authority": {"paper": 0, "practice": 0}},
        "slots": [{"id": "start", "label": "L", "at": "+0"}],
        "contacts": [{"id": "c", "title": "T", "channel": "chat", "opened_by": "customer", "purpose": "complaint",
                      "slot": "start", "node": "n"}],
        "nodes": [{"id": "n", "lines": [{"id": "l", "say": ["Hello"]}], "exits": [{"id": "e", "to": "end"}],
                   "offered": [{"id": "o", "text": "Hello"}]}, {"id": "end", "ending": "end"}],
        "endings": [{"id": "end", "title": "E", "says": "E"}], "unended": "end"})";

    EXPECT_EQ(faults_of(bytes), "");
}

/// Scenario `small` with `count` more nodes, a chain that the contact begins with.
std::string chain_of(int count)
{
    std::string nodes;
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        const std::string next = i + 1 == count ? "n1" : "c" + std::to_string(i + 1);
        nodes += R"({"id": "c)" + n + R"(", "lines": [{"id": "cl)" + n +
                 R"(", "say": ["I hear you, but my key is number )" + n + R"(."]}], "exits": [{"id": "cx)" + n +
                 R"(", "when": {"acts": ["apology"], "trust": ">=2"}, "to": ")" + next + R"("}, {"id": "ce)" + n +
                 R"(", "line": {"id": "cm)" + n + R"(", "say": ["Go on."]}, "to": ")" + next +
                 R"("}], "offered": [{"id": "co)" + n +
                 R"(", "text": "I am sorry.", "acts": {"apology": ["I am sorry"]}}]},)";
    }
    const std::string bytes = with(small_bytes(), R"("slot": "start",
      "node": "n1")",
                                   R"("slot": "start", "node": "c0")");
    return with(bytes, R"("nodes": [)", R"("nodes": [)" + nodes);
}

TEST(ParseScenario, TakesALongChainOfNodes)
{
    const std::string bytes = chain_of(1500);

    EXPECT_EQ(sound(bytes, "chain").nodes.size(), 1505U);
}

TEST(ParseScenario, ReadsThreeHundredNodesInATwinkling)
{
    const std::string bytes = chain_of(300);
    auto best = std::chrono::nanoseconds::max();

    for (int round = 0; round < 5; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        const Checked<Scenario> scenario = parse_scenario(bytes, "chain");
        best = std::min(best, std::chrono::steady_clock::now() - begin);
        ASSERT_TRUE(scenario.has_value());
    }

    RecordProperty("microseconds", static_cast<int>(best.count() / 1000));
#ifdef NDEBUG
    EXPECT_LT(best, std::chrono::milliseconds(50));
#else
    EXPECT_LT(best, std::chrono::milliseconds(500));
#endif
}

}  // namespace
}  // namespace amends::scenario
