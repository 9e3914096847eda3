#pragma once
// The scenario that a complaint becomes, before it is read and checked.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/author/starter.h"

namespace amends::author {

/// Format 1 as JSON. Texts are taken as they were told; whether they are sound is for the reader to say.
nlohmann::ordered_json skeleton_of(const Complaint& complaint, const House& house, Shape shape, const std::string& id);

}  // namespace amends::author
