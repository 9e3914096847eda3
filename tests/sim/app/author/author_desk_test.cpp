// The author's desk as a person uses it: pressed, typed, taken back, closed and opened again.
#include "sim/app/author/author_desk.h"

#include <algorithm>
#include <fstream>

#include "sim/author/problems.h"
#include "sim/author/starter.h"
#include "tests/sim/app/author/author_hands.h"

namespace amends::app {
namespace {

TEST_F(TheAuthorsDesk, EditsACopyAndLeavesWhatShipsAlone)
{
    open_copy();

    EXPECT_EQ(draft().folder(), night.author_folder() / "wrong-tablets-2");
    EXPECT_EQ(text("/id"), "wrong-tablets-2");
    EXPECT_TRUE(text("/title").ends_with(" (copy)")) << text("/title");
    EXPECT_TRUE(draft().saved());
}

TEST_F(TheAuthorsDesk, IsLeftByEscapeOutOfTheTextFieldFirst)
{
    open_copy();
    go_to("field-/title");

    hands.key(ImGuiKey_Escape);
    hands.frame();
    EXPECT_EQ(hands.screen().focus, "canvas");
    ASSERT_NE(desk->author()->draft(), nullptr);

    hands.key(ImGuiKey_Escape);
    EXPECT_TRUE(until([&] { return shows("leave-author"); }));
}

TEST_F(TheAuthorsDesk, TakesATypedTitleIntoTheJournalAtOnce)
{
    open_copy();
    go_to("field-/title");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Two");
    hands.type(" tablets");
    EXPECT_EQ(text("/title"), "Two tablets");
    const std::filesystem::path folder = draft().folder();

    desk = night.desk(night.kept_settings());  // as if it had been killed: nothing was saved

    arrive();
    press("draft-" + folder.string());
    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(text("/title"), "Two tablets");
    EXPECT_FALSE(draft().saved());
    const auto speaks_of_it = [](const ui::Item& item) {
        return item.name.find("since the last save") != std::string::npos;
    };
    EXPECT_TRUE(std::ranges::any_of(hands.shown().items, speaks_of_it));
    hands.key(ImGuiKey_S, false, true);
    hands.frame();
    EXPECT_FALSE(std::ranges::any_of(hands.shown().items, speaks_of_it));
}

TEST_F(TheAuthorsDesk, TakesBackAndMakesAgainByTheirKeys)
{
    open_copy();
    const std::string before = text("/title");
    go_to("field-/title");
    hands.type("!");
    ASSERT_EQ(text("/title"), before + "!");

    hands.key(ImGuiKey_Z, false, true);
    EXPECT_EQ(text("/title"), before);
    EXPECT_EQ(hands.item("field-/title").value, before);

    hands.key(ImGuiKey_Y, false, true);
    EXPECT_EQ(text("/title"), before + "!");
}

TEST_F(TheAuthorsDesk, SavesByItsKey)
{
    open_copy();
    go_to("field-/title");
    hands.type("!");

    hands.key(ImGuiKey_S, false, true);

    EXPECT_TRUE(until([&] { return draft().saved(); }));
    EXPECT_FALSE(hands.item("save").enabled);
    EXPECT_EQ(draft().backups().size(), 1u);
}

TEST_F(TheAuthorsDesk, ChoosesANodeThatIsPressedOnTheCanvas)
{
    open_copy();
    const std::string first = text("/nodes/0/id");

    hands.click("box-" + first);

    EXPECT_EQ(desk->author()->chosen(), "/nodes/0");
    EXPECT_TRUE(until([&] { return shows("field-/nodes/0/title"); }));
}

TEST_F(TheAuthorsDesk, WalksTheCanvasWithTheArrows)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    hands.screen().focus = "canvas";

    hands.key(ImGuiKey_RightArrow);

    EXPECT_NE(desk->author()->chosen(), "/nodes/0");
    EXPECT_TRUE(desk->author()->chosen().starts_with("/nodes/"));
}

TEST_F(TheAuthorsDesk, AddsANodeBetweenAWayAndWhereItLed)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    const std::size_t before = draft().document().size("/nodes");

    hands.key(ImGuiKey_N, false, true);

    EXPECT_EQ(draft().document().size("/nodes"), before + 1);
    EXPECT_EQ(desk->author()->chosen(), "/nodes/" + std::to_string(before));
}

TEST_F(TheAuthorsDesk, DuplicatesAndDeletesTheChosenNode)
{
    open_copy();
    const std::size_t before = draft().document().size("/nodes");
    hands.click("box-" + text("/nodes/0/id"));
    hands.screen().focus = "canvas";

    hands.key(ImGuiKey_D, false, true);
    EXPECT_EQ(draft().document().size("/nodes"), before + 1);
    hands.screen().focus = "canvas";
    hands.key(ImGuiKey_Delete);

    EXPECT_EQ(draft().document().size("/nodes"), before);
}

TEST_F(TheAuthorsDesk, SaysWhatIsWrongAndJumpsThere)
{
    open_copy();
    ASSERT_TRUE(until([&] { return hands.item("side-problems").name != "Problems: …"; }));
    hands.click("box-" + text("/nodes/0/id"));
    hands.screen().focus = "canvas";
    hands.key(ImGuiKey_Delete);  // a contact begins there
    press("delete-yes");
    press("side-problems");

    ASSERT_TRUE(until([&] {
        const ui::Item* first = hands.shown().find("problem-0");
        return first != nullptr && first->name.find("does not exist") != std::string::npos;
    }));
    press("problem-0");

    EXPECT_NE(desk->author()->chosen(), "");
}

TEST_F(TheAuthorsDesk, PlaysAnOwnScenarioAsPracticeAndComesBack)
{
    open_copy();

    press("play-draft");
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::briefing && shows("start"); }));
    press("start");
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call; }));
    const auto plays = night.store().plays();
    ASSERT_EQ(plays->size(), 1u);
    EXPECT_FALSE(plays->front().counts);

    press("leave");
    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::author; }));
}

TEST_F(TheAuthorsDesk, ShowsAnOwnScenarioOnTheHomePage)
{
    open_copy();
    const std::string folder = draft().folder().string();
    press("close-draft");
    press("leave-author");

    EXPECT_TRUE(until([&] { return shows("scenario-" + folder); }));
}

TEST_F(TheAuthorsDesk, DoesNotPlayWhatHasNoWordsYet)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("add-/nodes/0/offered"); }));
    press("add-/nodes/0/offered");
    ASSERT_TRUE(until([&] { return shows("mark-again"); }));

    press("play-draft");

    EXPECT_EQ(desk->panel(), Desk::Panel::author);
    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items,
                                   [](const ui::Item& item) { return item.name == "this reply has no words yet"; });
    }));
    EXPECT_EQ(hands.item("problem-0").name, "this reply has no words yet");
    EXPECT_TRUE(says("These have to be mended before it can be played"));
    EXPECT_TRUE(says("Worth a look; it plays all the same"));
}

TEST_F(TheAuthorsDesk, GivesANewNodesTitleTheKeyboard)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));

    hands.key(ImGuiKey_N, false, true);

    const std::string title = desk->author()->chosen() + "/title";
    EXPECT_TRUE(until([&] { return hands.screen().focus == "field-" + title; }));
}

TEST_F(TheAuthorsDesk, LetsTheFirstLettersTakeThePlaceOfANewNodesTitle)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    hands.key(ImGuiKey_N, false, true);
    const std::string title = desk->author()->chosen() + "/title";
    ASSERT_TRUE(until([&] { return hands.screen().focus == "field-" + title; }));

    hands.type("She wants it in writing");

    EXPECT_EQ(text(title), "She wants it in writing");
}

TEST_F(TheAuthorsDesk, ShowsAfterUndoWhatWasChosenBefore)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    hands.screen().focus = "canvas";
    hands.key(ImGuiKey_D, false, true);
    const std::string copy = desk->author()->chosen();
    ASSERT_NE(copy, "/nodes/0");

    hands.key(ImGuiKey_Z, false, true);
    EXPECT_EQ(desk->author()->chosen(), "/nodes/0");

    hands.key(ImGuiKey_Y, false, true);
    EXPECT_EQ(desk->author()->chosen(), copy);
}

TEST_F(TheAuthorsDesk, OpensTheHintWhoseLackIsPressed)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("field-/nodes/0/hint"); }));
    go_to("field-/nodes/0/hint");
    hands.key(ImGuiKey_A, false, true);
    hands.key(ImGuiKey_Backspace);
    ASSERT_FALSE(draft().document().has("/nodes/0/hint"));
    const ui::Item* missed = nullptr;
    press("side-problems");
    ASSERT_TRUE(until([&] {
        const auto& items = hands.shown().items;
        const auto found = std::ranges::find_if(
            items, [](const ui::Item& item) { return item.name.starts_with("There is no “Hint” here yet"); });
        missed = found == items.end() ? nullptr : &*found;
        return missed != nullptr;
    }));

    press(std::string(missed->id));

    const std::string hint = desk->author()->chosen() + "/hint";
    EXPECT_TRUE(until([&] { return hands.screen().focus == "field-" + hint; }));
    const ui::Item field = hands.item("field-" + hint);
    EXPECT_TRUE(field.visible.contains(field.rect, 1));
}

TEST_F(TheAuthorsDesk, BeginsANodesFormWithWhatIsWrittenMost)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("add-/nodes/0/offered"); }));

    EXPECT_LT(hands.item("add-/nodes/0/lines").rect.top, hands.item("add-/nodes/0/offered").rect.top);
    EXPECT_LT(hands.item("add-/nodes/0/offered").rect.top, hands.item("add-/nodes/0/exits").rect.top);
    EXPECT_LT(hands.item("add-/nodes/0/exits").rect.top, hands.item("field-/nodes/0/patience").rect.top);
    EXPECT_FALSE(shows("field-/nodes/0/out_of_patience/to"));
}

TEST_F(TheAuthorsDesk, OpensTheWayThatWasDrawn)
{
    open_copy();
    press("side-problems");
    hands.click("box-" + text("/nodes/0/id"));
    press("side-problems");
    hands.frame();
    const std::size_t before = draft().document().size("/nodes/0/exits");
    const ui::Rect from = hands.item("box-" + text("/nodes/0/id")).rect;
    const ui::Rect to = hands.item("box-" + text("/nodes/1/id")).rect;
    ImGuiIO& io = ImGui::GetIO();
    const auto point = [&](float x, float y) {
        io.AddMousePosEvent(x, y);
        hands.frame();
        hands.frame();
    };

    point(from.middle_x(), from.bottom);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    hands.frame();
    point(to.middle_x(), (to.top + to.bottom) / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    hands.frame();
    hands.frame();

    EXPECT_EQ(draft().document().size("/nodes/0/exits"), before + 1);
    EXPECT_TRUE(desk->author()->chosen().starts_with("/nodes/0/exits/"));
    EXPECT_TRUE(until([&] { return shows("field-" + desk->author()->chosen() + "/to"); }));
}

TEST_F(TheAuthorsDesk, CountsNoWordsWhereNoneAreWritten)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("add-/nodes/0/offered"); }));
    press("add-/nodes/0/offered");
    ASSERT_TRUE(until([&] { return shows("field-" + desk->author()->chosen() + "/text"); }));

    EXPECT_FALSE(std::ranges::any_of(
        hands.shown().items, [](const ui::Item& item) { return item.name.find(" to say") != std::string::npos; }));
}

TEST_F(TheAuthorsDesk, MarksAnOfferedReplyAgainOnItsOwnForm)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("item-/nodes/0/offered/0"); }));
    press("item-/nodes/0/offered/0");
    ASSERT_TRUE(until([&] { return shows("field-/nodes/0/offered/0/text"); }));
    go_to("field-/nodes/0/offered/0/text");
    hands.key(ImGuiKey_A, false, true);
    hands.type("I am so sorry, that must be frightening.");

    press("mark-again");

    ASSERT_TRUE(until([&] { return draft().document().has("/nodes/0/offered/0/acts/apology"); }));
    EXPECT_TRUE(std::ranges::any_of(hands.shown().items,
                                    [](const ui::Item& item) { return item.name.starts_with("Marked now for: "); }));
}

TEST_F(TheAuthorsDesk, KeepsTheAnswersOfAComplaintThatIsLeft)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("ask-title"); }));
    go_to("ask-title");
    hands.type(" again");

    hands.key(ImGuiKey_Escape);
    EXPECT_TRUE(shows("ask-title"));
    hands.key(ImGuiKey_Escape);
    ASSERT_TRUE(until([&] { return shows("from-complaint"); }));
    desk = night.desk(night.kept_settings());
    arrive();
    press("from-complaint");

    ASSERT_TRUE(until([&] { return shows("ask-title"); }));
    EXPECT_EQ(hands.item("ask-title").value, "The lamp that came twice again");
}

TEST_F(TheAuthorsDesk, ShowsTheSameAsAList)
{
    open_copy();

    press("as-list");

    EXPECT_TRUE(until([&] { return shows("row-" + text("/nodes/0/id")); }));
    press("row-" + text("/nodes/1/id"));
    EXPECT_EQ(desk->author()->chosen(), "/nodes/1");
}

TEST_F(TheAuthorsDesk, FindsByWhatANodeNames)
{
    open_copy();
    press("as-list");
    ASSERT_TRUE(until([&] { return shows("row-" + text("/nodes/0/id")); }));

    hands.click("find");
    hands.type("no node says this");

    EXPECT_FALSE(shows("row-" + text("/nodes/0/id")));
}

TEST_F(TheAuthorsDesk, CountsWhatItFindsAndGoesToIt)
{
    open_copy();
    const auto says = [&](std::string_view words) {
        return until([&] {
            return std::ranges::any_of(hands.shown().items, [&](const ui::Item& item) { return item.name == words; });
        });
    };
    const std::size_t last = draft().document().size("/nodes") - 1;
    const std::string place = "/nodes/" + std::to_string(last);

    hands.click("find");
    hands.type("\"id\":\"" + text(place + "/id") + "\"");
    EXPECT_TRUE(says("Found in one node. Enter goes to it."));
    hands.key(ImGuiKey_Enter);
    EXPECT_EQ(desk->author()->chosen(), place);
    EXPECT_TRUE(until([&] { return shows("box-" + text(place + "/id")); }));
    const ui::Item box = hands.item("box-" + text(place + "/id"));
    EXPECT_GT(box.rect.height(), 40);

    hands.type(" no node says this");
    EXPECT_TRUE(says("Nothing found."));
}

TEST_F(TheAuthorsDesk, PutsACopyBesideItsNodeAndInView)
{
    open_copy();
    const std::string first = text("/nodes/0/id");
    hands.click("box-" + first);
    hands.screen().focus = "canvas";
    const ui::Rect original = hands.item("box-" + first).rect;

    hands.key(ImGuiKey_D, false, true);

    const std::string copy = text(desk->author()->chosen() + "/id");
    ASSERT_TRUE(until([&] { return shows("box-" + copy); }));
    hands.frame();
    EXPECT_NEAR(hands.item("box-" + copy).rect.height(), original.height(), 1);
    EXPECT_NEAR(hands.item("box-" + copy).rect.width(), original.width(), 1);
}

TEST_F(TheAuthorsDesk, ShowsWhatAnotherProgramSaved)
{
    open_copy();
    const std::filesystem::path file = draft().folder() / "scenario.json";
    author::Document theirs = draft().document();
    ASSERT_TRUE(theirs.apply({message("x"), {author::set_at("/title", "\"Theirs\"")}}));
    std::ofstream(file, std::ios::binary | std::ios::trunc) << theirs.bytes();

    EXPECT_TRUE(until([&] { return text("/title") == "Theirs"; }));
}

TEST_F(TheAuthorsDesk, AsksBeforeItWritesOverWhatAnotherProgramSaved)
{
    open_copy();
    go_to("field-/title");
    hands.type(" Mine");
    const std::filesystem::path file = draft().folder() / "scenario.json";
    author::Document theirs = draft().document();
    ASSERT_TRUE(theirs.apply({message("x"), {author::set_at("/title", "\"Theirs\"")}}));
    std::ofstream(file, std::ios::binary | std::ios::trunc) << theirs.bytes();

    ASSERT_TRUE(until([&] { return shows("take-disk"); }));
    EXPECT_NE(text("/title"), "Theirs");
    press("take-disk");

    EXPECT_TRUE(until([&] { return text("/title") == "Theirs"; }));
}

TEST_F(TheAuthorsDesk, MakesAScenarioFromAComplaint)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("ask-title"); }));
    go_to("ask-title");
    hands.key(ImGuiKey_A, false, true);
    hands.type("The third key");
    press("shape-follow-up");
    press("make-scenario");

    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(text("/title"), "The third key");
    EXPECT_EQ(draft().folder().filename(), "the-third-key");
    EXPECT_TRUE(draft().document().has("/promises/0"));
    EXPECT_TRUE(std::filesystem::exists(night.author_folder() / "house.json"));
    press("side-problems");
    EXPECT_TRUE(until([&] { return hands.item("side-problems").name == "Problems: 0"; }));
}

/// What the templates wrote themselves is heard as it is marked, and nothing is missing in it.
TEST(Templates, AreWorthNoLookUntilSomebodyEditsThem)
{
    const cli::Library& library = testing::library();
    for (int shape = 0; shape < 5; ++shape) {
        const auto bytes = author::scenario_from({}, {}, static_cast<author::Shape>(shape), "from-template");
        ASSERT_TRUE(bytes);
        for (const author::Problem& each : author::look_at(*bytes, library.coefficients, library.model).problems)
            ADD_FAILURE() << shape << " " << each.at << ": " << each.id << ": " << each.says;
    }
}

TEST_F(TheAuthorsDesk, SaysWhichQuestionHasNoAnswerYet)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("ask-customer"); }));
    go_to("ask-customer");
    hands.key(ImGuiKey_A, false, true);
    hands.key(ImGuiKey_Backspace);
    press("make-scenario");

    EXPECT_EQ(desk->author()->draft(), nullptr);
    EXPECT_TRUE(
        std::ranges::any_of(hands.shown().items, [](const ui::Item& item) { return item.name == "says nothing yet"; }));
    EXPECT_EQ(hands.screen().focus, "ask-customer");
}

TEST_F(TheAuthorsDesk, RefusesASumThatCannotBeReadAtItsBox)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("ask-loss"); }));
    go_to("ask-loss");
    hands.key(ImGuiKey_A, false, true);
    hands.type("a lot");
    press("make-scenario");

    EXPECT_EQ(desk->author()->draft(), nullptr);
    EXPECT_EQ(hands.screen().focus, "ask-loss");
    EXPECT_TRUE(says("That is no sum that can be read. Write it in figures, as in 69.00."));

    go_to("ask-loss");
    hands.key(ImGuiKey_A, false, true);
    hands.type("12,50");
    hands.frame();
    EXPECT_FALSE(says("That is no sum that can be read. Write it in figures, as in 69.00."));
    press("make-scenario");
    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(draft().document().value("/failure/loss"), "1250");
}

TEST_F(TheAuthorsDesk, TakesACurrencyInSmallLettersAndRefusesAWordAtItsBox)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("house-sheet"); }));
    press("house-sheet");
    ASSERT_TRUE(until([&] { return shows("house-currency"); }));
    go_to("house-currency");
    hands.key(ImGuiKey_A, false, true);
    hands.type("euros");
    press("make-scenario");

    EXPECT_EQ(desk->author()->draft(), nullptr);
    EXPECT_EQ(hands.screen().focus, "house-currency");
    EXPECT_TRUE(says("Write the three letters of the currency, as in EUR."));

    go_to("house-currency");
    hands.key(ImGuiKey_A, false, true);
    hands.type("eur");
    press("make-scenario");
    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(text("/currency"), "EUR");
}

TEST_F(TheAuthorsDesk, TakesAHouseRuleALine)
{
    arrive();
    press("from-complaint");
    ASSERT_TRUE(until([&] { return shows("house-sheet"); }));
    press("house-sheet");
    ASSERT_TRUE(until([&] { return shows("house-rules"); }));
    go_to("house-rules");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Nobody waits.");
    hands.key(ImGuiKey_Enter);
    hands.type("Nobody tells it twice.");
    press("make-scenario");

    ASSERT_TRUE(until([&] { return shows("canvas"); }));
    EXPECT_EQ(text("/role/rules/0"), "Nobody waits.");
    EXPECT_EQ(text("/role/rules/1"), "Nobody tells it twice.");
}

TEST_F(TheAuthorsDesk, SaysBelowALineHowLongItTakesToSay)
{
    open_copy();
    hands.click("box-" + text("/nodes/0/id"));
    ASSERT_TRUE(until([&] { return shows("item-/nodes/0/lines/0"); }));
    press("item-/nodes/0/lines/0");
    ASSERT_TRUE(until([&] { return shows("field-/nodes/0/lines/0/say/0"); }));
    go_to("field-/nodes/0/lines/0/say/0");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Where are they?");

    EXPECT_TRUE(std::ranges::any_of(hands.shown().items,
                                    [](const ui::Item& item) { return item.name == "3 words, 0:02 to say"; }));
}

}  // namespace
}  // namespace amends::app
