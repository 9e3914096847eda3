// amends lint: what can be said of scenarios by reading them.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/findings.h"
#include "sim/cli/files.h"
#include "sim/proof/lint.h"

namespace amends::cli {
namespace {

struct Options {
    std::vector<std::string> scenarios;
    FindingOptions findings;
};

int lint(const Library& library, const std::string& name, proof::Findings& findings)
{
    const Checked<std::filesystem::path> file = scenario_file(library, name);
    if (!file) return complain(file.error());
    const Checked<std::string> bytes = read_file(*file);
    if (!bytes) return complain(bytes.error());
    proof::Linted linted = proof::lint(*bytes, file->string(), library.coefficients, library.model);
    if (linted.scenario) {
        const Checked<std::vector<play::Script>> plans = plans_of(*file);
        if (!plans) {
            for (proof::Finding& each : proof::findings_of(plans.error())) linted.findings.push_back(std::move(each));
        } else {
            proof::lint_plans(*linted.scenario, *plans, linted.findings);
            proof::place_findings(*bytes, file->string(), linted.findings);
        }
    }
    std::move(linted.findings.begin(), linted.findings.end(), std::back_inserter(findings));
    return linted.readable ? Exit::ok : Exit::bad_input;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    proof::Findings findings;
    const std::vector<std::string> names = options.scenarios.empty() ? scenario_ids(*library) : options.scenarios;
    for (const std::string& name : names) exit_code = std::max(exit_code, lint(*library, name, findings));
    return std::max(exit_code, print_findings(findings, options.findings));
}

}  // namespace

void add_lint(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const lint = app.add_subcommand("lint", "Read scenarios: faults, and what an author may want to look at");
    lint->add_option("SCENARIO", options->scenarios, "ids, folders or files; all that ship where none is given");
    add_finding_options(*lint, options->findings);
    lint->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
