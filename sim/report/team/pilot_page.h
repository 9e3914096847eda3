#pragma once
// A pilot in one page: two exams, one before and one after practice, in an order drawn by lot.

#include <optional>
#include <string>
#include <vector>

#include "scoring/base/words.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/notes.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// Mean marks of contacts with real customers, step by step.
struct RealContacts {
    struct Step {
        std::string step;  ///< id
        int contacts = 0;
        int tenths = 0;

        bool operator==(const Step&) const = default;
    };
    std::string file;  ///< as it is called; empty: there are none
    std::vector<Step> steps;

    bool operator==(const RealContacts&) const = default;
};

/// Somebody who sat both exams, in the order that was drawn.
struct BothSat {
    std::size_t trainee = 0;
    bool one_first = false;             ///< began with the pilot's first scenario
    std::size_t before = 0, after = 0;  ///< rows of the ledger
    int between = 0;                    ///< plays that count and lie between the two
};

struct PilotSat {
    int drawn = 0;
    int gone = 0;         ///< erased, or without any play here
    int wrong_order = 0;  ///< sat the second exam first
    int only_first = 0;   ///< sat the first and not the second
    int none = 0;         ///< sat neither
    std::vector<BothSat> both;
};

/// Exams that count and ended after the draw; of several in one scenario the first.
PilotSat sat_in(const Ledger& ledger, const PilotDrawn& pilot);

/// What came of it in one step, or in the total.
struct Gain {
    int one_first = 0, other_first = 0;  ///< people with a mark at both ends
    int before = 0, after = 0;           ///< plain means, tenths
    Estimate by;                         ///< mean gain, each order weighing the same: the difference between the two
                                         ///< exams falls out of it
    int harder = 0;                      ///< marks that the second scenario gives less than the first, tenths
    bool known = false;                  ///< both orders have `least_group` people

    bool operator==(const Gain&) const = default;
};

/// A mark before and after, thousandths, of somebody who began with the first scenario or with the other.
struct Ends {
    bool one_first = false;
    std::int64_t before = 0, after = 0;
};
Gain gain_of(const std::vector<Ends>& ends);

/// An empty name is the latest pilot.
Page pilot_page(const Ledger& ledger, const Notes& notes, const std::string& name, const RealContacts& contacts,
                const Catalogue& words);

}  // namespace amends::report
