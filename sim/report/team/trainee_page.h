#pragma once
// One trainee: where they stand step by step, how they got there, every play, and what was said about them.

#include "scoring/base/words.h"
#include "sim/report/team/notes.h"
#include "sim/report/team/page.h"
#include "sim/report/team/tally.h"

namespace amends::report {

/// The one trainee who is meant (called.h); the number of trainees where nobody is, or several can be.
std::size_t trainee_named(const Ledger& ledger, const std::string& who);

/// `filter` says with whom the trainee is compared: the estimates are drawn towards those.
Page trainee_page(const Ledger& ledger, const Filter& filter, const std::string& who, const Notes& notes,
                  const Catalogue& words);

}  // namespace amends::report
