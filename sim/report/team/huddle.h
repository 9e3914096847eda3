#pragma once
// Ten minutes on Monday: one turn of a scenario, two replies to it, one question. Nobody is named.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scoring/rubric/rubric.h"
#include "sim/scenario/scenario.h"

namespace amends::report {

struct Huddle {
    std::string step;        ///< criterion id
    std::string scenario;    ///< its title
    std::string customer;    ///< what the customer says
    std::string one, other;  ///< two replies; the better one stands first or second as their words fall in the alphabet
    std::string question;    ///< what the criterion asks

    bool operator==(const Huddle&) const = default;
};

/// The turn at which offered replies differ most in the first step of `steps` in which any do (at least 40 marks).
///
/// steps  criterion ids of the rubric, the most wanted first
std::optional<Huddle> huddle_of(const std::vector<std::shared_ptr<const scenario::Scenario>>& scenarios,
                                const rubric::Rubric& rubric, const std::vector<std::string>& steps);

}  // namespace amends::report
