// Every panel in every state, at sizes from the smallest window to the largest text.
#include "sim/app/gallery.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <set>

#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::stock;

struct Fit {
    std::string panel;
    float width, height;
    int percent;
};

class Fits : public ::testing::TestWithParam<Fit> {
protected:
    void SetUp() override
    {
        const Fit& fit = GetParam();
        const std::vector<Exhibit> all = exhibits(stock());
        const auto exhibit = std::ranges::find(all, fit.panel, &Exhibit::name);
        ASSERT_NE(exhibit, all.end());
        hands = std::make_unique<Hands>(exhibit->draw, fit.width, fit.height, fit.percent);
        hands->frame();
        hands->frame();
    }

    std::unique_ptr<Hands> hands;
};

TEST_P(Fits, ClipsNothingAndNamesNothingTwice)
{
    std::set<std::string> ids;
    for (const ui::Item& item : hands->shown().items) {
        EXPECT_TRUE(ids.insert(item.id).second) << item.id;
        EXPECT_TRUE(item.fits) << item.id << ": " << item.name;
        EXPECT_GE(item.rect.left, item.around.left - 1) << item.id;
        EXPECT_LE(item.rect.right, item.around.right + 1) << item.id << ": " << item.name;
    }
    EXPECT_GE(ids.size(), 5u);
}

TEST_P(Fits, SaysWhyAnythingIsGrey)
{
    for (const ui::Item& item : hands->shown().items) EXPECT_TRUE(item.enabled || !item.reason.empty()) << item.id;
}

TEST_P(Fits, IsReachedByTheKeyboardInEveryPart)
{
    std::set<std::string> stops;
    for (const ui::Item& item : hands->shown().items) {
        if (item.takes_focus()) stops.insert(item.id);
    }

    std::set<std::string> reached;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        hands->tab();
        reached.insert(hands->screen().focus);
    }

    EXPECT_EQ(reached, stops);
}

std::vector<Fit> fits()
{
    std::vector<Fit> all;
    for (const Exhibit& exhibit : exhibits(stock())) {
        all.push_back({exhibit.name, 1024, 640, 100});
        all.push_back({exhibit.name, 1024, 640, 200});
        all.push_back({exhibit.name, 1280, 800, 300});
        all.push_back({exhibit.name, 3840, 2160, 200});
    }
    return all;
}

std::string name_of_fit(const ::testing::TestParamInfo<Fit>& info)
{
    std::string name;
    bool upper = true;
    for (const char c : info.param.panel) {
        if (c != '-') name += upper ? static_cast<char>(std::toupper(c)) : c;
        upper = c == '-';
    }
    return name + "At" + std::to_string(static_cast<int>(info.param.width)) + "By" + std::to_string(info.param.percent);
}

INSTANTIATE_TEST_SUITE_P(EveryPanel, Fits, ::testing::ValuesIn(fits()), name_of_fit);

TEST(Rehearsed, StopsAfterTheLinesThatWereAskedFor)
{
    const play::Playing playing = stock()->middle;

    EXPECT_FALSE(playing.state.branch.over());
    EXPECT_TRUE(playing.state.branch.in_contact());
    EXPECT_EQ(playing.state.turns.size(), 5u);
}

}  // namespace
}  // namespace amends::app
