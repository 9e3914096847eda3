#pragma once
// What every page says of itself: what it is about, and what to know before reading on.

#include <string>
#include <vector>

#include "scoring/base/words.h"
#include "sim/report/team/ledger.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// The filter in words, one phrase for each thing that it asks for; what holds for all pages.
std::vector<std::string> filter_words(const Ledger& ledger, const Filter& filter, const Words& words);
std::vector<std::string> notices(const Ledger& ledger, const Words& words);
PageWords page_words(const Catalogue& words);

}  // namespace amends::report
