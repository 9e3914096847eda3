#pragma once
// Certifying somebody: by the rule, or although it is not met and then the signature says so.

#include <string>

#include "sim/cli/library.h"
#include "sim/records/store.h"
#include "sim/report/team/findings.h"

namespace amends::cli {

/// errors  missing, erased; refused: not ready and no reason is given; the same was signed already; a rule that asks
/// for
///         more scenarios than plays
records::Stored<void> certify(records::Store& store, const Library& library, const rubric::Rubric& framework,
                              const std::string& person, const report::CertificationRule& rule, const std::string& by,
                              const std::string& although);

}  // namespace amends::cli
