#include "scoring/rubric/event.h"

#include <gtest/gtest.h>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

/// Kind and index of each event, as "turn 0".
std::vector<std::string> order_of(const CaseRecord& record)
{
    const std::vector<std::string> kinds = {"contact", "turn", "action", "promise", "worksheet", "end"};
    std::vector<std::string> order;
    for (const Event& event : events_of(record, false)) {
        order.push_back(kinds[static_cast<std::size_t>(event.kind)] + " " + std::to_string(event.index));
    }
    return order;
}

Event turn_event(const CaseRecord& record, int turn, bool generous = false)
{
    for (const Event& event : events_of(record, generous)) {
        if (event.kind == EventKind::turn && event.index == turn) return event;
    }
    return {};
}

TEST(Events, ComeInCaseOrder)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).act(ActionKind::look_up, "look").say({}).act(ActionKind::fix, "fix");
    c.promise(Act::commit_time, Fate::kept);
    c.contact(Purpose::follow_up).act(ActionKind::note, "note").action().contact = -1;
    c.say({});
    c.record.worksheet = Worksheet{};

    EXPECT_EQ(order_of(c.record),
              (std::vector<std::string>{"contact 0", "action 0", "turn 0", "action 1", "action 2", "contact 1",
                                        "turn 1", "promise 0", "worksheet 0", "end 0"}));
}

TEST(Events, SetActionsBetweenTwoRepliesInOrderOfTime)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({}).act(ActionKind::fix, "later").act(ActionKind::give, "sooner");
    c.record.actions[1].sim_s = c.record.actions[0].sim_s - 1;

    EXPECT_EQ(order_of(c.record), (std::vector<std::string>{"contact 0", "turn 0", "action 1", "action 0", "end 0"}));
}

TEST(Events, NumberTurnsWithinTheirContact)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({}).say({}).contact(Purpose::follow_up).say({});

    EXPECT_EQ(turn_event(c.record, 1).of(Number::turn), 2);
    EXPECT_EQ(turn_event(c.record, 2).of(Number::turn), 1);
}

TEST(Events, LeaveOutAnActNowThatNobodyRedeemed)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({acts_of(Act::act_now, Act::own_it), 1});
    c.turn().hearing.claims = {{"ring-taxi", {0, 4}}};
    EXPECT_TRUE(turn_event(c.record, 0).has(Flag::redeemed));
    EXPECT_TRUE(turn_event(c.record, 0).acts.has(Act::act_now));

    c.record.false_words = {{0, "ring-taxi"}};
    EXPECT_FALSE(turn_event(c.record, 0).has(Flag::redeemed));
    EXPECT_TRUE(turn_event(c.record, 0).has(Flag::false_word));
    EXPECT_EQ(turn_event(c.record, 0).acts, acts_of(Act::own_it));
}

TEST(Events, TakeUnsureHelpfulActsOnlyGenerouslyAndUnsureHarmNever)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).say({acts_of(Act::apology, Act::rush), 1});
    c.turn().hearing.of(Act::apology).unsure = true;
    c.turn().hearing.of(Act::rush).unsure = true;

    EXPECT_TRUE(turn_event(c.record, 0, false).acts.empty());
    EXPECT_EQ(turn_event(c.record, 0, true).acts, acts_of(Act::apology));
}

TEST(Events, CountTheOptionsThatAReplyPutsForward)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::explain_fix), 1}).say({acts_of(Act::offer_choice), 1});
    c.say({{}, 1, {"not-offered"}, {"suite", "refund", "suite", "taxi"}});

    EXPECT_EQ(turn_event(c.record, 0).of(Number::options), 1);
    EXPECT_EQ(turn_event(c.record, 1).of(Number::options), 2);
    EXPECT_EQ(turn_event(c.record, 2).of(Number::options), 3);
}

TEST(Events, NameSomethingNewAgainstAllRepliesUpToTheLastApology)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::apology), 1, {"room"}})
        .say({{}, 1, {"daughter"}})
        .say({acts_of(Act::apology), 1, {"daughter"}});
    c.say({acts_of(Act::apology), 1, {"daughter", "room"}});

    EXPECT_TRUE(turn_event(c.record, 2).has(Flag::names_new));
    EXPECT_FALSE(turn_event(c.record, 3).has(Flag::names_new));
}

TEST(Events, SayCostInPercentOfTheAuthority)
{
    CaseBuilder c;
    c.contact(Purpose::complaint).act(ActionKind::give, "breakfast").action().cost = 2500;

    EXPECT_EQ(events_of(c.record, false)[1].of(Number::cost_percent), 25);
}

TEST(Events, OfAnEmptyCaseAreItsEndAlone)
{
    EXPECT_EQ(order_of({}), std::vector<std::string>{"end 0"});
}

}  // namespace
}  // namespace amends::rubric
