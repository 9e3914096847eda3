#pragma once
// Everything that ships beside the program, loaded once: scorer, customer, frameworks, words, scenarios.

#include <filesystem>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/base/words.h"
#include "scoring/rubric/rubric.h"
#include "sim/customer/customer.h"
#include "sim/customer/loyalty.h"
#include "sim/play/decide.h"

namespace amends::cli {

/// A file with the hash that plays are pinned to it by.
struct Pinnable {
    std::string bytes;
    std::string hash;  ///< BLAKE2b-256 in hex
};

struct Library {
    std::filesystem::path root;  ///< holds assets/ and scenarios/
    acts::Model model;
    Pinnable model_file;
    customer::Coefficients coefficients;
    Pinnable coefficients_file;  ///< … of the market that was chosen, where one was
    Pinnable markets_file;
    customer::LoyaltyModel loyalty;
    std::vector<rubric::Rubric> rubrics;  ///< in the codebook's order
    std::vector<Pinnable> rubric_files;
    std::vector<rubric::Disagreement> disagreements;
    Catalogue words;
};

/// The folder that holds assets/ and scenarios/: $AMENDS_DATA, beside the program's installation, or the source tree.
std::filesystem::path find_root();

Checked<Library> load_library(const std::filesystem::path& root);

/// From now on plays begin with the customers of that market (assets/customer/markets.json); an empty id is none.
/// Faults: no such market.
Checked<void> choose_market(Library& library, const std::string& market);

/// The framework with that id, or nullptr.
const rubric::Rubric* framework_named(const Library& library, std::string_view id);

/// A scenario file with the hash of its canonical bytes.
struct ScenarioFile {
    std::filesystem::path file;
    scenario::Scenario scenario;
    Pinnable canonical;
};

/// `name` is a scenario's id, its folder, or its file.
Checked<ScenarioFile> load_scenario(const Library& library, const std::string& name);

/// The ids of the scenarios that ship, in order.
std::vector<std::string> scenario_ids(const Library& library);

/// The pins of a new play.
play::Pins pins_for(const Library& library, const ScenarioFile& scenario, std::string variant, std::uint64_t seed);

}  // namespace amends::cli
