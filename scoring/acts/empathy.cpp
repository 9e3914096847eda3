#include "scoring/acts/empathy.h"

#include <algorithm>

namespace amends::acts {
namespace {

constexpr ActSet against = acts_of(Act::hostile, Act::blame_customer, Act::minimise, Act::rush);

constexpr int formulaic_at_most = 1000;  // below grade 2

int points(const Hearing& hearing, std::size_t shared, std::size_t named)
{
    const auto heard = [&hearing](Act act) { return hearing.of(act).present; };
    const int mine = static_cast<int>(std::min<std::size_t>(shared + 2 * named, 4));
    const bool feels = heard(Act::acknowledge_feeling);
    const bool sides = heard(Act::take_perspective);
    int score = 0;
    if (feels) score += 1000 + 250 * mine;
    if (sides) score += 1000 + 150 * mine;
    if (heard(Act::own_it)) score += 500 + 75 * mine;
    if (heard(Act::apology)) score += 450 + 50 * mine;
    for (const Act act :
         {Act::recall_history, Act::warm_handoff, Act::thank, Act::invite_story, Act::check_understanding}) {
        if (heard(act)) score += 300 + 50 * mine;
    }
    for (const Act act : {Act::compensate, Act::offer_choice, Act::act_now, Act::safety_first, Act::confirm_resolved,
                          Act::promise_follow_up, Act::reassure}) {
        if (heard(act)) score += 200;
    }
    return score;
}

}  // namespace

EmpathyHeard grade_empathy(const Hearing& hearing, std::size_t shared, std::size_t named)
{
    int score = points(hearing, shared, named);
    const ActSet acts{hearing.present().bits | hearing.unsure().bits};
    if (acts.has_any(against)) score -= 1000;
    const auto heard_act = [&hearing](Act act) { return hearing.of(act).present; };
    const bool feels = heard_act(Act::acknowledge_feeling) || heard_act(Act::take_perspective);
    const bool takes_up = heard_act(Act::own_it) || heard_act(Act::recall_history) || heard_act(Act::apology) ||
                          heard_act(Act::check_understanding);
    const bool of_this_customer = (feels && shared + named > 0) || (takes_up && shared + named > 1) ||
                                  (heard_act(Act::acknowledge_feeling) && heard_act(Act::take_perspective));
    if (!of_this_customer) score = std::min(score, formulaic_at_most);
    score = std::clamp(score, 0, 3000);
    EmpathyHeard heard;
    heard.grade = score < 300 ? 0 : score < 1100 ? 1 : score < 2050 ? 2 : 3;
    constexpr std::array<int, 4> centre = {100, 700, 1550, 2500};
    int rest = 1000;
    for (std::size_t i = 0; i < 4; ++i) {
        if (static_cast<int>(i) == heard.grade) continue;
        const int distance = std::abs(score - centre[i]);
        heard.permille[i] = std::max(0, 300 - distance / 5);
        rest -= heard.permille[i];
    }
    heard.permille[static_cast<std::size_t>(heard.grade)] = rest;
    return heard;
}

}  // namespace amends::acts
