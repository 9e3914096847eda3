#include "sim/author/frameworks.h"

#include <gtest/gtest.h>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

Document heal()
{
    return document_of("assets/rubrics/heal.json");
}

/// Two replies, the first of which apologises.
KeptCase apologised()
{
    KeptCase kept;
    kept.record.contacts.push_back({"call", rubric::Purpose::complaint, rubric::Opener::customer, 0, {}, {}});
    kept.record.offers = {rubric::Offer::talk};
    rubric::Turn turn;
    turn.hearing.acts[static_cast<std::size_t>(acts::Act::apology)].present = true;
    kept.record.turns.push_back(turn);
    return kept;
}

TEST(AFramework, IsCopiedUnderItsOwnNameAndRemembersWhereItCameFrom)
{
    const Checked<std::string> copy = framework_copy(heal().bytes(), "our-house", "Our house");

    ASSERT_TRUE(copy);
    const Document document = *Document::read(*copy, "copy");
    EXPECT_EQ(document.text("/id"), "our-house");
    EXPECT_EQ(document.text("/title"), "Our house");
    EXPECT_EQ(document.text("/x-from"), "heal");
    EXPECT_TRUE(look_at_framework(document).rubric);
}

TEST(AFramework, SaysItsFaultsAtTheirPlaces)
{
    const Document document = after(heal(), {message("x"), {set_at("/criteria/0/weight", "0")}});

    const FrameworkLook look = look_at_framework(document);

    EXPECT_FALSE(look.rubric);
    ASSERT_EQ(look.faults.size(), 1u);
    EXPECT_EQ(look.faults.front().where.pointer, "/criteria/0/weight");
}

TEST(AFramework, StaysSoundWhenALetterGoesWithTheWaysThatItLed)
{
    const Document document = after(heal(), drop_from_framework(heal(), "/criteria/0/letters/0"));

    EXPECT_EQ(document.value("/criteria/0/states/0/next/proud"), "");
    const FrameworkLook look = look_at_framework(document);
    for (const Diagnostic& each : look.faults) EXPECT_NE(each.message.find("no case can reach"), std::string::npos);
}

TEST(AFramework, DropsTheWaysToAStateThatGoes)
{
    const Document document = after(heal(), drop_from_framework(heal(), "/criteria/0/states/1"));

    EXPECT_EQ(document.text("/criteria/0/states/1/id"), "late");
    EXPECT_FALSE(document.has("/criteria/0/states/0/next/hollow"));
}

TEST(AFramework, MissesNothingAtFullMarksAndSaysWhatItMissesBelow)
{
    const Document full = after(heal(), put_mark(heal(), "/criteria/0/states/1", 100));
    EXPECT_FALSE(full.has("/criteria/0/states/1/missing"));

    const Document less = after(full, put_mark(full, "/criteria/0/states/1", 40));
    EXPECT_TRUE(less.has("/criteria/0/states/1/missing"));
    EXPECT_TRUE(look_at_framework(less).rubric);
}

TEST(AFramework, LeadsFromStateToStateOrStays)
{
    const Document leads = after(heal(), put_next(heal(), "/criteria/0/states/5", "late", "late"));
    EXPECT_EQ(leads.text("/criteria/0/states/5/next/late"), "late");
    EXPECT_TRUE(look_at_framework(leads).rubric);

    const Document stays = after(leads, put_next(leads, "/criteria/0/states/5", "late", ""));
    EXPECT_EQ(stays.bytes(), heal().bytes());
}

TEST(AFramework, TakesOverACriterionUnderAnIdOfItsOwn)
{
    const Document document = after(heal(), add_criterion(heal(), heal().value("/criteria/0")));

    EXPECT_EQ(document.text("/criteria/" + std::to_string(document.size("/criteria") - 1) + "/id"), "humility-2");
    EXPECT_TRUE(look_at_framework(document).rubric);
}

TEST(AFramework, AddsNothingThatIsNoCriterion)
{
    EXPECT_TRUE(add_criterion(heal(), "[]").changes.empty());
}

TEST(AFramework, AddsLettersAndStatesThatCanBeRead)
{
    Document document = after(heal(), add_state(heal(), "/criteria/0"));
    document = after(document, add_letter(document, "/criteria/0"));
    document = after(document, put_next(document, "/criteria/0/states/0", "letter", "state"));

    EXPECT_TRUE(look_at_framework(document).rubric);
}

TEST(AFramework, AsksNothingMoreOfAnotherKindOfEvent)
{
    const Document document = after(heal(), put_event_kind(heal(), "/criteria/0/letters/0", "promise"));

    EXPECT_EQ(document.value("/criteria/0/letters/0/when"), R"({"on":"promise"})");
}

TEST(AFramework, DropsTheListOfAConditionThatBecomesEmpty)
{
    const Document document = after(heal(), put_condition(heal(), "/criteria/0/letters/2/when/turn/at_most", ""));

    EXPECT_FALSE(document.has("/criteria/0/letters/2/when/turn"));
    EXPECT_TRUE(document.has("/criteria/0/letters/2/when/all"));
}

TEST(AFramework, NamesWhatALetterMayAskForByItsKindOfEvent)
{
    EXPECT_EQ(askable("promise").lists, (std::vector<std::string_view>{"fate", "any"}));
    EXPECT_TRUE(askable("promise").flags.empty());
    EXPECT_EQ(askable("nothing").lists.size(), 0u);
    EXPECT_EQ(names_for("any").size(), acts::act_count);
}

TEST(MarksOfKeptPlays, MoveWhereAWeightMoves)
{
    const Document lighter = after(heal(), {message("x"), {set_at("/criteria/0/weight", "90")}});
    const rubric::Rubric before = *look_at_framework(heal()).rubric;
    const rubric::Rubric now = *look_at_framework(lighter).rubric;

    const std::vector<MarkMoved> moved = marks_moved({apologised()}, before, now);

    ASSERT_EQ(moved.size(), 1u);
    EXPECT_TRUE(moved.front().moved());
    EXPECT_GT(moved.front().after, moved.front().before);
    EXPECT_TRUE(moved.front().steps.empty());
}

TEST(MarksOfKeptPlays, NameTheCriterionWhoseMarkIsAnother)
{
    const Document strict = after(heal(), put_mark(heal(), "/criteria/0/states/3", 80));

    const std::vector<MarkMoved> moved =
        marks_moved({apologised()}, *look_at_framework(heal()).rubric, *look_at_framework(strict).rubric);

    ASSERT_EQ(moved.front().steps.size(), 1u);
    EXPECT_EQ(moved.front().steps.front().title, "Humility");
    EXPECT_EQ(moved.front().steps.front().after, 80);
}

TEST(MarksOfKeptPlays, StayUnderTheSameFramework)
{
    const rubric::Rubric same = *look_at_framework(heal()).rubric;

    EXPECT_FALSE(marks_moved({apologised()}, same, same).front().moved());
}

}  // namespace
}  // namespace amends::author
