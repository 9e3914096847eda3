#pragma once
// Rows for tests of the reports desk.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/report/team/generate.h"
#include "sim/report/team/ledger.h"

namespace amends::report {

inline std::string shipped(const std::string& file)
{
    std::ifstream in(AMENDS_SOURCE_DIR "/assets/" + file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

inline const Catalogue& shipped_words()
{
    static const Catalogue words = parse_catalogue(shipped("words/en/report.json"), "report.json").value();
    return words;
}

inline rubric::Rubric heal()
{
    return rubric::parse_rubric(shipped("rubrics/heal.json"), "heal.json").value();
}

inline Ledger empty_ledger(bool simulated = false)
{
    return {"heal", "HEAL", {{"humility", "Humility", ""}, {"empathy", "Empathy", ""}}, simulated};
}

/// One play that counts; it ends at noon of that day since 1970. Its total is the mean of its steps.
inline Kept kept(const std::string& trainee, const std::string& scenario, int day, std::vector<StepMark> steps)
{
    static int number = 100'000;
    Kept out;
    out.play = "p" + std::to_string(++number);
    out.trainee = trainee;
    out.name = "Name of " + trainee;
    out.scenario = scenario;
    out.title = "Title of " + scenario;
    out.version = scenario + "-1";
    out.rubric = "r";
    out.scorer = "s";
    out.ended_s = day * day_s + day_s / 2;
    out.counts = true;
    int sum = 0;
    for (const StepMark& step : steps) sum += step.mark;
    out.total = steps.empty() ? 0 : sum / static_cast<int>(steps.size());
    out.pass = out.total >= 70;
    out.steps = std::move(steps);
    return out;
}

inline Kept kept(const std::string& trainee, const std::string& scenario, int day, int mark)
{
    return kept(trainee, scenario, day, {{"humility", mark}, {"empathy", mark}});
}

/// Every play of an organisation of that size under HEAL, in three scenarios, of which one offers fewer steps.
inline std::vector<Kept> generated(int trainees, int plays, std::uint64_t seed = 1)
{
    Organisation organisation;
    organisation.seed = seed;
    organisation.trainees = trainees;
    organisation.plays = plays;
    organisation.last_day = 20'000;
    organisation.rubric = "r";
    organisation.scorer = "s";
    organisation.steps = generated_steps(heal());
    const std::size_t steps = organisation.steps.size();
    std::vector<bool> fewer(steps, true);
    fewer.back() = false;
    organisation.scenarios = {{"one", "The first", "v1", std::vector<bool>(steps, true)},
                              {"two", "The second", "v1", fewer},
                              {"three", "The third", "v1", std::vector<bool>(steps, true)}};
    std::vector<Kept> out;
    generate(organisation, [&out](const Kept& each) { out.push_back(each); });
    return out;
}

inline Ledger ledger_of(const std::vector<Kept>& rows, bool simulated = true)
{
    std::vector<Ledger::Step> steps;
    for (const GeneratedStep& step : generated_steps(heal())) steps.push_back({step.id, step.id, ""});
    Ledger ledger("heal", "HEAL", std::move(steps), simulated);
    for (const Kept& row : rows) ledger.add(row);
    return ledger;
}

}  // namespace amends::report
