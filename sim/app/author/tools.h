#pragma once
// What the author's desk works with, handed in by whoever opens the window.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/customer/customer.h"
#include "sim/drafts/draft.h"
#include "sim/scenario/scenario.h"

namespace amends::app {

/// A scenario that comes with the program: read-only, to be copied.
struct ShippedScenario {
    std::string id, title, summary;
    std::string bytes;   ///< of scenario.json
    std::string layout;  ///< of layout.json; may be empty
};

/// A scenario of the author's shelf as it was saved: without faults, so that a trainee can play it.
struct OwnScenario {
    std::string folder;
    std::shared_ptr<const scenario::Scenario> scenario;
};

struct AuthorTools {
    std::filesystem::path folder;  ///< holds a folder for each own scenario
    drafts::Around around;
    std::vector<ShippedScenario> shipped;
    customer::Coefficients coefficients;
    acts::Model model{nullptr};
    /// Packs what was saved last in that folder into one file that can be handed on: where it is. May be empty.
    std::function<Checked<std::filesystem::path>(const std::filesystem::path& folder, const std::string& licence)> pack;

    /// What no own scenario may be called.
    std::vector<std::string> taken() const
    {
        std::vector<std::string> ids;
        for (const ShippedScenario& each : shipped) ids.push_back(each.id);
        return ids;
    }
};

}  // namespace amends::app
