#include "scoring/acts/act.h"

#include <algorithm>

namespace amends::acts {
namespace {

constexpr std::array<std::string_view, act_count> names = {"apology",
                                                           "acknowledge_feeling",
                                                           "take_perspective",
                                                           "invite_story",
                                                           "ask_detail",
                                                           "check_understanding",
                                                           "own_it",
                                                           "explain_fix",
                                                           "offer_choice",
                                                           "compensate",
                                                           "act_now",
                                                           "commit_time",
                                                           "thank",
                                                           "promise_follow_up",
                                                           "warm_handoff",
                                                           "reassure",
                                                           "confirm_resolved",
                                                           "recall_history",
                                                           "explain_cause",
                                                           "prevent_repeat",
                                                           "progress_update",
                                                           "set_expectation",
                                                           "decline_with_way",
                                                           "ask_permission",
                                                           "set_boundary",
                                                           "safety_first",
                                                           "blame_customer",
                                                           "blame_other",
                                                           "hide_behind_policy",
                                                           "minimise",
                                                           "conditional_apology",
                                                           "cold_transfer",
                                                           "refuse",
                                                           "overpromise",
                                                           "hostile",
                                                           "rush",
                                                           "canned",
                                                           "stonewall",
                                                           "self_focus",
                                                           "put_on_customer"};

}  // namespace

std::string_view name_of(Act act)
{
    return names.at(index_of(act));
}

std::optional<Act> act_named(std::string_view name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return act_at(static_cast<std::size_t>(found - names.begin()));
}

}  // namespace amends::acts
