#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

constexpr std::string_view head =
    "model small-1\nlanguage en\nset filler well\nset english the\nset other_languages der\n";

std::string with_head(std::string_view rules)
{
    return std::string(head) + std::string(rules);
}

std::string first_fault(std::string_view bytes)
{
    const Checked<Model> model = parse_model(bytes, "small.rules");
    return model ? "" : to_string(model.error().front());
}

TEST(ParseModel, ReadsASmallModel)
{
    const Checked<Model> model =
        parse_model(with_head("act apology\nwhy You say sorry.\n900 i am sorry\n"), "small.rules");

    ASSERT_TRUE(model.has_value());
    EXPECT_EQ(model->id(), "small-1");
    EXPECT_EQ(hear(*model, {}, "I am sorry").of(Act::apology).reason, "You say sorry.");
}

TEST(ParseModel, PointsAtAnUnknownAct)
{
    EXPECT_EQ(first_fault(with_head("act apologie\n")), "small.rules:6:5: the codebook has no act \"apologie\"");
}

TEST(ParseModel, PointsAtAnUnknownSet)
{
    EXPECT_EQ(first_fault(with_head("act apology\nwhy Y.\n900 i @be sorry\n")),
              "small.rules:8:7: no set is called \"be\"; sets come before their use");
}

TEST(ParseModel, PointsAtARuleWithoutAReason)
{
    EXPECT_EQ(first_fault(with_head("act apology\n900 sorry\n")),
              "small.rules:7:1: a rule of an act needs a \"why\" before it");
}

TEST(ParseModel, PointsAtAPatternThatWouldMatchNothing)
{
    EXPECT_EQ(first_fault(with_head("act apology\nwhy Y.\n900 sorry? ..\n")),
              "small.rules:8:1: the pattern needs at least one word that is not optional");
}

TEST(ParseModel, PointsAtAPermilleOutOfRange)
{
    EXPECT_NE(first_fault(with_head("act apology\nwhy Y.\n1200 sorry\n")).find("small.rules:8:1: expected 1 to 1000"),
              std::string::npos);
}

TEST(ParseModel, PointsAtAnUnknownScope)
{
    EXPECT_EQ(first_fault(with_head("act apology\nwhy Y.\n900 ~nope sorry\n")),
              "small.rules:8:5: no scope is called \"nope\"");
}

TEST(ParseModel, TellsEveryFaultAtOnce)
{
    const Checked<Model> model =
        parse_model(with_head("act apologie\nact apology\nwhy Y.\n900 @x\n900 @y\n"), "small.rules");

    ASSERT_FALSE(model.has_value());
    EXPECT_EQ(model.error().size(), 3U);
}

TEST(ParseModel, NeedsANameAndItsThreeSets)
{
    EXPECT_NE(first_fault("language en\n"), "");
    EXPECT_NE(first_fault(""), "");
    EXPECT_NE(first_fault("model x\n").find("needs a set called \"filler\""), std::string::npos);
}

TEST(ParseModel, SurvivesAnyBytes)
{
    EXPECT_NE(first_fault(with_head("act apology\nwhy Y.\n900 \xFF\n")), "");
    EXPECT_NE(first_fault(with_head("\x01\x02\n| | |\n")), "");
}

TEST(Patterns, GapsStayInsideTheirClause)
{
    const Checked<Model> model = parse_model(with_head("act apology\nwhy Y.\n900 we ... sorry\n"), "small.rules");

    EXPECT_TRUE(hear(*model, {}, "we really are sorry").of(Act::apology).present);
    EXPECT_FALSE(hear(*model, {}, "we came late, you are sorry").of(Act::apology).present);
}

TEST(Patterns, OptionalWordsMayBeMissing)
{
    const Checked<Model> model = parse_model(with_head("act apology\nwhy Y.\n900 am very? sorry\n"), "small.rules");

    EXPECT_TRUE(hear(*model, {}, "I am very sorry").of(Act::apology).present);
    EXPECT_TRUE(hear(*model, {}, "I am sorry").of(Act::apology).present);
    EXPECT_FALSE(hear(*model, {}, "I am quite sorry").of(Act::apology).present);
}

TEST(Patterns, AnActYieldsToAnotherAnywhereInTheReply)
{
    const Checked<Model> model = parse_model(
        with_head("act refuse\nyields explain_fix\nwhy N.\n900 never\nact explain_fix\nwhy F.\n900 we send\n"),
        "small.rules");

    EXPECT_TRUE(hear(*model, {}, "That is never so").of(Act::refuse).present);
    EXPECT_FALSE(hear(*model, {}, "That is never so. Tomorrow we send a van.").of(Act::refuse).present);
}

TEST(ParseModel, PointsAtAnActThatTheCodebookDoesNotHave)
{
    EXPECT_EQ(first_fault(with_head("act refuse\nyields explain_fixx\nwhy N.\n900 sorry\n")),
              "small.rules:7:8: the codebook has no act \"explain_fixx\"");
}

TEST(Patterns, ARuleInTheMiddleOfTheBandIsUnsure)
{
    const Checked<Model> model = parse_model(with_head("act apology\nwhy Y.\n550 sorry\n"), "small.rules");

    const Hearing hearing = hear(*model, {}, "I am sorry");

    EXPECT_TRUE(hearing.of(Act::apology).unsure);
    EXPECT_FALSE(hearing.present().has(Act::apology));
}

TEST(Patterns, TwoPlacesMakeAnActSurer)
{
    const Checked<Model> model = parse_model(with_head("act apology\nwhy Y.\n550 sorry\n"), "small.rules");

    EXPECT_EQ(hear(*model, {}, "I am sorry. You see me sorry.").of(Act::apology).permille, 798);
}

}  // namespace
}  // namespace amends::acts
