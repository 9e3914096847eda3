#pragma once
// What the author's desk works with, handed in by whoever opens the window.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/app/author/refit.h"
#include "sim/author/frameworks.h"
#include "sim/author/typos.h"
#include "sim/customer/customer.h"
#include "sim/drafts/assignments.h"
#include "sim/drafts/draft.h"
#include "sim/scenario/scenario.h"

namespace amends::app {

/// A scenario that comes with the program: read-only, to be copied.
struct ShippedScenario {
    std::string id, title, summary;
    std::string bytes;   ///< of scenario.json
    std::string layout;  ///< of layout.json; may be empty
};

/// A framework that comes with the program: read-only, to be copied.
struct ShippedFramework {
    std::string id, title;
    std::string bytes;
};

/// A scenario of the author's shelf as it was saved: without faults, so that a trainee can play it.
struct OwnScenario {
    std::string folder;
    std::shared_ptr<const scenario::Scenario> scenario;
};

/// A published case that is to be played by somebody, in these days.
struct AssignedCase {
    drafts::Assignment of;
    std::shared_ptr<const scenario::Scenario> scenario;
    bool done = false;  ///< they have played it, as it was asked for
};

struct AuthorTools {
    std::filesystem::path folder;  ///< holds a folder for each own scenario
    drafts::Around around;
    std::vector<ShippedScenario> shipped;
    customer::Coefficients coefficients;
    acts::Model model{nullptr};
    /// Packs what was saved last in that folder into one file that can be handed on: where it is. May be empty.
    std::function<Checked<std::filesystem::path>(const std::filesystem::path& folder, const std::string& licence)> pack;

    std::filesystem::path frameworks_folder;  ///< holds a folder for each own framework
    std::vector<ShippedFramework> frameworks;
    std::filesystem::path assignments;  ///< the file of what is to be played by whom
    std::string user;                   ///< who sits here, as the system knows them; may be empty
    /// Every kept play that counts; called on another thread. May be empty.
    std::function<Checked<std::vector<author::KeptCase>>()> kept_cases;
    /// Those that somebody belongs to. May be empty.
    std::function<std::vector<std::string>()> cohorts;

    std::filesystem::path ratings;  ///< holds a sheet of labels for each rater
    /// The replies of kept plays to be labelled, as JSON lines; `ruled`: only of plays on which somebody has ruled.
    /// Called on another thread. May be empty.
    std::function<Checked<std::string>(bool ruled)> replies;
    /// Teaches what two raters agree on beside what ships, and says what changes. Takes minutes; `progress` may stop
    /// it.
    std::function<RefitResult(const std::string& a, const std::string& b,
                              const std::function<bool(int done, int all)>& progress)>
        refit;

    /// What knows the words of that language ("en", "de"); without functions where nothing does. May be empty.
    std::function<author::Dictionary(const std::string& language)> dictionary;

    /// What no own scenario may be called.
    std::vector<std::string> taken() const
    {
        std::vector<std::string> ids;
        for (const ShippedScenario& each : shipped) ids.push_back(each.id);
        return ids;
    }
    std::vector<std::string> taken_frameworks() const
    {
        std::vector<std::string> ids;
        for (const ShippedFramework& each : frameworks) ids.push_back(each.id);
        return ids;
    }
};

}  // namespace amends::app
