#pragma once
// The names that files use for the closed lists of this room, in the order of their enums.

#include <string_view>
#include <vector>

#include "scoring/rubric/case_record.h"
#include "scoring/rubric/event.h"

namespace amends::rubric {

const std::vector<std::string_view>& event_kind_names();
const std::vector<std::string_view>& flag_names();
const std::vector<std::string_view>& number_names();
const std::vector<std::string_view>& action_kind_names();
const std::vector<std::string_view>& fate_names();
const std::vector<std::string_view>& purpose_names();
const std::vector<std::string_view>& opener_names();
const std::vector<std::string_view>& offer_names();

/// Which facts an event of this kind has.
bool has_flag(EventKind kind, Flag flag);
bool has_number(EventKind kind, Number number);

}  // namespace amends::rubric
