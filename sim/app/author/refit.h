#pragma once
// What came of teaching the scorer a house's own labels.

#include <string>

#include "sim/report/chart.h"

namespace amends::app {

/// A refitted scorer beside the one in use, on replies that taught neither.
struct RefitResult {
    std::string file;     ///< where its weights lie
    int taught = 0;       ///< replies of the raters that taught it
    int held_out = 0;     ///< … that did not, and are counted on
    report::Table acts;   ///< act by act: kappa with the labels, before and after
    std::string trouble;  ///< why there is none
};

}  // namespace amends::app
