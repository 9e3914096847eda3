// amends prove: what can be said of a scenario before anybody plays it.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/proof/count.h"

namespace amends::cli {
namespace {

struct Options {
    std::vector<std::string> scenarios;
    bool count = false;
    std::uint64_t plays = 0;
};

/// Thousandths of a per cent, rounded half up: enough digits to hold against a million plays.
std::string per_cent(proof::Share share)
{
    const std::uint64_t unit = proof::whole / 100'000;
    const std::uint64_t thousandths = (share + unit / 2) / unit;
    std::string rest = std::to_string(thousandths % 1000);
    rest.insert(0, 3 - rest.size(), '0');
    return std::to_string(thousandths / 1000) + "." + rest + " %";
}

void print_count(const scenario::Scenario& scenario, const proof::Count& count, bool per_node)
{
    std::cout << scenario.id << ": " << count.states << " states, " << count.moves << " moves in them (budget "
              << proof::budget << ")\n";
    if (!per_node) return;
    std::cout << "  node                    states  reply classes\n";
    for (const proof::NodeCount& node : count.nodes) {
        std::cout << "  " << std::left << std::setw(20) << node.node << std::right << std::setw(10) << node.states
                  << std::setw(15) << node.classes << '\n';
    }
    std::cout << "  " << std::left << std::setw(20) << "(between contacts)" << std::right << std::setw(10)
              << count.between << '\n';
    std::cout << "  " << std::left << std::setw(20) << "(over)" << std::right << std::setw(10) << count.over << '\n';
}

void print_chances(const scenario::Scenario& scenario, const play::Compiled& compiled, const proof::Classes& classes,
                   const proof::Space& space, std::uint64_t plays)
{
    const proof::Chances exact = proof::chances(space, scenario.endings.size());
    std::cout << "  endings for a player who takes every allowed move equally often (longest play " << exact.longest
              << " moves):\n";
    std::vector<std::uint64_t> drawn;
    if (plays > 0) drawn = proof::random_endings(compiled, classes, scenario.endings.size(), plays, 1);
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        std::cout << "    " << std::left << std::setw(18) << scenario.endings[i].id << std::right << std::setw(10)
                  << per_cent(exact.endings[i]) << " exactly";
        if (plays > 0) std::cout << ", " << drawn[i] << " of " << plays << " random plays";
        std::cout << '\n';
    }
}

int prove(const Library& library, const std::string& name, const Options& options)
{
    const Checked<ScenarioFile> file = load_scenario(library, name);
    if (!file) return complain(file.error());
    const Checked<play::Compiled> compiled = play::compile(file->scenario, library.coefficients);
    if (!compiled) return complain(compiled.error());
    const proof::Classes classes = proof::classes_of(file->scenario, *compiled);
    const proof::Space space = proof::reach(file->scenario, *compiled, classes);
    print_count(file->scenario, proof::count(file->scenario, classes, space), options.count);
    if (!space.within_budget) {
        std::cout << "  beyond the budget: use fewer actions, variables or answers with effects in one node\n";
        return Exit::finding;
    }
    print_chances(file->scenario, *compiled, classes, space, options.plays);
    return Exit::ok;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const std::vector<std::string> names = options.scenarios.empty() ? scenario_ids(*library) : options.scenarios;
    for (const std::string& name : names) exit_code = std::max(exit_code, prove(*library, name, options));
    return exit_code;
}

}  // namespace

void add_prove(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const prove =
        app.add_subcommand("prove", "Check a scenario, count its states and weigh its endings exactly");
    prove->add_option("SCENARIO", options->scenarios, "ids, folders or files; all that ship where none is given");
    prove->add_flag("--count", options->count, "states and reply classes per node");
    prove->add_option("--plays", options->plays, "hold the exact shares against that many random plays");
    prove->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
