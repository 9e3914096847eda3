#include "sim/report/team/findings.h"

#include <gtest/gtest.h>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

TEST(VerbOf, AsksForCoachingOnlyWhereTheWholeIntervalIsBelowThePassMark)
{
    EXPECT_EQ(verb_of({500, 400, 600, 4}), Verb::coach);
    EXPECT_EQ(verb_of({690, 600, 780, 4}), Verb::practise);
    EXPECT_EQ(verb_of({710, 600, 820, 4}), Verb::none);
    EXPECT_EQ(verb_of({0, 0, 0, 0}), Verb::assign);
}

TEST(VerbOf, SaysThatOnePlayIsTooLittleHoweverBadItWas)
{
    EXPECT_EQ(verb_of({100, 0, 300, 1}), Verb::little);
    EXPECT_EQ(verb_of({100, 0, 300, least_plays}), Verb::coach);
}

Readiness ready_after(const std::vector<Kept>& rows, const CertificationRule& rule = {})
{
    Ledger ledger = empty_ledger();
    for (const Kept& row : rows) ledger.add(row);
    return readiness_of(ledger, tally_of(ledger, {}), rule).at(0);
}

TEST(Readiness, NeedsTheLatestPlaysPassedInDifferentScenarios)
{
    EXPECT_TRUE(ready_after({kept("a", "x", 1, 90), kept("a", "x", 2, 90), kept("a", "y", 3, 90)}).ready);
    EXPECT_FALSE(ready_after({kept("a", "x", 1, 90), kept("a", "x", 2, 90), kept("a", "x", 3, 90)}).ready);
    EXPECT_FALSE(ready_after({kept("a", "x", 1, 90), kept("a", "y", 2, 90)}).ready);
}

TEST(Readiness, EndsWithAFailedPlay)
{
    const Readiness found =
        ready_after({kept("a", "x", 1, 90), kept("a", "y", 2, 90), kept("a", "x", 3, 90), kept("a", "x", 4, 20)});

    EXPECT_FALSE(found.ready);
    EXPECT_EQ(found.passes, 0);
}

TEST(Readiness, IsNotReachedThroughABrokenGate)
{
    Kept broken = kept("a", "x", 3, 95);
    broken.pass = false;

    EXPECT_FALSE(ready_after({kept("a", "x", 1, 90), kept("a", "y", 2, 90), broken}).ready);
}

TEST(Readiness, MayCountExamsAlone)
{
    const CertificationRule exams{1, 1, true};
    Kept exam = kept("a", "x", 1, 90);
    exam.exam = true;

    EXPECT_FALSE(ready_after({kept("a", "x", 1, 90)}, exams).ready);
    EXPECT_TRUE(ready_after({exam, kept("a", "x", 2, 10)}, exams).ready);
}

/// `strong` and `weak` people, each with enough plays to be sure of it; half at each site.
Ledger two_kinds(int strong, int weak)
{
    Ledger ledger = empty_ledger();
    for (int t = 0; t < strong + weak; ++t) {
        for (int i = 0; i < 8; ++i) {
            Kept row = kept((t < strong ? "s" : "w") + std::to_string(100 + t), "x", i, t < strong ? 95 : 35 + t);
            row.site = t % 2 == 0 ? "Harbour" : "Hill";
            ledger.add(row);
        }
    }
    return ledger;
}

TEST(Pairings, BringTheWeakToTheStrongOfTheSameSite)
{
    const Ledger ledger = two_kinds(6, 4);
    const std::vector<Pairing> pairs = pairings_of(ledger, model_of(ledger, tally_of(ledger, {})));

    ASSERT_EQ(pairs.size(), 4U);
    for (const Pairing& pair : pairs) {
        const Ledger::Trainee& learner = ledger.trainees()[pair.learner];
        const Ledger::Trainee& helper = ledger.trainees()[pair.helper];
        EXPECT_EQ(learner.id.front(), 'w');
        EXPECT_EQ(helper.id.front(), 's');
        EXPECT_EQ(learner.site, helper.site);
    }
}

TEST(Pairings, GiveAHelperAtMostTwoLearnersAndALearnerOneHelper)
{
    const Ledger ledger = two_kinds(2, 9);
    const std::vector<Pairing> pairs = pairings_of(ledger, model_of(ledger, tally_of(ledger, {})));

    EXPECT_EQ(pairs.size(), 4U);
    std::vector<std::size_t> learners;
    for (const Pairing& pair : pairs) learners.push_back(pair.learner);
    std::sort(learners.begin(), learners.end());
    EXPECT_EQ(std::adjacent_find(learners.begin(), learners.end()), learners.end());
}

TEST(ShownNames, TellTwoOfTheSameNameApart)
{
    Ledger ledger = empty_ledger();
    for (const char* const id : {"id-0001", "id-0002", "id-0003"}) {
        Kept row = kept(id, "x", 1, 50);
        row.name = id == std::string("id-0003") ? "Olga" : "Dora";
        ledger.add(row);
    }

    EXPECT_EQ(shown_names(ledger), (std::vector<std::string>{"Dora (…0001)", "Dora (…0002)", "Olga"}));
}

TEST(ByName, IsTheOrderOfEveryListSoThatNoneRanks)
{
    Ledger ledger = empty_ledger();
    for (const auto& [who, mark] : {std::pair("c", 90), std::pair("a", 10), std::pair("b", 50)})
        ledger.add(kept(who, "x", 1, mark));

    std::string order;
    for (const std::size_t t : by_name(ledger, tally_of(ledger, {}))) order += ledger.trainees()[t].id;
    EXPECT_EQ(order, "abc");
}

}  // namespace
}  // namespace amends::report
