#pragma once
// What the loyalty page of the window asks of the disk.

#include <filesystem>
#include <functional>
#include <string>

#include "sim/app/contacts.h"
#include "sim/cli/library.h"
#include "sim/records/store.h"

namespace amends::cli {

/// Reads files of contacts as the page asks for them; stopped, the failure says nothing.
records::Stored<app::ContactsRead> contacts_for(const Library& library, const app::ContactsAsked& asked,
                                                const std::function<bool(int, int)>& progress);

/// Writes what people scored in practice into the folder, a row a person, under the framework that most plays are
/// marked in (of equals `preferred`): the file's path.
records::Stored<std::string> practice_file(records::Store& store, const Library& library, const std::string& preferred,
                                           const std::filesystem::path& folder);

/// Draws lots with that seed and writes them into the folder.
records::Stored<app::LotsDrawn> lots_for(const app::LotsAsked& asked, std::uint64_t seed,
                                         const std::filesystem::path& folder);

}  // namespace amends::cli
