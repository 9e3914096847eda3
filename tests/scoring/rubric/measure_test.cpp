#include "scoring/rubric/measure.h"

#include <gtest/gtest.h>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

std::optional<std::int64_t> value_of(Quantity quantity, const CaseRecord& record)
{
    const std::optional<Measured> measured = measure(quantity, record, false);
    return measured ? std::optional(measured->value) : std::nullopt;
}

TEST(TalkShare, EndsWhereTheStoryEnds)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({{}, 1, {}, {}, false, 10, 50}).say({{}, 1, {}, {}, false, 20, 10}).say({{}, 1, {}, {}, true, 99, 30});

    EXPECT_EQ(value_of(Quantity::talk_share_before_story, c.record), 25);  // 30 of 120 words
}

TEST(TalkShare, IsNotMeasuredWhereTheStoryWasNeverTold)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({});

    EXPECT_EQ(value_of(Quantity::talk_share_before_story, c.record), std::nullopt);
}

TEST(FixAgainstPar, TakesTheFirstFixFromTheFirstComplaint)
{
    CaseBuilder c;
    c.contact(Purpose::complaint, Opener::customer, 1000).act(ActionKind::fix, "late").act(ActionKind::fix, "early");
    c.record.actions[0].sim_s = 9000;
    c.record.actions[1].sim_s = 1300;

    EXPECT_EQ(value_of(Quantity::fix_percent_of_par, c.record), 50);  // 300 s of 600 s
    EXPECT_EQ(measure(Quantity::fix_percent_of_par, c.record, false)->evidence[0].index, 1);
}

TEST(FixAgainstPar, IsNotMeasuredWithoutAFixOrAPar)
{
    CaseBuilder none;
    none.contact(Purpose::complaint).act(ActionKind::give, "breakfast");
    CaseBuilder no_par;
    no_par.contact(Purpose::complaint).act(ActionKind::fix, "suite");
    no_par.record.par_fix_s = 0;

    EXPECT_EQ(value_of(Quantity::fix_percent_of_par, none.record), std::nullopt);
    EXPECT_EQ(value_of(Quantity::fix_percent_of_par, no_par.record), std::nullopt);
}

TEST(HarmfulActs, AreCountedOverAllRepliesWithEachAsEvidence)
{
    CaseBuilder c;
    c.contact(Purpose::complaint)
        .say({acts_of(Act::rush, Act::refuse), 0})
        .say({acts_of(Act::canned, Act::apology), 0});

    const std::optional<Measured> measured = measure(Quantity::harmful_acts, c.record, false);

    ASSERT_TRUE(measured.has_value());
    EXPECT_EQ(measured->value, 3);
    EXPECT_EQ(measured->evidence.size(), 3U);
    EXPECT_EQ(measured->evidence[2].act, Act::canned);
}

TEST(GiftCost, AddsUpGiftsAndBentRules)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).act(ActionKind::give, "a").act(ActionKind::bend_rule, "b").act(ActionKind::fix, "c");
    for (Action& action : c.record.actions) action.cost = 3000;

    EXPECT_EQ(value_of(Quantity::gift_cost_percent, c.record), 60);
    c.record.authority_practice = 0;
    EXPECT_EQ(value_of(Quantity::gift_cost_percent, c.record), 1000);
}

TEST(Silence, CountsOnlyUnannouncedWorkInAContact)
{
    CaseBuilder c;
    c.contact(Purpose::complaint)
        .act(ActionKind::ring, "a", 30)
        .act(ActionKind::look_up, "b", 20)
        .act(ActionKind::note, "c", 40);
    c.record.actions[1].announced = false;
    c.record.actions[2].announced = false;
    c.record.actions[2].contact = -1;

    EXPECT_EQ(value_of(Quantity::silence_s, c.record), 20);
}

TEST(Silence, IsNotMeasuredWhereNoWorkWasDone)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({});

    EXPECT_EQ(value_of(Quantity::silence_s, c.record), std::nullopt);
}

TEST(SecondsToAmends, RunUntilTheLastOfApologyResponsibilityAndGift)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::apology), 1, {}, {}, false, 20, 30}).act(ActionKind::give, "breakfast", 5);
    EXPECT_EQ(value_of(Quantity::seconds_to_amends, c.record), std::nullopt);

    c.say({acts_of(Act::own_it), 1, {}, {}, false, 20, 30});
    EXPECT_EQ(value_of(Quantity::seconds_to_amends, c.record), 45);  // 100 words at 400 ms and 5 s
}

TEST(BandOf, TakesTheFirstBandThatHoldsTheValue)
{
    const Measure rule{Quantity::harmful_acts, {{"a", 0, 100, "", ""}, {"b", 5, 50, "", ""}, {"c", 9, 0, "", ""}}, ""};

    EXPECT_EQ(band_of(rule, 0).id, "a");
    EXPECT_EQ(band_of(rule, 5).id, "b");
    EXPECT_EQ(band_of(rule, 6).id, "c");
    EXPECT_EQ(band_of(rule, 1000).id, "c");
}

}  // namespace
}  // namespace amends::rubric
