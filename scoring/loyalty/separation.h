#pragma once
// Does some combination of predictors tell the outcomes apart without fail? Then the likelihood has no maximum.

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

struct Separation {
    bool found = false;
    bool complete = false;  ///< every row is told apart; else some lie on the border (quasi-separation)
    /// That do it alone; where none does, those that do it together.
    std::vector<std::string> columns;
};

/// Asks a linear programme: is there b with sign(y) x'b >= 0 in every row and > 0 in one?
///
/// y       n, each 0 or 1
/// source  Albert & Anderson 1984, doi 10.1093/biomet/71.1.1; Konis 2007, thesis, Oxford, ch. 4
/// limits  rows may be repeated freely; tolerance 1e-7 in standardised units
Separation find_separation(const Design& design, const Vector& y);

}  // namespace amends::loyalty
