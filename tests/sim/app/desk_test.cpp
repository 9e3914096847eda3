#include "sim/app/desk.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;
using testing::Night;

class TheDesk : public ::testing::Test {
protected:
    /// Draws until it holds; the records answer on another thread.
    bool until(const std::function<bool()>& holds)
    {
        for (int i = 0; i < 2000 && !holds(); ++i) {
            hands.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return holds();
    }

    bool shows(const std::string& id) { return hands.shown().find(id) != nullptr; }

    void arrive(const std::string& name)
    {
        hands.click("name");
        hands.type(name);
        hands.key(ImGuiKey_Enter);
        ASSERT_TRUE(until([&] { return shows("scenario-walked-at-one"); }));
    }

    void begin_call(bool exam = false)
    {
        arrive("Robin");
        press("scenario-walked-at-one");
        ASSERT_TRUE(until([&] { return shows("start"); }));
        if (exam) press("exam");
        press("start");
        ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call && shows("reply"); }));
    }

    void press(const std::string& id) { hands.press(id); }

    std::size_t lines() { return desk->play()->playing.state.transcript.size(); }

    void end_contact()
    {
        press("hang-up");
        press("hang-up-yes");
        ASSERT_TRUE(until([&] { return shows("wait"); }));
    }

    Night night;
    std::unique_ptr<Desk> desk = night.desk();
    Hands hands{[this] { desk->draw(); }};
};

TEST_F(TheDesk, AsksWhoYouAreFirst)
{
    EXPECT_EQ(desk->panel(), Desk::Panel::who);
    EXPECT_FALSE(shows("scenario-walked-at-one"));
}

TEST_F(TheDesk, TakesNoBlankNameAndTrimsAnyOther)
{
    hands.click("name");
    hands.type("   ");
    hands.key(ImGuiKey_Enter);
    hands.frame();
    EXPECT_FALSE(hands.item("add-person").enabled);
    EXPECT_EQ(night.store().people()->size(), 0u);

    hands.type("Robin  ");
    hands.key(ImGuiKey_Enter);
    ASSERT_TRUE(until([&] { return night.store().people()->size() == 1u; }));
    EXPECT_EQ(night.store().people()->front().name, "Robin");
}

TEST_F(TheDesk, KnowsWhoWasHereBefore)
{
    arrive("Zoë");

    desk = night.desk();

    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items, [](const ui::Item& item) { return item.name == "Zoë"; });
    }));
}

TEST_F(TheDesk, ShowsTheBriefingBeforeTheCall)
{
    arrive("Robin");

    press("scenario-walked-at-one");

    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::briefing && shows("framework-heal"); }));
    EXPECT_EQ(desk->play(), nullptr);
}

TEST_F(TheDesk, TakesATypedReplyAndShowsTheAnswerOnceItIsStored)
{
    begin_call();
    const std::size_t before = lines();

    hands.click("reply");
    hands.type("I am so sorry, Ms Carew. You paid for that room and it was given away.");
    hands.key(ImGuiKey_Enter);

    ASSERT_TRUE(until([&] { return lines() > before + 1; }));
    const auto stored = night.store().load(desk->play()->id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(play::fold(stored->events).transcript, desk->play()->playing.state.transcript);
    EXPECT_EQ(stored->typed, desk->play()->playing.typed);
    EXPECT_EQ(hands.item("reply").value, "");
}

TEST_F(TheDesk, SendsNothingWhereNothingWasTyped)
{
    begin_call();
    const std::size_t before = lines();

    hands.click("reply");
    hands.key(ImGuiKey_Enter);
    hands.click("send");

    EXPECT_EQ(lines(), before);
    EXPECT_FALSE(hands.item("send").enabled);
}

TEST_F(TheDesk, LetsTheCustomerGoOnByItsKey)
{
    begin_call();
    const std::size_t before = lines();

    hands.key(ImGuiKey_G, false, true);

    EXPECT_TRUE(until([&] { return lines() > before; }));
}

TEST_F(TheDesk, DoesAnActionAndTellsWhatCameOfIt)
{
    begin_call();

    press("do-look-up");

    ASSERT_TRUE(until([&] { return !desk->play()->playing.state.deeds.empty(); }));
    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items,
                                   [](const ui::Item& item) { return item.name.starts_with("Paid in full"); });
    }));
}

TEST_F(TheDesk, TakesAnOfferedReplyByItsNumber)
{
    Settings settings;
    settings.beginner = true;
    desk = night.desk(settings);
    begin_call();
    const std::size_t before = desk->play()->playing.state.turns.size();

    hands.key(ImGuiKey_1, false, false, true);

    ASSERT_TRUE(until([&] { return desk->play()->playing.state.turns.size() > before; }));
    EXPECT_FALSE(desk->play()->playing.state.turns.back().offered.empty());
}

TEST_F(TheDesk, ReopensTheBriefingDuringTheCallAndComesBack)
{
    begin_call();

    hands.key(ImGuiKey_F1);
    EXPECT_TRUE(until([&] { return shows("framework-heal"); }));
    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return shows("reply"); }));
}

TEST_F(TheDesk, AsksAgainBeforeAContactIsEnded)
{
    begin_call();

    press("hang-up");
    hands.key(ImGuiKey_Escape);
    hands.frame();

    EXPECT_TRUE(shows("hang-up"));
    EXPECT_TRUE(desk->play()->playing.state.branch.in_contact());
}

TEST_F(TheDesk, GoesOnWithACaseThatWasLeft)
{
    begin_call();
    const std::size_t before = lines();
    hands.key(ImGuiKey_G, false, true);
    ASSERT_TRUE(until([&] { return lines() > before; }));
    hands.frame();
    const std::string play = desk->play()->id;
    const int events = night.store().load(play)->row.next_seq;
    const Settings settings = desk->settings();

    desk.reset();
    desk = night.desk(settings);
    ASSERT_TRUE(until([&] { return shows("continue-" + play); }));
    press("continue-" + play);

    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call; }));
    EXPECT_EQ(desk->play()->playing.state.events, events);
}

TEST_F(TheDesk, AsksForTheWorksheetAfterTheContact)
{
    begin_call();
    end_contact();
    EXPECT_FALSE(hands.item("fill-worksheet").enabled);

    press("cause-sold-twice");
    hands.screen().focus = "who-imran";
    hands.key(ImGuiKey_Space);
    press("change-hold-back");
    press("fill-worksheet");

    ASSERT_TRUE(until([&] { return desk->play()->playing.state.worksheet.has_value(); }));
    EXPECT_EQ(desk->play()->playing.state.worksheet->cause, "sold-twice");
    EXPECT_TRUE(until([&] { return !shows("fill-worksheet"); }));
}

TEST_F(TheDesk, EndsInTheDebriefAndKeepsTheMarks)
{
    begin_call();
    end_contact();
    for (int i = 0; i < 12 && !desk->play()->playing.state.branch.over(); ++i) {
        const int events = desk->play()->playing.state.events;
        if (desk->play()->playing.state.branch.in_contact()) {
            end_contact();
        } else {
            press("wait");
        }
        ASSERT_TRUE(until([&] { return desk->play()->playing.state.events > events; }));
    }

    ASSERT_TRUE(until([&] { return shows("debrief"); }));
    const std::string play = desk->play()->id;
    press("debrief");

    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::debrief && shows("curve"); }));
    EXPECT_TRUE(until([&] {
        const auto plays = night.store().plays(desk->settings().person);
        return plays && plays->front().marks.size() == 5;
    }));
}

/// A short play that is over: one reply, and then nobody comes back.
class TheDebrief : public TheDesk {
protected:
    void finish_a_play(bool exam = false)
    {
        begin_call(exam);
        hands.click("reply");
        hands.type("You were late, Ms Carew.");
        hands.key(ImGuiKey_Enter);
        ASSERT_TRUE(until([&] { return !desk->play()->playing.state.turns.empty() && shows("hang-up"); }));
        while (!desk->play()->playing.state.branch.over()) {
            const int events = desk->play()->playing.state.events;
            if (desk->play()->playing.state.branch.in_contact()) {
                end_contact_now();
            } else {
                press("wait");
            }
            ASSERT_TRUE(until([&] { return desk->play()->playing.state.events > events; }));
            hands.frame();
        }
        ASSERT_TRUE(until([&] { return shows("debrief"); }));
        press("debrief");
        ASSERT_TRUE(until([&] { return shows("curve"); }));
    }

    void end_contact_now()
    {
        press("hang-up");
        press("hang-up-yes");
    }
};

TEST_F(TheDebrief, HearsWhatIsSaidAgainWithoutTouchingThePlay)
{
    finish_a_play();
    const int events = desk->play()->playing.state.events;

    hands.screen().focus = "say-again-words";
    hands.type("I'm so sorry, Ms Carew. That is our mistake.");
    hands.key(ImGuiKey_Enter);
    hands.frame();

    EXPECT_TRUE(
        std::ranges::any_of(hands.shown().items, [](const ui::Item& item) { return item.name == "an apology"; }));
    EXPECT_EQ(desk->play()->playing.state.events, events);

    EXPECT_TRUE(until([&] {  // what would turn it follows from the worker
        return std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
            return item.name.find("Without “") != std::string::npos ||
                   item.name.find("It hangs on “") != std::string::npos;
        });
    }));
}

TEST_F(TheDebrief, RewindsToAReplyIntoAPracticeThatSharesWhatCameBefore)
{
    finish_a_play();
    const std::string first = desk->play()->id;
    const int seq = desk->play()->playing.state.turns.front().seq;

    hands.screen().focus = "say-again-words";
    hands.type("I'm sorry.");
    press("rewind-change");
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call && shows("reply"); }));

    EXPECT_EQ(hands.item("reply").value, "I'm sorry.");

    EXPECT_NE(desk->play()->id, first);
    EXPECT_EQ(desk->play()->playing.state.events, seq);
    EXPECT_TRUE(desk->play()->playing.state.turns.empty());
    const auto plays = night.store().plays(desk->settings().person);
    ASSERT_TRUE(plays);
    EXPECT_EQ(plays->back().parent, first);
    EXPECT_FALSE(plays->back().counts);
}

TEST_F(TheDesk, HelpsInNoExam)
{
    begin_call(true);
    hands.key(ImGuiKey_M, false, true);
    hands.frame();

    EXPECT_TRUE(desk->play()->exam);
    EXPECT_FALSE(shows("anger"));
    EXPECT_FALSE(hands.item("meters").reason.empty());
    EXPECT_FALSE(shows("promise-call-back"));
    const auto plays = night.store().plays(desk->settings().person);
    ASSERT_TRUE(plays);
    EXPECT_TRUE(plays->front().exam);
}

TEST_F(TheDebrief, SaysWhyConfidenceIsNotRenewed)
{
    finish_a_play();

    EXPECT_TRUE(std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
        return item.name.starts_with("Confidence is not renewed: ");
    }));
}

TEST_F(TheDebrief, IsLeftByEscape)
{
    finish_a_play();

    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::who; }));
}

TEST_F(TheDebrief, OfAnExamCannotBeRewound)
{
    finish_a_play(true);

    hands.screen().focus = "say-again-words";
    hands.type("I'm sorry.");
    hands.frame();

    EXPECT_FALSE(hands.item("rewind-change").reason.empty());
}

TEST_F(TheDebrief, IsOpenedAgainFromHomeAndComesBackThere)
{
    finish_a_play();
    const std::string play = desk->play()->id;
    press("back");
    ASSERT_TRUE(until([&] { return shows("debrief-" + play); }));

    press("debrief-" + play);
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::debrief && shows("curve"); }));
    EXPECT_EQ(desk->play()->id, play);
    press("back");

    EXPECT_TRUE(until([&] { return shows("debrief-" + play); }));
}

TEST_F(TheDesk, AsksForReadyMadeRepliesInOnePlayOnly)
{
    arrive("Robin");
    press("scenario-walked-at-one");
    ASSERT_TRUE(until([&] { return shows("beginner"); }));
    press("beginner");
    hands.frame();
    EXPECT_TRUE(hands.item("beginner").chosen);
    press("back");
    ASSERT_TRUE(until([&] { return shows("scenario-walked-at-one"); }));

    press("scenario-walked-at-one");
    ASSERT_TRUE(until([&] { return shows("beginner"); }));

    EXPECT_FALSE(hands.item("beginner").chosen);
    EXPECT_FALSE(desk->settings().beginner);
}

TEST_F(TheDebrief, PutsTwoPlaysSideBySideAndComesBack)
{
    finish_a_play();
    const std::string first = desk->play()->id;
    press("back");
    ASSERT_TRUE(until([&] { return shows("scenario-walked-at-one"); }));
    press("scenario-walked-at-one");
    ASSERT_TRUE(until([&] { return shows("start"); }));
    press("start");
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call && shows("reply"); }));
    while (!desk->play()->playing.state.branch.over()) {
        const int events = desk->play()->playing.state.events;
        desk->play()->playing.state.branch.in_contact() ? end_contact_now() : press("wait");
        ASSERT_TRUE(until([&] { return desk->play()->playing.state.events > events; }));
        hands.frame();
    }
    ASSERT_TRUE(until([&] { return shows("debrief"); }));
    press("debrief");
    press("fold-beside");
    ASSERT_TRUE(until([&] { return shows("beside-" + first); }));

    press("beside-" + first);
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::compare && shows("outcome"); }));
    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return desk->panel() == Desk::Panel::debrief && shows("curve"); }));
}

TEST_F(TheDesk, ShowsItsSettingsOverTheCallAndComesBack)
{
    begin_call();

    press("settings");
    ASSERT_TRUE(until([&] { return shows("motion"); }));
    press("sound");
    EXPECT_TRUE(until([&] { return night.kept_settings().sound; }));
    hands.key(ImGuiKey_Escape);

    EXPECT_TRUE(until([&] { return shows("reply"); }));
}

TEST_F(TheDesk, MakesNoSoundUnlessItIsAskedTo)
{
    begin_call();
    hands.key(ImGuiKey_G, false, true);
    ASSERT_TRUE(until([&] { return !shows("sending") && lines() > 1; }));
    EXPECT_TRUE(night.cues().empty());

    press("settings");
    press("sound");
    hands.key(ImGuiKey_Escape);
    hands.frame();
    const std::size_t before = lines();
    hands.key(ImGuiKey_G, false, true);

    EXPECT_TRUE(until([&] { return lines() > before; }));
    EXPECT_FALSE(night.cues().empty());
}

TEST_F(TheDesk, KeepsTheMetersHiddenOnceTheyAre)
{
    begin_call();

    hands.key(ImGuiKey_M, false, true);

    EXPECT_TRUE(until([&] { return !shows("anger"); }));
    EXPECT_TRUE(until([&] { return !night.kept_settings().meters; }));
}

TEST_F(TheDesk, KeepsTheTextSizeThatWasChosen)
{
    hands.key(ImGuiKey_Equal, false, true);

    EXPECT_EQ(desk->settings().percent, 110);
    EXPECT_TRUE(until([&] { return night.kept_settings().percent == 110; }));
}

TEST_F(TheDesk, AnswersWithinOneFrameAndTheCommit)
{
    begin_call();
    hands.click("reply");
    hands.type("I am so sorry, Ms Carew.");
    const std::size_t before = lines();
    hands.key(ImGuiKey_Enter);

    // Once nothing is waiting to be written, the very next frame shows the answer.
    while (night.store().waiting() > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    hands.frame();

    EXPECT_GT(lines(), before);
}

}  // namespace
}  // namespace amends::app
