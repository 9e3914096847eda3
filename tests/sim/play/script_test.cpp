#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

Checked<ScriptRun> run(const std::string& text)
{
    const Checked<Script> script = parse_script(text, "s.plan");
    if (!script) return tl::unexpected<Diagnostics>(script.error());
    const Catalogue words = sound(parse_catalogue(bytes_of("assets/words/en/play.json"), "play.json"));
    return run_script(tiny_pinned(), shipped_scorer(), *script, {}, words);
}

std::string fault_of(const std::string& text)
{
    const Checked<ScriptRun> ran = run(text);
    return ran ? "" : to_string(ran.error().front());
}

TEST(Script, LeavesOutBlankLinesAndComments)
{
    const Checked<Script> script = parse_script("# a plan\n\nHello there.\r\n/listen\n", "s.plan");

    ASSERT_TRUE(script.has_value());
    ASSERT_EQ(script->lines.size(), 2U);
    EXPECT_EQ(script->lines[0].text, "Hello there.");
    EXPECT_EQ(script->lines[0].line, 3);
    EXPECT_EQ(script->lines[1].kind, ScriptLine::Kind::listen);
}

TEST(Script, ReadsADoubledSlashAsAReply)
{
    const Checked<Script> script = parse_script("//listen is no command here", "s.plan");

    ASSERT_TRUE(script.has_value());
    EXPECT_EQ(script->lines[0].kind, ScriptLine::Kind::reply);
    EXPECT_EQ(script->lines[0].text, "/listen is no command here");
}

TEST(Script, PointsAtEveryUnknownCommandAtOnce)
{
    const Checked<Script> script = parse_script("/lisen\n/do\n", "s.plan");

    ASSERT_FALSE(script.has_value());
    ASSERT_EQ(script.error().size(), 2U);
    EXPECT_EQ(to_string(script.error()[0]),
              "s.plan:1:1: unknown command \"/lisen\"; did you mean \"/listen\"? (a reply that begins with / is "
              "written with //)");
    EXPECT_EQ(to_string(script.error()[1]), "s.plan:2:1: expected /do ACTION");
}

TEST(Script, ChoosesByNumberAndById)
{
    EXPECT_EQ(fault_of("/listen\n/choose 1\n"), "");
    EXPECT_EQ(fault_of("/listen\n/choose o2\n"), "");
    EXPECT_EQ(fault_of("/listen\n/choose 9\n"), "s.plan:2: there is no reply number 9; 3 are offered");
}

TEST(Script, SaysAtWhichLineACommandCannotBeDone)
{
    EXPECT_EQ(fault_of("/listen\n/do redeliver\n"),
              "s.plan:2: this cannot be done here: The depot asks by when she needs it. You do not know yet.");
}

TEST(Script, IsSilentToTheEndAfterItsLastLine)
{
    const Checked<ScriptRun> ran = run("/listen\n");

    ASSERT_TRUE(ran.has_value());
    EXPECT_TRUE(ran->playing.state.branch.over());
    EXPECT_EQ(ran->playing.state.ending, "gone");
}

TEST(Script, WaitsForTheNextContactWhenNobodyIsThereToHear)
{
    const Checked<ScriptRun> ran =
        run("/listen\n/choose o1\n/choose o4\n/do redeliver\nGoodbye then.\nHow is the crib?\n");

    ASSERT_TRUE(ran.has_value()) << to_string(ran.error().front());
    EXPECT_EQ(ran->playing.state.contacts.back().contact, "visit");
    EXPECT_EQ(ran->unused_from, 0);
}

TEST(Script, LeavesLinesAfterTheEndUnplayedAndSaysSo)
{
    const Checked<ScriptRun> ran = run("/listen\n/choose o2\n/choose o2\n/choose o2\n/choose o2\n");

    ASSERT_TRUE(ran.has_value());
    EXPECT_TRUE(ran->playing.state.branch.over());
    EXPECT_GT(ran->unused_from, 0);
}

TEST(Script, WaitsUntilTheTimeThatItNames)
{
    const Checked<ScriptRun> ran = run("/hangup\n/wait friday\n/expect mood anger >= 0\n");

    ASSERT_TRUE(ran.has_value()) << to_string(ran.error().front());
    EXPECT_EQ(fault_of("/hangup\n/wait fridey\n"), "s.plan:2: there is no time \"fridey\"; did you mean \"friday\"?");
    EXPECT_EQ(fault_of("/hangup\n/wait friday\n/wait wednesday\n"), "s.plan:3: \"wednesday\" has come already");
}

TEST(Script, ReportsExpectationsThatWereNotMet)
{
    const Checked<ScriptRun> ran =
        run("/listen\n/choose o1\n/expect act apology rush\n/expect mood anger <= 0\n"
            "/expect ending renewed\n");

    ASSERT_TRUE(ran.has_value());
    ASSERT_EQ(ran->unmet.size(), 3U);
    EXPECT_EQ(ran->unmet[0].what, "expected act apology rush; \"rush\" was not heard in the last reply");
    EXPECT_EQ(ran->unmet[1].line, 4);
    EXPECT_EQ(ran->unmet[2].what, "expected ending renewed; the ending is \"gone\"");
}

TEST(Script, RefusesAnExpectationThatItDoesNotUnderstand)
{
    EXPECT_NE(fault_of("/listen\n/expect weather fine\n"), "");
    EXPECT_NE(fault_of("/listen\n/expect mood anger around 3\n"), "");
    EXPECT_NE(fault_of("/listen\n/choose o1\n/expect act cheerfulness\n"), "");
}

}  // namespace
}  // namespace amends::play
