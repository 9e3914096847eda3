// amends check: plans held against what happens now; a plan made from a kept play.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/findings.h"
#include "sim/cli/files.h"
#include "sim/cli/kept_play.h"
#include "sim/proof/lint.h"
#include "sim/proof/plan.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> scenarios;
    std::vector<std::string> plans;
    std::string record;
    std::string data_dir;
    bool overwrite = false;
    FindingOptions findings;
};

/// Plans have the seed that scripts have: wordings, and with them the talk clock, are the same every time.
constexpr std::uint64_t plan_seed = 1;

/// The plans asked for, or those beside the scenario.
Checked<std::vector<play::Script>> plans_for(const ScenarioFile& file, const Options& options)
{
    if (options.plans.empty()) return plans_of(file.file);
    std::vector<play::Script> plans;
    for (const std::string& name : options.plans) {
        const Checked<std::string> bytes = read_file(name);
        if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
        Checked<play::Script> plan = play::parse_script(*bytes, name);
        if (!plan) return tl::unexpected<Diagnostics>(std::move(plan.error()));
        plans.push_back(std::move(*plan));
    }
    return plans;
}

int check(const Library& library, const std::string& name, const Options& options, proof::Findings& findings)
{
    const Checked<ScenarioFile> file = load_scenario(library, name);
    if (!file) return complain(file.error());
    const Checked<std::vector<play::Script>> plans = plans_for(*file, options);
    if (!plans) return complain(plans.error());
    const Checked<play::Pinned> pinned =
        play::pin(file->scenario, library.coefficients, pins_for(library, *file, "", plan_seed));
    if (!pinned) return complain(pinned.error());
    int exit_code = Exit::ok;
    for (const play::Script& plan : *plans) {
        const Checked<proof::PlanChecked> checked =
            proof::check_plan(*pinned, library.model, plan, library.rubrics, library.words);
        if (!checked) {
            exit_code = complain(checked.error());
            continue;
        }
        if (!options.findings.json && !options.findings.sarif) {
            std::cout << plan.name << ": " << (checked->findings.empty() ? "as expected" : "NOT as expected")
                      << ", ends " << checked->playing.state.ending << '\n';
        }
        findings.insert(findings.end(), checked->findings.begin(), checked->findings.end());
    }
    if (options.plans.empty()) {
        proof::lint_plans(file->scenario, *plans, findings);
        const Checked<std::string> bytes = read_file(file->file);
        if (bytes) proof::place_findings(*bytes, file->file.string(), findings);
    }
    return exit_code;
}

/// The play that is meant: by id, or the last one with "last".
records::Stored<std::string> play_id(records::Store& store, const std::string& wanted)
{
    if (wanted != "last") return wanted;
    const auto plays = store.plays();
    if (!plays) return tl::unexpected<records::Failure>(plays.error());
    if (!plays->empty()) return plays->back().id;
    return tl::unexpected<records::Failure>(
        records::failure_of(store.file().string(), records::Trouble::missing, "nothing has been played yet"));
}

int write_plan(const Options& options, const std::string& plan)
{
    if (options.plans.empty()) {
        std::cout << plan;
        std::cout.flush();
        return std::cout ? Exit::ok : Exit::io;
    }
    const fs::path file = options.plans.front();
    if (!options.overwrite && fs::exists(file)) {
        std::cerr << file.string() << ": this file is there already; --overwrite replaces it\n";
        return Exit::usage;
    }
    std::ofstream out(file, std::ios::binary);
    out << plan;
    out.close();
    if (out) return Exit::ok;
    std::cerr << file.string() << ": cannot be written\n";
    return Exit::io;
}

int record(const Library& library, const Options& options)
{
    const auto store = open_records(options.data_dir);
    if (!store) return complain(store.error());
    const auto id = play_id(**store, options.record);
    if (!id) return complain(id.error());
    const records::Stored<KeptPlay> kept = resume_play(**store, *id);
    if (!kept) return complain(kept.error());
    const std::string ending = kept->playing.state.ending.empty() ? "not over" : kept->playing.state.ending;
    return write_plan(options, proof::record_plan(kept->playing, library.rubrics,
                                                  kept->playing.pinned.scenario->id + ", recorded: " + ending));
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    if (!options.record.empty()) return record(*library, options);
    if (!options.plans.empty() && options.scenarios.size() != 1) {
        std::cerr << "--plan goes with one scenario\n";
        return Exit::usage;
    }
    proof::Findings findings;
    const std::vector<std::string> names = options.scenarios.empty() ? scenario_ids(*library) : options.scenarios;
    for (const std::string& name : names) exit_code = std::max(exit_code, check(*library, name, options, findings));
    return std::max(exit_code, print_findings(findings, options.findings));
}

}  // namespace

void add_check(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const check =
        app.add_subcommand("check", "Run the plans of scenarios, or record a plan from a kept play");
    check->add_option("SCENARIO", options->scenarios, "ids, folders or files; all that ship where none is given");
    check->add_option("--plan", options->plans,
                      "this plan instead of those beside the scenario; with --record, where "
                      "the plan goes");
    check->add_option("--record", options->record,
                      "make a plan from this kept play (amends records list), or \"last\"");
    check->add_flag("--overwrite", options->overwrite, "--record may replace a file");
    check->add_option("--data-dir", options->data_dir, "where records are kept");
    add_finding_options(*check, options->findings);
    check->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
