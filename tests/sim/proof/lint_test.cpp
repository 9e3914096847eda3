#include "sim/proof/lint.h"

#include <gtest/gtest.h>
#include <filesystem>

#include "sim/scenario/write.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/play/fixture.h"

namespace amends::proof {
namespace {

using scenario::Scenario;

Findings lint_of(const Scenario& scenario)
{
    return lint(scenario::write_scenario(scenario), "s.json", customer::shipped(), acts::shipped_model()).findings;
}

Findings with_id(const Findings& findings, std::string_view id)
{
    Findings found;
    for (const Finding& each : findings) {
        if (each.id == id) found.push_back(each);
    }
    return found;
}

/// The late crib with one thing planted in it.
template <class Plant>
Findings planted(std::string_view id, Plant&& plant)
{
    Scenario scenario = play::tiny();
    plant(scenario);
    return with_id(lint_of(scenario), id);
}

TEST(Lint, FindsNoFaultInASoundScenario)
{
    const Findings findings = lint_of(play::tiny());

    EXPECT_FALSE(has_level(findings, Level::fault)) << write_text(findings);
}

TEST(Lint, GivesEveryFaultOfTheReaderAnIdOfItsOwn)
{
    const customer::Coefficients coefficients = customer::shipped();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(AMENDS_SOURCE_DIR "/tests/data/broken")) {
        if (entry.path().extension() != ".json") continue;
        const std::string path = std::filesystem::relative(entry.path(), AMENDS_SOURCE_DIR).string();
        const Findings findings = lint(play::bytes_of(path), path, coefficients, acts::shipped_model()).findings;

        ASSERT_FALSE(findings.empty()) << path;
        EXPECT_NE(findings.front().id, "fault") << findings.front().says;
        EXPECT_EQ(findings.front().level(), Level::fault) << path;
    }
}

TEST(Lint, TellsWhatIsNoScenarioFromAFaultyOne)
{
    const customer::Coefficients coefficients = customer::shipped();

    EXPECT_FALSE(lint("{", "s.json", coefficients, acts::shipped_model()).readable);
    EXPECT_TRUE(lint("{}", "s.json", coefficients, acts::shipped_model()).readable);
}

TEST(Lint, FindsAPersonaThatDoesNotExist)
{
    const Findings found = planted("persona-unknown", [](Scenario& s) { s.customer.persona = "explodingg"; });

    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].says.find("did you mean \"exploding\"?"), std::string::npos) << found[0].says;
    EXPECT_GT(found[0].where.line, 1);
}

TEST(Lint, FindsAGuardThatAsksForADeedThatMayBeRepeated)
{
    const Findings found = planted("deed-read-and-repeats", [](Scenario& s) {
        s.actions[0].repeats = true;
        s.nodes[1].offered[2].when.not_done = {s.actions[0].id};
    });

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.pointer, "/nodes/1/offered/2/when/not_done/0");
}

TEST(Lint, FindsATopicsWordThatIsShortForAnother)
{
    const Findings found = planted("topic-word-is-short-for", [](Scenario& s) {
        s.topics[0].words = {"feel ill", "ill", "id proof", "your id", "illness"};
    });

    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].where.pointer, "/topics/0/words/1");
    EXPECT_EQ(found[1].says, "\"id proof\" is heard as \"I'd proof\"");
}

TEST(Lint, FindsAnAnswerThatIsNeverReachedBehindAnother)
{
    const Findings found = planted("answer-shadowed", [](Scenario& s) {
        std::swap(s.answers[0], s.answers[1]);
        s.answers[1].nodes = {"n2"};
    });

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.pointer, "/answers/1");
    EXPECT_EQ(found[0].verdict, Verdict::proved);
}

TEST(Lint, FindsAnExitThatIsNeverReachedBehindAnother)
{
    const Findings found =
        planted("exit-shadowed", [](Scenario& s) { std::swap(s.nodes[1].exits[0], s.nodes[1].exits[1]); });

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.pointer, "/nodes/1/exits/1");
}

TEST(Lint, FindsAReactionThatIsNeverReachedBehindAnother)
{
    const Findings found = planted("reaction-shadowed", [](Scenario& s) {
        scenario::Reaction twice = s.reactions[0];
        twice.speech.id = "l99";
        twice.nodes = {"n1"};
        s.reactions.push_back(twice);
    });

    ASSERT_EQ(found.size(), 1U);
}

TEST(Lint, FindsAVariableThatNothingSets)
{
    EXPECT_EQ(planted("var-never-set", [](Scenario& s) { s.answers[0].effects = {}; }).size(), 1U);
}

TEST(Lint, FindsAVariableThatNothingReads)
{
    EXPECT_EQ(planted("var-never-read",
                      [](Scenario& s) {
                          s.actions[1].needs = {};
                          s.actions[1].needs_why = "";
                          s.nodes[1].offered[1].when = {};
                      })
                  .size(),
              1U);
}

TEST(Lint, FindsATopicThatNothingReads)
{
    EXPECT_EQ(planted("topic-unused",
                      [](Scenario& s) {
                          s.topics.push_back({"weather", "the weather", {"rain"}, false, "", ""});
                      })
                  .size(),
              1U);
}

TEST(Lint, FindsThatNobodyCanWinByName)
{
    EXPECT_EQ(planted("no-good-ending", [](Scenario& s) { s.endings[0].good = false; }).size(), 1U);
}

TEST(Lint, FindsThatNobodyCanLoseByName)
{
    EXPECT_EQ(planted("no-bad-ending",
                      [](Scenario& s) {
                          for (scenario::Ending& ending : s.endings) ending.good = true;
                      })
                  .size(),
              1U);
}

TEST(Lint, FindsTheSameWordsInTwoPlaces)
{
    const Findings found = planted("wording-repeated", [](Scenario& s) {
        s.nodes[3].lines[1].speech.wordings = {{"Oh! You did ring... It came this MORNING."}};
    });

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.pointer, "/nodes/3/lines/1/say/0");
}

TEST(Lint, FindsALineWithoutWords)
{
    EXPECT_EQ(planted("no-words-yet", [](Scenario& s) { s.nodes[1].lines[0].speech.wordings = {{"…"}}; }).size(), 1U);
}

TEST(Lint, FindsALineThatNobodySaysInOneBreath)
{
    const Findings found = planted("line-too-long", [](Scenario& s) {
        std::string line;
        for (int i = 0; i <= most_line_words; ++i) line += "word ";
        s.nodes[1].lines[0].speech.wordings = {{line + "end."}};
    });

    EXPECT_EQ(found.size(), 1U);
}

TEST(Lint, FindsANodeWithoutAHint)
{
    EXPECT_EQ(planted("hint-missing", [](Scenario& s) { s.nodes[0].hint = ""; }).size(),
              planted("hint-missing", [](Scenario&) {}).size() + 1);
}

TEST(Lint, NotesWhereTheScorerHearsAnOfferedReplyOtherwise)
{
    const Findings found = planted("heard-otherwise", [](Scenario& s) {
        s.nodes[0].offered[0].acts = {{"hostile", {"I'm so sorry"}}};
    });

    const auto first = std::find_if(found.begin(), found.end(),
                                    [](const Finding& each) { return each.where.pointer == "/nodes/0/offered/0"; });
    ASSERT_NE(first, found.end());
    EXPECT_NE(first->says.find("without hostile"), std::string::npos) << first->says;
}

/// So many lists of three replies; `best` makes the best one of each.
Scenario with_lists(int lists, void (*best)(std::vector<scenario::Offered>& list, int number))
{
    Scenario scenario = play::tiny();
    const scenario::Node gone = scenario.nodes[5];
    for (int i = 0; i < lists; ++i) {
        scenario::Node node = scenario.nodes[4];
        node.id = "list" + std::to_string(i);
        node.offered.clear();
        for (int k = 0; k < 3; ++k) {
            scenario::Offered reply;
            reply.id = node.id + "-" + std::to_string(k);
            reply.text = "All right then, number " + std::to_string(k);
            node.offered.push_back(reply);
        }
        best(node.offered, i);
        scenario.nodes.push_back(node);
    }
    return scenario;
}

void sorry(scenario::Offered& reply)
{
    reply.text = "I'm sorry" + reply.text.substr(9);
    reply.acts = {{"apology", {"I'm sorry"}}};
}

Findings giveaways(const Scenario& scenario)
{
    Findings findings;
    lint_giveaways(scenario, findings);
    return findings;
}

TEST(Giveaways, AreSeenWhereTheBestIsTheLongest)
{
    const Scenario scenario = with_lists(8, [](std::vector<scenario::Offered>& list, int number) {
        sorry(list[static_cast<std::size_t>(number) % 3]);
        list[static_cast<std::size_t>(number) % 3].text += ", and I mean every word of it";
    });

    EXPECT_EQ(with_id(giveaways(scenario), "giveaway-length").size(), 1U);
}

TEST(Giveaways, AreSeenWhereTheBestStandsInOnePlace)
{
    const Scenario scenario = with_lists(8, [](std::vector<scenario::Offered>& list, int) { sorry(list[1]); });

    EXPECT_EQ(with_id(giveaways(scenario), "giveaway-position").size(), 1U);
}

TEST(Giveaways, AreSeenWhereTheBestAloneHarmsNobody)
{
    const Scenario scenario = with_lists(8, [](std::vector<scenario::Offered>& list, int number) {
        for (scenario::Offered& each : list) each.acts = {{"hostile", {"All right"}}};
        sorry(list[static_cast<std::size_t>(number) % 3]);
    });

    EXPECT_EQ(with_id(giveaways(scenario), "giveaway-tone").size(), 1U);
}

TEST(Giveaways, AreNotSeenWhereThereAreNone)
{
    const Scenario scenario = with_lists(
        9, [](std::vector<scenario::Offered>& list, int number) { sorry(list[static_cast<std::size_t>(number) % 3]); });

    const Findings found = giveaways(scenario);

    EXPECT_TRUE(with_id(found, "giveaway-length").empty());
    EXPECT_TRUE(with_id(found, "giveaway-position").empty());
    EXPECT_TRUE(with_id(found, "giveaway-tone").empty());
}

TEST(LintPlans, FindTheEndingThatNoPlanComesTo)
{
    const Scenario scenario = play::tiny();
    const play::Script plan = play::sound(play::parse_script("/expect ending renewed\n/expect ending fixed\n", "p"));
    Findings findings;

    lint_plans(scenario, {plan}, findings);

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].where.pointer, "/endings/2");
}

TEST(Implies, HoldsForANarrowerGuardAlone)
{
    scenario::Guard wide;
    wide.any_act = acts::acts_of(acts::Act::apology, acts::Act::own_it);
    wide.trust = {2, 6};
    scenario::Guard narrow = wide;
    narrow.all_acts = acts::acts_of(acts::Act::own_it);
    narrow.trust = {3, 4};

    EXPECT_TRUE(implies(narrow, wide));
    EXPECT_FALSE(implies(wide, narrow));
}

}  // namespace
}  // namespace amends::proof
