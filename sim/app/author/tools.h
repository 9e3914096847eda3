#pragma once
// What the author's desk works with, handed in by whoever opens the window.

#include <filesystem>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/customer/customer.h"
#include "sim/drafts/draft.h"

namespace amends::app {

/// A scenario that comes with the program: read-only, to be copied.
struct ShippedScenario {
    std::string id, title, summary;
    std::string bytes;   ///< of scenario.json
    std::string layout;  ///< of layout.json; may be empty
};

struct AuthorTools {
    std::filesystem::path folder;  ///< holds a folder for each own scenario
    drafts::Around around;
    std::vector<ShippedScenario> shipped;
    customer::Coefficients coefficients;
    acts::Model model{nullptr};
};

}  // namespace amends::app
