#pragma once
// The tables, and how an older file is brought up to date.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/records/sqlite.h"

namespace amends::records {

/// "AmnD" in the file's header.
inline constexpr std::int64_t application_id = 0x416D6E44;

/// The step from the version before `to`: several statements that are carried out in one transaction.
struct SchemaStep {
    int to = 0;
    std::string_view sql;
};

/// From nothing to schema_version.
std::span<const SchemaStep> schema_steps();

/// What the header of a file says of it.
struct Provenance {
    bool empty = false;  ///< no table yet
    std::int64_t application = 0;
    int version = 0;
};
Provenance provenance(Connection& db);

/// Whether there is such a table: an older file that is read only lacks those of newer releases.
bool has_table(Connection& db, std::string_view table);
/// Whether its people and plays were generated.
bool says_simulated(Connection& db);

/// Carries out the steps beyond the file's version. A file that holds anything is copied to
/// `<file>.backup-v<version>-<time>` first, and the three latest of such copies are kept.
void bring_up_to_date(Connection& db, std::span<const SchemaStep> steps, std::int64_t now_ms);

/// The copies beside the file.
std::vector<std::filesystem::path> backups_of(const std::filesystem::path& file);

}  // namespace amends::records
