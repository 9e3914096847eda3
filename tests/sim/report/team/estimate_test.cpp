#include "sim/report/team/estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "scoring/base/chance.h"
#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

TEST(RootOf, IsTheLargestWholeRoot)
{
    for (const std::int64_t value : {0, 1, 2, 3, 4, 99, 100, 101, 1 << 30}) {
        const std::int64_t root = root_of(value);
        EXPECT_LE(root * root, value);
        EXPECT_GT((root + 1) * (root + 1), value);
    }
    EXPECT_EQ(root_of(9'000'000'000'000'000'000), 3'000'000'000);
}

TEST(Divided, RoundsHalvesAwayFromZero)
{
    EXPECT_EQ(divided(5, 2), 3);
    EXPECT_EQ(divided(-5, 2), -3);
    EXPECT_EQ(divided(4, 3), 1);
    EXPECT_EQ(divided(-4, 3), -1);
}

TEST(Model, TakesTheDifficultyOfScenariosOut)
{
    // Two equal trainees; one met the hard case twice, the other the easy one.
    Ledger ledger = empty_ledger();
    int day = 0;
    for (const char* const who : {"a", "b"}) {
        ledger.add(kept(who, "easy", ++day, 80));
        ledger.add(kept(who, "hard", ++day, 40));
    }
    ledger.add(kept("a", "hard", ++day, 40));
    ledger.add(kept("b", "easy", ++day, 80));

    const StepModel step = model_of(ledger, tally_of(ledger, {})).steps[0];

    EXPECT_EQ(step.people[0].value, step.people[1].value);
    EXPECT_NEAR(step.difficulty[0] - step.difficulty[1], 40'000, 10);
}

TEST(Model, SaysThatGroupsShareNoScenario)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 1, 80));
    ledger.add(kept("b", "y", 2, 40));
    EXPECT_EQ(model_of(ledger, tally_of(ledger, {})).islands, 2);

    ledger.add(kept("b", "x", 3, 40));
    EXPECT_EQ(model_of(ledger, tally_of(ledger, {})).islands, 1);
}

TEST(Model, DrawsFewPlaysFurtherTowardsTheTeamThanMany)
{
    Ledger ledger = empty_ledger();
    int day = 0;
    for (int t = 0; t < 12; ++t) {
        const std::string who = "t" + std::to_string(100 + t);
        for (int i = 0; i < 6; ++i) ledger.add(kept(who, "x", ++day, 50 + 3 * t + (i % 2 == 0 ? 12 : -12)));
    }
    ledger.add(kept("once", "x", ++day, 20));
    for (int i = 0; i < 20; ++i) ledger.add(kept("often", "x", ++day, i % 2 == 0 ? 32 : 8));

    const StepModel step = model_of(ledger, tally_of(ledger, {})).steps[0];
    const Estimate once = step.people[12];
    const Estimate often = step.people[13];

    EXPECT_GT(once.value, often.value + 30);
    EXPECT_GT(once.high - once.low, often.high - often.low);
}

TEST(Model, LeavesAMeanAsItWasSeenWhereThereAreTooFewToDrawUpon)
{
    Ledger ledger = empty_ledger();
    for (int day = 0; day < 4; ++day) {
        ledger.add(kept("a", "x", day, 90));
        ledger.add(kept("b", "x", day, 30));
    }

    const StepModel step = model_of(ledger, tally_of(ledger, {})).steps[0];

    EXPECT_FALSE(step.drawn);
    EXPECT_EQ(step.people[0].value, 900);
    EXPECT_EQ(step.people[1].value, 300);
    EXPECT_LT(step.people[0].low, 900);  // equal marks are no certainty
    EXPECT_FALSE(step.team.has_value());
}

TEST(Model, KnowsNothingOfAStepThatWasNotObserved)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 1, {{"humility", 60}}));

    EXPECT_EQ(model_of(ledger, tally_of(ledger, {})).steps[1].people[0].plays, 0);
}

TEST(Model, DoesNotDependOnTheOrderOfItsRows)
{
    std::vector<Kept> rows = generated(30, 400);
    const Ledger forth = ledger_of(rows);
    std::reverse(rows.begin(), rows.end());
    const Ledger back = ledger_of(rows);
    const TeamModel one = model_of(forth, tally_of(forth, {}));
    const TeamModel other = model_of(back, tally_of(back, {}));

    for (std::size_t k = 0; k < one.steps.size(); ++k) {
        EXPECT_EQ(one.steps[k].team, other.steps[k].team);
        EXPECT_EQ(one.steps[k].lift, other.steps[k].lift);
        for (std::size_t t = 0; t < 30; ++t) EXPECT_EQ(one.steps[k].people[t], other.steps[k].people[29 - t]);
    }
}

/// Somewhat normal, spread `sd`, in marks.
double bell(std::uint64_t seed, std::uint64_t at, const char* purpose, double sd)
{
    double sum = 0;
    for (std::uint64_t i = 0; i < 12; ++i)
        sum += static_cast<double>(chance_below(seed, at * 12 + i, purpose, 100'001));
    return (sum / 100'000 - 6) * sd;
}

/// Trainees with known skills; what the estimates make of them.
struct Recovered {
    int inside = 0, all = 0;    ///< skills inside their interval
    double raw = 0, drawn = 0;  ///< squared errors of plain means and of estimates
};

Recovered recover(std::uint64_t seed, int trainees, int plays)
{
    Ledger ledger = empty_ledger();
    std::vector<double> skills;
    std::vector<double> means;
    std::uint64_t at = 0;
    for (int t = 0; t < trainees; ++t) {
        const double skill = 60 + bell(seed, static_cast<std::uint64_t>(t), "skill", 8);
        double sum = 0;
        for (int i = 0; i < plays; ++i) {
            const int mark =
                static_cast<int>(std::lround(std::min(100.0, std::max(0.0, skill + bell(seed, ++at, "play", 14)))));
            sum += mark;
            ledger.add(kept("t" + std::to_string(1000 + t), "x", i, mark));
        }
        skills.push_back(skill);
        means.push_back(sum / plays);
    }
    const StepModel step = model_of(ledger, tally_of(ledger, {})).steps[0];
    Recovered out;
    for (std::size_t t = 0; t < skills.size(); ++t) {
        const Estimate& e = step.people[t];
        out.inside += skills[t] * 10 >= e.low - 1 && skills[t] * 10 <= e.high + 1 ? 1 : 0;
        ++out.all;
        out.raw += (means[t] - skills[t]) * (means[t] - skills[t]);
        out.drawn += (e.value / 10.0 - skills[t]) * (e.value / 10.0 - skills[t]);
    }
    return out;
}

// 40 teams of 12 with 3 plays each: 480 skills. A 95 % interval holds 456 of them; three standard errors of that count
// are 14. Wider intervals are what the guard against small teams costs, so only the lower bound is sharp.
TEST(Model, HoldsAKnownSkillInNineteenOfTwentyIntervals)
{
    Recovered all;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Recovered one = recover(seed, 12, 3);
        all.inside += one.inside;
        all.all += one.all;
        all.raw += one.raw;
        all.drawn += one.drawn;
    }

    EXPECT_GE(all.inside, all.all * 95 / 100 - 14);
    EXPECT_LT(all.inside, all.all);
    EXPECT_LT(all.drawn, all.raw * 0.85);  // drawing towards the team is what makes the errors smaller
}

TEST(Lift, IsNothingForWhoWasOnlyUnlucky)
{
    // Nobody learns. Those with the worst first play still come out near zero, and not at what they "gained".
    Ledger ledger = empty_ledger();
    std::uint64_t at = 0;
    for (int t = 0; t < 200; ++t) {
        for (int i = 0; i < 2; ++i) {
            const int mark = static_cast<int>(std::lround(60 + bell(9, ++at, "luck", 12)));
            ledger.add(kept("t" + std::to_string(1000 + t), "x", i, std::clamp(mark, 0, 100)));
        }
    }
    const Tally tally = tally_of(ledger, {});
    const StepModel step = model_of(ledger, tally).steps[0];
    double gained = 0;
    double lifted = 0;
    int unlucky = 0;
    for (std::size_t t = 0; t < 200; ++t) {
        const int first = ledger.mark(static_cast<std::size_t>(tally.people[t].first.front()), 0);
        if (first > 48) continue;
        ++unlucky;
        gained += ledger.mark(static_cast<std::size_t>(tally.people[t].last.back()), 0) - first;
        lifted += step.lifts[t].value / 10.0;
    }

    ASSERT_GE(unlucky, 20);
    EXPECT_GT(gained / unlucky, 14);
    EXPECT_LT(std::abs(lifted / unlucky), 4);
}

TEST(Lift, ComparesFirstPlaysWithAsManyOfTheLatest)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 6; ++t) {
        for (int i = 0; i < 6; ++i) ledger.add(kept("t" + std::to_string(t), "x", i, i < 3 ? 40 : 65));
    }

    const StepModel step = model_of(ledger, tally_of(ledger, {})).steps[0];

    ASSERT_TRUE(step.lift.has_value());
    EXPECT_EQ(step.lift->value, 250);
    EXPECT_EQ(step.lifted, 6);
    EXPECT_EQ(step.lifts[0].plays, 3);
}

TEST(Lift, NeedsTwoPlays)
{
    Ledger ledger = empty_ledger();
    ledger.add(kept("a", "x", 1, 40));

    EXPECT_EQ(model_of(ledger, tally_of(ledger, {})).steps[0].lifts[0].plays, 0);
}

TEST(Student, IsWiderTheFewerThereAre)
{
    EXPECT_EQ(t_thousandths(1), 12706);
    EXPECT_EQ(t_thousandths(4), 2776);
    EXPECT_LE(std::abs(t_thousandths(10) - 2228), 3);
    EXPECT_EQ(t_thousandths(30), 2042);
    EXPECT_EQ(t_thousandths(100'000), 1960);
}

TEST(MeanOver, HasStudentsInterval)
{
    // Five marks 10 apart: mean 50, standard error 7.07, t 2.776.
    const Estimate e = mean_over({30'000, 40'000, 50'000, 60'000, 70'000}, 5);

    EXPECT_EQ(e.value, 500);
    EXPECT_EQ(e.low, 304);
    EXPECT_EQ(e.high, 696);
}

TEST(ModelOf, DoesNotKnowTheSpreadOfPeopleWhoShareNoScenario)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < 10; ++t) {
        for (int i = 0; i < 3; ++i) ledger.add(kept("t" + std::to_string(t), t < 5 ? "x" : "y", i, 40 + 3 * t + i));
    }
    EXPECT_FALSE(model_of(ledger, tally_of(ledger, {})).steps.back().known);
    ledger.add(kept("t0", "y", 9, 50));
    EXPECT_TRUE(model_of(ledger, tally_of(ledger, {})).steps.back().known);
}

}  // namespace
}  // namespace amends::report
