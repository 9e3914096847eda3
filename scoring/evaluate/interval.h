#pragma once
// How far an agreement could be off by chance.

#include <optional>

#include "scoring/train/card.h"

namespace amends::evaluate {

/// In permille, both ends included.
struct Interval {
    int low = 0;
    int high = 0;

    bool operator==(const Interval&) const = default;
};

/// Around Cohen's kappa of two judges on yes and no, 95 in a hundred; nothing where there is no kappa. By the
/// large-sample variance: below some thirty replies it is too narrow.
///
/// source  Fleiss, Cohen and Everitt 1969, "Large sample standard errors of kappa and weighted kappa", Psychological
///         Bulletin 72, 323-327
std::optional<Interval> kappa_interval(const train::Counts& counts);

}  // namespace amends::evaluate
