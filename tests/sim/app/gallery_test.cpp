// Every panel in every state, at sizes from the smallest window to the largest text.
#include "sim/app/gallery.h"

#include <gtest/gtest.h>
#include <functional>
#include <set>

#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::stock;

struct Size {
    float width, height;
    int percent;
};

/// All panels in one process for each size: the night is played and the letters are drawn once, not for every panel.
class Fits : public ::testing::TestWithParam<Size> {
protected:
    void for_every_panel(const std::function<void(Hands&)>& check)
    {
        const Size& size = GetParam();
        for (const Exhibit& exhibit : exhibits(stock())) {
            SCOPED_TRACE(exhibit.name);
            Hands hands(exhibit.draw, size.width, size.height, size.percent);
            hands.frame();
            hands.frame();
            check(hands);
        }
    }
};

TEST_P(Fits, ClipsNothingAndNamesNothingTwice)
{
    for_every_panel([](Hands& hands) {
        std::set<std::string> ids;
        for (const ui::Item& item : hands.shown().items) {
            EXPECT_TRUE(ids.insert(item.id).second) << item.id;
            EXPECT_TRUE(item.fits) << item.id << ": " << item.name;
            EXPECT_GE(item.rect.left, item.around.left - 1) << item.id;
            EXPECT_LE(item.rect.right, item.around.right + 1) << item.id << ": " << item.name;
        }
        EXPECT_GE(ids.size(), 5u);
    });
}

TEST_P(Fits, SaysWhyAnythingIsGrey)
{
    for_every_panel([](Hands& hands) {
        for (const ui::Item& item : hands.shown().items) {
            EXPECT_TRUE(item.enabled || !item.reason.empty()) << item.id;
        }
    });
}

TEST_P(Fits, IsReachedByTheKeyboardInEveryPart)
{
    for_every_panel([](Hands& hands) {
        std::set<std::string> stops;
        for (const ui::Item& item : hands.shown().items) {
            if (item.takes_focus()) stops.insert(item.id);
        }

        std::set<std::string> reached;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            hands.tab();
            reached.insert(hands.screen().focus);
        }

        EXPECT_EQ(reached, stops);
    });
}

std::string name_of_size(const ::testing::TestParamInfo<Size>& given)
{
    return "At" + std::to_string(static_cast<int>(given.param.width)) + "By" + std::to_string(given.param.percent);
}

INSTANTIATE_TEST_SUITE_P(EveryPanel, Fits,
                         ::testing::Values(Size{1024, 640, 100}, Size{1024, 640, 200}, Size{1280, 800, 300},
                                           Size{3840, 2160, 200}),
                         name_of_size);

TEST(Rehearsed, StopsAfterTheLinesThatWereAskedFor)
{
    const play::Playing playing = stock()->middle;

    EXPECT_FALSE(playing.state.branch.over());
    EXPECT_TRUE(playing.state.branch.in_contact());
    EXPECT_EQ(playing.state.turns.size(), 5u);
}

}  // namespace
}  // namespace amends::app
