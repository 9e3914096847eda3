// The play beside the canvas, as an author uses it.
#include <algorithm>

#include "tests/sim/app/author/author_hands.h"

namespace amends::app {
namespace {

using TheTrial = TheAuthorsDesk;

TEST_F(TheTrial, GivesTheReplyTheKeyboardAfterAMove)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    press("side-trial");
    ASSERT_TRUE(until([&] { return shows("try-listen"); }));

    press("try-listen");

    EXPECT_TRUE(until([&] { return hands.screen().focus == "try-reply"; }));
}

TEST_F(TheTrial, HearsWhatIsTypedAndSaysWhichWayItTakes)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    press("side-trial");
    ASSERT_TRUE(until([&] { return shows("try-reply"); }));

    go_to("try-reply");
    hands.type("I am so sorry, that must be frightening.");

    ASSERT_TRUE(until([&] { return hands.item("try-say").enabled; }));
    EXPECT_TRUE(
        std::ranges::any_of(hands.shown().items, [](const ui::Item& item) { return item.name == "an apology"; }));
}

TEST_F(TheTrial, PlaysOnAndTakesAStepBack)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    press("side-trial");
    ASSERT_TRUE(until([&] { return shows("try-reply"); }));
    EXPECT_FALSE(hands.item("try-back").enabled);
    go_to("try-reply");
    hands.type("I am so sorry.");
    hands.key(ImGuiKey_Enter);

    ASSERT_TRUE(until([&] { return hands.item("try-back").enabled; }));
    EXPECT_EQ(hands.item("try-reply").value, "");
    press("try-back");
    EXPECT_TRUE(until([&] { return !hands.item("try-back").enabled; }));
}

TEST_F(TheTrial, PlaysThePathAgainAfterAnEdit)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    press("side-trial");
    ASSERT_TRUE(until([&] { return shows("try-said-0"); }));
    const std::string before = hands.item("try-said-0").name;
    press("side-form");
    ASSERT_TRUE(until([&] { return shows("item-/nodes/0/lines/0"); }));
    press("item-/nodes/0/lines/0");
    ASSERT_TRUE(until([&] { return shows("field-/nodes/0/lines/0/say/0"); }));
    go_to("field-/nodes/0/lines/0/say/0");
    hands.type(" Listen!");
    press("side-trial");

    EXPECT_TRUE(until([&] { return shows("try-said-0") && hands.item("try-said-0").name == before + " Listen!"; }));
}

}  // namespace
}  // namespace amends::app
