// The call as a person meets it: captions, the face, meters, and the key that stops everything.
#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>

#include "sim/app/panels/call.h"
#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::stock;

class TheCall : public ::testing::Test {
protected:
    static CallView view_of(const play::Playing& playing, bool meters = true)
    {
        return make_call_view(playing, std::nullopt, false, meters, Words(testing::library().words));
    }

    void show(CallView shown)
    {
        view = std::move(shown);
        hands = std::make_unique<Hands>([this] {
            if (const std::optional<CallIntent> chosen = draw_call(view, own, Words(testing::library().words)))
                intents.push_back(*chosen);
        });
    }

    void at(std::int64_t ms)
    {
        hands->screen().now_ms = ms;
        hands->frame();
    }

    bool shows(const std::string& id) const { return hands->shown().find(id) != nullptr; }

    CallView view;
    CallUi own;
    std::vector<CallIntent> intents;
    std::unique_ptr<Hands> hands;
};

TEST_F(TheCall, TellsALineAsTimeGoesByAndAsksForOneFrameEachTick)
{
    show(view_of(stock()->opening));
    const std::size_t first = own.caption.told();
    EXPECT_LT(first, view.lines.size());

    EXPECT_EQ(hands->screen().wake_ms, tick_ms);
    at(tick_ms);
    EXPECT_EQ(hands->screen().wake_ms, 2 * tick_ms);
    at(60 * tick_ms);

    EXPECT_EQ(own.caption.told(), view.lines.size());
    EXPECT_EQ(hands->screen().wake_ms, 0);
}

TEST_F(TheCall, TellsEverythingAtOnceWhereNothingMayMove)
{
    show(view_of(stock()->opening));
    own = {};
    hands->screen().motion = false;

    hands->frame();

    EXPECT_EQ(own.caption.told(), view.lines.size());
    EXPECT_EQ(hands->screen().wake_ms, 0);
}

TEST_F(TheCall, DoesNotTellAgainWhatWasSaidBeforeItWasLeft)
{
    own.resumed = true;

    show(view_of(stock()->middle));

    EXPECT_EQ(own.caption.told(), view.lines.size());
}

TEST_F(TheCall, ShowsAFaceThatLooksAsTheLineIsSaid)
{
    own.resumed = true;

    show(view_of(stock()->middle));

    EXPECT_EQ(hands->item("face").value, "tense");
    EXPECT_EQ(hands->item("face").name, "Ms Carew");
}

TEST_F(TheCall, HasNoFaceWhereNobodyIsThere)
{
    own.resumed = true;

    show(view_of(stock()->between));

    EXPECT_FALSE(shows("face"));
}

TEST_F(TheCall, ShowsNothingOfItselfWhileSomebodyNeedsAMinute)
{
    own.resumed = true;
    show(view_of(stock()->middle));

    hands->key(ImGuiKey_H, false, true);

    EXPECT_FALSE(shows("reply"));
    EXPECT_FALSE(shows("face"));
    EXPECT_FALSE(shows("line-0"));
    hands->key(ImGuiKey_Escape);
    hands->frame();
    EXPECT_TRUE(shows("reply"));
    EXPECT_TRUE(intents.empty());
}

TEST_F(TheCall, HoldsTheCaptionsWhileSomebodyNeedsAMinute)
{
    show(view_of(stock()->opening));
    hands->key(ImGuiKey_H, false, true);
    const std::size_t told = own.caption.told();

    at(100 * tick_ms);

    EXPECT_EQ(own.caption.told(), told);
    EXPECT_EQ(hands->screen().wake_ms, 0);
}

TEST_F(TheCall, TellsWhyOfEveryStepOfAFeeling)
{
    own.resumed = true;
    show(view_of(stock()->middle));
    ASSERT_GT(view.anger->steps.size(), 1u);
    const std::string oldest = view.anger->steps.back();
    const auto told = [&] {
        return std::ranges::any_of(hands->shown().items, [&](const ui::Item& item) { return item.name == oldest; });
    };
    EXPECT_FALSE(told());

    hands->click("steps");

    EXPECT_TRUE(told());
}

TEST_F(TheCall, HidesItsMetersByTheirKey)
{
    own.resumed = true;
    show(view_of(stock()->middle));

    hands->key(ImGuiKey_M, false, true);

    ASSERT_FALSE(intents.empty());
    ASSERT_TRUE(std::holds_alternative<ShowMeters>(intents.front()));
    EXPECT_FALSE(std::get<ShowMeters>(intents.front()).on);
}

TEST_F(TheCall, ShowsNoNumberWhereTheMetersAreHidden)
{
    own.resumed = true;

    show(view_of(stock()->middle, false));

    EXPECT_FALSE(shows("anger"));
    EXPECT_FALSE(shows("trust"));
    EXPECT_TRUE(shows("face"));
}

TEST_F(TheCall, LetsNoReadyMadeReplyPushTheTextFieldOffTheWindow)
{
    own.resumed = true;
    view = make_call_view(stock()->middle, std::nullopt, true, true, Words(testing::library().words));
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F);
    for (int i = 0; i < 4; ++i) hands->frame();

    EXPECT_LE(hands->item("send").rect.bottom, 640.0F);
    EXPECT_GE(hands->item("face").rect.top, 0.0F);
}

}  // namespace
}  // namespace amends::app
