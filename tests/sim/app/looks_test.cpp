#include "sim/app/panels/looks.h"

#include <gtest/gtest.h>
#include <set>

#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using scenario::Face;

constexpr Face all_faces[] = {Face::furious, Face::angry, Face::tense, Face::cold, Face::sad, Face::calm, Face::warm};

TEST(ThePose, PullsTheBrowsDownAndDrawsTheShouldersUpAsAngerRises)
{
    for (int anger = 1; anger <= 6; ++anger) {
        const ui::Pose before = pose_of(anger - 1, 3, Face::tense);
        const ui::Pose now = pose_of(anger, 3, Face::tense);
        EXPECT_LT(now.brow_inner, before.brow_inner);
        EXPECT_GT(now.shoulders, before.shoulders);
        EXPECT_GE(now.flush, before.flush);
    }
}

TEST(ThePose, LiftsTheMouthAndClearsTheAirAsTrustRises)
{
    for (int trust = 1; trust <= 6; ++trust) {
        const ui::Pose before = pose_of(2, trust - 1, Face::calm);
        const ui::Pose now = pose_of(2, trust, Face::calm);
        EXPECT_GT(now.mouth_curve, before.mouth_curve);
        EXPECT_GT(now.ease, before.ease);
    }
}

TEST(ThePose, IsAnotherForEachLook)
{
    std::set<std::pair<float, float>> seen;
    for (const Face face : all_faces) {
        const ui::Pose pose = pose_of(3, 3, face);
        EXPECT_TRUE(seen.emplace(pose.brow_inner, pose.mouth_curve).second);
    }
}

TEST(ThePose, ReachesItsGoalAndStartsWhereItWas)
{
    const ui::Pose from = pose_of(6, 0, Face::furious);
    const ui::Pose to = pose_of(0, 6, Face::warm);

    EXPECT_EQ(ui::between(from, to, 0), from);
    EXPECT_NEAR(ui::between(from, to, 1).mouth_curve, to.mouth_curve, 1e-6F);
}

TEST(TheLook, HasAWordForEachFace)
{
    for (const Face face : all_faces) EXPECT_NE(testing::library().words.find(look_key(face)), nullptr);
}

TEST(TheLook, FollowsTheMoodWhereNoLineIsBeingSaid)
{
    EXPECT_EQ(look_of(6, 0), Face::furious);
    EXPECT_EQ(look_of(3, 0), Face::cold);
    EXPECT_EQ(look_of(0, 6), Face::warm);
}

TEST(TheFace, FollowsWhatIsSaidAboutTheCustomer)
{
    EXPECT_TRUE(style_of("Mr Tolley", "Rob Tolley, forties, mends lifts.").beard);
    EXPECT_FALSE(style_of("Ms Orme", "Hester Orme, fifties, inspects lifts.").beard);
    EXPECT_TRUE(style_of("Mr Sallis", "Edwin Sallis, seventies.").grey);
    EXPECT_NE(style_of("Ms Carew", "forties").hair, ui::Hair::cropped);
}

TEST(TheFace, IsTheSameForTheSameCustomerAndSaysHowTheyLook)
{
    EXPECT_EQ(style_of("Ms Carew").hair, style_of("Ms Carew").hair);

    testing::Hands hands(
        [] { ui::face("face", "Ms Carew", "tense", pose_of(3, 2, Face::tense), style_of("Ms Carew"), 140); });

    EXPECT_EQ(hands.item("face").role, ui::Role::picture);
    EXPECT_EQ(hands.item("face").value, "tense");
    EXPECT_EQ(hands.item("face").rect.width(), hands.item("face").rect.height());
}

}  // namespace
}  // namespace amends::app
