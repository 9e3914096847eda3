#pragma once
// The scorer judged by people: how far its marks agree with rulings, and whether that drifts.

#include <optional>

#include "scoring/base/words.h"
#include "sim/report/team/ledger.h"
#include "sim/report/team/notes.h"
#include "sim/report/team/page.h"

namespace amends::report {

/// Agreement of scorer and person about yes and no: "passed" (70 or more) in some rulings, an act in some replies.
struct Agreement {
    int rulings = 0;
    int both_passed = 0, both_failed = 0;
    int machine_alone = 0, human_alone = 0;  ///< passed by one of the two
    std::int64_t off = 0;                    ///< sum of the person's mark less the scorer's

    void add(const Ruled& ruling);
    void add(bool machine, bool human);
    bool operator==(const Agreement&) const = default;
};

/// Cohen's kappa with its 95 % interval, in permille.
///
/// returns  nothing for fewer than ten rulings, or where one side never differs and kappa is not defined
/// source   Cohen 1960, doi 10.1177/001316446002000104; its simple large-sample standard error
/// limits   depends on how often anything passes; rulings made only where somebody disagreed understate it
struct Kappa {
    int value = 0, low = 0, high = 0;

    bool operator==(const Kappa&) const = default;
};
std::optional<Kappa> kappa_of(const Agreement& agreement);

Page scorer_page(const Ledger& ledger, const Filter& filter, const Notes& notes, const Catalogue& words);

}  // namespace amends::report
