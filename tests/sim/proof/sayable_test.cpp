#include "sim/proof/sayable.h"

#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "sim/customer/customer.h"
#include "sim/play/decide.h"
#include "tests/sim/play/fixture.h"

namespace amends::proof {
namespace {

using acts::Act;
using acts::acts_of;

std::vector<OneOf> joined(std::vector<OneOf> a, const std::vector<OneOf>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST(Sayable, FindsOneActOfSeveral)
{
    scenario::Guard guard;
    guard.any_act = acts_of(Act::apology, Act::thank);
    guard.no_act = acts_of(Act::apology);

    const auto found = sayable({}, fulfilling(guard, {}));

    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->must.has(Act::thank));
}

TEST(Sayable, SeesAContradiction)
{
    scenario::Guard guard;
    guard.any_act = acts_of(Act::apology);
    guard.no_act = acts_of(Act::apology);

    EXPECT_FALSE(sayable({}, fulfilling(guard, {})).has_value());
}

TEST(Sayable, HasNoNeutralApology)
{
    scenario::Guard guard;
    guard.all_acts = acts_of(Act::apology);

    const auto lists = joined(fulfilling(guard, {}), of_tone(customer::Impression::neutral));

    EXPECT_FALSE(sayable({}, lists).has_value());
}

TEST(Sayable, FulfilsAGuardOrItsOppositeAlways)
{
    const scenario::Scenario scenario = play::tiny();
    scenario::Guard guard;
    guard.any_act = acts_of(Act::apology, Act::own_it);
    guard.no_act = acts_of(Act::canned);
    guard.empathy = 2;
    guard.topics = {{"baby", {acts::TopicHow::asked}}};

    const auto yes = sayable({}, fulfilling(guard, scenario));
    const auto no = sayable({}, std::vector<OneOf>{not_fulfilling(guard, scenario)});
    const auto both = sayable({}, joined(fulfilling(guard, scenario), {not_fulfilling(guard, scenario)}));

    EXPECT_TRUE(yes.has_value());
    EXPECT_TRUE(no.has_value());
    EXPECT_FALSE(both.has_value());
}

/// A hearing that holds exactly what is demanded.
acts::Hearing hearing_of(const Wanted& wanted)
{
    acts::Hearing hearing;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        hearing.of(acts::act_at(i)).present = wanted.must.has(acts::act_at(i));
    }
    hearing.empathy = wanted.empathy_least;
    hearing.go_on = (wanted.flags & (1U << static_cast<unsigned>(rubric::Flag::go_on))) != 0;
    return hearing;
}

TEST(OfTone, DemandsWhatTheCustomerHearsSo)
{
    for (const customer::Impression tone : customer::tones) {
        if (tone == customer::Impression::brushed_off) continue;  // by saying the same again
        const auto wanted = sayable({}, of_tone(tone));

        ASSERT_TRUE(wanted.has_value());
        EXPECT_EQ(customer::tone_of(hearing_of(*wanted)), tone) << customer::name_of(tone);
    }
}

TEST(OfTone, LeavesNoHearingOut)
{
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        acts::Hearing hearing;
        Wanted exactly;
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            const Act act = acts::act_at(i);
            hearing.of(act).present = chance_below(seed, i, "act", 10) == 0;
            (hearing.of(act).present ? exactly.must : exactly.never).add(act);
        }
        hearing.empathy = exactly.empathy_least = exactly.empathy_most =
            static_cast<int>(chance_below(seed, 0, "empathy", 4));
        hearing.go_on = chance_below(seed, 0, "go on", 4) == 0;
        (hearing.go_on ? exactly.flags : exactly.no_flags) = 1U << static_cast<unsigned>(rubric::Flag::go_on);

        ASSERT_TRUE(sayable(exactly, of_tone(customer::tone_of(hearing))).has_value()) << "seed " << seed;
    }
}

}  // namespace
}  // namespace amends::proof
