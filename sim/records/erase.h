#pragma once
// What the records know of one person: taking it out, and handing it over.

#include <string>
#include <string_view>

#include "sim/records/rows.h"
#include "sim/records/sqlite.h"

namespace amends::records {

/// Deletes what is personal and leaves a tombstone; see Store::erase. `db` must be the only connection of this
/// program that reads at the moment.
Erased erase_person(Connection& db, std::string_view person, std::int64_t now_ms);

/// See Store::export_person.
std::string person_as_lines(Connection& db, std::string_view person);

}  // namespace amends::records
