#pragma once
// Things that people type, for witnesses: a class of replies is shown by words that the shipped scorer hears so.

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace amends::proof {

/// Plain sentences for every act and tone, one for each of the scenario's topics in each way to touch it, its offered
/// replies and better replies, and `more` (the replies of its plans). In English, as the shipped scorer is.
std::vector<std::string> exemplars(const scenario::Scenario& scenario, const std::vector<std::string>& more);

/// One breath with a sentence for every helpful act.
std::string opening_with_every_act();

}  // namespace amends::proof
