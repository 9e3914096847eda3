// What a reply amounts to, and what it does to the mood.
#include <algorithm>

#include "sim/customer/customer.h"

namespace amends::customer {
namespace {

using acts::Act;
using acts::acts_of;
using acts::ActSet;

constexpr ActSet attacks = acts_of(Act::blame_customer, Act::hostile);
constexpr ActSet brush_offs =
    acts_of(Act::blame_other, Act::hide_behind_policy, Act::minimise, Act::conditional_apology, Act::cold_transfer,
            Act::refuse, Act::rush, Act::stonewall, Act::self_focus, Act::put_on_customer);
constexpr ActSet feeling = acts_of(Act::acknowledge_feeling, Act::take_perspective);
constexpr ActSet plan = acts_of(Act::own_it, Act::explain_fix, Act::offer_choice, Act::act_now, Act::commit_time,
                                Act::promise_follow_up, Act::warm_handoff, Act::decline_with_way, Act::safety_first,
                                Act::set_expectation, Act::prevent_repeat, Act::progress_update, Act::confirm_resolved);
constexpr ActSet questions =
    acts_of(Act::invite_story, Act::ask_detail, Act::check_understanding, Act::ask_permission, Act::recall_history);

/// A script line and nothing of this customer, or the trainee's own earlier words again.
constexpr int repeated_permille = 850;

bool is_hollow(const acts::Hearing& hearing, ActSet present)
{
    const bool only_script =
        present.has(Act::canned) && !present.has_any(feeling | plan | questions) && hearing.empathy <= 1;
    return only_script || hearing.repeats_permille >= repeated_permille;
}

}  // namespace

Impression tone_of(const acts::Hearing& hearing)
{
    const ActSet present = hearing.present();
    if (present.has_any(attacks)) return Impression::attacked;
    if (present.has_any(brush_offs) || is_hollow(hearing, present)) return Impression::brushed_off;
    if (hearing.empathy >= 3) return Impression::cared_for;
    if (hearing.empathy >= 2) return Impression::understood;
    if (present.has_any(plan)) return Impression::taken_on;
    if (present.has(Act::apology)) return Impression::apologised;
    if (hearing.go_on || present.has_any(questions | feeling)) return Impression::listened;
    return Impression::neutral;
}

Mood moved(const Persona& persona, Mood mood, int heard, Impression impression)
{
    const Push& push = persona.pushes.at(static_cast<std::size_t>(heard)).at(static_cast<std::size_t>(impression));
    const int anger = mood.anger + push.anger;
    const int trust = mood.trust + push.trust;
    // A fall stops at the floor and never lifts a mood that is below it already; the same for trust.
    mood.anger = push.anger < 0 ? std::min(mood.anger, std::max(anger, push.anger_floor)) : std::min(anger, mood_most);
    mood.trust = push.trust > 0 ? std::max(mood.trust, std::min(trust, push.trust_ceiling)) : std::max(trust, 0);
    return mood;
}

int heard_after(int heard, Impression impression)
{
    const bool rises = impression == Impression::listened || impression == Impression::understood ||
                       impression == Impression::cared_for;
    return rises ? std::min(heard + 1, heard_most) : heard;
}

const Persona* Coefficients::persona(std::string_view wanted) const
{
    const auto found =
        std::find_if(personas.begin(), personas.end(), [&](const Persona& each) { return each.id == wanted; });
    return found == personas.end() ? nullptr : &*found;
}

}  // namespace amends::customer
