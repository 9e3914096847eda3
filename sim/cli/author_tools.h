#pragma once
// What the author's desk works with, from everything that ships.

#include <memory>
#include <vector>

#include "sim/app/author/tools.h"
#include "sim/app/desk.h"
#include "sim/cli/library.h"
#include "sim/records/store.h"

namespace amends::cli {

/// Own scenarios are kept below `folder`; frameworks and assignments beside it. `store`: the plays that are kept, which
/// outlive the tools; may be null.
std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::filesystem::path& folder,
                                                     records::Store* store = nullptr);
/// The same where the scenarios that ship have been read already.
std::shared_ptr<const app::AuthorTools> author_tools(const Library& library, const std::vector<ScenarioFile>& shipped,
                                                     const std::filesystem::path& folder, records::Store* store);

/// Those of the author's shelf that a trainee can play as they were saved, by title.
std::vector<app::OwnScenario> own_scenarios(const app::AuthorTools& tools);

/// What that person is to play on that day.
std::vector<app::AssignedCase> assigned_to(records::Store& store, const Library& library, const app::AuthorTools& tools,
                                           const std::string& person, const std::string& day);
/// A play of an assignment that counts, an exam where it is one.
records::Stored<app::OpenPlay> start_assigned(records::Store& store, const Library& library,
                                              const app::AuthorTools& tools, const std::string& person,
                                              const std::string& assignment, std::uint64_t seed);

}  // namespace amends::cli
