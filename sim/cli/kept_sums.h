#pragma once
// What reports are counted from, kept beside the records so that it need not be read again. Everything in these files
// can be made anew; what cannot be used is not, and nothing but time is lost.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/records/store.h"

namespace amends::cli {

/// Some bytes and how far in the records they reach.
struct Sums {
    /// What it was counted with: the hashes of rubric and scorer, whose marks stand before others'. Empty where there
    /// is no choice.
    std::string with;
    records::Touched until;
    /// Plays that were left out, since their person is erased or their marks cannot be read.
    std::vector<std::string> erased, unreadable;
    std::string bytes;
};

/// A file beside the records: `<records>.sums-<what>`. It holds opaque ids, marks and choices, as the records keep them
/// of everybody, and no name and no word that anybody typed.
std::filesystem::path sums_file(const records::Store& store, const std::string& what);

/// Nothing where there is no such file, or it is damaged, or counted with something else.
std::optional<Sums> read_sums(const std::filesystem::path& file, const std::string& with);

/// Written whole, readable by its owner alone; a folder that cannot be written is passed over.
void keep_sums(const std::filesystem::path& file, const Sums& sums);

}  // namespace amends::cli
