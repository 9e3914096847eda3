#include "scoring/acts/hear.h"

#include <algorithm>
#include <string>

#include "scoring/acts/by_rules.h"
#include "scoring/acts/empathy.h"
#include "scoring/acts/learnt/decide.h"
#include "scoring/acts/questions_heard.h"
#include "scoring/acts/rule_hits.h"
#include "scoring/acts/rules.h"
#include "scoring/acts/topics_heard.h"

namespace amends::acts {
namespace {

using text::Reading;

constexpr int repeated_from = 850;            // likeness from which a reply is an earlier one said again
constexpr std::size_t go_on_words = 12;       // of a go-on that says nothing else
constexpr std::size_t asked_words = 6;        // of one that is put as a question
constexpr std::size_t invitation_words = 25;  // of one that invites kindly, and at greater length
/// What an invitation to go on may be wrapped in.
constexpr ActSet k_kind = acts_of(Act::invite_story, Act::apology, Act::acknowledge_feeling, Act::take_perspective,
                                  Act::thank, Act::reassure);
/// What may be heard beside a wish to hear the last words again.
constexpr ActSet k_for_not_hearing = k_kind | acts_of(Act::own_it, Act::put_on_customer);
constexpr std::size_t again_words = 14;  // of a reply that only asks to hear the last words again
constexpr int further_looks = 2;         // at a reply without what only keeps company

void forget_repeated(const Model::Rules& rules, Hearing& hearing)
{
    if (hearing.repeats_permille < repeated_from || hearing.words < 4) return;
    const auto mark = rules.marks.find("repeated");
    for (std::size_t act = 0; act < helpful_count; ++act) {
        ActHeard& heard = hearing.acts[act];
        if (heard.permille == 0) continue;
        heard = {};
        if (mark != rules.marks.end()) heard.reason = rules.reasons[mark->second.reason];
    }
}

bool nothing_but(ActSet these, const Hearing& hearing)
{
    return ActSet{hearing.present().bits & ~these.bits}.empty();
}

/// Whether a mark of the rules is found anywhere in the reply.
bool strikes(const std::string& name, const Model::Rules& rules, const Reading& reading, Matcher& matcher)
{
    const auto mark = rules.marks.find(name);
    return mark != rules.marks.end() && !hits_of(mark->second, matcher, reading, {}).empty();
}

/// "I'm so sorry. Please, take your time and tell me all of it.": asks for nothing but to be told.
bool only_invites(const Reading& reading, const Hearing& hearing)
{
    const ActSet present = hearing.present();
    return reading.words.size() <= invitation_words && present.has(Act::invite_story) && nothing_but(k_kind, hearing);
}

/// "Aye, go on.", "I'm so sorry, Mr Birkett. Please go on.": with kind words at most.
bool is_go_on(const Model::Rules& rules, const Reading& reading, Matcher& matcher, const Hearing& hearing)
{
    if (only_invites(reading, hearing)) return true;
    if (reading.words.size() > go_on_words) return false;
    ActSet go_ons{k_kind.bits | acts_of(Act::stonewall).bits};
    // "And what happened then?" is heard as a question, too; a longer one, or a further sentence that asks, is one.
    if (reading.sentences.size() == 1 && reading.words.size() <= asked_words)
        go_ons.bits |= acts_of(Act::ask_detail).bits;
    return nothing_but(go_ons, hearing) && strikes("go_on", rules, reading, matcher);
}

/// "Sorry, could you say that again?": about nothing, and with kind words at most.
bool asks_again(const Model::Rules& rules, const Reading& reading, Matcher& matcher, const Hearing& hearing)
{
    if (reading.words.size() > again_words || !hearing.topics.empty()) return false;
    constexpr ActSet k_asking = acts_of(Act::ask_detail, Act::ask_permission, Act::check_understanding);
    return nothing_but(k_asking | k_for_not_hearing, hearing) && strikes("again", rules, reading, matcher);
}

/// Who is sorry for not having caught a word is sorry for nothing else, and puts nothing on the customer.
void take_as_asking_again(const Model::Rules& rules, Hearing& hearing)
{
    hearing.asks_again = true;
    hearing.unforeseen.reset();
    for (std::size_t act = 0; act < act_count; ++act) {
        if (!k_for_not_hearing.has(act_at(act))) continue;
        hearing.acts[act] = {};
        hearing.acts[act].reason = rules.absent[act];
    }
}

/// The first time that stands in the evidence of an act that binds.
void hear_deadline(const std::vector<TimeHeard>& times, Hearing& hearing)
{
    for (const Act act : {Act::commit_time, Act::promise_follow_up}) {
        if (!hearing.of(act).present) continue;
        for (const TimeHeard& time : times) {
            for (const Span& span : hearing.of(act).spans) {
                const bool inside = time.deadline.span.begin < span.end && span.begin < time.deadline.span.end;
                if (inside && !hearing.deadline) hearing.deadline = time.deadline;
            }
        }
    }
}

/// The learners' judgement; what is heard only in company is taken back by a second look without it, and what is heard
/// there only in company by a third.
std::optional<learnt::Judgement> judged(const Model::Rules& rules, const Context& context, std::string_view reply,
                                        const ReadReply& read, const ByRules& by_rules, int looks)
{
    std::optional<learnt::Judgement> judgement = learnt::judge(rules, read, by_rules);
    if (!judgement || looks == 0) return judgement;
    const learnt::Plain plain = learnt::without_company(clipped(reply), read, judgement->acts);
    if (!plain.sentences_left_out) return judgement;
    std::optional<learnt::Judgement> alone;
    const ReadReply again = read_again(rules, context, read.customer, plain.text);
    if (!again.reading.words.empty()) {
        Matcher second(again.reading, again.times, rules.vocabulary, rules.sets, rules.set_index, rules.filler_set);
        const ByRules there = hear_by_rules(rules, context, again, second);
        alone = judged(rules, context, plain.text, again, there, looks - 1);
    }
    learnt::take_back_company(rules, plain, alone, *judgement);
    return judgement;
}

}  // namespace

Hearing hear(const Model& model, const Context& context, std::string_view reply)
{
    const Model::Rules& rules = model.rules();
    Hearing hearing;
    hearing.model_id = rules.id;
    hearing.empathy_permille = {1000, 0, 0, 0};
    for (std::size_t act = 0; act < act_count; ++act) hearing.acts[act].reason = rules.absent[act];
    const ReadReply read = read_reply(rules, context, reply);
    hearing.words = static_cast<int>(read.reading.words.size());
    if (read.reading.words.empty()) return hearing;

    Matcher matcher(read.reading, read.times, rules.vocabulary, rules.sets, rules.set_index, rules.filler_set);
    hearing.foreign = is_foreign(rules, read.reading, matcher);
    hearing.parrots_permille = read.parrots_permille;
    hearing.repeats_permille = read.repeats_permille;
    if (hearing.foreign) return hearing;

    const ByRules by_rules = hear_by_rules(rules, context, read, matcher);
    hearing.acts = by_rules.acts;
    const std::optional<learnt::Judgement> judgement = judged(rules, context, reply, read, by_rules, further_looks);
    if (judgement) hearing.acts = judgement->acts;
    forget_repeated(rules, hearing);
    hear_topics(rules, context, read, matcher, hearing);
    hearing.questions = questions_of(read.reading);
    if (asks_again(rules, read.reading, matcher, hearing)) take_as_asking_again(rules, hearing);
    hearing.go_on = !hearing.asks_again && is_go_on(rules, read.reading, matcher, hearing);
    hear_deadline(read.times, hearing);
    const std::size_t shared = shared_words(read);
    const EmpathyHeard empathy = judgement ? learnt::grade_empathy(*rules.weights, *judgement, hearing, shared)
                                           : grade_empathy(hearing, shared, hearing.echoes.size());
    hearing.empathy = empathy.grade;
    hearing.empathy_permille = empathy.permille;
    return hearing;
}

}  // namespace amends::acts
