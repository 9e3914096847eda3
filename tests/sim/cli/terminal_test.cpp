#include "sim/cli/terminal.h"

#include <gtest/gtest.h>
#include <sstream>

#include "tests/sim/cli/library.h"

namespace amends::cli {
namespace {

/// Types the lines into a play of the late crib; nothing is stored.
struct Typed {
    std::string out;
    Left left = Left::quit;
    play::Playing playing;
};

Typed typed(const std::string& lines, bool storing_fails = false, bool exam = false)
{
    const ScenarioFile file = shipped_scenario(AMENDS_SOURCE_DIR "/tests/data/tiny.scenario.json");
    const Checked<play::Pinned> pinned =
        play::pin(file.scenario, shipped_library().coefficients, pins_for(shipped_library(), file, "", 1));
    Typed result{{}, Left::quit, play::begin(*pinned)};
    const Commit commit = [&](const play::Written& written) {
        if (storing_fails) return std::string("the disk is full");
        result.playing.take(written);
        return std::string{};
    };
    std::istringstream in(lines);
    std::ostringstream out;
    result.left =
        play_in_terminal(in, out, shipped_library().model, shipped_library().words, result.playing, commit, exam);
    result.out = out.str();
    return result;
}

bool says(const Typed& play, const std::string& words)
{
    return play.out.find(words) != std::string::npos;
}

TEST(Terminal, TellsTheStoryBitByBitAndSaysThatThereIsMore)
{
    const Typed play = typed("/listen\n");

    EXPECT_TRUE(says(play, "Ms Adeyo: Two weeks! Two weeks I have waited for that crib."));
    EXPECT_TRUE(says(play, "(more to come: /listen lets the customer go on; a reply now interrupts)"));
    EXPECT_TRUE(says(play, "Ms Adeyo: And your letter says that it came. It is a shambles."));
}

TEST(Terminal, LeavesTheCaseOpenWhereTheInputEnds)
{
    EXPECT_EQ(typed("/listen\n").left, Left::quit);
    EXPECT_EQ(typed("/listen\n/quit\nmore\n").left, Left::quit);
}

TEST(Terminal, ShowsWhatCanBeDoneAndWhyNot)
{
    const Typed play = typed("/listen\n/actions\n");

    EXPECT_TRUE(says(play, "/do ring-depot: Ring the depot, 90 seconds"));
    EXPECT_TRUE(says(play, "not now: The depot asks by when she needs"));
}

TEST(Terminal, HelpsWithAnUnknownCommandAndChangesNothing)
{
    const Typed play = typed("/lisen\n");

    EXPECT_TRUE(says(play, "did you mean \"/listen\"?"));
    EXPECT_EQ(play.playing.state.branch.segments_left, 1);
}

TEST(Terminal, PlaysToTheEndAndAsksForTheWorksheet)
{
    const Typed play = typed(
        "/listen\n/choose 2\n/choose 2\n/choose 2\n/worksheet\n"
        "/worksheet cause=depot-scan who=depot change=rescan\n");

    EXPECT_EQ(play.left, Left::over);
    EXPECT_TRUE(says(play, "The case is over; the worksheet is still open."));
    EXPECT_TRUE(says(play, "cause=depot-scan: The depot scans before it loads."));
    EXPECT_TRUE(play.playing.state.worksheet.has_value());
}

TEST(Terminal, DoesNotPretendThatSomethingHappenedThatWasNotStored)
{
    const Typed play = typed("/listen\n", true);

    EXPECT_TRUE(says(play, "This could not be stored, so it has not happened: the disk is full"));
    EXPECT_FALSE(says(play, "It is a shambles."));
}

TEST(Terminal, SaysWhenAPromiseFallsDue)
{
    const Typed play = typed(
        "/listen\nI'm so sorry. Two weeks with an empty nursery, that is awful for you.\n"
        "I'll ring you on Friday to let you know.\n/hangup\n/wait friday\n");

    EXPECT_TRUE(says(play, "[Due now, as you promised: Ring her by Friday.]"));
}

TEST(Terminal, SaysThatAPromiseWasHeardAndHowToCorrectIt)
{
    const Typed play = typed(
        "/listen\nI'm so sorry. Two weeks with an empty nursery, that is awful for you.\n"
        "I'll ring you on Friday to let you know.\n");

    EXPECT_TRUE(says(play, "[A promise was heard: Ring her by Friday, Friday, 17:00."));
    EXPECT_TRUE(says(play, "/promise friday TIME"));
}

TEST(Terminal, HelpsInNoExam)
{
    const Typed play = typed(
        "/listen\n/offers\n/choose 1\nI'm so sorry. Two weeks with an empty nursery, that is awful for you.\n"
        "I'll ring you on Friday to let you know.\n/promise friday wednesday\n/agenda\n/hangup\n/wait friday\n",
        false, true);

    EXPECT_FALSE(says(play, "1. "));
    EXPECT_FALSE(says(play, "Ring her by Friday"));
    EXPECT_TRUE(says(play, "This is an exam: say and do it yourself"));
    EXPECT_TRUE(says(play, "What you promised is for you to keep in mind: this is an exam."));
    EXPECT_EQ(play.playing.state.promises.size(), 1U) << "heard all the same";
}

}  // namespace
}  // namespace amends::cli
