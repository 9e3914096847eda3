#include <gtest/gtest.h>
#include <imgui.h>

#include "tests/sim/app/harness.h"

namespace amends::app::ui {
namespace {

using app::testing::Hands;

class Copying : public ::testing::Test {
protected:
    void press_at(float x, float y, ImGuiMouseButton button)
    {
        ImGui::GetIO().AddMousePosEvent(x, y);
        hands.frame();
        ImGui::GetIO().AddMouseButtonEvent(button, true);
        hands.frame();
        hands.frame();
    }

    void let_go(ImGuiMouseButton button)
    {
        ImGui::GetIO().AddMouseButtonEvent(button, false);
        hands.frame();
        hands.frame();
    }

    Edit edit;
    Hands hands{[this] {
        heading("A heading");
        text(Type::body, "Two beds, both certain.");
        meter("anger", "Anger", 4, 6, "Angry", Token::anger, "");
        button("go", "Go on");
        input("words", "Words", edit);
    }};
};

TEST_F(Copying, TakesWhatLiesUnderTheOtherMouseButton)
{
    const Rect rect = hands.item("text-1").rect;

    press_at(rect.left + 5, rect.middle_y(), ImGuiMouseButton_Right);
    let_go(ImGuiMouseButton_Right);

    EXPECT_EQ(hands.clipboard(), "Two beds, both certain.");
    EXPECT_EQ(hands.item("toast").name, "Copied: Two beds, both certain.");
}

TEST_F(Copying, TakesTheNumberOfAMeterAndTheLabelOfAButton)
{
    const Rect meter_rect = hands.item("anger").rect;
    press_at(meter_rect.middle_x(), meter_rect.middle_y(), ImGuiMouseButton_Right);
    let_go(ImGuiMouseButton_Right);
    EXPECT_EQ(hands.clipboard(), "Anger, 4 of 6, Angry");

    const Rect button_rect = hands.item("go").rect;
    press_at(button_rect.middle_x(), button_rect.middle_y(), ImGuiMouseButton_Right);
    let_go(ImGuiMouseButton_Right);
    EXPECT_EQ(hands.clipboard(), "Go on");
}

TEST_F(Copying, TakesTheWordsThatTheMouseHasMarked)
{
    const Rect rect = hands.item("text-1").rect;
    press_at(rect.left, rect.middle_y(), ImGuiMouseButton_Left);
    ImGui::GetIO().AddMousePosEvent(rect.right, rect.middle_y());
    hands.frame();
    hands.frame();
    let_go(ImGuiMouseButton_Left);

    hands.key(ImGuiKey_C, false, true);

    EXPECT_EQ(hands.clipboard(), "Two beds, both certain.");
}

TEST_F(Copying, TakesAWordThatIsPressedTwice)
{
    const Rect rect = hands.item("text-1").rect;
    press_at(rect.left + 4, rect.middle_y(), ImGuiMouseButton_Left);
    let_go(ImGuiMouseButton_Left);
    press_at(rect.left + 4, rect.middle_y(), ImGuiMouseButton_Left);
    let_go(ImGuiMouseButton_Left);

    hands.key(ImGuiKey_C, false, true);

    EXPECT_EQ(hands.clipboard(), "Two");
}

TEST_F(Copying, ForgetsWhatWasMarkedWhenTheMouseIsPressedElsewhere)
{
    const Rect rect = hands.item("text-1").rect;
    press_at(rect.left, rect.middle_y(), ImGuiMouseButton_Left);
    ImGui::GetIO().AddMousePosEvent(rect.right, rect.middle_y());
    hands.frame();
    let_go(ImGuiMouseButton_Left);
    press_at(1200, 700, ImGuiMouseButton_Left);
    let_go(ImGuiMouseButton_Left);

    EXPECT_EQ(hands.screen().marked.from, hands.screen().marked.to);
}

TEST_F(Copying, LeavesWhatIsTypedToTheTextField)
{
    hands.click("words");
    hands.type("Sorry");
    hands.key(ImGuiKey_A, false, true);

    hands.key(ImGuiKey_C, false, true);

    EXPECT_EQ(hands.clipboard(), "Sorry");
    EXPECT_EQ(hands.shown().find("toast"), nullptr);
}

TEST_F(Copying, TakesTheWholePage)
{
    hands.key(ImGuiKey_C, true, true);

    EXPECT_EQ(hands.clipboard(), "A heading\nTwo beds, both certain.\nAnger, 4 of 6, Angry\nGo on\n");
}

TEST_F(Copying, TakesWhatTheReadingCursorIsOn)
{
    hands.key(ImGuiKey_DownArrow, false, true);
    EXPECT_EQ(hands.screen().reading, "text-0");
    hands.key(ImGuiKey_DownArrow, false, true);
    EXPECT_EQ(hands.screen().reading, "text-1");

    hands.key(ImGuiKey_C, false, true);

    EXPECT_EQ(hands.clipboard(), "Two beds, both certain.");
}

TEST_F(Copying, SaysSoForAMomentAndAsksForTheFrameThatTakesItAway)
{
    const Rect rect = hands.item("text-1").rect;
    press_at(rect.left + 5, rect.middle_y(), ImGuiMouseButton_Right);
    let_go(ImGuiMouseButton_Right);
    const std::int64_t due = hands.screen().wake_ms;
    EXPECT_GT(due, 0);

    hands.screen().now_ms = due;
    hands.frame();

    EXPECT_EQ(hands.shown().find("toast"), nullptr);
    EXPECT_EQ(hands.screen().wake_ms, 0);
}

}  // namespace
}  // namespace amends::app::ui
