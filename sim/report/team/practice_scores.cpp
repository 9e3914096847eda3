#include "sim/report/team/practice_scores.h"

#include "scoring/base/csv_cell.h"

namespace amends::report {
namespace {

/// The mean of marks of 0 to 100 in points of ten with two decimals, rounded half up; a gap where there is none.
std::string mean_of(const StepSum& sum)
{
    if (sum.plays == 0) return "";
    const int hundredths = (sum.marks * 10 + sum.plays / 2) / sum.plays;
    return std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
}

StepSum over_scenarios(const Tally::Person& person, std::size_t step)
{
    StepSum out;
    for (const Tally::Cell& cell : person.cells) {
        out.plays += cell.steps[step].plays;
        out.marks += cell.steps[step].marks;
    }
    return out;
}

}  // namespace

std::string practice_scores(const Ledger& ledger, const Filter& filter)
{
    const Tally tally = tally_of(ledger, filter);
    std::string out = "trainee,cohort,site,plays";
    for (const Ledger::Step& step : ledger.steps()) out += "," + csv_cell(step.id);
    out += ",source\n";
    const std::string source = ledger.simulated() ? ",simulated\n" : ",practice\n";
    for (std::size_t t = 0; t < tally.people.size(); ++t) {
        const Tally::Person& person = tally.people[t];
        if (person.plays == 0) continue;
        const Ledger::Trainee& who = ledger.trainees()[t];
        out += csv_cell(who.id) + "," + csv_cell(who.cohort) + "," + csv_cell(who.site) + "," +
               std::to_string(person.plays);
        for (std::size_t k = 0; k < ledger.steps().size(); ++k) out += "," + mean_of(over_scenarios(person, k));
        out += source;
    }
    return out;
}

}  // namespace amends::report
