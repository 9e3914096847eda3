// The rubric editor and publishing as a person uses them: pressed, typed, taken back, published, assigned and played.
#include <algorithm>

#include "sim/cli/author_tools.h"
#include "sim/cli/kept_play.h"
#include "tests/sim/app/author/author_hands.h"

namespace amends::app {
namespace {

class TheRubricEditor : public TheAuthorsDesk {
protected:
    void open_framework()
    {
        arrive();
        press("copy-framework");
        hands.frame();
        press("copy-framework-heal");
        ASSERT_TRUE(until([&] { return shows("criterion-0"); }));
    }

    void choose_first()
    {
        press("criterion-0");
        ASSERT_TRUE(until([&] { return shows("field-/criteria/0/weight"); }));
    }

    void weigh(const std::string& weight)
    {
        go_to("field-/criteria/0/weight");
        hands.key(ImGuiKey_A, false, true);
        hands.type(weight);
    }

    void publish()
    {
        press("side-publishing");
        ASSERT_TRUE(until([&] { return shows("publishing-by"); }));
        go_to("publishing-by");
        hands.key(ImGuiKey_A, false, true);
        hands.type("Ada");
        press("review");
        ASSERT_TRUE(until([&] { return hands.item("publish").enabled; }));
        press("publish");
    }

    const drafts::Draft& framework() { return *desk->author()->framework(); }
    std::string value(const std::string& at) { return framework().document().value(at); }
};

TEST_F(TheRubricEditor, EditsACopyOfAFramework)
{
    open_framework();

    EXPECT_EQ(framework().folder().filename(), "heal-2");
    EXPECT_EQ(framework().document().text("/x-from"), "heal");
}

TEST_F(TheRubricEditor, TakesAWeightAndTakesItBack)
{
    open_framework();
    choose_first();

    weigh("40");
    EXPECT_EQ(value("/criteria/0/weight"), "40");
    hands.key(ImGuiKey_Z, false, true);

    EXPECT_EQ(value("/criteria/0/weight"), "12");
}

TEST_F(TheRubricEditor, GoesOnWhereAKilledProgramStopped)
{
    open_framework();
    choose_first();
    weigh("40");
    const std::string folder = framework().folder().string();

    desk = night.desk(night.kept_settings());
    arrive();
    press("framework-" + folder);

    ASSERT_TRUE(until([&] { return shows("criterion-0"); }));
    EXPECT_EQ(value("/criteria/0/weight"), "40");
}

TEST_F(TheRubricEditor, RewordsWhatTheDebriefSays)
{
    open_framework();
    choose_first();
    press("fold-/criteria/0/letters/0");
    ASSERT_TRUE(until([&] { return shows("field-/criteria/0/letters/0/note"); }));
    go_to("field-/criteria/0/letters/0/note");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Reply {reply} argues.");

    EXPECT_EQ(framework().document().text("/criteria/0/letters/0/note"), "Reply {reply} argues.");
}

TEST_F(TheRubricEditor, ChangesWhatFollowsOnWhat)
{
    open_framework();
    choose_first();
    press("fold-/criteria/0/states/0");
    const std::string way = "/criteria/0/states/0/next/hollow";
    ASSERT_TRUE(until([&] { return shows("field-" + way); }));
    press("field-" + way);
    hands.frame();
    press("field-" + way + "-late");

    EXPECT_TRUE(until([&] { return value(way) == "\"late\""; }));
}

TEST_F(TheRubricEditor, SaysWhatIsWrongAndJumpsThere)
{
    open_framework();
    choose_first();
    press("fold-/criteria/0/letters/0");
    ASSERT_TRUE(until([&] { return shows("field-/criteria/0/letters/0/note"); }));
    go_to("field-/criteria/0/letters/0/note");
    hands.type(" {nobody}");
    press("side-problems");
    ASSERT_TRUE(until([&] { return shows("problem-0"); }));

    press("problem-0");

    EXPECT_TRUE(until([&] { return shows("field-/criteria/0/letters/0/note"); }));
}

TEST_F(TheRubricEditor, ShowsAtOnceWhichMarksOfKeptPlaysMove)
{
    const auto person = night.store().create_person("Kim");
    const auto play = cli::start_play(night.store(), testing::library(),
                                      *cli::load_scenario(testing::library(), "walked-at-one"), *person, "", 1);
    ASSERT_TRUE(play);
    cli::KeptPlay kept = *play;
    for (const play::Command& command :
         {play::Command(
              play::Reply{"I'm so sorry.",
                          acts::hear(kept.model, play::hearing_context(kept.playing.pinned, kept.playing.state, {}),
                                     "I'm so sorry.")}),
          play::Command(play::HangUp{})}) {
        const play::Decided decided = play::decide(kept.playing.pinned, kept.playing.state, command);
        ASSERT_TRUE(decided);
        ASSERT_TRUE(cli::commit(night.store(), kept, *decided));
    }
    for (int i = 0; i < 40 && !kept.playing.state.branch.over(); ++i) {
        play::Decided next = play::decide(kept.playing.pinned, kept.playing.state, play::Wait{});
        if (!next) next = play::decide(kept.playing.pinned, kept.playing.state, play::HangUp{});
        ASSERT_TRUE(next);
        ASSERT_TRUE(cli::commit(night.store(), kept, *next));
    }
    ASSERT_TRUE(kept.playing.state.branch.over());
    open_framework();
    ASSERT_TRUE(until([&] { return hands.item("side-moves").name == "Marks that move: 0"; }));
    choose_first();

    weigh("900");

    EXPECT_TRUE(until([&] { return hands.item("side-moves").name == "Marks that move: 1"; }));
}

TEST_F(TheRubricEditor, PublishesAVersionThatPlaysAreMarkedBy)
{
    open_framework();
    const std::string folder = framework().folder().string();
    publish();
    ASSERT_TRUE(until([&] { return std::filesystem::exists(std::filesystem::path(folder) / "versions/1.json"); }));
    press("close-framework");
    ASSERT_TRUE(until([&] { return shows("leave-author"); }));
    press("leave-author");
    ASSERT_TRUE(until([&] { return shows("scenario-walked-at-one"); }));
    press("scenario-walked-at-one");

    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
            return item.name.find("HEAL (copy)") != std::string::npos;
        });
    }));
}

class Publishing : public TheRubricEditor {};

TEST_F(Publishing, AssignsAVersionThatStandsOnTheHomePageAndCounts)
{
    open_copy();
    ASSERT_TRUE(until([&] { return hands.item("side-problems").name != "Problems: …"; }));
    publish();
    ASSERT_TRUE(until([&] { return shows("assign-from"); }));
    go_to("assign-from");
    hands.type("2027-03-01");
    go_to("assign-until");
    hands.type("2027-03-14");
    press("assign-exam");
    press("assign");
    ASSERT_TRUE(until([&] { return shows("withdraw-a1"); }));
    press("close-draft");
    ASSERT_TRUE(until([&] { return shows("leave-author"); }));
    press("leave-author");

    ASSERT_TRUE(until([&] { return shows("scenario-assigned a1"); }));
    press("scenario-assigned a1");
    ASSERT_TRUE(until([&] { return shows("start"); }));
    press("start");
    ASSERT_TRUE(until([&] { return desk->panel() == Desk::Panel::call; }));
    EXPECT_TRUE(desk->play()->exam);
    const auto plays = night.store().plays();
    ASSERT_EQ(plays->size(), 1u);
    EXPECT_TRUE(plays->front().counts);
}

TEST_F(Publishing, RefusesADayAtItsBoxAndTheSameAssignmentTwice)
{
    open_copy();
    ASSERT_TRUE(until([&] { return hands.item("side-problems").name != "Problems: …"; }));
    publish();
    ASSERT_TRUE(until([&] { return shows("assign-from"); }));
    const auto assign = [&](const std::string& from) {
        go_to("assign-cohort");
        hands.key(ImGuiKey_A, false, true);
        hands.type("Nobody/Here");
        go_to("assign-from");
        hands.key(ImGuiKey_A, false, true);
        hands.type(from);
        go_to("assign-until");
        hands.key(ImGuiKey_A, false, true);
        hands.type("2027-03-14");
        press("assign");
        hands.frame();
    };
    assign("2027-02-30");
    EXPECT_EQ(hands.screen().focus, "assign-from");
    EXPECT_TRUE(says("Say from which day, like 2027-03-01."));
    EXPECT_TRUE(std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
        return item.name.starts_with("Nobody belongs to Nobody/Here yet.");
    }));

    assign("2027-03-01");
    ASSERT_TRUE(until([&] { return shows("withdraw-a1"); }));
    EXPECT_EQ(hands.item("assign-cohort").value, "");
    EXPECT_EQ(hands.item("assign-from").value, "");
    EXPECT_EQ(hands.item("assign-until").value, "");

    assign("2027-03-01");
    EXPECT_TRUE(says("This is assigned already: the same version, to the same cohort, for these days."));
    EXPECT_FALSE(shows("withdraw-a2"));
}

TEST_F(Publishing, FillsInTheNameThatTheProgramGreetsBy)
{
    open_copy();
    press("side-publishing");

    ASSERT_TRUE(until([&] { return shows("publishing-by"); }));
    EXPECT_EQ(hands.item("publishing-by").value, "Robin");
}

TEST_F(Publishing, TellsWhatHasChangedSinceTheLastVersion)
{
    open_copy();
    ASSERT_TRUE(until([&] { return hands.item("side-problems").name != "Problems: …"; }));
    publish();
    press("side-form");
    ASSERT_TRUE(until([&] { return shows("field-/title"); }));
    go_to("field-/title");
    hands.key(ImGuiKey_A, false, true);
    hands.type("Two tablets");
    press("side-publishing");

    EXPECT_TRUE(until([&] {
        return std::ranges::any_of(hands.shown().items, [](const ui::Item& item) {
            return item.name.find("is “Two tablets”") != std::string::npos;
        });
    }));
}

}  // namespace
}  // namespace amends::app
