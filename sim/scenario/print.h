#pragma once
// JSON as canonical files have it laid out.

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace amends::scenario {

/// Two spaces of indentation, a list or object on one line where it fits into 120 characters, UTF-8 unescaped, keys in
/// the order in which they stand in the value, one newline at the end. The outermost object is never on one line.
std::string print_canonical(const nlohmann::ordered_json& value);

}  // namespace amends::scenario
