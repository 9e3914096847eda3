#pragma once
// What can be said of a scenario by reading it: every fault of the reader, and what an author may want to look at.

#include <optional>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/customer/customer.h"
#include "sim/play/script.h"
#include "sim/proof/finding.h"
#include "sim/scenario/scenario.h"

namespace amends::proof {

struct Linted {
    std::optional<scenario::Scenario> scenario;  ///< where it could be read
    Findings findings;                           ///< in file order
    bool readable = true;                        ///< it is JSON of a format that this program knows
};

/// Reads and checks a scenario, then looks at its wording and its guards.
///
/// name   of the file, for places
/// model  the scorer that offered replies are held against
Linted lint(std::string_view bytes, std::string_view name, const customer::Coefficients& coefficients,
            const acts::Model& model);

/// An offered reply's worth by what its author confirmed: harm counts before help, then the tone, then how much helps.
int merit(const scenario::Offered& offered);

/// The warnings of one subject each, with JSON pointers for places. lint puts them together.
void lint_guards(const scenario::Scenario& scenario, Findings& findings);
void lint_names(const scenario::Scenario& scenario, Findings& findings);
void lint_wording(const scenario::Scenario& scenario, Findings& findings);
void lint_giveaways(const scenario::Scenario& scenario, Findings& findings);
void lint_hearing(const scenario::Scenario& scenario, const acts::Model& model, Findings& findings);

/// What a lecture a customer's line may be before it is one: more words than a breath holds.
inline constexpr int most_line_words = 60;

/// Places that hold nothing but the "…" that a new thing begins with, by the bytes of a scenario.
void lint_unwritten(std::string_view bytes, Findings& findings);
/// Lines and replies that nobody would say in one breath.
void lint_length(const scenario::Scenario& scenario, Findings& findings);

/// Endings that none of the plans expects.
void lint_plans(const scenario::Scenario& scenario, const std::vector<play::Script>& plans, Findings& findings);

/// Fills in file, line and column of findings that know only their pointer.
void place_findings(std::string_view bytes, std::string_view name, Findings& findings);

/// A finding at a pointer.
Finding finding_at(std::string_view id, std::string pointer, std::string says, std::string fix = {});

/// Whether whoever fulfils `narrow` always fulfils `wide`.
bool implies(const scenario::Guard& narrow, const scenario::Guard& wide);

}  // namespace amends::proof
