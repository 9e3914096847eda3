// What an author does to whole scenarios.
#include <algorithm>

#include "tests/sim/app/author/author_hands.h"

namespace amends::app {
namespace {

namespace fs = std::filesystem;

/// The shelf with one scenario on it, whose further buttons are shown.
class TheAuthorsShelf : public TheAuthorsDesk {
protected:
    void SetUp() override
    {
        open_copy();
        hands.key(ImGuiKey_S, false, true);
        press("close-draft");
        ASSERT_TRUE(until([&] { return shows("more-" + folder()); }));
        press("more-" + folder());
        ASSERT_TRUE(until([&] { return shows("title-" + folder()); }));
    }

    std::string folder() const { return (night.author_folder() / "wrong-tablets-2").string(); }
    bool speaks_of(const std::string& words)
    {
        return std::ranges::any_of(hands.shown().items,
                                   [&](const ui::Item& item) { return item.name.find(words) != std::string::npos; });
    }
};

TEST_F(TheAuthorsShelf, RenamesAScenario)
{
    EXPECT_FALSE(hands.item("retitle-" + folder()).enabled);
    go_to("title-" + folder());
    hands.key(ImGuiKey_A, false, true);
    hands.type("Two tablets");
    hands.key(ImGuiKey_Enter);

    ASSERT_TRUE(until([&] { return hands.item("draft-" + folder()).name == "Two tablets"; }));
    EXPECT_TRUE(fs::exists(folder()));
}

TEST_F(TheAuthorsShelf, DuplicatesAScenarioUnderAnIdOfItsOwn)
{
    press("duplicate-" + folder());

    const std::string other = (night.author_folder() / "wrong-tablets-2-2").string();
    ASSERT_TRUE(until([&] { return shows("draft-" + other); }));
    EXPECT_TRUE(hands.item("draft-" + other).name.ends_with("(copy)"));
    EXPECT_EQ(hands.item("draft-" + other).value, "wrong-tablets-2-2");
}

TEST_F(TheAuthorsShelf, PutsBackWhatWasTakenOffIt)
{
    press("remove-" + folder());
    ASSERT_TRUE(until([&] { return shows("removed") && !shows("draft-" + folder()); }));

    press("removed");
    hands.frame();
    const auto back = std::ranges::find_if(hands.shown().items,
                                           [](const ui::Item& item) { return item.id.starts_with("put-back-"); });
    ASSERT_NE(back, hands.shown().items.end());
    press(std::string(back->id));

    EXPECT_TRUE(until([&] { return shows("draft-" + folder()) && !shows("removed"); }));
}

TEST_F(TheAuthorsShelf, PacksAScenarioIntoOneFile)
{
    press("pack-" + folder());

    EXPECT_TRUE(fs::exists(night.author_folder().parent_path() / "packs" / "wrong-tablets-2.zip"));
}

TEST_F(TheAuthorsDesk, BeginsWithTheScenarioThatWasNamed)
{
    open_copy();
    const fs::path folder = draft().folder();
    press("close-draft");
    desk.reset();

    desk = night.desk({}, folder);

    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(draft().folder(), folder);
}

}  // namespace
}  // namespace amends::app
