#include "scoring/acts/empathy.h"

#include <algorithm>

namespace amends::acts {
namespace {

constexpr ActSet against = acts_of(Act::hostile, Act::blame_customer, Act::minimise, Act::rush);

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
    const bool of_this_customer =
        shared + named > 0 && (hearing.of(Act::acknowledge_feeling).present ||
                               hearing.of(Act::take_perspective).present || hearing.of(Act::own_it).present);
    if (!of_this_customer) score = std::min(score, 1400);
    score = std::clamp(score, 0, 3000);
    EmpathyHeard heard;
    heard.grade = score < 450 ? 0 : score < 1450 ? 1 : score < 2350 ? 2 : 3;
    constexpr std::array<int, 4> centre = {100, 950, 1900, 2700};
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
