#pragma once
// What every page says of itself: what it is about, and what to know before reading on.

#include <string>
#include <vector>

#include "scoring/base/words.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// The filter in words, one phrase for each thing that it asks for; what holds for all pages.
std::vector<std::string> filter_words(const Ledger& ledger, const Filter& filter, const Words& words);
std::vector<std::string> notices(const Ledger& ledger, const Words& words);
/// Why little is asked for: too few trainees to draw upon, or a spread that cannot be known.
std::vector<std::string> little_known(const StepModel& total, const Words& words);

PageWords page_words(const Catalogue& words);

}  // namespace amends::report
