// What managers add to a play in the window, and the question after a case.
#include "sim/app/panels/manager_notes.h"

#include <gtest/gtest.h>

#include "sim/app/panels/debrief.h"
#include "tests/sim/app/harness.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using testing::Hands;

struct Notes {
    Notes()
    {
        view.shown = true;
        view.framework = "heal";
        view.framework_title = "HEAL";
        view.moments = {{"3", "Good evening"}, {"7", "I am sorry"}};
        view.steps = {{"humility", "Humility", 40}, {"empathy", "Empathy", 60}};
    }

    ManagerNotesView view;
    ManagerNotesUi own;
    std::optional<NotesIntent> intent;
    Words words{testing::library().words};
    Hands hands{[this] {
        ui::scroll("notes", 800, "", [this] {
            if (auto wanted = draw_manager_notes(view, own, words)) intent = std::move(wanted);
        });
    }};
};

TEST(ManagerNotes, PutACommentAtTheMomentThatWasPicked)
{
    Notes notes;
    notes.own.by = ui::Edit("Jo");
    notes.own.words = ui::Edit("Say this sooner.");
    notes.own.moment = "7";
    notes.hands.frame();

    notes.hands.press("notes-remark");

    ASSERT_TRUE(notes.intent.has_value());
    const auto& remark = std::get<PutRemark>(*notes.intent);
    EXPECT_EQ(remark.seq, 7);
    EXPECT_EQ(remark.by, "Jo");
    EXPECT_EQ(remark.words, "Say this sooner.");
}

TEST(ManagerNotes, RuleOnTheStepThatWasPicked)
{
    Notes notes;
    notes.own.by = ui::Edit("Jo");
    notes.own.step = "humility";
    notes.own.mark = ui::Edit("85");
    notes.own.why = ui::Edit("It was meant.");
    notes.hands.frame();

    notes.hands.press("notes-rule");

    ASSERT_TRUE(notes.intent.has_value());
    const auto& ruling = std::get<PutRuling>(*notes.intent);
    EXPECT_EQ(ruling.step, "humility");
    EXPECT_EQ(ruling.mark, 85);
    EXPECT_EQ(ruling.why, "It was meant.");
}

TEST(ManagerNotes, TakeNothingWithoutANameOrFromRecordsThatCanOnlyBeRead)
{
    Notes notes;
    notes.own.step = "humility";
    notes.own.mark = ui::Edit("85");
    notes.hands.frame();
    EXPECT_FALSE(notes.hands.item("notes-rule").enabled);

    notes.own.by = ui::Edit("Jo");
    notes.hands.frame();
    EXPECT_TRUE(notes.hands.item("notes-rule").enabled);

    notes.view.locked = "These records can only be read.";
    notes.hands.frame();
    EXPECT_FALSE(notes.hands.item("notes-rule").enabled);
}

TEST(MarkTyped, IsAWholeNumberFromNoughtToAHundred)
{
    EXPECT_EQ(mark_typed("0"), 0);
    EXPECT_EQ(mark_typed("100"), 100);
    for (const char* const text : {"", "101", "-1", "7.5", "7x", "seven"})
        EXPECT_FALSE(mark_typed(text).has_value()) << text;
}

/// A debrief that asks.
struct Asking {
    Asking() { view.asks = true; }

    DebriefView view;
    DebriefUi own;
    std::optional<DebriefIntent> intent;
    Words words{testing::library().words};
    Hands hands{[this] {
        if (auto wanted = draw_debrief(view, own, words)) intent = std::move(wanted);
    }};
};

TEST(RulesQuestion, IsAnsweredWithOnePressAndTakenBackWithAnother)
{
    Asking asking;
    asking.own.which_rule = ui::Edit("no refunds after six");
    asking.hands.frame();

    asking.hands.press("rules-bent");

    ASSERT_TRUE(asking.intent.has_value());
    EXPECT_EQ(std::get<AnswerRules>(*asking.intent).answer, "bent");
    EXPECT_EQ(std::get<AnswerRules>(*asking.intent).words, "no refunds after six");

    asking.view.answered = "bent";
    asking.hands.frame();
    asking.hands.press("rules-back");
    EXPECT_EQ(std::get<AnswerRules>(*asking.intent).answer, "");
}

TEST(RulesQuestion, IsNotAskedOfAManagerWhoReads)
{
    Asking asking;
    asking.view.asks = false;
    asking.hands.frame();

    EXPECT_EQ(asking.hands.shown().find("rules-bent"), nullptr);
}

}  // namespace
}  // namespace amends::app
