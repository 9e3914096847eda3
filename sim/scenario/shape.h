#pragma once
// Format 1, described once: every section, its keys in canonical order, what each holds and means.
// The reader, the writer, the walk that the rules use, the variants and the JSON Schema all follow this description,
// so they cannot disagree. An `Io` offers a member function for each form of value that occurs here.

#include "sim/scenario/field.h"
#include "sim/scenario/names.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/spelling.h"

namespace amends::scenario {

template <class Io>
void describe(Io& io, Of<Io, TopicCondition>& condition)
{
    io.ref(must("id", "the topic"), condition.topic, Kind::topic);
    io.names(may("how", "any of these; left out, any way"), condition.how, topic_how_names());
}

template <class Io>
void describe(Io& io, Of<Io, Guard>& guard)
{
    io.acts(may("acts", "the reply holds all of these acts"), guard.all_acts);
    io.acts(may("any_act", "the reply holds at least one of these acts"), guard.any_act);
    io.acts(may("no_act", "the reply holds none of these acts"), guard.no_act);
    io.number(may("empathy", "the least grade of empathy of the reply"), guard.empathy, Range{0, 3, 0});
    io.topic_conditions(may("topics", "the reply touches all of these topics"), guard.topics);
    io.topic_conditions(may("no_topics", "the reply touches none of these topics"), guard.no_topics);
    io.spelt(may("anger", "the anger lies in this band"), guard.anger, band_spelling(), Band{});
    io.spelt(may("trust", "the trust lies in this band"), guard.trust, band_spelling(), Band{});
    io.name(may("heard", "the customer feels heard at least so far"), guard.heard, memory_names(), Memory::no);
    io.name(may("heard_most", "the customer feels heard at most so far"), guard.heard_most, memory_names(),
            Memory::yes);
    io.name(may("memory", "the named memory is at least this"), guard.memory, memory_names(), Memory::no);
    io.name(may("memory_most", "the named memory is at most this"), guard.memory_most, memory_names(), Memory::yes);
    io.var_conditions(may("vars", "each variable has this value, or one of these"), guard.vars);
    io.refs(may("done", "all of these actions have been done"), guard.done, Kind::action, any_count);
    io.refs(may("not_done", "none of these actions has been done"), guard.not_done, Kind::action, any_count);
    io.promise_conditions(may("promises", "each promise has this fate, or one of these"), guard.promises);
}

/// What a line holds after its id (and, for an entry line, its guard).
template <class Io>
void describe_words(Io& io, Of<Io, Speech>& speech)
{
    io.name(may("face", "how the customer looks while saying it"), speech.face, face_names(), Face::tense);
    io.flag(may("vent", "the segments wait for the trainee to listen"), speech.vent, false);
    io.flag(may("asks_cause", "it asks what went wrong: not to say so is a fault"), speech.asks_cause, false);
    io.wordings(must("say", "the segments of the only wording"),
                must("any", "several wordings, each a list of segments; one is said by chance"), speech.wordings);
    io.text(may("thought", "what the customer did not say, for the debrief"), speech.thought);
}

template <class Io>
void describe(Io& io, Of<Io, Speech>& speech)
{
    io.id(must("id", "keys translations and voices"), speech.id, Kind::line);
    describe_words(io, speech);
}

template <class Io>
void describe(Io& io, Of<Io, EntryLine>& line)
{
    io.id(must("id", "keys translations and voices"), line.speech.id, Kind::line);
    io.part(may("when", "of the state: the first line whose guard holds is said"), line.when);
    describe_words(io, line.speech);
}

template <class Io>
void describe_effects(Io& io, Of<Io, Effects>& effects)
{
    io.assignments(may("set", "variables and the value that they get"), effects.set);
    io.maybe_name(may("remember", "what the named memory becomes"), effects.remember, memory_names());
}

template <class Io>
void describe(Io& io, Of<Io, Exit>& way)
{
    io.id(must("id", "keys journals and plans"), way.id, Kind::exit);
    io.part(may("when", "the first exit whose guard holds is taken"), way.when);
    io.part(may("line", "what the customer says on taking it"), way.speech);
    describe_effects(io, way.effects);
    io.ref(may("to", "the node that it leads to; left out, the customer stays here"), way.to, Kind::node);
}

template <class Io>
void describe(Io& io, Of<Io, acts::TopicHeard>& topic)
{
    io.ref(must("id", "the topic"), topic.id, Kind::topic);
    io.name(must("how", "how the reply touches it"), topic.how, topic_how_names(), acts::TopicHow::said);
}

template <class Io>
void describe(Io& io, Of<Io, Offered>& offered)
{
    io.id(must("id", "keys journals and plans"), offered.id, Kind::offered);
    io.part(may("when", "of the state: it is on the list while this holds"), offered.when);
    io.text(must("text", "the reply, word for word"), offered.text);
    io.evidence(may("acts", "acts that it holds, each with the words in it that show them"), offered.acts);
    io.number(may("empathy", "its grade of empathy"), offered.empathy, Range{0, 3, 0});
    io.list(may("topics", "topics that it touches"), offered.topics, any_count);
    io.maybe_ref(may("deadline", "the time that it names"), offered.deadline, Kind::slot);
    io.refs(may("claims", "actions that it says are under way or done"), offered.claims, Kind::action, any_count);
    if constexpr (!Io::reads_only) {
        for (acts::TopicHeard& topic : offered.topics) {
            topic.span = {0, static_cast<std::uint32_t>(offered.text.size())};
        }
    }
}

template <class Io>
void describe(Io& io, Of<Io, Node>& node)
{
    io.id(must("id", "what exits lead to"), node.id, Kind::node);
    io.text(may("title", "for authors"), node.title);
    io.list(may("lines", "what the customer says on entering: the first whose guard holds"), node.lines, any_count);
    io.list(may("exits", "ways on, in order; the last has no guard"), node.exits, Count{0, most_exits});
    io.number(may("patience", "replies that may stay here before the customer has enough"), node.patience,
              Range{0, 20, 0});
    io.maybe(may("out_of_patience", "the way taken when patience is used up"), node.out_of_patience);
    io.list(may("offered", "ready-made replies"), node.offered, any_count);
    io.text(may("hint", "the first help"), node.hint);
    io.refs(may("better", "better answers, shown in the debrief"), node.better, Kind::better, any_count);
    io.flag(may("hang_up", "entering it ends the contact"), node.hang_up, false);
    io.ref(may("ending", "entering it ends the play, so"), node.ending, Kind::ending);
}

template <class Io>
void describe(Io& io, Of<Io, Answer>& answer)
{
    io.ref(must("topic", "the topic that is asked about, or \"*\" for a question on none"), answer.topic,
           Kind::question_topic);
    io.names(may("how", "how the reply touches it; left out, it asks"), answer.how, topic_how_names(),
             {acts::TopicHow::asked});
    io.part(may("when", "of the state"), answer.when);
    io.refs(may("nodes", "only in these nodes"), answer.nodes, Kind::node, story_count);
    io.part(must("line", "what the customer answers"), answer.speech);
    io.wording_list(may("again", "what they answer once it has been said"), answer.again);
    describe_effects(io, answer.effects);
}

template <class Io>
void describe(Io& io, Of<Io, Reaction>& reaction)
{
    io.part(may("when", "of the reply and the state"), reaction.when);
    io.refs(may("nodes", "only in these nodes"), reaction.nodes, Kind::node, story_count);
    io.part(must("line", "what the customer says"), reaction.speech);
}

template <class Io>
void describe(Io& io, Of<Io, Action>& action)
{
    io.id(must("id", "what guards and plans call it"), action.id, Kind::action);
    io.text(must("title", "on the button"), action.title);
    io.text(may("detail", "what it means, with cost and time in words"), action.detail);
    io.name(must("kind", "what sort of deed it is"), action.kind, action_kind_names(), rubric::ActionKind::look_up);
    io.number(may("takes_s", "seconds of talk time"), action.takes_s, Range{0, 86'400, 0});
    io.flag(may("visible", "the customer hears or sees it happen"), action.visible, false);
    io.number(may("cost", "in minor units of the currency"), action.cost, Range{0, most_money, 0});
    io.number(may("value", "to this customer, 0 none to 3 much"), action.value, Range{0, 3, 0});
    io.name(may("authority", "what authority it needs"), action.authority, authority_names(), Authority::paper);
    io.flag(may("fixes", "it puts the failure right, in whole or in part"), action.fixes, false);
    io.flag(may("chosen", "it is what this customer needs or chose"), action.chosen, false);
    io.flag(may("repeats", "it may be done again; then it changes nothing"), action.repeats, false);
    io.part(may("needs", "of the state: it can be done while this holds"), action.needs);
    io.text(may("needs_why", "shown while it cannot be done"), action.needs_why);
    io.refs(may("nodes", "only in these nodes"), action.nodes, Kind::node, story_count);
    io.refs(may("slots", "between contacts: only at these times"), action.slots, Kind::slot, Count{0, most_slots});
    io.flag(may("between", "it is done between contacts, not in one"), action.between, false);
    io.ref(may("opens", "the contact that it starts"), action.opens, Kind::contact);
    io.name(may("impression", "what it does to the mood"), action.impression, impression_names(),
            customer::Impression::neutral);
    io.part(may("line", "what the customer says to it"), action.speech);
    io.text(may("result", "what the trainee learns"), action.result);
    describe_effects(io, action.effects);
}

template <class Io>
void describe(Io& io, Of<Io, Promise>& promise)
{
    io.id(must("id", "what guards and plans call it"), promise.id, Kind::promise);
    io.text(must("title", "on the list of promises"), promise.title);
    io.name(must("act", "the act that makes it"), promise.act, act_names(), acts::Act::promise_follow_up);
    io.ref(may("topic", "the topic that the reply must touch as well"), promise.topic, Kind::topic);
    io.refs(must("slots", "times when it may be due"), promise.slots, Kind::slot, Count{1, most_promise_slots});
    io.ref(must("unless_said", "when it is due if no time was said"), promise.unless_said, Kind::slot);
    io.group(must("kept_by", "the deed that keeps it: an action or a contact"), [&promise](auto& inner) {
        inner.ref(may("action", "the action that keeps it"), promise.kept_by_action, Kind::action);
        inner.ref(may("contact", "the contact that keeps it"), promise.kept_by_contact, Kind::contact);
    });
}

template <class Io>
void describe(Io& io, Of<Io, Contact>& contact)
{
    io.id(must("id", "what actions and promises call it"), contact.id, Kind::contact);
    io.text(must("title", "on the agenda"), contact.title);
    io.choice(must("channel", "how they meet"), contact.channel, channel_names());
    io.name(must("opened_by", "who starts it"), contact.opener, opener_names(), rubric::Opener::customer);
    io.name(must("purpose", "what it is for"), contact.purpose, purpose_names(), rubric::Purpose::complaint);
    io.ref(may("slot", "when the customer opens it"), contact.slot, Kind::slot);
    io.part(may("when", "of the state: the customer comes only if it holds"), contact.when);
    io.ref(must("node", "where it begins"), contact.node, Kind::node);
}

template <class Io>
void describe(Io& io, Of<Io, Slot>& slot)
{
    io.id(must("id", "what contacts, actions and promises call it"), slot.id, Kind::slot);
    io.text(must("label", "as the trainee reads it"), slot.label);
    io.spelt(must("at", "when it is"), slot.at_min, moment_spelling(), 0);
}

template <class Io>
void describe(Io& io, Of<Io, Var>& var)
{
    io.id(must("id", "what guards and effects call it"), var.id, Kind::var);
    io.refs(must("values", "all values that it can have; the first is the start"), var.values, Kind::value,
            Count{2, any_count.most});
    io.text(must("meaning", "what it stands for"), var.meaning);
}

template <class Io>
void describe(Io& io, Of<Io, Topic>& topic)
{
    io.id(must("id", "what guards and answers call it"), topic.id, Kind::topic);
    io.text(must("label", "as the author and the debrief call it"), topic.label);
    io.patterns(must("words", "words and phrases that touch it; * stands for any ending"), topic.words, some_count);
    io.flag(may("fact", "it is a fact of this customer that a reply may take up"), topic.fact, false);
    io.group(may("means", "what offering it means: an action or a promise"), [&topic](auto& inner) {
        inner.ref(may("action", "the action that is offered"), topic.action, Kind::action);
        inner.ref(may("promise", "the promise that is made"), topic.promise, Kind::promise);
    });
}

template <class Io>
void describe(Io& io, Of<Io, RecordEntry>& entry)
{
    io.text(must("says", "what the record says"), entry.says);
    io.flag(must("true", "whether it is so"), entry.is_true, true);
    io.text(may("truth", "where it is not so: what is"), entry.truth);
}

template <class Io>
void describe(Io& io, Of<Io, Customer>& customer)
{
    io.text(must("name", "as staff would say it"), customer.name);
    io.ref(must("persona", "a row of the table of personas"), customer.persona, Kind::persona);
    io.text(must("reason", "why they are as they are today"), customer.reason);
    io.text(must("about", "who they are"), customer.about);
    io.text(may("odd_word", "a word of their own, worth remembering"), customer.odd_word);
    io.text(may("hurt_too", "somebody else who is hurt"), customer.hurt_too);
    io.text(may("wrong_about", "what they have wrong"), customer.wrong_about);
    io.list(may("record", "what the company's record says"), customer.record, any_count);
}

template <class Io>
void describe(Io& io, Of<Io, Failure>& failure)
{
    io.choice(must("type", "how it was done, or what came of it"), failure.type, failure_types());
    io.number(must("severity", "1 a nuisance to 3 grave"), failure.severity, Range{1, 3, 1});
    io.number(may("loss", "what the customer lost, in minor units of the currency"), failure.loss,
              Range{0, most_money, 0});
    io.text(must("cause", "what went wrong, in words"), failure.cause);
    io.number(may("par_fix_min", "minutes from complaint to first fixing action at par"), failure.par_fix_min,
              Range{0, 1'440'000, 0});
}

template <class Io>
void describe(Io& io, Of<Io, Role>& role)
{
    io.text(must("you", "who the trainee is here"), role.you);
    io.texts(may("desk", "what lies on the desk, a line each"), role.desk, any_count);
    io.texts(may("rules", "house rules that bear on the case"), role.rules, any_count);
    io.group(must("authority", "what the trainee may spend without asking"), [&role](auto& inner) {
        inner.number(must("paper", "as written, in minor units"), role.paper, Range{0, most_money, 0});
        inner.number(must("practice", "as accepted, in minor units"), role.practice, Range{0, most_money, 0});
        inner.text(may("words", "the same as a colleague would say it"), role.authority_words);
    });
}

template <class Io>
void describe(Io& io, Of<Io, Choice>& choice)
{
    io.id(must("id", "what plans and `truth` call it"), choice.id, Kind::option);
    io.text(must("text", "as the trainee reads it"), choice.text);
}

template <class Io>
void describe(Io& io, Of<Io, Question>& question)
{
    io.text(must("text", "the question"), question.text);
    io.list(must("options", "what can be ticked"), question.options, Count{2, any_count.most});
    io.refs(must("truth", "the options that are right"), question.truth, Kind::option, some_count);
}

template <class Io>
void describe(Io& io, Of<Io, Worksheet>& sheet)
{
    io.part(must("cause", "what went wrong"), sheet.cause);
    io.part(must("who", "who should hear of it"), sheet.who);
    io.part(must("change", "what would keep it from happening again"), sheet.change);
}

template <class Io>
void describe(Io& io, Of<Io, Better>& better)
{
    io.id(must("id", "what nodes call it"), better.id, Kind::better);
    io.text(must("text", "the better reply"), better.text);
    io.text(must("why", "what makes it better"), better.why);
}

template <class Io>
void describe(Io& io, Of<Io, Gate>& gate)
{
    io.choice(must("id", "which of the house gates"), gate.id, gate_names());
    io.text(must("title", "what must not happen"), gate.title);
    io.part(may("when", "a reply that fulfils it breaks the gate"), gate.when);
    io.refs(may("actions", "actions that break it"), gate.actions, Kind::action, any_count);
    io.text(must("says", "for the debrief"), gate.says);
}

template <class Io>
void describe(Io& io, Of<Io, Ending>& ending)
{
    io.id(must("id", "what nodes call it"), ending.id, Kind::ending);
    io.text(must("title", "on the debrief"), ending.title);
    io.flag(may("good", "the customer stays"), ending.good, false);
    io.text(must("says", "what became of it"), ending.says);
}

template <class Io>
void describe(Io& io, Of<Io, Variant>& variant)
{
    io.id(must("id", "what assignments call it"), variant.id, Kind::variant);
    io.replacements(may("words", "whole phrases and what stands in their place"), variant.words);
    io.sums(may("sums", "failure.loss, role.paper, role.practice or actions/<id>/cost, and the new sum"), variant.sums);
}

template <class Io>
void describe(Io& io, Of<Io, Start>& start)
{
    io.number(must("anger", "at the start, 0 none to 6 beside themselves"), start.anger, Range{0, 6, 0});
    io.number(must("trust", "at the start, 0 none to 6 complete"), start.trust, Range{0, 6, 0});
    io.ref(must("contact", "the contact that the play begins with"), start.contact, Kind::contact);
}

template <class Io>
void describe_cover(Io& io, Of<Io, Scenario>& scenario)
{
    io.number(must("format", "the version of this format"), scenario.format, Range{1, 1, 1});
    io.id(must("id", "the name of the scenario's folder"), scenario.id, Kind::scenario);
    io.spelt(must("language", "the language that it is written in"), scenario.language, language_spelling(), {});
    io.text(must("title", "on the shelf"), scenario.title);
    io.text(must("summary", "what it is about, for whoever assigns it"), scenario.summary);
    io.text(must("industry", "the line of business"), scenario.industry);
    io.number(must("difficulty", "1 first steps to 3 hard"), scenario.difficulty, Range{1, 3, 1});
    io.texts(may("content_note", "what may hurt: grief, slurs, threats"), scenario.content_note, any_count);
    io.flag(may("liability", "an apology may touch liability here"), scenario.liability, false);
    io.spelt(must("currency", "of all sums"), scenario.currency, currency_spelling(), {});
    io.spelt(must("starts", "local day and time of the first slot"), scenario.starts, date_time_spelling(), {});
}

template <class Io>
void describe(Io& io, Of<Io, Scenario>& scenario)
{
    describe_cover(io, scenario);
    io.part(must("start", "mood and contact that the play begins with"), scenario.start);
    io.part(must("customer", "who complains"), scenario.customer);
    io.part(must("failure", "what went wrong"), scenario.failure);
    io.part(must("role", "who the trainee is and what they may do"), scenario.role);
    io.group(may("memory", "the one memory that the scenario names"), [&scenario](auto& inner) {
        inner.id(must("id", "its name"), scenario.memory, Kind::memory);
        inner.text(must("meaning", "what it stands for"), scenario.memory_meaning);
    });
    io.list(may("vars", "what the customer has told or been told, as small finite values"), scenario.vars, any_count);
    io.list(must("slots", "moments that time can stop at, rising from +0"), scenario.slots, Count{1, most_slots});
    io.list(may("topics", "what a reply can be about"), scenario.topics, Count{0, most_topics});
    io.list(must("contacts", "calls, visits and letters"), scenario.contacts, some_count);
    io.list(may("actions", "what the trainee can do besides talking"), scenario.actions, any_count);
    io.list(may("promises", "what the trainee can promise"), scenario.promises, Count{0, most_promises});
    io.list(must("nodes", "where a contact can stand"), scenario.nodes, Count{1, story_count.most});
    io.list(may("answers", "what the customer answers, by topic"), scenario.answers, Count{0, most_answers});
    io.list(may("reactions", "what the customer says when nothing else fits"), scenario.reactions, story_count);
    io.list(must("endings", "how the play can end"), scenario.endings, some_count);
    io.ref(must("unended", "the ending where time runs out"), scenario.unended, Kind::ending);
    io.maybe(may("worksheet", "three questions after the last contact"), scenario.worksheet);
    io.list(may("better", "better replies for the debrief"), scenario.better, story_count);
    io.list(may("gates", "house gates that this scenario can test"), scenario.gates, Count{0, gate_names().size()});
    io.list(may("variants", "the same scenario in other words and sums"), scenario.variants, Count{0, 16});
}

}  // namespace amends::scenario
