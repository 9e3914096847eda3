#pragma once
// Findings on standard output, and what they make the program leave with.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/cli/library.h"
#include "sim/play/script.h"
#include "sim/proof/finding.h"

namespace CLI {
class App;
}

namespace amends::cli {

struct FindingOptions {
    bool json = false;
    bool sarif = false;
    bool quiet = false;               ///< no notes
    std::string fail_on = "warning";  ///< the least level that is a negative finding
};

void add_finding_options(CLI::App& command, FindingOptions& options);

/// Exit::finding where one is as grave as `fail_on`.
int exit_of(const proof::Findings& findings, const FindingOptions& options);

/// Prints them; Exit::finding where one is as grave as `fail_on`.
int print_findings(const proof::Findings& findings, const FindingOptions& options);

/// The file of a scenario that is named by its id, its folder or itself.
Checked<std::filesystem::path> scenario_file(const Library& library, const std::string& name);

/// The plans beside a scenario's file, by name; every fault of every plan in one go.
Checked<std::vector<play::Script>> plans_of(const std::filesystem::path& scenario_file);

}  // namespace amends::cli
