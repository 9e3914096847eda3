#include <algorithm>

#include "sim/app/panels/debrief.h"

namespace amends::app {
namespace {

using report::Debrief;
using report::LineShown;

std::string reply_words(const Debrief& debrief, int turn)
{
    for (const LineShown& line : debrief.lines) {
        if (line.who == LineShown::Who::trainee && line.turn == turn) return line.text;
    }
    return {};
}

void add_outcome(DebriefView& view, const Debrief& debrief, const std::string& currency, const Words& words)
{
    const report::Outcome& outcome = debrief.outcome;
    view.verdicts.emplace_back(outcome.fixed, words(outcome.fixed ? "debrief.fixed" : "debrief.not_fixed"));
    view.verdicts.emplace_back(outcome.confidence_renewed,
                               words(outcome.confidence_renewed ? "debrief.renewed" : "debrief.not_renewed"));
    for (const report::GateShown& gate : debrief.gates) {
        if (gate.broken)
            view.verdicts.emplace_back(false, words("debrief.gate", {{"title", gate.title}, {"says", gate.says}}));
    }
    for (const report::PromiseShown& promise : debrief.promises) {
        view.verdicts.emplace_back(promise.fate == "kept",
                                   words("debrief.promise." + promise.fate, {{"title", promise.title}}));
    }
    for (const std::string& word : outcome.false_words) {
        view.verdicts.emplace_back(false, words("debrief.false_word", {{"action", word}}));
    }
    view.summary = words("debrief.summary", {{"cost", report::money(outcome.cost, currency)},
                                             {"allowed", report::money(outcome.allowed, currency)},
                                             {"minutes", std::to_string((outcome.talk_s + 30) / 60)},
                                             {"trust", std::to_string(outcome.trust)},
                                             {"start", std::to_string(outcome.trust_start)},
                                             {"anger", std::to_string(outcome.anger)}});
}

DebriefView::Criterion criterion_of(const report::CriterionShown& shown, const Words& words)
{
    DebriefView::Criterion out;
    out.title = shown.title;
    out.mark = shown.mark;
    out.observed = shown.observed;
    out.words = shown.observed ? words("debrief.weight", {{"weight", std::to_string(shown.weight)}})
                               : words("debrief.not_observed");
    if (shown.observed && shown.generous > shown.mark) {
        out.words += " " + words("debrief.generous", {{"mark", std::to_string(shown.generous)}});
    }
    for (const report::Shown& evidence : shown.evidence) {
        const std::string quote = evidence.quote.empty() ? "" : "“" + evidence.quote + "”";
        const std::string between = quote.empty() || evidence.note.empty() ? "" : " ";
        out.evidence.emplace_back(evidence.note + between + quote, evidence.against);
    }
    out.missing = shown.missing;
    return out;
}

void add_marks(DebriefView& view, const Debrief& debrief, const std::string& chosen, const Words& words)
{
    for (const report::FrameworkShown& framework : debrief.frameworks) {
        const std::string coverage = std::to_string(framework.coverage_permille / 10);
        const std::string_view key = framework.pass ? "debrief.passed" : "debrief.not_passed";
        view.totals.push_back({framework.id, framework.title, words(key, {{"coverage", coverage}}), framework.total,
                               framework.id == chosen});
        if (framework.id != chosen) continue;
        for (const report::CriterionShown& each : framework.criteria)
            view.criteria.push_back(criterion_of(each, words));
    }
}

DebriefView::Line line_of(const LineShown& shown, const std::string& customer, const Words& words)
{
    DebriefView::Line line;
    line.words = shown.text;
    switch (shown.who) {
        case LineShown::Who::customer:
            line.speaker = customer;
            if (!shown.thought.empty()) line.note = words("debrief.thought", {{"thought", shown.thought}});
            break;
        case LineShown::Who::deed:
            line.who = DebriefView::Line::Who::deed;
            line.note = shown.note;
            break;
        case LineShown::Who::trainee: {
            line.who = DebriefView::Line::Who::trainee;
            line.speaker = words("debrief.reply", {{"n", std::to_string(shown.turn + 1)}});
            for (const report::ActShown& act : shown.acts) {
                for (const acts::Span& span : act.spans)
                    line.highlights.push_back({span.begin, span.end, !act.helpful});
                const std::string name = words("act." + act.act);
                line.note +=
                    (line.note.empty() ? "" : ", ") + (act.unsure ? words("debrief.unsure", {{"act", name}}) : name);
            }
            if (shown.interrupted) line.note += (line.note.empty() ? "" : ", ") + words("debrief.spoke_over");
            break;
        }
    }
    return line;
}

void add_lines(DebriefView& view, const Debrief& debrief, const std::string& customer, const Words& words)
{
    int contact = -1;
    for (const LineShown& shown : debrief.lines) {
        if (shown.contact != contact && shown.contact >= 0 &&
            shown.contact < static_cast<int>(debrief.contacts.size())) {
            contact = shown.contact;
            const std::string& title = debrief.contacts[static_cast<std::size_t>(contact)];
            view.lines.push_back({DebriefView::Line::Who::contact, "", title, "", {}});
            view.transcript += "[" + title + "]\n";
        }
        view.lines.push_back(line_of(shown, customer, words));
        const DebriefView::Line& line = view.lines.back();
        view.transcript += (line.speaker.empty() ? "* " : line.speaker + ": ") + line.words + "\n";
    }
}

}  // namespace

DebriefView make_debrief_view(const Debrief& debrief, const std::string& framework, const std::string& customer,
                              const std::string& currency, const Words& words)
{
    DebriefView view;
    view.title = debrief.title;
    view.ending = debrief.ending_title;
    view.says = debrief.ending_says;
    view.good = debrief.good_ending;
    add_outcome(view, debrief, currency, words);
    if (debrief.best_turn >= 0) view.proud = reply_words(debrief, debrief.best_turn);
    if (debrief.change_turn >= 0) view.change = reply_words(debrief, debrief.change_turn);
    view.change_why = debrief.change_why;
    view.next = debrief.next;
    add_marks(view, debrief, framework, words);
    view.curve = report::mood_curve(debrief.mood);
    add_lines(view, debrief, customer, words);
    for (const scenario::Better& better : debrief.better) view.better.push_back({better.text, better.why});
    view.scorer = debrief.scorer;
    return view;
}

}  // namespace amends::app
