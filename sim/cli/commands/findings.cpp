#include "sim/cli/commands/findings.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>

#include "sim/cli/commands/commands.h"
#include "sim/cli/files.h"
#include "sim/cli/text_io.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using proof::Level;

Level level_named(const std::string& name)
{
    if (name == "fault") return Level::fault;
    return name == "warning" ? Level::warning : Level::note;
}

/// Words of a scenario may hold what commands a terminal; each line is made harmless by itself.
std::string harmless_lines(const std::string& text)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += harmless(std::string_view(text).substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    return out;
}

std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

void add_finding_options(CLI::App& command, FindingOptions& options)
{
    CLI::Option* const json = command.add_flag("--json", options.json, "print findings as one JSON object");
    command.add_flag("--sarif", options.sarif, "print findings as SARIF 2.1.0")->excludes(json);
    command.add_flag("--quiet", options.quiet, "leave notes out");
    command.add_option("--fail-on", options.fail_on, "the least level that makes the program leave with 1")
        ->check(CLI::IsMember({"fault", "warning", "note"}))
        ->capture_default_str();
}

int exit_of(const proof::Findings& findings, const FindingOptions& options)
{
    const Level least = level_named(options.fail_on);
    const bool fails = std::any_of(findings.begin(), findings.end(),
                                   [&](const proof::Finding& each) { return each.level() <= least; });
    return fails ? Exit::finding : Exit::ok;
}

int print_findings(const proof::Findings& findings, const FindingOptions& options)
{
    proof::Findings shown = findings;
    const auto is_note = [](const proof::Finding& each) { return each.level() == Level::note; };
    if (options.quiet) shown.erase(std::remove_if(shown.begin(), shown.end(), is_note), shown.end());
    if (options.json) {
        std::cout << proof::write_json(shown);
    } else if (options.sarif) {
        std::cout << proof::write_sarif(shown, AMENDS_VERSION);
    } else {
        std::cout << harmless_lines(proof::write_text(shown));
        const auto count = [&](Level level) {
            return static_cast<std::size_t>(std::count_if(
                shown.begin(), shown.end(), [&](const proof::Finding& each) { return each.level() == level; }));
        };
        std::cout << counted(count(Level::fault), "fault") << ", " << counted(count(Level::warning), "warning") << ", "
                  << counted(count(Level::note), "note") << '\n';
    }
    std::cout.flush();
    if (!std::cout) return Exit::io;
    return exit_of(shown, options);
}

Checked<fs::path> scenario_file(const Library& library, const std::string& name)
{
    std::error_code error;
    const fs::path given = name;
    if (fs::is_directory(given, error)) return given / "scenario.json";
    if (fs::exists(given, error) || name == "-") return given;
    const fs::path shipped = library.root / "scenarios" / name / "scenario.json";
    if (fs::exists(shipped, error)) return shipped;
    std::string known;
    for (const std::string& id : scenario_ids(library)) known += (known.empty() ? "" : ", ") + id;
    return fault({name, 0, 0, ""}, "there is no such scenario, folder or file; scenarios that ship: " + known);
}

Checked<std::vector<play::Script>> plans_of(const fs::path& scenario_file)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(scenario_file.parent_path() / "plans", error)) {
        if (entry.path().extension() == ".plan") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<play::Script> plans;
    Diagnostics faults;
    for (const fs::path& file : files) {
        const Checked<std::string> bytes = read_file(file);
        const Checked<play::Script> plan =
            bytes ? play::parse_script(*bytes, file.string()) : tl::unexpected<Diagnostics>(bytes.error());
        if (plan) {
            plans.push_back(*plan);
        } else {
            faults.insert(faults.end(), plan.error().begin(), plan.error().end());
        }
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return plans;
}

}  // namespace amends::cli
