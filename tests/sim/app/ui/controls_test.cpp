#include <gtest/gtest.h>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "sim/app/ui/fonts.h"
#include "tests/sim/app/harness.h"

namespace amends::app::ui {
namespace {

using testing::Hands;

TEST(Button, IsPressedByTheMouse)
{
    int presses = 0;
    Hands hands([&] { presses += button("go", "Go"); });

    hands.click("go");

    EXPECT_EQ(presses, 1);
}

TEST(Button, IsNotPressedWhileItIsNotAble)
{
    int presses = 0;
    Hands hands([&] { presses += button("go", "Go", unless(true, "not yet")); });

    hands.click("go");
    hands.screen().focus = "go";
    hands.key(ImGuiKey_Enter);
    hands.key(ImGuiKey_Space);

    EXPECT_EQ(presses, 0);
}

TEST(Button, IsNotPressedByTheBlanksOfWhatIsTyped)
{
    int presses = 0;
    Hands hands([&] { presses += button("go", "Go"); });
    hands.frame();
    hands.screen().focus = "go";

    hands.type("so");
    hands.key(ImGuiKey_Space);
    EXPECT_EQ(presses, 0);

    hands.screen().now_ms += 2000;
    hands.key(ImGuiKey_Space);
    EXPECT_EQ(presses, 1);
}

TEST(Input, RefusesAloudWhatIsTooLongAndTakesNothingOfIt)
{
    Edit edit("abc");
    Hands hands([&] { input("field", "Field", edit, {.limit = 5}); });
    hands.frame();
    hands.screen().focus = "field";
    ImGui::SetClipboardText("defg");

    hands.key(ImGuiKey_V, false, true);

    EXPECT_EQ(edit.utf8(), "abc");
    EXPECT_NE(hands.screen().toast.find("7 characters, and 5"), std::string::npos);
}

TEST(Input, GrowsWithItsWordsWhereItMay)
{
    Edit edit(std::string(400, 'w'));
    Hands one([&] { input("field", "Field", edit); }, 400);
    one.frame();
    const float low = one.item("field").rect.height();
    Hands more([&] { input("field", "Field", edit, {.grows = true}); }, 400);
    more.frame();

    EXPECT_GT(more.item("field").rect.height(), 2 * low);
}

TEST(Button, SaysWhyItCannotBePressedWhenPointedAt)
{
    Hands hands([] { button("go", "Go", unless(true, "She has not told you yet.")); });

    hands.move_to("go");

    EXPECT_EQ(hands.item("hint").name, "She has not told you yet.");
}

TEST(Button, SaysWhyItCannotBePressedWhenTheKeyboardReachesIt)
{
    Hands hands([] { button("go", "Go", unless(true, "She has not told you yet.")); });

    hands.tab();

    EXPECT_EQ(hands.item("hint").name, "She has not told you yet.");
}

TEST(Button, IsPressedByEnterAndBySpaceWhenItHasTheFocus)
{
    int presses = 0;
    Hands hands([&] { presses += button("go", "Go"); });
    hands.tab();

    hands.key(ImGuiKey_Enter);
    hands.key(ImGuiKey_Space);

    EXPECT_EQ(presses, 2);
}

TEST(Button, IsNotPressedWhereThePointerLeavesBeforeItIsLetGo)
{
    int presses = 0;
    Hands hands([&] {
        presses += button("go", "Go");
        gap(300);
        button("other", "Other");
    });

    hands.move_to("go");
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    hands.frame();
    hands.move_to("other");
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    hands.frame();
    hands.frame();

    EXPECT_EQ(presses, 0);
}

/// One of everything.
struct Everything {
    Edit edit{"typed"};
    int size = 100;
    void operator()()
    {
        heading("Everything");
        text(Type::body, "A sentence that is long enough to be broken into several lines at the larger sizes of text.");
        row([this] {
            button("one", "One", {}, {.look = Look::primary, .icon = icon::send, .keys = "Enter"});
            button("two", "Two", unless(true, "why"), {.detail = "a second line of it"});
            badge("a badge");
        });
        columns({2, 1}, 300,
                {[this] { input("field", "Field", edit, {.lines = 3}); },
                 [this] {
                     card([this] {
                         choice("choice", "A choice of several words", true);
                         checkbox("box", "A box of several words", false);
                         slider("size", "Size", size, 100, 300, 10, " %");
                         link("link", "A link");
                         meter("meter", "Anger", 3, 6, "tense", Token::anger, "rose");
                     });
                 }});
        mark_bar("A criterion with a rather long name", 40, 70, "two of three things were said", true);
        copy_button("copy", "Copy", "words");
        table("table", {{"Moment", "What happened"}, {{"1", "She was told when the crib would come."}}});
    }
};

TEST(Keyboard, ReachesEveryControlForwardsAndBackwards)
{
    Everything everything;
    Hands hands([&] { everything(); });
    std::vector<std::string> stops;
    for (const Item& item : hands.shown().items) {
        if (item.takes_focus()) stops.push_back(item.id);
    }

    std::vector<std::string> forwards;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        hands.tab();
        forwards.push_back(hands.screen().focus);
    }
    hands.tab(true);

    EXPECT_EQ(forwards, stops);
    EXPECT_EQ(hands.screen().focus, stops[stops.size() - 2]);
}

TEST(Registry, HasNoIdTwice)
{
    Everything everything;
    Hands hands([&] { everything(); });

    std::set<std::string> ids;
    for (const Item& item : hands.shown().items) EXPECT_TRUE(ids.insert(item.id).second) << item.id;
}

class TextSize : public ::testing::TestWithParam<int> {};

TEST_P(TextSize, ClipsNothing)
{
    Everything everything;
    Hands hands([&] { scroll("page", window_height(), "", [&] { everything(); }); }, 1024, 640, GetParam());

    for (const Item& item : hands.shown().items) {
        EXPECT_TRUE(item.fits) << item.id << " " << item.name;
        EXPECT_GE(item.rect.left, item.around.left - 1) << item.id;
        EXPECT_LE(item.rect.right, item.around.right + 1) << item.id << " " << item.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Percent, TextSize, ::testing::Values(100, 200, 300));

TEST(Fonts, HaveTheLettersOfOurLanguagesAndTheIcons)
{
    Hands hands([] {});
    const FontFiles files = find_fonts();
    ASSERT_FALSE(files.regular.empty());

    for (std::size_t i = 0; i < type_count; ++i) {
        const ImFont* font = ImGui::GetIO().Fonts->Fonts[static_cast<int>(i)];
        for (const int c : {0xBF, 0xA1, 0xF1, 0xDF, 0x153, 0xE3, 0x20AC, 0x201C, 0x2013, 0x2026, 0xE163, 0xE8B5}) {
            EXPECT_NE(font->FindGlyphNoFallback(static_cast<ImWchar>(c)), nullptr) << "font " << i << ", " << c;
        }
    }
}

TEST(Input, TakesTypedLettersOfEveryLanguage)
{
    Edit edit;
    Hands hands([&] { input("field", "Field", edit); });

    hands.click("field");
    hands.type("niño straße €");

    EXPECT_EQ(edit.utf8(), "niño straße €");
}

TEST(Input, BreaksTheLineOnEnterAndSubmitsOnCtrlEnter)
{
    Edit edit;
    int submitted = 0;
    Hands hands([&] { submitted += input("field", "Field", edit, {.lines = 3}).submitted; });
    hands.click("field");

    hands.type("a");
    hands.key(ImGuiKey_Enter);
    hands.type("b");
    EXPECT_EQ(submitted, 0);
    hands.key(ImGuiKey_Enter, false, true);

    EXPECT_EQ(edit.utf8(), "a\nb");
    EXPECT_EQ(submitted, 1);
}

TEST(Input, ThatSendsSubmitsOnEnterAndBreaksTheLineOnShiftEnter)
{
    Edit edit;
    int submitted = 0;
    Hands hands([&] { submitted += input("field", "Field", edit, {.lines = 3, .sends = true}).submitted; });
    hands.click("field");

    hands.type("a");
    hands.key(ImGuiKey_Enter, true);
    hands.type("b");
    EXPECT_EQ(submitted, 0);
    hands.key(ImGuiKey_Enter);
    hands.key(ImGuiKey_Enter, false, true);

    EXPECT_EQ(edit.utf8(), "a\nb");
    EXPECT_EQ(submitted, 2);
}

TEST(Input, TakesNothingWhileItIsNotAble)
{
    Edit edit;
    Hands hands([&] { input("field", "Field", edit, {}, unless(true, "wait")); });

    hands.click("field");
    hands.type("a");

    EXPECT_TRUE(edit.empty());
}

TEST(Input, KeepsShortcutsOfLettersAndDigitsForItself)
{
    Edit edit;
    int heard = 0;
    Hands hands([&] {
        input("field", "Field", edit);
        heard += pressed({Key::digit_1});
    });

    hands.click("field");
    hands.key(ImGuiKey_1);
    EXPECT_EQ(heard, 0);

    hands.screen().focus.clear();
    hands.key(ImGuiKey_1);
    EXPECT_EQ(heard, 1);
}

TEST(Input, CopiesAndPastesThroughTheClipboard)
{
    Edit edit("crib");
    Hands hands([&] { input("field", "Field", edit); });
    hands.click("field");

    hands.key(ImGuiKey_A, false, true);
    hands.key(ImGuiKey_C, false, true);
    hands.key(ImGuiKey_End);
    hands.key(ImGuiKey_V, false, true);

    EXPECT_EQ(edit.utf8(), "cribcrib");
}

TEST(Input, SelectsWithTheMouse)
{
    Edit edit("crib");
    Hands hands([&] { input("field", "Field", edit); });
    const Rect rect = hands.item("field").rect;

    ImGui::GetIO().AddMousePosEvent(rect.left + 2, rect.middle_y());
    hands.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    hands.frame();
    ImGui::GetIO().AddMousePosEvent(rect.right - 20, rect.middle_y());
    hands.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    hands.frame();

    EXPECT_EQ(edit.selected(), "crib");
}

TEST(Slider, MovesWithTheArrowKeysAndStopsAtItsEnds)
{
    int size = 290;
    Hands hands([&] { slider("size", "Size", size, 100, 300, 10, " %"); });
    hands.tab();

    hands.key(ImGuiKey_RightArrow);
    hands.key(ImGuiKey_RightArrow);

    EXPECT_EQ(size, 300);
    EXPECT_EQ(hands.item("size").value, "300 %");
}

TEST(CopyButton, PutsItsWordsOnTheClipboard)
{
    Hands hands([] { copy_button("copy", "Copy", "the words"); });

    hands.click("copy");

    EXPECT_EQ(hands.clipboard(), "the words");
}

TEST(Scroll, ShowsWhatTheKeyboardReaches)
{
    Hands hands([] {
        scroll("page", 300, "", [] {
            for (int i = 0; i < 40; ++i) button("b" + std::to_string(i), "Button");
        });
    });

    hands.tab(true);

    EXPECT_TRUE(hands.until([&] { return hands.item("b39").visible.contains(hands.item("b39").rect); }));
}

TEST(Scroll, FollowsItsEndWhenSomethingIsAdded)
{
    int lines = 40;
    Hands hands([&] {
        scroll("talk", 300, std::to_string(lines), [&] {
            for (int i = 0; i < lines; ++i) said("s" + std::to_string(i), {.speaker = "You", .words = "words"});
        });
    });

    lines = 41;

    EXPECT_TRUE(hands.until([&] {
        const Item* last = hands.shown().find("s40");
        return last != nullptr && last->visible.contains(last->rect);
    }));
}

TEST(Regions, AreWalkedWithF6)
{
    Hands hands([] {
        region("first", "First", [] {
            button("a", "A");
            button("b", "B");
        });
        region("second", "Second", [] { button("c", "C"); });
    });
    hands.tab();
    ASSERT_EQ(hands.screen().focus, "a");

    hands.key(ImGuiKey_F6);
    EXPECT_EQ(hands.screen().focus, "c");

    hands.key(ImGuiKey_F6);
    EXPECT_EQ(hands.screen().focus, "a");
}

class Listener final : public Speaker {
public:
    void speak(std::string_view words) override { heard.emplace_back(words); }
    std::vector<std::string> heard;
};

TEST(Speech, SaysWhatHasTheFocusAndWhyItIsOff)
{
    Listener listener;
    Hands hands([] {
        button("a", "Send");
        button("b", "Refund", unless(true, "ask first"));
    });
    hands.screen().speaker = &listener;

    hands.tab();
    hands.tab();

    EXPECT_EQ(listener.heard, (std::vector<std::string>{"Send, button.", "Refund, button, not available: ask first."}));
}

TEST(Highlights, LeaveTheWordsAsTheyAre)
{
    Hands hands([] { marked_text(Type::body, "I'm so sorry if it hurt.", {{0, 12, false}, {13, 23, true}}); });

    EXPECT_EQ(hands.shown().items.front().name, "I'm so sorry if it hurt.");
}

TEST(APage, BeginsAtItsTopWhereverTheOneBeforeWasScrolledTo)
{
    std::string name = "first";
    testing::Hands hands([&] {
        ui::page(name);
        ui::scroll("long", 300, "", [] {
            for (int i = 0; i < 60; ++i) ui::button("b" + std::to_string(i), "Button");
        });
    });
    for (int i = 0; i < 4; ++i) hands.frame();
    hands.screen().focus = "b59";
    hands.screen().reveal = true;
    hands.frame();
    hands.frame();
    ASSERT_LT(hands.item("b0").rect.top, 0.0F);

    name = "second";
    for (int i = 0; i < 4; ++i) hands.frame();

    EXPECT_GE(hands.item("b0").rect.top, 0.0F);
}

TEST(APage, GoesToItsEndAndItsTopByTheirKeys)
{
    testing::Hands hands([] {
        ui::scroll("long", 300, "", [] {
            for (int i = 0; i < 60; ++i) ui::button("b" + std::to_string(i), "Button");
        });
    });
    hands.screen().focus = "b0";
    hands.frame();

    hands.key(ImGuiKey_End);
    hands.frame();
    EXPECT_LT(hands.item("b59").rect.bottom, 301.0F);

    hands.key(ImGuiKey_Home);
    hands.frame();
    EXPECT_GE(hands.item("b0").rect.top, 0.0F);
}

TEST(AChoice, IsReachedFromTheOneBesideItByTheArrows)
{
    testing::Hands hands([] {
        for (const char* id : {"a", "b", "c"}) ui::choice(id, id, false);
        ui::button("d", "d");
    });
    hands.screen().focus = "a";
    hands.frame();

    hands.key(ImGuiKey_DownArrow);
    EXPECT_EQ(hands.screen().focus, "b");
    hands.key(ImGuiKey_DownArrow);
    hands.key(ImGuiKey_DownArrow);
    EXPECT_EQ(hands.screen().focus, "c");
    hands.key(ImGuiKey_UpArrow);
    EXPECT_EQ(hands.screen().focus, "b");
}

TEST(AHint, HidesNothingWhereThereIsRoomElsewhere)
{
    testing::Hands hands([] {
        ui::button("grey", "Grey", {false, "It cannot be pressed yet."});
        ui::gap(ui::space_2);  // too little for the hint
        ui::text(ui::Type::body, "Words that stand right below it.");
    });

    hands.move_to("grey");

    const ui::Rect box = hands.item("hint").rect;
    for (const ui::Item& item : hands.shown().items) {
        if (item.id == "hint") continue;
        const bool apart = item.rect.right <= box.left || item.rect.left >= box.right || item.rect.bottom <= box.top ||
                           item.rect.top >= box.bottom;
        EXPECT_TRUE(apart) << item.name;
    }
}

}  // namespace
}  // namespace amends::app::ui
