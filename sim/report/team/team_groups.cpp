#include "sim/report/team/team_groups.h"

#include <algorithm>
#include <map>

#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

struct Group {
    std::string kind, name;
    int trainees = 0, plays = 0, passed = 0, ready = 0;
    std::vector<std::int64_t> means;  ///< of its trainees, difficulty taken out, thousandths
    bool shown = true;
};

/// Groups below `least_group` are withheld, and where that is one alone, the next smallest too: else it could be told
/// from the total.
void withhold(std::vector<Group>& groups)
{
    std::vector<Group*> by_size;
    for (Group& group : groups) by_size.push_back(&group);
    std::ranges::stable_sort(by_size, {}, &Group::trainees);
    std::size_t hidden = 0;
    for (Group* const group : by_size) {
        const bool small = group->trainees < least_group;
        const bool cover = hidden == 1 && !small;
        if (!small && !cover) break;
        group->shown = false;
        ++hidden;
        if (cover) break;
    }
}

/// By kind and name.
std::map<std::pair<std::string, std::string>, Group> groups_of(const Ledger& ledger, const TeamReport& report)
{
    std::map<std::pair<std::string, std::string>, Group> found;
    const StepModel& total = report.model.steps[ledger.steps().size()];
    for (const std::size_t t : report.order) {
        const Ledger::Trainee& who = ledger.trainees()[t];
        for (const auto& [kind, name] : {std::pair("cohort", who.cohort), std::pair("site", who.site)}) {
            Group& group = found[{kind, name}];
            group.kind = kind;
            group.name = name;
            ++group.trainees;
            group.plays += report.tally.people[t].plays;
            group.passed += report.tally.people[t].passed;
            group.ready += report.readiness[t].ready ? 1 : 0;
            group.means.push_back(total.means[t]);
        }
    }
    return found;
}

std::vector<Cell> row_of(const Group& group, const Words& words)
{
    std::vector<Cell> row = {cell(words("report.column." + group.kind)),
                             cell(group.name.empty() ? words("report.groups.none") : group.name)};
    if (!group.shown) {
        row.insert(row.end(), 7, cell(words("report.groups.hidden")));
        return row;
    }
    const Estimate mean = mean_over(group.means, group.plays);
    row.insert(row.end(),
               {number_cell(group.trainees), number_cell(group.plays), number_cell(group.passed),
                number_cell(group.ready), tenths_cell(mean.value), tenths_cell(mean.low), tenths_cell(mean.high)});
    return row;
}

}  // namespace

Section groups_section(const Ledger& ledger, const TeamReport& report, const Words& words)
{
    Section out;
    out.id = "groups";
    out.heading = words("report.groups.heading");
    out.says.push_back(words("report.groups.reading", {{"n", std::to_string(least_group)}}));
    out.grid = grid_with(words, {"kind", "group", "trainees", "plays", "passed", "ready", "mean", "low", "high"});
    const auto found = groups_of(ledger, report);
    for (const char* const kind : {"cohort", "site"}) {
        std::vector<Group> groups;
        for (const auto& [key, group] : found) {
            if (key.first == kind) groups.push_back(group);
        }
        withhold(groups);
        for (const Group& group : groups) out.grid.rows.push_back(row_of(group, words));
    }
    return out;
}

}  // namespace amends::report
