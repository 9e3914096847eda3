#pragma once
// A scenario as a Twine story: for other tools, and back again for stories that were imported.

#include <map>
#include <string>
#include <string_view>

#include "scoring/base/result.h"
#include "sim/scenario/exchange/story.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

/// Where nodes lie: "600,400" by id.
using Positions = std::map<std::string, std::string>;

/// From layout.json.
Checked<Positions> read_positions(std::string_view layout, std::string_view name);

/// Every node becomes a passage, every offered reply a link to where it leads, and every exit that no offered reply
/// takes a link in brackets.
///
/// An imported story comes back with its names, tags, positions, scripts and data; a passage whose text and replies are
/// as they were imported comes back word for word. What a story cannot hold (guards, effects, actions, answers) is in
/// `notes`.
Story from_scenario(const scenario::Scenario& scenario, const Positions& positions);

}  // namespace amends::exchange
