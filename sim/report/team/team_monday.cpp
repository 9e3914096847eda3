#include "sim/report/team/team_monday.h"

#include <algorithm>

#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

constexpr std::size_t most_steps_said = 4;
constexpr std::size_t most_people_said = 5;

struct StepNeeds {
    std::size_t step = 0;
    int coach = 0, practise = 0, little = 0, assign = 0;
};

std::vector<StepNeeds> needs_of(const Ledger& ledger, const TeamReport& report)
{
    std::vector<StepNeeds> out;
    for (std::size_t k = 0; k < ledger.steps().size(); ++k) {
        StepNeeds needs{k};
        for (const std::size_t t : report.order) {
            const Verb verb = verb_of(report.model.steps[k], t);
            needs.coach += verb == Verb::coach ? 1 : 0;
            needs.practise += verb == Verb::practise ? 1 : 0;
            needs.little += verb == Verb::little ? 1 : 0;
            needs.assign += verb == Verb::assign ? 1 : 0;
        }
        out.push_back(needs);
    }
    std::ranges::stable_sort(out, [](const StepNeeds& a, const StepNeeds& b) {
        return std::pair(a.coach, a.practise) > std::pair(b.coach, b.practise);
    });
    return out;
}

/// Those who are to be coached in most steps, in the order of their names, each with how many.
std::string whom_first(const Ledger& ledger, const TeamReport& report)
{
    std::vector<std::pair<int, std::size_t>> order;  // how many steps, place by name
    for (std::size_t i = 0; i < report.order.size(); ++i) {
        int coach = 0;
        for (std::size_t k = 0; k < ledger.steps().size(); ++k)
            coach += verb_of(report.model.steps[k], report.order[i]) == Verb::coach ? 1 : 0;
        if (coach > 0) order.emplace_back(coach, i);
    }
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
    order.resize(std::min(order.size(), most_people_said));
    std::ranges::sort(order, {}, [](const auto& each) { return each.second; });
    std::string out;
    for (const auto& [coach, i] : order) {
        const std::size_t t = report.order[i];
        out += (out.empty() ? "" : ", ") + report.names[t] + " (" + std::to_string(coach) + ")";
    }
    return out;
}

Grid grid_of(const Ledger& ledger, const std::vector<StepNeeds>& all, const Words& words)
{
    Grid grid = grid_with(words, {"step", "step_id", "coach_n", "practise_n", "little_n", "assign_n"});
    for (const StepNeeds& each : all) {
        const Ledger::Step& step = ledger.steps()[each.step];
        grid.rows.push_back({cell(step.title), cell(step.id), number_cell(each.coach), number_cell(each.practise),
                             number_cell(each.little), number_cell(each.assign)});
    }
    return grid;
}

}  // namespace

std::string steps_to_coach(const Ledger& ledger, const TeamModel& model, std::size_t trainee)
{
    std::string out;
    for (std::size_t k = 0; k < ledger.steps().size(); ++k) {
        if (verb_of(model.steps[k], trainee) == Verb::coach) out += (out.empty() ? "" : ", ") + ledger.steps()[k].title;
    }
    return out;
}

bool ready_can_be_told(const TeamOptions& options)
{
    return options.filter.scenario.empty() || options.rule.scenarios <= 1;
}

Section monday_section(const Ledger& ledger, const TeamReport& report, const TeamOptions& options, const Words& words)
{
    Section out;
    out.id = "monday";
    out.heading = words("report.monday.heading");
    const std::string all = std::to_string(report.order.size());
    const std::vector<StepNeeds> needs = needs_of(ledger, report);
    for (const StepNeeds& each : needs) {
        if (out.says.size() == most_steps_said || each.coach + each.practise == 0) break;
        out.says.push_back(words("report.monday.step", {{"step", ledger.steps()[each.step].title},
                                                        {"coach", std::to_string(each.coach)},
                                                        {"practise", std::to_string(each.practise)},
                                                        {"all", all}}));
    }
    if (out.says.empty()) out.says.push_back(words("report.monday.nothing"));
    if (const std::string names = whom_first(ledger, report); !names.empty())
        out.says.push_back(words("report.monday.first", {{"names", names}}));
    if (options.huddle) out.says.push_back(words("report.monday.card", {{"scenario", options.huddle->scenario}}));
    if (ready_can_be_told(options)) {
        const auto ready =
            std::ranges::count_if(report.order, [&](std::size_t t) { return report.readiness[t].ready; });
        out.says.push_back(words("report.monday.ready", {{"ready", std::to_string(ready)}, {"all", all}}));
    }
    out.grid = grid_of(ledger, needs, words);
    return out;
}

}  // namespace amends::report
