#pragma once
// Where somebody stands in each scenario, and when to practise it again. Pure: today is an argument.

#include <string>
#include <string_view>
#include <vector>

#include "sim/records/rows.h"

namespace amends::app {

/// Days until a scenario is due again after its last play: one where it was not passed; after one, two, three and more
/// passes in a row 3, 7, 21 and 60.
///
/// source  a design choice: widening gaps, in the range that is best for a test weeks to months away (Cepeda et al.
///         2008, doi 10.1111/j.1467-9280.2008.02209.x); the steps themselves are ours
/// limits  knows nothing of single skills, nor of how hard a scenario is
int days_until_again(int passes_in_a_row);

struct Standing {
    std::string scenario;
    int tries = 0;                         ///< plays that are over and count
    int passed = 0;                        ///< … and passed
    int passes_in_a_row = 0;               ///< at the end
    int first = -1, best = -1, last = -1;  ///< marks under the framework; -1: none
    std::string last_on;                   ///< day of the last of them, "2027-03-01"
    int due_in_days = 0;                   ///< 0: now

    bool operator==(const Standing&) const = default;
};

/// `plays` oldest first; `today` and all times as "2027-03-01…" in UTC.
Standing standing_in(const std::string& scenario, const std::vector<records::PlayRow>& plays,
                     const std::string& framework, std::string_view today);

/// Marks under the framework of all plays that count, oldest first.
std::vector<int> marks_of(const std::vector<records::PlayRow>& plays, const std::string& framework);

/// Days from one date to another; 0 where one is no date.
int days_between(std::string_view from, std::string_view to);

}  // namespace amends::app
