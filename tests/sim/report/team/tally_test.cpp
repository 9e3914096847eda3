#include "sim/report/team/tally.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/sim/report/team/rows.h"

namespace amends::report {
namespace {

/// What the sums of one trainee must be, from the rows alone and by another way.
struct Recount {
    int plays = 0, practice = 0, passed = 0, best = -1;
    std::vector<std::string> order;                                  ///< plays that count, by time
    std::map<std::pair<std::string, std::string>, StepSum> by_step;  ///< scenario, step
};

std::map<std::string, Recount> recounted(std::vector<Kept> rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const Kept& a, const Kept& b) { return std::tie(a.ended_s, a.play) < std::tie(b.ended_s, b.play); });
    std::map<std::string, Recount> out;
    for (const Kept& row : rows) {
        Recount& one = out[row.trainee];
        one.practice += row.counts ? 0 : 1;
        if (!row.counts) continue;
        ++one.plays;
        one.passed += row.pass ? 1 : 0;
        one.best = std::max(one.best, row.total);
        one.order.push_back(row.play);
        for (const StepMark& step : row.steps) {
            StepSum& sum = one.by_step[{row.scenario, step.step}];
            ++sum.plays;
            sum.marks += step.mark;
            sum.squares += std::int64_t{step.mark} * step.mark;
        }
    }
    return out;
}

void expect_equal(const Ledger& ledger, const Tally& tally, const std::vector<Kept>& rows)
{
    const std::map<std::string, Recount> wanted = recounted(rows);
    int seen = 0;
    for (std::size_t t = 0; t < tally.people.size(); ++t) {
        const Tally::Person& person = tally.people[t];
        const auto found = wanted.find(ledger.trainees()[t].id);
        if (found == wanted.end()) {
            EXPECT_EQ(person.plays + person.practice, 0);
            continue;
        }
        ++seen;
        const Recount& one = found->second;
        EXPECT_EQ(person.plays, one.plays);
        EXPECT_EQ(person.practice, one.practice);
        EXPECT_EQ(person.passed, one.passed);
        EXPECT_EQ(person.best, one.best);
        const std::size_t count = std::min(remembered, one.order.size());
        ASSERT_EQ(person.first.size(), count);
        ASSERT_EQ(person.last.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(ledger.rows()[static_cast<std::size_t>(person.first[i])].play, one.order[i]);
            EXPECT_EQ(ledger.rows()[static_cast<std::size_t>(person.last[i])].play,
                      one.order[one.order.size() - count + i]);
        }
        std::map<std::pair<std::string, std::string>, StepSum> by_step;
        for (const Tally::Cell& cell : person.cells) {
            for (std::size_t k = 0; k < ledger.steps().size(); ++k) {
                if (cell.steps[k].plays == 0) continue;
                const auto scenario = static_cast<std::size_t>(cell.scenario);
                by_step[{ledger.scenarios()[scenario].id, ledger.steps()[k].id}] = cell.steps[k];
            }
        }
        EXPECT_EQ(by_step, one.by_step);
    }
    EXPECT_EQ(seen, static_cast<int>(wanted.size()));
}

TEST(Tally, EqualsARecountFromTheRows)
{
    const std::vector<Kept> rows = generated(23, 400);
    const Ledger ledger = ledger_of(rows);

    expect_equal(ledger, tally_of(ledger, {}), rows);
}

TEST(Tally, EqualsARecountUnderEveryFilter)
{
    const std::vector<Kept> rows = generated(40, 500);
    const Ledger ledger = ledger_of(rows);
    std::vector<Filter> filters(4);
    filters[0].site = "Harbour";
    filters[1].cohort = "Spring intake";
    filters[2].scenario = "two";
    filters[3].from_s = 19'900 * day_s;
    filters[3].until_s = 19'950 * day_s;
    for (const Filter& filter : filters) {
        std::vector<Kept> taken;
        for (const Kept& row : rows) {
            const bool yes = (filter.site.empty() || row.site == filter.site) &&
                             (filter.cohort.empty() || row.cohort == filter.cohort) &&
                             (filter.scenario.empty() || row.scenario == filter.scenario) &&
                             row.ended_s >= filter.from_s && row.ended_s < filter.until_s;
            if (yes) taken.push_back(row);
        }
        ASSERT_FALSE(taken.empty());
        ASSERT_LT(taken.size(), rows.size());
        expect_equal(ledger, tally_of(ledger, filter), taken);
    }
}

TEST(Tally, IsTheSameHoweverItsPartsAreMerged)
{
    const std::vector<Kept> rows = generated(15, 300);
    const Ledger ledger = ledger_of(rows);
    Tally odd;
    Tally even;
    for (std::size_t i = 0; i < rows.size(); ++i) (i % 2 == 0 ? even : odd).add(ledger, i);

    odd.merge(ledger, even);

    EXPECT_EQ(odd, tally_of(ledger, {}));
}

TEST(Tally, GrowsByOnePlayWithoutLookingAtTheOthers)
{
    const std::vector<Kept> rows = generated(10, 120);
    Ledger ledger = ledger_of({rows.begin(), rows.end() - 1});
    Tally tally = tally_of(ledger, {});

    ledger.add(rows.back());
    tally.add(ledger, rows.size() - 1);

    EXPECT_EQ(tally, tally_of(ledger, {}));
}

TEST(Ledger, MergesIntoWhatOneLedgerOfAllRowsIs)
{
    const std::vector<Kept> rows = generated(12, 200);
    Ledger first = ledger_of({rows.begin(), rows.begin() + 90});

    first.merge(ledger_of({rows.begin() + 90, rows.end()}));

    EXPECT_EQ(first.rubrics(), 1U);
    expect_equal(first, tally_of(first, {}), rows);
}

TEST(Tally, KeepsPracticeOutOfEverySum)
{
    Ledger ledger = empty_ledger();
    Kept practice = kept("a", "x", 1, 100);
    practice.counts = false;
    ledger.add(practice);
    ledger.add(kept("a", "x", 2, 30));

    const Tally tally = tally_of(ledger, {});

    EXPECT_EQ(tally.people[0].practice, 1);
    EXPECT_EQ(tally.people[0].plays, 1);
    EXPECT_EQ(tally.people[0].best, 30);
}

}  // namespace
}  // namespace amends::report
