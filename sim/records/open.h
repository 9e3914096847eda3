#pragma once
// Deciding what a file is before anything is written to it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "sim/records/sqlite.h"

namespace amends::records {

/// The connections of an open store. Without `write`, `why_read_only` says why.
struct Opened {
    std::unique_ptr<Connection> write;
    std::unique_ptr<Connection> read;
    std::optional<Failure> why_read_only;
};

/// See Store::open.
Opened open_file(const std::filesystem::path& file, std::int64_t now_ms);

}  // namespace amends::records
