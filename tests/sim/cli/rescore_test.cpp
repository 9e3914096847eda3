// amends records rescore: plays kept under one scorer, marked again under another.
#include "sim/cli/rescore.h"

#include <gtest/gtest.h>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

/// A folder of assets and scenarios whose scorer is that of the program without what it learnt.
class Rescore : public Program {
protected:
    void SetUp() override
    {
        Program::SetUp();
        old_root = folder / "old";
        fs::create_directories(old_root);
        fs::copy(AMENDS_SOURCE_DIR "/assets", old_root / "assets", fs::copy_options::recursive);
        fs::create_symlink(AMENDS_SOURCE_DIR "/scenarios", old_root / "scenarios");
        std::ofstream(old_root / "assets/scorer/en.weights", std::ios::trunc);
        here = " --data-dir '" + folder.string() + "' ";
    }

    /// As the program of the old folder; arguments may redirect.
    Ran run_old(const std::string& arguments) const { return run(arguments, old_root.string()); }

    void play_under_the_old_scorer()
    {
        const std::string typed = file("typed.txt",
                                       "You're a no-show, Ms Carew, you should have been here on time.\n"
                                       "Honestly, that must have been a rotten night for the pair of you.\n"
                                       "You should have come earlier. It's your own fault.\n/skip\n");
        ASSERT_EQ(run_old("play walked-at-one --as Jo --seed 3" + here + "< " + typed + quiet).exit_code, 0);
    }

    fs::path old_root;
    std::string here;
};

TEST_F(Rescore, LaysMarksBesideTheOldOnes)
{
    play_under_the_old_scorer();
    const Ran before = run("records" + here + "list");

    const Ran ran = run("records" + here + "rescore");
    const Ran after = run("records" + here + "list");

    EXPECT_EQ(ran.exit_code, 0) << ran.out;
    EXPECT_NE(ran.out.find(" -> "), std::string::npos) << ran.out;
    EXPECT_EQ(before.out.find("(scorer "), std::string::npos) << before.out;
    EXPECT_NE(after.out.find("(scorer "), std::string::npos) << after.out;
}

TEST_F(Rescore, LeavesTheJournalAsItWas)
{
    play_under_the_old_scorer();
    const auto events_of = [&] {
        const Ran ran = run("records" + here + "export Jo");
        std::string events;
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);) {
            if (line.find("\"record\":\"mark\"") == std::string::npos) events += line + "\n";
        }
        return events;
    };
    const std::string before = events_of();

    ASSERT_EQ(run("records" + here + "rescore").exit_code, 0);

    EXPECT_EQ(events_of(), before);
    EXPECT_EQ(run("records" + here + "verify").exit_code, 0);
}

TEST_F(Rescore, DoesNothingASecondTime)
{
    play_under_the_old_scorer();
    ASSERT_EQ(run("records" + here + "rescore").exit_code, 0);
    const std::string once = run("records" + here + "list").out;

    const Ran again = run("records" + here + "rescore");

    EXPECT_NE(again.out.find("marked by this scorer already"), std::string::npos) << again.out;
    EXPECT_EQ(run("records" + here + "list").out, once);
}

TEST_F(Rescore, CannotHearWhatWasErased)
{
    play_under_the_old_scorer();
    ASSERT_EQ(run("records" + here + "erase Jo").exit_code, 0);

    const Ran ran = run("records" + here + "rescore");

    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_NE(ran.out.find("its words were erased"), std::string::npos) << ran.out;
}

/// Heard again by the scorer that heard it, a play is the play that it was.
TEST(HeardAgain, GivesTheSameStateUnderTheSameScorer)
{
    const auto library = load_library(AMENDS_SOURCE_DIR);
    ASSERT_TRUE(library.has_value());
    const auto scenario = load_scenario(*library, "walked-at-one");
    const auto pinned = play::pin(scenario->scenario, library->coefficients, pins_for(*library, *scenario, "", 1));
    const auto script = play::parse_script(
        "/listen\nI'm so sorry, Ms Carew. That's our mistake.\nI'm ringing the Almoner for you now.\n", "typed");
    const auto run = play::run_script(*pinned, library->model, *script, library->rubrics, library->words);
    ASSERT_TRUE(run.has_value());

    const auto state = heard_again(run->playing, library->model);

    ASSERT_TRUE(state.has_value());
    EXPECT_EQ(*state, run->playing.state);
}

}  // namespace
}  // namespace amends::cli
