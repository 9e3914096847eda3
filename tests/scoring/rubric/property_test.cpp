// What must hold for every case, shown on some hundreds at random.

#include <gtest/gtest.h>
#include <algorithm>
#include <cstdlib>

#include "scoring/base/chance.h"
#include "tests/scoring/rubric/cases.h"
#include "tests/scoring/rubric/random_case.h"

namespace amends::rubric {
namespace {

constexpr std::uint64_t cases = 400;

class AnyCase : public testing::TestWithParam<std::string> {
protected:
    const Rubric& rubric() const { return framework(GetParam()); }
    int total_of(const CaseRecord& record) const { return mark(rubric(), record).total; }
};

INSTANTIATE_TEST_SUITE_P(Shipped, AnyCase, testing::ValuesIn(framework_ids), [](const auto& tested) {
    std::string name;
    for (const char c : tested.param) {
        if (c != '_') name += c;
    }
    return name;
});

TEST_P(AnyCase, HasEvidenceForEveryMarkAndSaysWhatIsMissingBelowAHundred)
{
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        for (const CriterionMark& criterion : mark(rubric(), random_case(seed)).criteria) {
            ASSERT_TRUE(criterion.mark == 0 || !criterion.evidence.empty()) << criterion.id << " seed " << seed;
            ASSERT_EQ(criterion.mark < 100, !criterion.missing.empty()) << criterion.id << " seed " << seed;
            ASSERT_TRUE(criterion.mark == 0 || std::any_of(criterion.evidence.begin(), criterion.evidence.end(),
                                                           [](const Evidence& evidence) { return !evidence.against; }))
                << criterion.id << " seed " << seed;
        }
    }
}

TEST_P(AnyCase, PointsItsEvidenceAtThingsThatAreThere)
{
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const CaseRecord record = random_case(seed);
        for (const CriterionMark& criterion : mark(rubric(), record).criteria) {
            for (const Evidence& evidence : criterion.evidence) {
                const auto at = static_cast<std::size_t>(evidence.index);
                const bool is_words = evidence.kind == Evidence::Kind::words;
                ASSERT_TRUE(!is_words || at < record.turns.size());
                ASSERT_TRUE(!evidence.act || (is_words && record.turns[at].hearing.of(*evidence.act).present));
                ASSERT_TRUE(evidence.kind != Evidence::Kind::action || at < record.actions.size());
                ASSERT_TRUE(evidence.kind != Evidence::Kind::promise || at < record.promises.size());
                ASSERT_TRUE(evidence.kind != Evidence::Kind::contact || at < record.contacts.size());
            }
        }
    }
}

TEST_P(AnyCase, NeverGainsByAHarmfulAct)
{
    int changed = 0;
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const CaseRecord before = random_case(seed);
        if (before.turns.empty()) continue;
        CaseRecord after = before;
        const std::uint32_t turn = chance_below(seed, 0, "turn", static_cast<std::uint32_t>(before.turns.size()));
        const std::uint32_t harm = chance_below(seed, 1, "harm", acts::act_count - acts::helpful_count);
        acts::ActHeard& heard = after.turns[turn].hearing.acts[acts::helpful_count + harm];
        heard.present = true;
        heard.unsure = false;

        ASSERT_LE(total_of(after), total_of(before)) << "seed " << seed;
        ASSERT_LE(mark(rubric(), after).generous, mark(rubric(), before).generous) << "seed " << seed;
        if (total_of(after) < total_of(before)) ++changed;
    }
    EXPECT_GT(changed, 20);
}

TEST_P(AnyCase, NeverGainsByAFalseWord)
{
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const CaseRecord before = random_case(seed);
        if (before.turns.empty()) continue;
        CaseRecord after = before;
        const std::uint32_t turn = chance_below(seed, 2, "turn", static_cast<std::uint32_t>(before.turns.size()));
        after.false_words.push_back({static_cast<int>(turn), "action-y"});

        ASSERT_LE(total_of(after), total_of(before)) << "seed " << seed;
    }
}

TEST_P(AnyCase, IsNeverHurtByAKeptPromiseNorHelpedByABrokenOne)
{
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const CaseRecord none = random_case(seed);
        if (none.turns.empty()) continue;
        const auto act = acts::act_at(seed % acts::helpful_count);
        CaseRecord kept = none;
        kept.promises.push_back({"friday", 0, act, Fate::kept});
        CaseRecord broken = none;
        broken.promises.push_back({"friday", 0, act, Fate::broken});

        ASSERT_GE(total_of(kept), total_of(none)) << "seed " << seed;
        ASSERT_LE(total_of(broken), total_of(none)) << "seed " << seed;
    }
}

TEST_P(AnyCase, IsMarkedWithoutItsUnsureActsAndNeverLowerWithThem)
{
    int raised = 0;
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        CaseRecord record = random_case(seed);
        const FrameworkMark with_unsure = mark(rubric(), record);
        for (Turn& turn : record.turns) {
            for (acts::ActHeard& heard : turn.hearing.acts) {
                if (heard.unsure) heard = {};
            }
        }
        const FrameworkMark without = mark(rubric(), record);

        ASSERT_EQ(with_unsure.total, without.total) << "seed " << seed;
        ASSERT_GE(with_unsure.generous, with_unsure.total) << "seed " << seed;
        ASSERT_EQ(without.generous, without.total) << "seed " << seed;
        if (with_unsure.generous > with_unsure.total) ++raised;
    }
    EXPECT_GT(raised, 20);
}

TEST_P(AnyCase, EarnsAtMostAHundredAndRoundsOnceAtTheEnd)
{
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const FrameworkMark marks = mark(rubric(), random_case(seed));
        int sum = 0;
        int weight = 0;
        for (const CriterionMark& criterion : marks.criteria) {
            ASSERT_TRUE(criterion.mark >= 0 && criterion.mark <= 100);
            if (!criterion.observed) continue;
            sum += criterion.mark * criterion.weight;
            weight += criterion.weight;
        }
        // |total - sum / weight| <= 1/2, in whole numbers
        ASSERT_TRUE(weight == 0 || std::abs(2 * (marks.total * weight - sum)) <= weight) << "seed " << seed;
    }
}

}  // namespace
}  // namespace amends::rubric
