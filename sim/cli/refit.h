#pragma once
// A scorer taught what two raters agree on, beside the one that ships, and what changes by it.

#include <filesystem>
#include <functional>
#include <string>

#include "sim/app/author/refit.h"
#include "sim/cli/library.h"

namespace amends::cli {

/// The sheets of the raters `a` and `b` lie in `ratings`, where the weights are written to. Every fifth play teaches
/// nothing: on its replies both scorers are held against the labels. `progress` may stop it.
app::RefitResult refit(const Library& library, const std::filesystem::path& ratings, const std::string& a,
                       const std::string& b, const std::function<bool(int done, int all)>& progress);

}  // namespace amends::cli
