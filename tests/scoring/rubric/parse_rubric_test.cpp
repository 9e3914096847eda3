#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

/// A small framework, right in every part.
const std::string sound = R"({
  "format": 1, "id": "mine", "title": "Mine", "source": "Us, 2026",
  "criteria": [
    {"id": "sorry", "title": "Sorry", "question": "Was it said?", "weight": 3, "needs": ["talk"], "kind": "monitor",
     "letters": [{"id": "said", "when": {"on": "turn", "all": ["apology"], "turn": {"at_most": 2}}, "note": "Reply {reply}."}],
     "states": [{"id": "none", "mark": 0, "missing": "Say it.", "next": {"said": "done"}},
                {"id": "done", "mark": 100}]},
    {"id": "harm", "title": "No harm", "question": "None?", "weight": 1, "needs": ["talk"], "kind": "measure",
     "of": "harmful_acts", "absent": "Nothing was said.",
     "bands": [{"id": "none", "at_most": 0, "mark": 100, "note": "Reply {reply}: {value}."},
               {"id": "some", "mark": 0, "note": "Reply {reply}.", "missing": "{value} acts."}]}
  ]
})";

/// The faults after one change to the sound framework, without the file's name.
std::vector<std::string> faults_after(const std::string& from, const std::string& to)
{
    std::string text = sound;
    const std::size_t at = text.find(from);
    if (at == std::string::npos) return {"nothing to change"};
    text.replace(at, from.size(), to);
    const Checked<Rubric> read = parse_rubric(text, "r.json");
    std::vector<std::string> faults;
    if (read) return faults;
    for (const Diagnostic& diagnostic : read.error()) faults.push_back(to_string(diagnostic));
    return faults;
}

std::vector<std::string> one(const std::string& fault)
{
    return {fault};
}

TEST(ParseRubric, ReadsASoundFramework)
{
    const Checked<Rubric> read = parse_rubric(sound, "r.json");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->id(), "mine");
    EXPECT_EQ(read->data().criteria.size(), 2U);
    EXPECT_EQ(*words_of(*read).find("rubric.mine.sorry.note.said"), "Reply {reply}.");
    EXPECT_EQ(*words_of(*read).find("rubric.mine.harm.missing.absent"), "Nothing was said.");
}

TEST(ParseRubric, ReadsEveryShippedFramework)
{
    for (const std::string& id : framework_ids) EXPECT_EQ(framework(id).id(), id);
}

TEST(ParseRubric, SuggestsTheActThatWasMeant)
{
    EXPECT_EQ(faults_after("\"apology\"", "\"apolgy\""),
              one("r.json:5:64 (/criteria/0/letters/0/when/all/0): unknown act \"apolgy\"; did you mean \"apology\"?"));
}

TEST(ParseRubric, SuggestsTheKeyThatWasMeant)
{
    EXPECT_EQ(faults_after("\"turn\": {", "\"trun\": {"),
              one("r.json:5:76 (/criteria/0/letters/0/when/trun): unknown key \"trun\"; did you mean \"turn\"?"));
}

TEST(ParseRubric, RefusesAFactThatTheEventDoesNotHave)
{
    EXPECT_EQ(faults_after("\"turn\": {\"at_most\": 2}", "\"visible\": true").size(), 1U);
}

TEST(ParseRubric, ReportsAllFaultsInFileOrder)
{
    std::string text = sound;
    text.replace(text.find("\"weight\": 3"), 11, "\"weight\": 0");
    text.replace(text.find("harmful_acts"), 12, "harmfull_act");
    text.replace(text.find("\"id\": \"mine\""), 12, "\"id\": \"Mine\"");

    const Checked<Rubric> read = parse_rubric(text, "r.json");

    ASSERT_FALSE(read.has_value());
    ASSERT_EQ(read.error().size(), 3U);
    EXPECT_EQ(read.error()[0].where.pointer, "/id");
    EXPECT_EQ(read.error()[1].where.pointer, "/criteria/0/weight");
    EXPECT_EQ(read.error()[2].message, "unknown quantity \"harmfull_act\"; did you mean \"harmful_acts\"?");
}

TEST(ParseRubric, RefusesAFirstStateThatEarns)
{
    EXPECT_EQ(faults_after("\"id\": \"none\", \"mark\": 0", "\"id\": \"none\", \"mark\": 10"),
              one("r.json:6:17 (/criteria/0/states/0): the first state earns 0: a case in which nothing happens has "
                  "earned nothing"));
}

TEST(ParseRubric, RefusesAStateThatNoCaseCanReach)
{
    EXPECT_EQ(faults_after("{\"id\": \"done\", \"mark\": 100}",
                           "{\"id\": \"done\", \"mark\": 100}, {\"id\": \"more\", \"mark\": 100}"),
              one("r.json:7:46 (/criteria/0/states/2): no case can reach the state \"more\""));
}

TEST(ParseRubric, RefusesALetterThatMovesNothing)
{
    EXPECT_EQ(faults_after("\"letters\": [",
                           "\"letters\": [{\"id\": \"idle\", \"when\": {\"on\": \"turn\"}, \"note\": \"N\"}, "),
              one("r.json:5:18 (/criteria/0/letters/0): the letter \"idle\" moves nothing"));
}

TEST(ParseRubric, RefusesMoreThanEightStates)
{
    std::string more = "{\"id\": \"done\", \"mark\": 100}";
    for (char c = 'a'; c < 'h'; ++c) more += std::string(", {\"id\": \"") + c + "\", \"mark\": 100}";

    EXPECT_EQ(faults_after("{\"id\": \"done\", \"mark\": 100}", more),
              one("r.json:6:16 (/criteria/0/states): expected at most 8, found 9"));
}

TEST(ParseRubric, RefusesMoreThanEightLetters)
{
    std::string more = "\"letters\": [";
    for (char c = 'a'; c < 'i'; ++c)
        more += std::string("{\"id\": \"") + c + "\", \"when\": {\"on\": \"turn\"}, \"note\": \"N\"}, ";

    EXPECT_EQ(faults_after("\"letters\": [", more),
              one("r.json:5:17 (/criteria/0/letters): expected at most 8, found 9"));
}

TEST(ParseRubric, RefusesAWayToAStateThatIsNotThere)
{
    const auto faults = faults_after("\"said\": \"done\"", "\"said\": \"doen\"");

    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].substr(faults[0].find(": ") + 2), "unknown state \"doen\"; did you mean \"done\"?");
}

TEST(ParseRubric, WantsToKnowWhatIsMissingBelowAHundred)
{
    EXPECT_EQ(faults_after(", \"missing\": \"Say it.\"", ""),
              one("r.json:6:17 (/criteria/0/states/0): a mark below 100 says in \"missing\" what full marks need"));
    EXPECT_EQ(faults_after("\"mark\": 100}]", "\"mark\": 100, \"missing\": \"More.\"}]"),
              one("r.json:7:45 (/criteria/0/states/1/missing): nothing is missing at 100"));
}

TEST(ParseRubric, RefusesAPlaceThatNothingFills)
{
    EXPECT_EQ(faults_after("Reply {reply}.", "Reply {repyl}."),
              one("r.json:5:109 (/criteria/0/letters/0/note): nothing fills {repyl} here; did you mean \"reply\"?"));
}

TEST(ParseRubric, RefusesBandsThatDoNotRise)
{
    const auto faults =
        faults_after("\"bands\": [", "\"bands\": [{\"id\": \"a\", \"at_most\": 5, \"mark\": 100, \"note\": \"N\"}, ");

    ASSERT_EQ(faults.size(), 1U);
    EXPECT_NE(faults[0].find("bands rise"), std::string::npos);
}

TEST(ParseRubric, RefusesAClosedLastBand)
{
    EXPECT_EQ(faults_after("{\"id\": \"some\",", "{\"id\": \"some\", \"at_most\": 9,").size(), 1U);
}

TEST(ParseRubric, RefusesAnActThatMustBeAndMustNotBe)
{
    EXPECT_EQ(
        faults_after("\"all\": [\"apology\"]", "\"all\": [\"apology\"], \"none\": [\"apology\"]"),
        one("r.json:5:41 (/criteria/0/letters/0/when): an act stands in \"all\" and in \"none\": no reply is such"));
}

TEST(ParseRubric, RefusesCriteriaThatShareAnId)
{
    EXPECT_EQ(faults_after("\"id\": \"harm\"", "\"id\": \"sorry\""),
              one("r.json:8:5 (/criteria/1): the criterion \"sorry\" stands here twice"));
}

// Mangled files never harm the reader: each is read, or refused with at least one fault that has a place.
TEST(ParseRubric, SurvivesMangledFiles)
{
    int refused = 0;
    for (std::uint32_t round = 0; round < 3000; ++round) {
        std::string text = sound;
        const std::size_t at = chance_below(1, round, "at", static_cast<std::uint32_t>(text.size()));
        const std::size_t size = 1 + chance_below(1, round, "size", 12);
        const std::size_t from = chance_below(1, round, "from", static_cast<std::uint32_t>(text.size()));
        text.replace(at, round % 3 == 0 ? 0 : size, round % 2 == 0 ? sound.substr(from, size) : std::string());

        const Checked<Rubric> read = parse_rubric(text, "r.json");

        if (read) continue;
        ++refused;
        ASSERT_FALSE(read.error().empty());
        for (const Diagnostic& diagnostic : read.error()) ASSERT_GT(diagnostic.where.line, 0) << diagnostic.message;
    }
    EXPECT_GT(refused, 1000);
}

TEST(ParseRubric, GivesASyntaxErrorAlone)
{
    EXPECT_EQ(faults_after("\"format\": 1,", "\"format\": 2"),
              one("r.json:2:15 (/format): expected ',' or '}', found '\"'"));
}

TEST(ParseRubric, RefusesANewerFormat)
{
    EXPECT_EQ(faults_after("\"format\": 1", "\"format\": 2"),
              one("r.json:2:13 (/format): expected a number from 1 to 1, found 2"));
}

}  // namespace
}  // namespace amends::rubric
