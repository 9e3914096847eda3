#pragma once
// A desk over real records in a folder of its own, with everything that ships.

#include <filesystem>
#include <memory>

#include "sim/app/desk.h"
#include "sim/app/gallery.h"
#include "sim/cli/library.h"

namespace amends::app::testing {

const cli::Library& library();
std::shared_ptr<const scenario::Scenario> shipped(const std::string& id);

/// A play of the shipped scenario, opened and not stored.
play::Playing opened_play(std::uint64_t seed = 1);
/// A play by one of its plans.
play::Playing played_by(const std::string& plan);

/// What panels are shown with: the shipped scenario by its plans.
std::shared_ptr<const Stock> stock();

/// Records in a new folder, removed at the end.
class Night {
public:
    Night();
    ~Night();
    Night(const Night&) = delete;
    Night& operator=(const Night&) = delete;

    /// `opens`: the folder of the scenario that the author's desk begins with.
    std::unique_ptr<Desk> desk(Settings settings = {}, std::filesystem::path opens = {});
    records::Store& store() { return *store_; }
    /// Where own scenarios are kept.
    std::filesystem::path author_folder() const { return folder_ / "scenarios"; }
    const Settings& kept_settings() const { return kept_settings_; }
    /// Every sound that was asked for.
    const std::vector<Cue>& cues() const { return cues_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<records::Store> store_;
    Settings kept_settings_;
    std::vector<Cue> cues_;
};

}  // namespace amends::app::testing
