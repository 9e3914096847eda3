#pragma once
// Replies of plays that people have labelled in the rating studio, each beside what the scorer hears in it.

#include <filesystem>

#include "scoring/acts/hear.h"
#include "sim/report/team/notes.h"

namespace amends::cli {

/// Adds the sheets that lie beside the records to what people noted, rater by rater. A sheet that cannot be read is
/// left out, and what is wrong with it is noted, with file and line.
void add_labelled_replies(const std::filesystem::path& records, const acts::Model& model, report::Notes& notes);

}  // namespace amends::cli
