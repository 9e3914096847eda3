#include "sim/app/window/damage.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/app/window/window.h"
#include "tests/sim/app/harness.h"

namespace amends::app {
namespace {

using testing::Hands;

class TheDamage : public ::testing::Test {
protected:
    std::optional<Area> after_frame()
    {
        hands.frame();
        return damage.take(*ImGui::GetDrawData());
    }

    ui::Edit edit;
    std::string words = "Nothing yet";
    Hands hands{[this] {
        ui::input("reply", "Reply", edit);
        ui::gap(300);
        ui::text(ui::Type::body, words);
    }};
    Damage damage;
};

TEST_F(TheDamage, IsEverythingAtFirst)
{
    EXPECT_EQ(after_frame(), (Area{0, 0, 1280, 800}));
}

TEST_F(TheDamage, IsNoneWhereTwoFramesAreTheSame)
{
    after_frame();

    EXPECT_EQ(after_frame(), std::nullopt);
}

TEST_F(TheDamage, LiesWhereSomethingHasChanged)
{
    after_frame();
    words = "Something";

    const std::optional<Area> area = after_frame();

    ASSERT_TRUE(area);
    const ui::Rect rect = hands.item("text-0").rect;
    EXPECT_LE(static_cast<float>(area->top), rect.top);
    EXPECT_GE(static_cast<float>(area->bottom), rect.bottom - 2);
    EXPECT_LT(area->bottom - area->top, 100);
    EXPECT_LT(area->right, 300);
}

TEST_F(TheDamage, HoldsWhatWasThereAndIsGone)
{
    words = "A long line of words that reaches far to the right";
    after_frame();
    const float right = hands.item("text-0").rect.left + 200;
    words = "Short";

    const std::optional<Area> area = after_frame();

    ASSERT_TRUE(area);
    EXPECT_GT(static_cast<float>(area->right), right);
}

TEST_F(TheDamage, IsEverythingOnceWhatIsShownIsLost)
{
    after_frame();

    damage.forget();

    EXPECT_EQ(after_frame(), (Area{0, 0, 1280, 800}));
}

/// Pixels of a window that has shown each of the words, one after the other.
std::string pixels_after(const std::vector<std::string>& shown)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = Window::open({.width = 640, .height = 400, .software = true, .headless = true, .percent = 100});
    if (!window) return window.error().front().message;
    for (const std::string& words : shown) {
        for (int i = 0; i < 3; ++i) {
            (*window)->draw_now([&] {
                ui::card([&] { ui::text(ui::Type::body, "Above"); });
                ui::text(ui::Type::title, words);
                ui::card([&] { ui::button("go", words); });
            });
        }
    }
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("amends-damage-" + std::to_string(shown.size()) + ".png");
    if (!(*window)->save_picture(file)) return "no picture";
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::filesystem::remove(file);
    return bytes;
}

TEST(TheWindowInMemory, ShowsTheSameHoweverItGotThere)
{
    const std::string by_steps = pixels_after({"One line", "A much longer line of words", "", "Two"});

    EXPECT_GT(by_steps.size(), 1000u);
    EXPECT_EQ(by_steps, pixels_after({"Two"}));
}

}  // namespace
}  // namespace amends::app
