#include "sim/report/team/tally.h"

#include <algorithm>
#include <tuple>

namespace amends::report {
namespace {

/// Rows in the order in which their plays ended; plays that ended in the same second, by their ids.
struct Earlier {
    const Ledger& ledger;

    bool operator()(int a, int b) const
    {
        const Ledger::Row& left = ledger.rows()[static_cast<std::size_t>(a)];
        const Ledger::Row& right = ledger.rows()[static_cast<std::size_t>(b)];
        return std::tie(left.ended_s, left.play) < std::tie(right.ended_s, right.play);
    }
};

void remember_first(const Ledger& ledger, std::vector<int>& first, int row)
{
    first.insert(std::upper_bound(first.begin(), first.end(), row, Earlier{ledger}), row);
    if (first.size() > remembered) first.pop_back();
}

void remember_last(const Ledger& ledger, std::vector<int>& last, int row)
{
    last.insert(std::upper_bound(last.begin(), last.end(), row, Earlier{ledger}), row);
    if (last.size() > remembered) last.erase(last.begin());
}

Tally::Cell& cell_of(Tally::Person& person, int scenario, std::size_t steps)
{
    const auto at = std::lower_bound(person.cells.begin(), person.cells.end(), scenario,
                                     [](const Tally::Cell& cell, int wanted) { return cell.scenario < wanted; });
    if (at != person.cells.end() && at->scenario == scenario) {
        if (at->steps.size() < steps) at->steps.resize(steps);
        return *at;
    }
    return *person.cells.insert(at, {scenario, std::vector<StepSum>(steps)});
}

void grow(Tally& tally, const Ledger& ledger)
{
    if (tally.people.size() < ledger.trainees().size()) tally.people.resize(ledger.trainees().size());
    if (tally.scenarios.size() < ledger.scenarios().size()) tally.scenarios.resize(ledger.scenarios().size());
}

void add_to(StepSum& sum, const StepSum& more)
{
    sum.plays += more.plays;
    sum.marks += more.marks;
    sum.squares += more.squares;
}

}  // namespace

void StepSum::add(int mark)
{
    ++plays;
    marks += mark;
    squares += std::int64_t{mark} * mark;
}

void Tally::add(const Ledger& ledger, std::size_t index)
{
    grow(*this, ledger);
    const Ledger::Row& row = ledger.rows()[index];
    Person& person = people[static_cast<std::size_t>(row.trainee)];
    if (!row.counts) {
        ++person.practice;
        return;
    }
    const std::size_t steps = ledger.steps().size() + 1;
    const int total = ledger.mark(index, steps - 1);
    ++person.plays;
    person.passed += row.pass ? 1 : 0;
    person.best = std::max(person.best, total);
    remember_first(ledger, person.first, static_cast<int>(index));
    remember_last(ledger, person.last, static_cast<int>(index));
    if (row.exam) remember_last(ledger, person.exams, static_cast<int>(index));
    Cell& cell = cell_of(person, row.scenario, steps);
    for (std::size_t k = 0; k < steps; ++k) {
        if (const int mark = ledger.mark(index, k); mark >= 0) cell.steps[k].add(mark);
    }
    Played& played = scenarios[static_cast<std::size_t>(row.scenario)];
    ++played.plays;
    played.passed += row.pass ? 1 : 0;
    played.total.add(total);
    ++played.tenths[static_cast<std::size_t>(std::min(total / 10, 9))];
}

void Tally::merge(const Ledger& ledger, const Tally& other)
{
    grow(*this, ledger);
    for (std::size_t i = 0; i < other.people.size(); ++i) {
        const Person& from = other.people[i];
        Person& to = people[i];
        to.plays += from.plays;
        to.practice += from.practice;
        to.passed += from.passed;
        to.best = std::max(to.best, from.best);
        for (const int row : from.first) remember_first(ledger, to.first, row);
        for (const int row : from.last) remember_last(ledger, to.last, row);
        for (const int row : from.exams) remember_last(ledger, to.exams, row);
        for (const Cell& cell : from.cells) {
            Cell& mine = cell_of(to, cell.scenario, cell.steps.size());
            for (std::size_t k = 0; k < cell.steps.size(); ++k) add_to(mine.steps[k], cell.steps[k]);
        }
    }
    for (std::size_t i = 0; i < other.scenarios.size(); ++i) {
        const Played& from = other.scenarios[i];
        Played& to = scenarios[i];
        to.plays += from.plays;
        to.passed += from.passed;
        add_to(to.total, from.total);
        for (std::size_t k = 0; k < to.tenths.size(); ++k) to.tenths[k] += from.tenths[k];
    }
}

int Tally::trainees() const
{
    return static_cast<int>(std::count_if(people.begin(), people.end(), [](const Person& p) { return p.plays > 0; }));
}

int Tally::plays() const
{
    int count = 0;
    for (const Person& person : people) count += person.plays;
    return count;
}

Tally tally_of(const Ledger& ledger, const Filter& filter)
{
    Tally tally;
    grow(tally, ledger);
    for (std::size_t i = 0; i < ledger.rows().size(); ++i) {
        if (ledger.takes(filter, ledger.rows()[i])) tally.add(ledger, i);
    }
    return tally;
}

}  // namespace amends::report
