#include <gtest/gtest.h>

#include "tests/sim/customer/shipped.h"

namespace amends::customer {
namespace {

using acts::Act;

acts::Hearing heard(std::initializer_list<Act> present, int empathy = 0)
{
    acts::Hearing hearing;
    for (const Act act : present) hearing.of(act) = {1000, true, false, {{0, 1}}, ""};
    hearing.empathy = empathy;
    hearing.words = 12;
    return hearing;
}

/// Calls `check` for every persona that ships, mood and memory.
template <class Check>
void everywhere(Check&& check)
{
    const Coefficients coefficients = shipped();
    for (const Persona& persona : coefficients.personas) {
        for (int anger = 0; anger <= mood_most; ++anger) {
            for (int trust = 0; trust <= mood_most; ++trust) {
                for (int memory = 0; memory <= heard_most; ++memory) check(persona, Mood{anger, trust}, memory);
            }
        }
    }
}

bool at_least_as_well(const Mood& better, const Mood& worse)
{
    return better.anger <= worse.anger && better.trust >= worse.trust;
}

TEST(Tone, IsHarmWhereHarmAndHelpStandTogether)
{
    EXPECT_EQ(tone_of(heard({Act::apology, Act::blame_customer}, 0)), Impression::attacked);
    EXPECT_EQ(tone_of(heard({Act::apology, Act::minimise}, 0)), Impression::brushed_off);
}

TEST(Tone, IsTheWarmestThatIsThere)
{
    EXPECT_EQ(tone_of(heard({})), Impression::neutral);
    EXPECT_EQ(tone_of(heard({Act::ask_detail})), Impression::listened);
    EXPECT_EQ(tone_of(heard({Act::apology, Act::ask_detail})), Impression::apologised);
    EXPECT_EQ(tone_of(heard({Act::explain_fix, Act::apology})), Impression::taken_on);
    EXPECT_EQ(tone_of(heard({Act::acknowledge_feeling, Act::apology}, 2)), Impression::understood);
    EXPECT_EQ(tone_of(heard({Act::acknowledge_feeling, Act::explain_fix}, 3)), Impression::cared_for);
}

TEST(Tone, TakesAScriptLineAndARepetitionAsBeingBrushedOff)
{
    acts::Hearing again = heard({Act::apology, Act::acknowledge_feeling}, 3);
    again.repeats_permille = 900;

    EXPECT_EQ(tone_of(heard({Act::apology, Act::canned}, 1)), Impression::brushed_off);
    EXPECT_EQ(tone_of(again), Impression::brushed_off);
}

TEST(Tone, DoesNotCountWhatTheScorerIsUnsureOf)
{
    acts::Hearing hearing = heard({Act::apology});
    hearing.of(Act::apology).unsure = true;

    EXPECT_EQ(tone_of(hearing), Impression::neutral);
}

TEST(Mood, StaysOnItsScale)
{
    everywhere([](const Persona& persona, Mood mood, int memory) {
        for (int i = 0; i < impression_count; ++i) {
            const Mood after = moved(persona, mood, memory, static_cast<Impression>(i));
            EXPECT_TRUE(after.anger >= 0 && after.anger <= mood_most && after.trust >= 0 && after.trust <= mood_most);
        }
    });
}

TEST(Mood, IsNeverHarmedByAWarmerTone)
{
    constexpr std::array<Impression, 6> rising = {Impression::neutral,  Impression::listened,   Impression::apologised,
                                                  Impression::taken_on, Impression::understood, Impression::cared_for};
    everywhere([&](const Persona& persona, Mood mood, int memory) {
        for (std::size_t i = 1; i < rising.size(); ++i) {
            EXPECT_TRUE(
                at_least_as_well(moved(persona, mood, memory, rising[i]), moved(persona, mood, memory, rising[i - 1])))
                << persona.id << " anger " << mood.anger << " trust " << mood.trust << " heard " << memory << " "
                << name_of(rising[i]) << " after " << name_of(rising[i - 1]);
        }
    });
}

TEST(Mood, IsNeverHelpedByHarm)
{
    everywhere([](const Persona& persona, Mood mood, int memory) {
        for (const Impression harm : {Impression::brushed_off, Impression::attacked, Impression::let_down}) {
            EXPECT_TRUE(at_least_as_well(mood, moved(persona, mood, memory, harm)));
        }
    });
}

TEST(Mood, IsNeverHurtByAKeptWordADeedOrAGift)
{
    everywhere([](const Persona& persona, Mood mood, int memory) {
        for (const Impression help : {Impression::kept_word, Impression::helped, Impression::gifted}) {
            EXPECT_TRUE(at_least_as_well(moved(persona, mood, memory, help), mood));
        }
    });
}

TEST(Mood, KeepsTheOrderOfMoods)
{
    // Who was calmer before is no angrier afterwards, whatever is done.
    everywhere([](const Persona& persona, Mood mood, int memory) {
        if (mood.anger == 0) return;
        const Mood calmer{mood.anger - 1, mood.trust};
        for (int i = 0; i < impression_count; ++i) {
            const auto impression = static_cast<Impression>(i);
            EXPECT_LE(moved(persona, calmer, memory, impression).anger, moved(persona, mood, memory, impression).anger);
        }
    });
}

TEST(Mood, CannotBeTalkedDownToPeaceWithoutADeed)
{
    const Coefficients coefficients = shipped();
    for (const Persona& persona : coefficients.personas) {
        Mood mood{6, 0};
        for (int turn = 0; turn < 50; ++turn) {
            for (const Impression tone : tones) {
                if (tone == Impression::brushed_off || tone == Impression::attacked) continue;
                mood = moved(persona, mood, heard_most, tone);
            }
        }
        EXPECT_GE(mood.anger, 2) << persona.id;
        EXPECT_LE(mood.trust, 3) << persona.id;
    }
}

TEST(Mood, GainsMoreFromAShortApologyAndOneThatNamesWhatWasHeardThanFromEither)
{
    const Coefficients coefficients = shipped();
    for (const Persona& persona : coefficients.personas) {
        const Mood start{6, 1};
        const Mood first = moved(persona, start, 0, Impression::apologised);
        const Mood both = moved(persona, first, 1, Impression::cared_for);
        const Mood late_alone = moved(persona, start, 1, Impression::cared_for);
        EXPECT_TRUE(at_least_as_well(both, first) && both.anger < first.anger);
        EXPECT_TRUE(at_least_as_well(both, late_alone) && both.anger < late_alone.anger);
    }
}

TEST(Heard, RisesByListeningAndUnderstandingAlone)
{
    EXPECT_EQ(heard_after(0, Impression::listened), 1);
    EXPECT_EQ(heard_after(1, Impression::understood), 2);
    EXPECT_EQ(heard_after(2, Impression::cared_for), 2);
    EXPECT_EQ(heard_after(0, Impression::taken_on), 0);
    EXPECT_EQ(heard_after(1, Impression::attacked), 1);
}

TEST(Impression, HasANameForEachOfTheTwelve)
{
    for (int i = 0; i < impression_count; ++i) {
        const auto impression = static_cast<Impression>(i);
        EXPECT_EQ(impression_named(name_of(impression)), impression);
    }
    EXPECT_EQ(impression_named("cheered"), std::nullopt);
}

}  // namespace
}  // namespace amends::customer
