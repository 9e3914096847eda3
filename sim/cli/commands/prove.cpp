// amends prove: what can be said of a scenario before anybody plays it.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "sim/cli/commands/common.h"
#include "sim/cli/commands/findings.h"
#include "sim/cli/files.h"
#include "sim/cli/platform.h"
#include "sim/cli/text_io.h"
#include "sim/proof/lint.h"
#include "sim/proof/report.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> scenarios;
    bool count = false;
    bool criteria = false;
    bool cover = false;
    std::string write_cover;
    std::vector<std::string> ways;
    std::uint64_t plays = 200;
    FindingOptions findings;
};

/// Every reply of the plans beside a scenario: words that people have typed.
std::vector<std::string> replies_of(const std::vector<play::Script>& plans)
{
    std::vector<std::string> texts;
    for (const play::Script& plan : plans) {
        for (const play::ScriptLine& line : plan.lines) {
            if (line.kind == play::ScriptLine::Kind::reply) texts.push_back(line.text);
        }
    }
    return texts;
}

proof::ProveOptions options_for(const std::vector<play::Script>& plans, const Options& options)
{
    proof::ProveOptions out;
    out.texts = replies_of(plans);
    out.plays = options.plays;
    out.count_only = options.count;
    out.ways = options.ways;
    out.cover = options.cover || !options.write_cover.empty();
    if (stderr_is_terminal()) {
        out.progress = [](std::string_view what) { std::cerr << "  … " << what << '\n'; };
    }
    return out;
}

/// One plan a play, to be run by testers or by `amends check --plan`.
int write_plays(const proof::Cover& cover, const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    for (std::size_t i = 0; i < cover.plays.size(); ++i) {
        std::ofstream out(folder / ("cover-" + std::to_string(i + 1) + ".plan"), std::ios::binary);
        for (const std::string& line : cover.plays[i]) out << line << '\n';
        out.close();
        if (out) continue;
        std::cerr << folder.string() << ": cannot be written\n";
        return Exit::io;
    }
    return Exit::ok;
}

int prove(const Library& library, const std::string& name, const Options& options, proof::Findings& findings)
{
    const Checked<ScenarioFile> file = load_scenario(library, name);
    if (!file) return complain(file.error());
    const Checked<std::vector<play::Script>> plans = plans_of(file->file);
    if (!plans) return complain(plans.error());
    const Checked<play::Pinned> pinned =
        play::pin(file->scenario, library.coefficients, pins_for(library, *file, "", 1));
    if (!pinned) return complain(pinned.error());
    proof::Report report = proof::prove(*pinned, library.model, library.rubrics, options_for(*plans, options));
    if (const Checked<std::string> bytes = read_file(file->file)) {
        proof::place_findings(*bytes, file->file.string(), report.findings);
    }
    proof::sort_by_place(report.findings);
    if (!options.ways.empty() && report.ways.empty() && report.count.within_budget) {
        std::cerr << name << ": nothing here is called " << options.ways.front() << '\n';
        return Exit::usage;
    }
    if (options.findings.json) {
        std::cout << proof::write_json(report, file->scenario);
    } else if (!options.findings.sarif) {
        std::cout << proof::write_text(report, file->scenario, options.count, options.criteria);
    }
    findings.insert(findings.end(), report.findings.begin(), report.findings.end());
    if (report.cover && !options.write_cover.empty()) return write_plays(*report.cover, options.write_cover);
    return Exit::ok;
}

int run(const Options& options)
{
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    proof::Findings findings;
    const std::vector<std::string> names = options.scenarios.empty() ? scenario_ids(*library) : options.scenarios;
    for (const std::string& name : names) exit_code = std::max(exit_code, prove(*library, name, options, findings));
    if (!options.findings.json) return std::max(exit_code, print_findings(findings, options.findings));
    std::cout.flush();
    return std::max({exit_code, exit_of(findings, options.findings), std::cout ? int{Exit::ok} : int{Exit::io}});
}

}  // namespace

void add_prove(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const prove =
        app.add_subcommand("prove", "Look at every state of a scenario: what can happen, what cannot, what it earns");
    prove->add_option("SCENARIO", options->scenarios, "ids, folders or files; all that ship where none is given");
    prove->add_flag("--count", options->count,
                    "only states and reply classes per node, and how often a random player ends how");
    prove->add_flag("--criteria", options->criteria, "ranges and means of each criterion");
    prove->add_flag("--cover", options->cover, "find few plays that show everything");
    prove->add_option("--write-cover", options->write_cover, "… and write them as plans into this folder");
    prove->add_option("--way", options->ways,
                      "the shortest play to what has this id: a node, line, exit, answer, reply, deed, contact or "
                      "ending; \"all\" for everything");
    prove->add_option("--plays", options->plays, "whole plays by lot of each player, for minutes and totals")
        ->capture_default_str();
    add_finding_options(*prove, options->findings);
    prove->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
