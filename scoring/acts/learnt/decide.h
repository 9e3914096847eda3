#pragma once
// From opinions to decisions: what rules and learners together make of each act, with evidence and a reason.

#include <array>
#include <optional>
#include <string>
#include <string_view>

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

/// The reply without the sentences that carry nothing but courtesy: nothing is heard in them, or only an apology,
/// thanks or reassurance, or they were said before in the same reply. Nothing when every sentence stays.
std::optional<std::string> without_courtesy(std::string_view reply, const ReadReply& read,
                                            const std::array<ActHeard, act_count>& acts);

/// Takes back what is heard only in the company of courtesies: of the helpful acts only apology, thanks and
/// reassurance may be helped by them, and empathy may not. `plain` is the reply without them, nothing if nothing is
/// left.
void take_back_company(const Model::Rules& rules, const std::optional<Judgement>& plain, Judgement& judgement);

/// The grade of a reply whose acts are settled. Above 1 only with something of this customer.
EmpathyHeard grade_empathy(const Weights& weights, const Judgement& judgement, const Hearing& hearing,
                           std::size_t shared);

}  // namespace amends::acts::learnt
