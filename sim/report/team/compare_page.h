#pragma once
// Two groups beside each other: differences with an honest test.

#include "scoring/base/words.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// A difference between two groups of trainees in one step.
struct Difference {
    int left = 0, right = 0;    ///< trainees
    Estimate by;                ///< mean of the left less mean of the right, tenths; 95 % interval (Welch)
    int p_permille = 1000;      ///< of a permutation test: how often chance alone parts them as far
    int holm_permille = 1000;   ///< the same, allowing for all steps that were looked at
    int effect_hundredths = 0;  ///< Hedges' g: in standard deviations between trainees, small samples corrected
    bool known = false;         ///< both groups have `least_group` trainees with this step

    bool operator==(const Difference&) const = default;
};

/// One for each step and, last, the total. `left` and `right` are trainees; who is in both is in neither.
///
/// rounds  how many times trainees are dealt anew; p is at least 1 / (rounds + 1)
std::vector<Difference> differences(const Ledger& ledger, const Tally& tally, const std::vector<bool>& left,
                                    const std::vector<bool>& right, int rounds = 1999);

/// Two groups: by cohort, or by site where no cohort is named. Where only one is named, the other is everybody else;
/// where none is, the two largest cohorts are taken.
struct Sides {
    std::string cohort, other_cohort, site, other_site;

    bool operator==(const Sides&) const = default;
};

/// Mean of values, and the variance between them.
struct Moments {
    std::int64_t mean = 0, variance = 0;
};
Moments moments(const std::int64_t* from, std::size_t count);

/// Welch and Satterthwaite: how many degrees of freedom two variances of means have together.
std::int64_t welch_degrees(std::int64_t left, int n_left, std::int64_t right, int n_right);

Page compare_page(const Ledger& ledger, const Filter& filter, const Sides& sides, const Catalogue& words);

}  // namespace amends::report
