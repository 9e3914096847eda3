#pragma once
// What is wrong with the document now, by the real reader and lint, each at the place that an author knows.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "sim/author/document.h"
#include "sim/customer/customer.h"
#include "sim/play/decide.h"
#include "sim/proof/finding.h"
#include "sim/scenario/scenario.h"

namespace amends::author {

struct Problem {
    proof::Level level = proof::Level::fault;
    std::string id;    ///< of the finding, as docs/findings.md has it
    std::string at;    ///< pointer into the document
    std::string node;  ///< the node that it belongs to, or empty
    std::string says;
    std::string fix;
    int line = 0;  ///< in the canonical bytes, from 1

    /// It has to be mended before anybody can play; the others are worth a look.
    bool stops_play() const { return level == proof::Level::fault || id == "no-words-yet"; }

    bool operator==(const Problem&) const = default;
};

struct Look {
    std::optional<scenario::Scenario> scenario;  ///< where the document is sound
    std::optional<play::Pinned> pinned;          ///< … and can be played
    std::vector<Problem> problems;               ///< in file order

    bool sound() const { return scenario.has_value(); }
};

/// Reads the bytes of a document as play would, and lints them.
Look look_at(std::string_view bytes, const customer::Coefficients& coefficients, const acts::Model& model);

/// The scenario of those bytes where a trainee can play it.
///
/// errors  its faults; every place that has no words yet (proof::lint_unwritten)
Checked<scenario::Scenario> ready_to_play(std::string_view bytes, const customer::Coefficients& coefficients);

/// The id of the node that a pointer belongs to: one below /nodes, or an answer, reaction or action of one node only.
std::string node_of(const Document& document, std::string_view pointer);

}  // namespace amends::author
