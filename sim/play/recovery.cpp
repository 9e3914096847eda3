#include "sim/play/recovery.h"

#include <algorithm>

namespace amends::play {
namespace {

using acts::Act;
using acts::ActSet;
using customer::Recovery;
using customer::Step;
using rubric::ActionKind;
using rubric::CaseRecord;
using rubric::Fate;

/// The acts of all replies, by how far into the case they first came.
class Said {
public:
    explicit Said(const CaseRecord& record) : record_(record) {}

    /// Index of the first reply with one of these acts; -1 where there is none.
    int first(ActSet wanted) const
    {
        for (std::size_t i = 0; i < record_.turns.size(); ++i) {
            if (record_.turns[i].hearing.present().has_any(wanted)) return static_cast<int>(i);
        }
        return -1;
    }
    bool any(ActSet wanted) const { return first(wanted) >= 0; }

    int harmful_turns() const
    {
        return static_cast<int>(std::count_if(record_.turns.begin(), record_.turns.end(), [](const rubric::Turn& turn) {
            return turn.interrupted || turn.hearing.present().has_any(acts::harmful_acts());
        }));
    }

private:
    const CaseRecord& record_;
};

/// What was given and put right, 1000 = the loss: the right fix makes the loss good, another one two thirds of it,
/// gifts come on top as far as this customer values them.
std::int64_t given(const CaseRecord& record, int loss)
{
    std::int64_t fixed = 0, gifts = 0;
    for (const rubric::Action& action : record.actions) {
        if (action.fixes) fixed = std::max<std::int64_t>(fixed, action.chosen ? 1000 : 667);
        if (action.kind != ActionKind::give) continue;
        const std::int64_t share = loss > 0 ? std::int64_t{1000} * action.cost / loss : 200;
        gifts += share * action.value / 3;
    }
    return fixed + gifts;
}

/// The best of what was done, by its value to this customer.
int match(const CaseRecord& record)
{
    int best = 0;
    for (const rubric::Action& action : record.actions) best = std::max(best, action.value * 1000 / 3);
    return best;
}

/// The mean of the three warmest replies: more warmth than that adds nothing.
int empathy(const CaseRecord& record)
{
    std::vector<int> grades = {0, 0, 0};
    for (const rubric::Turn& turn : record.turns) grades.push_back(turn.hearing.empathy);
    std::sort(grades.rbegin(), grades.rend());
    return (grades[0] + grades[1] + grades[2]) * 1000 / 9;
}

int apology(const Said& said, bool false_word)
{
    const int regret = said.first(acts::acts_of(Act::apology));
    int parts = 0;
    if (said.any(acts::acts_of(Act::own_it))) parts += 330;
    if (said.any(acts::acts_of(Act::explain_fix, Act::act_now))) parts += 250;
    if (regret >= 0) parts += 140;
    if (said.any(acts::acts_of(Act::explain_cause))) parts += 140;
    if (said.any(acts::acts_of(Act::prevent_repeat))) parts += 140;
    // By the third reply it is late, and half of it is lost by the seventh.
    const int late = regret < 0 ? 5 : std::clamp(regret - 1, 0, 5);
    int out = parts * (10 - late) / 10;
    if (false_word || said.any(acts::acts_of(Act::conditional_apology, Act::canned))) out /= 2;
    return out;
}

int explanation(const Said& said)
{
    return (said.any(acts::acts_of(Act::explain_cause)) ? 500 : 0) + (said.any(acts::acts_of(Act::own_it)) ? 300 : 0) +
           (said.any(acts::acts_of(Act::prevent_repeat)) ? 200 : 0);
}

int follow_through(const CaseRecord& record)
{
    const bool asked_after =
        std::any_of(record.contacts.begin(), record.contacts.end(), [](const rubric::Contact& contact) {
            return contact.purpose == rubric::Purpose::follow_up && contact.opener == rubric::Opener::trainee;
        });
    int out = asked_after ? 800 : 300;
    for (const rubric::Promise& promise : record.promises) {
        if (promise.fate == Fate::kept) out += 200;
        if (promise.fate == Fate::late) out -= 200;
        if (promise.fate == Fate::broken) out = 0;
    }
    return std::clamp(out, 0, 1000);
}

/// To the first deed that fixes something, or that this customer can see and is helped by.
int speed(const CaseRecord& record)
{
    const auto deed = std::find_if(record.actions.begin(), record.actions.end(), [](const rubric::Action& action) {
        return action.fixes || (action.visible && action.value >= 2);
    });
    if (deed == record.actions.end()) return 0;
    return customer::speed_of(deed->sim_s + deed->duration_ms / 1000, record.par_fix_s);
}

int few_handoffs(const CaseRecord& record, const Said& said)
{
    int out = 1000;
    if (said.any(acts::acts_of(Act::cold_transfer))) out -= 500;
    if (said.any(acts::acts_of(Act::put_on_customer))) out -= 200;
    const auto again = std::count_if(record.contacts.begin(), record.contacts.end(),
                                     [](const auto& contact) { return contact.purpose == rubric::Purpose::complaint; });
    out -= 300 * static_cast<int>(std::max<std::ptrdiff_t>(0, again - 1));
    return std::clamp(out, 0, 1000);
}

int voice(const CaseRecord& record, const Said& said)
{
    const bool told = std::any_of(record.turns.begin(), record.turns.end(),
                                  [](const rubric::Turn& turn) { return turn.story_told && !turn.interrupted; });
    return (told ? 300 : 0) +
           (said.any(acts::acts_of(Act::ask_detail, Act::invite_story, Act::check_understanding)) ? 300 : 0) +
           (said.any(acts::acts_of(Act::offer_choice, Act::ask_permission)) ? 200 : 0) +
           (said.any(acts::acts_of(Act::confirm_resolved)) ? 200 : 0);
}

}  // namespace

Recovery recovery_of(const CaseRecord& record, const scenario::Failure& failure)
{
    const Said said(record);
    Recovery out;
    out.given = given(record, failure.loss);
    out.of(Step::match) = match(record);
    out.of(Step::empathy) = empathy(record);
    out.of(Step::apology) = apology(said, !record.false_words.empty());
    out.of(Step::explanation) = explanation(said);
    out.of(Step::follow_through) = follow_through(record);
    out.of(Step::speed) = speed(record);
    out.of(Step::few_handoffs) = few_handoffs(record, said);
    out.of(Step::voice) = voice(record, said);
    out.of(Step::no_harm) = std::max(0, 1000 - 250 * said.harmful_turns());
    out.of(Step::relation) = 500;
    out.of(Step::mildness) = failure.severity == 1 ? 1000 : failure.severity == 2 ? 500 : 0;
    out.failed_again = std::any_of(record.promises.begin(), record.promises.end(),
                                   [](const auto& promise) { return promise.fate == Fate::broken; });
    return out;
}

}  // namespace amends::play
