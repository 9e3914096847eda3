#pragma once
// From opinions to decisions: what rules and learners together make of each act, with evidence and a reason.

#include <array>
#include <optional>

#include "scoring/acts/by_rules.h"
#include "scoring/acts/empathy.h"
#include "scoring/acts/learnt/input.h"
#include "scoring/acts/learnt/net.h"
#include "scoring/acts/rules.h"

namespace amends::acts::learnt {

struct Judgement {
    std::array<ActHeard, act_count> acts;
    Opinion opinion;
};

/// What the learners see of a reply that the rules have heard.
Input input_of(const Context& context, const ReadReply& read, const ByRules& by_rules);

/// Log-odds in 1/1024 that the act is present.
std::int64_t log_odds_of(const Weights& weights, const Opinion& opinion, std::size_t act, int rules_permille);

/// Nothing when the model has no weights: the rules decide alone. `read` has at least one word.
std::optional<Judgement> judge(const Model::Rules& rules, const Context& context, const ReadReply& read,
                               const ByRules& by_rules);

/// The grade of a reply whose acts are settled. Above 1 only with something of this customer.
EmpathyHeard grade_empathy(const Weights& weights, const Judgement& judgement, const Hearing& hearing,
                           std::size_t shared);

}  // namespace amends::acts::learnt
