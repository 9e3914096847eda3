// amends frameworks: a copy, held against kept plays, reviewed and published, marks the next play.
#include <gtest/gtest.h>

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

class Frameworks : public Program {
protected:
    void SetUp() override
    {
        Program::SetUp();
        here = " --data-dir '" + folder.string() + "' ";
        own = folder / "frameworks" / "our-house" / "framework.json";
        ASSERT_EQ(run("frameworks" + here + "copy heal --id our-house --title 'Our house'" + quiet).exit_code, 0);
    }

    Ran frameworks(const std::string& arguments) const { return run("frameworks" + here + arguments + " 2>&1"); }

    void weigh_humility(const std::string& weight) const
    {
        std::ifstream in(own, std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(in), {});
        const std::string key = "\"weight\": ";
        const std::size_t at = bytes.find(key) + key.size();
        bytes.replace(at, bytes.find(',', at) - at, weight);
        std::ofstream(own, std::ios::binary | std::ios::trunc) << bytes;
    }

    void play() const
    {
        const std::string rude = "You should have come earlier. It's your own fault.\n";
        const std::string typed = file("typed.txt", "I'm so sorry, Ms Carew. I'll ring the Bellevue now.\n" + rude +
                                                        rude + rude + rude + "/skip\n/skip\n");
        ASSERT_EQ(run("play walked-at-one --as Jo --seed 3" + here + "< " + typed + quiet).exit_code, 0);
    }

    std::string here;
    fs::path own;
};

TEST_F(Frameworks, ListsWhatShipsAndWhatIsOnesOwn)
{
    const Ran ran = frameworks("list");

    EXPECT_NE(ran.out.find("heal  HEAL  ships"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("our-house  Our house  draft"), std::string::npos) << ran.out;
}

TEST_F(Frameworks, ChecksACopyAndNamesAFault)
{
    EXPECT_EQ(frameworks("check our-house").exit_code, 0);
    weigh_humility("0");

    const Ran ran = frameworks("check our-house");

    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_NE(ran.out.find("/criteria/0/weight"), std::string::npos) << ran.out;
}

TEST_F(Frameworks, SayWhichMarksOfKeptPlaysWouldMove)
{
    play();
    EXPECT_NE(frameworks("moves our-house").out.find("0 of 1 kept plays"), std::string::npos);
    weigh_humility("900");

    const Ran ran = frameworks("moves our-house");

    EXPECT_NE(ran.out.find("1 of 1 kept plays"), std::string::npos) << ran.out;
}

TEST_F(Frameworks, PublishesWhatWasReviewedAndNothingElse)
{
    EXPECT_NE(frameworks("publish our-house --by Ada").exit_code, 0);
    ASSERT_EQ(frameworks("review our-house --by Ada").exit_code, 0);

    EXPECT_NE(frameworks("publish our-house --by Ben").out.find("Version 1."), std::string::npos);
    EXPECT_TRUE(fs::exists(own.parent_path() / "versions" / "1.json"));
}

TEST_F(Frameworks, MarkNewPlaysAndStandInReportsOncePublished)
{
    ASSERT_EQ(frameworks("review our-house --by Ada").exit_code, 0);
    ASSERT_EQ(frameworks("publish our-house --by Ada").exit_code, 0);
    play();

    EXPECT_NE(run("records" + here + "list").out.find("our-house "), std::string::npos);
    const Ran report = run("report" + here + "--rubric our-house 2>&1");
    EXPECT_EQ(report.exit_code, 0);
    EXPECT_NE(report.out.find("Our house"), std::string::npos) << report.out;
}

TEST_F(Frameworks, LeaveAPrintedScriptAsItIsWithoutThem)
{
    const std::string script = "play --replies " + plan("good") + " --json" + here + quiet;
    const std::string before = run(script).out;
    ASSERT_EQ(frameworks("review our-house --by Ada").exit_code, 0);
    ASSERT_EQ(frameworks("publish our-house --by Ada").exit_code, 0);

    EXPECT_EQ(run(script).out, before);
    EXPECT_NE(run(script + " --framework our-house").out, before);
}

TEST_F(Frameworks, LeaveTheirPlaysToBeLabelledBlind)
{
    play();

    const Ran blind = run("records" + here + "replies" + quiet);

    EXPECT_NE(blind.out.find("\"reply\":\"I'm so sorry, Ms Carew."), std::string::npos) << blind.out;
    EXPECT_NE(blind.out.find("\"acts\":{}"), std::string::npos);
    EXPECT_NE(run("records" + here + "replies --heard" + quiet).out.find("\"apology\":[\""), std::string::npos);
    EXPECT_EQ(run("records" + here + "replies --ruled" + quiet).out, "");
    const std::string sheet = file("sheet.jsonl", blind.out);
    EXPECT_EQ(run("evaluate agreement " + sheet + " " + sheet + " 2>&1").exit_code, 0);
}

TEST_F(Frameworks, SayWhatThereIsWhereTheNameIsNone)
{
    EXPECT_NE(frameworks("check nothing").out.find("our-house"), std::string::npos);
}

}  // namespace
}  // namespace amends::cli
