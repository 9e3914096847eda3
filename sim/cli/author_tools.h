#pragma once
// What the author's desk works with, from everything that ships.

#include <memory>
#include <vector>

#include "sim/app/author/tools.h"
#include "sim/cli/library.h"

namespace amends::cli {

/// Own scenarios are kept below `folder`.
std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::filesystem::path& folder);
/// The same where the scenarios that ship have been read already.
std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::vector<ScenarioFile>& shipped,
                                                     const std::filesystem::path& folder);

/// Those of the author's shelf that a trainee can play as they were saved, by title.
std::vector<app::OwnScenario> own_scenarios(const app::AuthorTools& tools);

}  // namespace amends::cli
