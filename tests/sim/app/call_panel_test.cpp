// The call as a person meets it: captions, the face, meters, and the key that stops everything.
#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>
#include <initializer_list>
#include <tuple>

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
        return make_call_view(playing, std::nullopt, {false, meters}, Words(testing::library().words));
    }

    void show(CallView shown)
    {
        view = std::move(shown);
        hands = std::make_unique<Hands>([this] {
            if (const std::optional<CallIntent> chosen = draw_call(view, own, Words(testing::library().words)))
                intents.push_back(*chosen);
        });
        settle();
    }

    void at(std::int64_t ms)
    {
        hands->screen().now_ms = ms;
        settle();
    }

    /// What is laid out by the size of what follows has found its place.
    void settle() const
    {
        for (int i = 0; i < 4; ++i) hands->frame();
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

    settle();

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

TEST_F(TheCall, AsksForAnotherFrameWhereItsButtonsHaveMoved)
{
    show(view_of(stock()->opening));
    const CallUi settled = own;
    own.reply_height = settled.reply_height + 40;

    hands->frame();
    EXPECT_GT(hands->screen().wake_ms, 0);
    EXPECT_LE(hands->screen().wake_ms, std::max<std::int64_t>(1, hands->screen().now_ms));
}

/// The first vent of the night told to its end, so that "has more to tell" stands there.
TEST_F(TheCall, KeepsItsButtonsInTheSmallestWindowWhileTheCustomerHasMoreToTell)
{
    view = view_of(stock()->opening);
    ASSERT_TRUE(view.more_to_tell);
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F);
    at(60 * tick_ms);
    settle();
    EXPECT_EQ(hands->screen().wake_ms, 0);  // nothing moves to and fro

    for (const char* id : {"reply", "send", "go-on", "hang-up"}) EXPECT_LE(hands->item(id).rect.bottom, 640.0F) << id;
}

/// A reply of two lines in every window and type that the desk is made for.
class TheCallAt : public TheCall, public ::testing::WithParamInterface<std::tuple<std::pair<int, int>, int>> {
protected:
    void show_middle()
    {
        const auto [size, percent] = GetParam();
        width = static_cast<float>(size.first);
        height = static_cast<float>(size.second);
        own.resumed = true;
        view = view_of(stock()->middle);
        hands = std::make_unique<Hands>(
            [this] {
                if (const std::optional<CallIntent> chosen = draw_call(view, own, Words(testing::library().words)))
                    intents.push_back(*chosen);
            },
            width, height, percent);
        for (int i = 0; i < 8; ++i) hands->frame();
    }

    void expect_in_the_window(std::initializer_list<const char*> ids) const
    {
        for (const char* id : ids) {
            const ui::Rect rect = hands->item(id).rect;
            EXPECT_GE(rect.left, 0.0F) << id;
            EXPECT_GE(rect.top, 0.0F) << id;
            EXPECT_LE(rect.right, width) << id;
            EXPECT_LE(rect.bottom, height) << id;
        }
    }

    float width = 0, height = 0;
};

TEST_P(TheCallAt, KeepsTheReplyItsButtonsAndTheCustomersWordsInView)
{
    own.reply = ui::Edit(
        "Tell me where you need to be in the morning, and by when, and I'll find you both a bed near it, both of you.");

    show_middle();

    EXPECT_EQ(hands->screen().wake_ms, 0);  // nothing moves to and fro
    expect_in_the_window({"reply", "send", "go-on", "hang-up", "briefing", "stop"});
    const ui::Item last = hands->item(view.lines.back().id);
    EXPECT_GE(last.rect.top, last.visible.top - 1);
    EXPECT_GE(std::min(last.rect.bottom, last.visible.bottom) - last.rect.top,
              std::min(last.rect.height(), height / 6));
    EXPECT_LE(std::min(last.rect.bottom, last.visible.bottom), hands->item("reply").rect.top);
}

TEST_P(TheCallAt, AsksInViewBeforeItIsEnded)
{
    show_middle();

    hands->click("hang-up");
    for (int i = 0; i < 4; ++i) hands->frame();

    expect_in_the_window({"hang-up-yes", "hang-up-no"});
    hands->key(ImGuiKey_Escape);
    for (int i = 0; i < 4; ++i) hands->frame();
    expect_in_the_window({"reply", "send"});
}

TEST_P(TheCallAt, ReachesEveryDeedByTheKeyboard)
{
    show_middle();
    const std::string deed = "do-" + view.actions.front().id;

    if (!shows(deed)) hands->key(ImGuiKey_D, false, true);
    for (int i = 0; i < 60 && hands->screen().focus != deed; ++i) hands->tab();
    ASSERT_EQ(hands->screen().focus, deed);
    hands->key(ImGuiKey_Enter);

    ASSERT_FALSE(intents.empty());
    EXPECT_TRUE(std::holds_alternative<play::Do>(std::get<GiveCommand>(intents.front()).command));
    EXPECT_FALSE(own.sheet);
}

INSTANTIATE_TEST_SUITE_P(EveryWindowAndType, TheCallAt,
                         ::testing::Combine(::testing::Values(std::pair(1024, 640), std::pair(1280, 800),
                                                              std::pair(1920, 1080)),
                                            ::testing::Values(100, 130, 160, 200, 250, 300)),
                         [](const auto& given) {
                             return "At" + std::to_string(std::get<0>(given.param).first) + "By" +
                                    std::to_string(std::get<1>(given.param));
                         });

TEST_F(TheCall, FollowsALongLineAsItIsToldWhereItDoesNotFit)
{
    view = view_of(stock()->opening);
    CallView::Line& line = view.lines.back();
    for (int i = 0; i < 12; ++i) line.words += " And then I rang again, and nobody told me a thing about any of it.";
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F,
                                    250);
    for (int i = 0; i < 6; ++i) hands->frame();
    const ui::Item begun = hands->item(line.id);
    EXPECT_GE(begun.rect.top, begun.visible.top - 1);

    for (int tick = 1; tick < 60; ++tick) at(tick * tick_ms);

    EXPECT_LT(hands->item(line.id).rect.top, begun.rect.top);
}

TEST_F(TheCall, KeepsWhatCouldBeDoneWhileTheCustomerGoesOnTelling)
{
    own.resumed = true;
    show(view_of(stock()->middle));
    ASSERT_FALSE(view.actions.empty());
    const std::string id = "do-" + view.actions.front().id;

    view.actions.clear();
    hands->frame();

    EXPECT_FALSE(hands->item(id).enabled);
    EXPECT_NE(hands->item(id).reason.find("just now"), std::string::npos);
}

TEST_F(TheCall, SaysTheReadyMadeReplyOfADigitWhileNothingIsTyped)
{
    own.resumed = true;
    show(make_call_view(stock()->middle, std::nullopt, {true, true}, Words(testing::library().words)));
    ASSERT_GE(view.offered.size(), 2u);
    hands->click("reply");

    hands->type("2");

    ASSERT_EQ(intents.size(), 1u);
    const play::Command& command = std::get<GiveCommand>(intents.front()).command;
    EXPECT_EQ(std::get<play::Choose>(command).offered, view.offered[1].id);
    EXPECT_TRUE(own.reply.empty());
}

TEST_F(TheCall, TypesADigitIntoAReplyThatHasBegun)
{
    own.resumed = true;
    show(make_call_view(stock()->middle, std::nullopt, {true, true}, Words(testing::library().words)));
    hands->click("reply");

    hands->type("I need ");
    hands->type("2");

    EXPECT_TRUE(intents.empty());
    EXPECT_EQ(own.reply.utf8(), "I need 2");
}

TEST_F(TheCall, TakesWhatIsTypedWhileADeedHasTheFocusAndComesBackByEsc)
{
    own.resumed = true;
    show(view_of(stock()->middle));
    hands->screen().focus = "do-" + view.actions.front().id;
    hands->frame();

    hands->type("Sorry");
    EXPECT_EQ(own.reply.utf8(), "Sorry");

    hands->screen().focus = "stop";
    hands->key(ImGuiKey_Escape);
    EXPECT_EQ(hands->screen().focus, "reply");
    EXPECT_TRUE(intents.empty());
}

TEST_F(TheCall, ShowsWhatWasSaidLastOnceAContactIsOver)
{
    own.resumed = true;
    view = view_of(stock()->between);
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F);
    for (int i = 0; i < 3; ++i) hands->frame();

    const auto last = std::find_if(view.lines.rbegin(), view.lines.rend(), [](const CallView::Line& line) {
        return line.who == CallView::Line::Who::customer;
    });
    ASSERT_NE(last, view.lines.rend());
    const ui::Item shown = hands->item(last->id);
    EXPECT_GE(shown.rect.top, shown.visible.top - 1);
    EXPECT_LE(shown.rect.bottom, shown.visible.bottom + 1);
}

/// Between contacts, with a promise that is due at this moment.
class WhatIsDue : public TheCall {
protected:
    void SetUp() override
    {
        own.resumed = true;
        CallView between = view_of(stock()->between);
        between.cause.reset();
        between.actions = {{"ring", "Ring Mr Tolley", "", "2:00", "", rubric::ActionKind::ring, false,
                            "We ring tonight (Wednesday, 19:00)"}};
        show(between);
        hands->frame();
    }
};

TEST_F(WhatIsDue, ComesFirstAndHasTheFocus)
{
    EXPECT_EQ(hands->screen().focus, "due-ring");
    EXPECT_LT(hands->item("due-ring").rect.top, hands->item("wait").rect.top);
}

TEST_F(WhatIsDue, IsAskedAboutBeforeTimeMovesOn)
{
    hands->click("wait");
    EXPECT_TRUE(intents.empty());
    EXPECT_EQ(hands->screen().focus, "wait-no");

    settle();
    hands->click("wait-yes");

    ASSERT_EQ(intents.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<play::Wait>(std::get<GiveCommand>(intents.front()).command));
}

TEST_F(TheCall, SaysWhatStandsOpenBeforeItIsEnded)
{
    own.resumed = true;
    show(view_of(stock()->middle));
    const auto says = [&] {
        return std::ranges::any_of(hands->shown().items,
                                   [&](const ui::Item& item) { return item.name == view.ending_note; });
    };
    ASSERT_FALSE(view.ending_note.empty());
    EXPECT_FALSE(says());

    hands->click("hang-up");

    EXPECT_TRUE(says());
}

TEST_F(TheCall, LetsNoReadyMadeReplyPushTheTextFieldOffTheWindow)
{
    own.resumed = true;
    view = make_call_view(stock()->middle, std::nullopt, {true, true}, Words(testing::library().words));
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F);
    for (int i = 0; i < 4; ++i) hands->frame();

    EXPECT_LE(hands->item("send").rect.bottom, 640.0F);
    EXPECT_GE(hands->item("face").rect.top, 0.0F);
}

TEST_F(TheCall, ScrollsBackToWhatWasSaidByThePageKeysWhileOneTypes)
{
    own.resumed = true;
    view = make_call_view(stock()->middle, std::nullopt, {true, true}, Words(testing::library().words));
    hands = std::make_unique<Hands>([this] { draw_call(view, own, Words(testing::library().words)); }, 1024.0F, 640.0F);
    settle();
    ASSERT_EQ(hands->screen().focus, "reply");
    const std::string first = view.lines[1].id;  // after the contact's title
    EXPECT_LT(hands->item(first).rect.bottom, hands->item(first).visible.top);

    for (int i = 0; i < 6; ++i) hands->key(ImGuiKey_PageUp);

    EXPECT_GE(hands->item(first).rect.top, hands->item(first).visible.top - 1);
    EXPECT_EQ(hands->screen().focus, "reply");
}

}  // namespace
}  // namespace amends::app
