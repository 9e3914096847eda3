#pragma once
// From the records to what reports are counted from.

#include <functional>
#include <string>

#include "sim/cli/library.h"
#include "sim/records/store.h"
#include "sim/report/team/pages.h"

namespace amends::cli {

struct LedgerRead {
    report::Reading reading;
    int erased = 0;      ///< plays of people who have been erased: left out
    int unreadable = 0;  ///< plays whose marks cannot be read: left out
};

/// Everything in the records under one framework of the library. A person's ruling stands in the place of the scorer's
/// mark, and the total is made from it.
///
/// progress  called now and then with how many plays have been read
records::Stored<LedgerRead> read_ledger(records::Store& store, const Library& library, const std::string& framework,
                                        const std::function<void(int)>& progress = {});

/// The framework of the library under which most plays are marked; of equals the one that is preferred, which is also
/// the answer where nothing is marked.
records::Stored<std::string> most_marked(records::Store& store, const Library& library, const std::string& preferred);

/// Conduct in every play that is over and counts, off its events, under the very files it is pinned to; plays without
/// events, or with events of a newer release, are passed over.
records::Stored<std::vector<report::Conduct>> read_conduct(records::Store& store);

/// Seconds since 1970 of "2026-03-01T09:30:00.000Z"; nothing where it is none.
std::optional<std::int64_t> seconds_of(std::string_view utc);

}  // namespace amends::cli
