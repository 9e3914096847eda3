#pragma once
// For the sources of this room's readers only.

#include "scoring/rubric/monitor.h"

namespace amends {
class JsonNode;
}

namespace amends::rubric {

/// Reads {"on": "turn", "all": […], "any": […], "none": […], "<flag>": true, "<number>": {"at_least": 2}, …}.
/// The keys are those that an event of this kind has.
Predicate parse_predicate(const JsonNode& node);

}  // namespace amends::rubric
