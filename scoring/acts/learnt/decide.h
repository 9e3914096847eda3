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
Input input_of(const ReadReply& read, const ByRules& by_rules);

/// Log-odds in 1/1024 that an act is present, and what they add up from.
struct LogOdds {
    std::int64_t start = 0;
    std::int64_t rules = 0;
    std::int64_t heads = 0;
    std::int64_t net = 0;

    std::int64_t sum() const { return start + rules + heads + net; }
};
LogOdds log_odds_of(const Weights& weights, const Opinion& opinion, std::size_t act, int rules_permille);

/// Nothing when the model has no weights: the rules decide alone. `read` has at least one word.
std::optional<Judgement> judge(const Model::Rules& rules, const ReadReply& read, const ByRules& by_rules);

/// A reply without the sentences that only keep others company: nothing of what the customer said is in them, and
/// nothing is heard in them but an apology, thanks or reassurance, if anything; or they were said before in it.
struct Plain {
    std::string text;
    bool sentences_left_out = false;
    bool courtesies_left_out = false;  ///< something was heard in one of them
};
Plain without_company(std::string_view reply, const ReadReply& read, const std::array<ActHeard, act_count>& acts);

/// Takes back what is heard only in company: of the helpful acts only apology, thanks and reassurance may be helped by
/// it, and empathy not by courtesies. `alone` is the judgement of the plain reply, nothing if no word is left.
void take_back_company(const Model::Rules& rules, const Plain& plain, const std::optional<Judgement>& alone,
                       Judgement& judgement);

/// The grade of a reply whose acts are settled. Above 1 only with something of this customer.
EmpathyHeard grade_empathy(const Weights& weights, const Judgement& judgement, const Hearing& hearing,
                           std::size_t shared);

}  // namespace amends::acts::learnt
