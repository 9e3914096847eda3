#pragma once
// What lint and proof have to say: an id, a level, a place, a sentence, and where it is obvious a fix.
// docs/findings.md has a section for each id.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"

namespace amends::proof {

/// A fault keeps a scenario from shipping, a warning wants a look, a note is worth knowing.
enum class Level : std::uint8_t { fault, warning, note };

/// How sure a finding is. Text rules are judged by eye and carry no proof.
enum class Verdict : std::uint8_t {
    read,     ///< it stands in the file
    proved,   ///< the whole reachable space was looked at
    refuted,  ///< a play shows it; `witness` is that play
    sampled   ///< the space is beyond the budget: seen, or not seen, in that many random plays
};

struct FindingKind {
    std::string_view id;  ///< words joined by '-'; never changes once released
    Level level = Level::warning;
    std::string_view title;
};

/// Every kind of finding, by id.
std::span<const FindingKind> finding_kinds();
const FindingKind& finding_kind(std::string_view id);  ///< an id of the table

struct Finding {
    std::string id;
    Place where;
    std::string says;
    std::string fix;  ///< empty where none is obvious
    Verdict verdict = Verdict::read;
    std::vector<std::string> witness;  ///< lines of a script (docs/script.md) that shows it; empty where none does

    bool operator==(const Finding&) const = default;
    Level level() const { return finding_kind(id).level; }
};

using Findings = std::vector<Finding>;

std::string_view name_of(Level level);
std::string_view name_of(Verdict verdict);

/// The id of a fault that the reader of scenarios found, from its words; "fault" where the words are new.
std::string_view fault_id(std::string_view message);

/// As findings, in their order.
Findings findings_of(const Diagnostics& faults);

/// By place in the file, then id.
void sort_by_place(Findings& findings);

bool has_level(const Findings& findings, Level level);

/// `file:line:column: warning: says [id]`, the fix and the witness on lines of their own.
std::string write_text(const Findings& findings);
/// One JSON object: {"findings": […]}.
std::string write_json(const Findings& findings);
/// SARIF 2.1.0, one run.
std::string write_sarif(const Findings& findings, std::string_view version);

}  // namespace amends::proof
