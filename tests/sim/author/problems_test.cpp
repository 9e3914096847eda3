#include "sim/author/problems.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/author/reword.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/author/fixtures.h"
#include "tests/sim/customer/shipped.h"

namespace amends::author {
namespace {

Look look(const Document& document)
{
    return look_at(document.bytes(), customer::shipped(), acts::shipped_model());
}

TEST(LookAt, FindsNoFaultInAScenarioThatShips)
{
    const Look shipped = look(document_of(canonical_paths()[3]));

    EXPECT_TRUE(shipped.sound());
    for (const Problem& each : shipped.problems) EXPECT_NE(each.level, proof::Level::fault) << each.says;
}

TEST(LookAt, PutsAFaultAtItsNode)
{
    const Document before = document_of(small_path);
    const Document changed = after(before, link(before, "/nodes/0/exits/1", "nowhere"));

    const Look found = look(changed);

    EXPECT_FALSE(found.sound());
    ASSERT_FALSE(found.problems.empty());
    EXPECT_EQ(found.problems.front().node, "n1");
    EXPECT_EQ(found.problems.front().at, "/nodes/0/exits/1/to");
    EXPECT_EQ(found.problems.front().level, proof::Level::fault);
    EXPECT_GT(found.problems.front().line, 0);
}

TEST(LookAt, FindsWhatLintFinds)
{
    const Document before = document_of(small_path);
    const Document changed = after(before, put(before, "/endings/0/good", "false"));

    const Look found = look(changed);

    EXPECT_TRUE(found.sound());
    EXPECT_TRUE(std::any_of(found.problems.begin(), found.problems.end(),
                            [](const Problem& each) { return each.id == "no-good-ending"; }));
}

TEST(NodeOf, KnowsNodesAndWhatBelongsToOneOnly)
{
    Document document = document_of(small_path);
    document = after(document, put(document, "/answers/0/nodes", R"(["n2"])"));

    EXPECT_EQ(node_of(document, "/nodes/2/lines/0/say/0"), "n2");
    EXPECT_EQ(node_of(document, "/answers/0/line"), "n2");
    EXPECT_EQ(node_of(document, "/customer/name"), "");
}

TEST(ReadyToPlay, TakesWhatHasNoFaults)
{
    EXPECT_TRUE(ready_to_play(document_of(tiny_path).bytes(), customer::shipped()));
}

TEST(ReadyToPlay, RefusesWhatNobodyHasWrittenYet)
{
    const Document tiny = document_of(tiny_path);
    const Document fresh = after(tiny, add_item(tiny, "/nodes/0/offered"));
    ASSERT_EQ(faults_of(fresh), "");

    const Checked<scenario::Scenario> ready = ready_to_play(fresh.bytes(), customer::shipped());

    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().front().message, "this reply has no words yet");
}

TEST(LookAt, MindsALineThatNobodySaysInOneBreath)
{
    const Document tiny = document_of(tiny_path);
    std::string words;
    for (int i = 0; i < 61; ++i) words += "word ";
    const Document long_winded = after(tiny, reword(tiny, "/nodes/0/offered/0/text", words).edit);

    const Look look = look_at(long_winded.bytes(), customer::shipped(), acts::shipped_model());

    EXPECT_TRUE(std::any_of(look.problems.begin(), look.problems.end(), [](const Problem& each) {
        return each.id == "line-too-long" && each.at == "/nodes/0/offered/0/text";
    }));
}

}  // namespace
}  // namespace amends::author
