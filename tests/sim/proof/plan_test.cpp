#include "sim/proof/plan.h"

#include <gtest/gtest.h>

#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/play/fixture.h"

namespace amends::proof {
namespace {

using namespace play;

std::vector<rubric::Rubric> heal()
{
    return {sound(rubric::parse_rubric(bytes_of("assets/rubrics/heal.json"), "heal.json"))};
}

Script script_of(const std::string& bytes)
{
    return sound(parse_script(bytes, "s.plan"));
}

PlanChecked checked(const std::string& bytes)
{
    return sound(check_plan(tiny_pinned(), acts::shipped_model(), script_of(bytes), heal(), {}));
}

const std::string typed_play =
    "go on\n/choose o1\nI'm so sorry about this, it is our mistake.\nBy when do you need it for the baby?\n"
    "/do ring-depot\n/do redeliver\n/choose o5\n/worksheet cause=depot-scan who=depot change=rescan\n/wait\n"
    "/do ring-back\n/choose o7\n";

TEST(RecordPlan, GivesAPlanThatItsOwnPlayMeets)
{
    const PlanChecked first = checked(typed_play);

    const std::string plan = record_plan(first.playing, heal(), "recorded");

    const PlanChecked again = checked(plan);
    EXPECT_TRUE(again.findings.empty()) << plan << write_text(again.findings);
    EXPECT_EQ(again.playing.state.branch, first.playing.state.branch);
}

TEST(RecordPlan, KeepsTheWordsAndNamesIds)
{
    const std::string plan = record_plan(checked(typed_play).playing, heal(), "recorded");

    EXPECT_NE(plan.find("\nI'm so sorry about this, it is our mistake.\n"), std::string::npos) << plan;
    EXPECT_NE(plan.find("\n/choose o5\n"), std::string::npos) << plan;
    EXPECT_NE(plan.find("\n/expect exit e1\n"), std::string::npos) << plan;
    EXPECT_NE(plan.find("\n/expect ending "), std::string::npos) << plan;
    EXPECT_NE(plan.find("\n/expect mark heal "), std::string::npos) << plan;
}

TEST(RecordPlan, KeepsAReplyThatLooksLikeACommand)
{
    const PlanChecked first = checked("//do I look like a robot?\n");

    const std::string plan = record_plan(first.playing, heal(), "recorded");

    EXPECT_NE(plan.find("\n//do I look like a robot?\n"), std::string::npos) << plan;
}

TEST(CheckPlan, ShowsWhatWasExpectedFoundDoneAndAnswered)
{
    const PlanChecked plan = checked("/listen\n/choose o2\n/expect mood anger <= 1\n");

    ASSERT_EQ(plan.findings.size(), 1U);
    EXPECT_EQ(plan.findings[0].id, "plan-unmet");
    EXPECT_EQ(plan.findings[0].where.line, 3);
    EXPECT_EQ(plan.findings[0].says, "expected mood anger <= 1; anger is 6");
    ASSERT_EQ(plan.findings[0].witness.size(), 2U);
    EXPECT_EQ(plan.findings[0].witness[0], "/choose o2");
    EXPECT_EQ(plan.findings[0].witness[1].rfind("# Ms Adeyo: ", 0), 0U) << plan.findings[0].witness[1];
}

TEST(CheckPlan, ExpectsAnExitAndARange)
{
    EXPECT_TRUE(checked("/listen\n/choose o1\n/expect exit e1\n/expect mood trust 1..6\n").findings.empty());
    EXPECT_EQ(checked("/listen\n/choose o1\n/expect exit e2\n").findings[0].says,
              "expected exit e2; exit \"e1\" was taken");
    EXPECT_EQ(checked("/listen\n/choose o2\n/expect exit e1\n").findings[0].says, "expected exit e1; no exit led on");
    EXPECT_EQ(checked("/expect mark heal 99..100\n").findings.size(), 1U);
}

}  // namespace
}  // namespace amends::proof
