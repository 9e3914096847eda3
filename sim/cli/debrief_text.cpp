#include "sim/cli/debrief_text.h"

#include <ostream>

#include "sim/cli/text_io.h"
#include "sim/report/partings.h"

namespace amends::cli {
namespace {

using report::Debrief;

void line(std::ostream& out, const std::string& text, int indent = 0)
{
    out << std::string(static_cast<std::size_t>(indent), ' ');
    write_wrapped(out, text, indent + 2, 78 - indent);
}

void heading(std::ostream& out, const std::string& text)
{
    out << '\n' << text << '\n' << std::string(text.size(), '-') << '\n';
}

std::string reply_words(const Debrief& debrief, int turn)
{
    for (const report::LineShown& each : debrief.lines) {
        if (each.who == report::LineShown::Who::trainee && each.turn == turn) return each.text;
    }
    return {};
}

void write_outcome(std::ostream& out, const Debrief& debrief, const std::string& currency)
{
    const report::Outcome& outcome = debrief.outcome;
    heading(out, "Debrief: " + debrief.title);
    line(out, debrief.ending_title + ". " + debrief.ending_says);
    line(out, std::string("Fixed: ") + (outcome.fixed ? "yes" : "no") +
                  ". Confidence renewed: " + (outcome.confidence_renewed ? "yes" : "no") +
                  (outcome.expects_repeat ? " (expects it to happen again)." : "."));
    line(out, "At the end: anger " + std::to_string(outcome.anger) + " of 6, trust " + std::to_string(outcome.trust) +
                  " of 6 (it began at " + std::to_string(outcome.trust_start) + ").");
    line(out, "Spent " + report::money(outcome.cost, currency) + " of the " + report::money(outcome.allowed, currency) +
                  " that you may decide on alone; " + std::to_string((outcome.talk_s + 30) / 60) + " minutes of talk.");
    for (const std::string& word : outcome.false_words)
        line(out, "Said to be under way, and not done before you spoke again: " + word + ".");
    for (const report::GateShown& gate : debrief.gates) {
        line(out, "House gate, " + gate.id + ": " +
                      (gate.broken    ? "BROKEN. " + gate.says + " A person will look at this play."
                       : gate.came_up ? "kept."
                                      : "did not come up."));
    }
    for (const report::PromiseShown& promise : debrief.promises) {
        line(out, "Promise: " + promise.title + " (" + promise.due + "): " + promise.fate + ".");
    }
}

void write_advice(std::ostream& out, const Debrief& debrief)
{
    heading(out, "First of all");
    if (debrief.best_turn >= 0) {
        line(out, "Your best reply (" + std::to_string(debrief.best_turn + 1) + "): \"" +
                      reply_words(debrief, debrief.best_turn) + "\"");
    }
    if (debrief.change_turn >= 0) {
        line(out, "The one to change (" + std::to_string(debrief.change_turn + 1) + "): \"" +
                      reply_words(debrief, debrief.change_turn) + "\"");
        line(out, debrief.change_why, 2);
    }
    for (const std::string& each : debrief.next) line(out, "Practise next: " + each);
}

void write_curve(std::ostream& out, const Debrief& debrief)
{
    heading(out, "How the customer felt");
    out << "moment  anger  trust  what moved it\n";
    for (const report::MoodMoment& moment : debrief.mood.moments) {
        std::string what;
        for (const report::MoodEvent& event : moment.events) what += (what.empty() ? "" : "; ") + event.what;
        const std::string label = moment.label.empty() ? "-" : moment.label;
        out << label << std::string(label.size() < 8 ? 8 - label.size() : 1, ' ')
            << std::string(static_cast<std::size_t>(moment.anger), '#')
            << std::string(static_cast<std::size_t>(7 - moment.anger), ' ')
            << std::string(static_cast<std::size_t>(moment.trust), '+')
            << std::string(static_cast<std::size_t>(7 - moment.trust), ' ') << what << '\n';
    }
}

void write_evidence(std::ostream& out, const report::CriterionShown& criterion)
{
    for (const report::Shown& shown : criterion.evidence) {
        std::string text = shown.against ? "- " : "+ ";
        text += shown.note;
        if (!shown.quote.empty()) text += (shown.note.empty() ? "\"" : " \"") + shown.quote + "\"";
        line(out, text, 6);
    }
    for (const std::string& missing : criterion.missing) line(out, "? " + missing, 6);
}

void write_framework(std::ostream& out, const report::FrameworkShown& framework)
{
    heading(out,
            framework.title + ": " + std::to_string(framework.total) + " of 100" + (framework.pass ? ", passed" : ""));
    line(out, "Coverage: " + std::to_string(framework.coverage_permille / 10) +
                  " % of this framework can be observed here. + counts for, - against, ? is why not full marks.");
    for (const report::CriterionShown& criterion : framework.criteria) {
        const std::string mark = criterion.observed ? std::to_string(criterion.mark) : "not observed";
        line(out, criterion.title + ": " + mark + " (weight " + std::to_string(criterion.weight) + ")", 2);
        write_evidence(out, criterion);
    }
}

/// "Seven steps, 40 of 100: Thank them …"
std::string position_text(const report::Parting::Position& position)
{
    const std::string mark = position.mark ? ", " + std::to_string(*position.mark) + " of 100" : "";
    return position.title + mark + ": " + position.asks;
}

void write_partings(std::ostream& out, const std::vector<report::Parting>& partings)
{
    std::string elsewhere;
    line(out, "Where they part over this play:");
    for (const report::Parting& each : partings) {
        if (!each.here) {
            elsewhere += (elsewhere.empty() ? "" : "; ") + each.title;
            continue;
        }
        line(out, each.title, 2);
        for (const report::Parting::Position& position : each.positions) line(out, position_text(position), 6);
    }
    if (!elsewhere.empty()) line(out, "They part elsewhere too, but not over this play: " + elsewhere + ".");
}

void write_others(std::ostream& out, const Debrief& debrief, const std::string& chosen,
                  const std::vector<rubric::Disagreement>& disagreements)
{
    heading(out, "The other frameworks");
    for (const report::FrameworkShown& framework : debrief.frameworks) {
        if (framework.id == chosen) continue;
        line(out,
             framework.title + ": " + std::to_string(framework.total) + " of 100" + (framework.pass ? ", passed" : "") +
                 ", coverage " + std::to_string(framework.coverage_permille / 10) + " %",
             2);
    }
    if (!disagreements.empty()) write_partings(out, report::partings(debrief, disagreements, chosen));
}

void write_transcript(std::ostream& out, const Debrief& debrief)
{
    heading(out, "What was said, and what was heard");
    int contact = -1;
    for (const report::LineShown& each : debrief.lines) {
        if (each.contact != contact && each.contact >= 0 && each.contact < static_cast<int>(debrief.contacts.size())) {
            contact = each.contact;
            out << "[" << debrief.contacts[static_cast<std::size_t>(contact)] << "]\n";
        }
        switch (each.who) {
            case report::LineShown::Who::customer:
                line(out, "Customer: " + each.text);
                if (!each.thought.empty()) line(out, "(thinks: " + each.thought + ")", 4);
                break;
            case report::LineShown::Who::deed:
                line(out, "Done: " + each.text + (each.note.empty() ? "" : ". " + each.note));
                break;
            case report::LineShown::Who::ended:
                line(out, each.text + ". " + each.note);
                break;
            case report::LineShown::Who::trainee:
                line(out, "You, reply " + std::to_string(each.turn + 1) + ": " + each.text);
                for (const report::ActShown& act : each.acts) {
                    std::string heard = act.unsure ? "not sure: " : "";
                    heard += act.act;
                    if (!act.spans.empty()) {
                        heard +=
                            " \"" +
                            each.text.substr(act.spans.front().begin, act.spans.front().end - act.spans.front().begin) +
                            "\"";
                    }
                    line(out, (act.helpful ? "+ " : "- ") + heard, 4);
                }
                line(out, "empathy " + std::to_string(each.empathy) + " of 3", 4);
                break;
        }
    }
}

std::string step_words(std::string step)
{
    std::replace(step.begin(), step.end(), '_', ' ');
    return step;
}

/// A trainee sees one of three words; the numbers behind it are there for who asks.
void write_afterwards(std::ostream& out, const report::Afterwards& afterwards, bool numbers)
{
    line(out, "Will they come back? " + std::string(name_of(afterwards.outlook)) +
                  " (simulated: what the program assumes, no finding about your customers).");
    if (!numbers) return;
    const customer::Prospect& prospect = afterwards.prospect;
    const auto per_hundred = [](int permille) { return std::to_string((permille + 5) / 10); };
    line(out, "Of a hundred such customers " + per_hundred(prospect.stay_permille) +
                  " stay the year, by what else is on their minds " + per_hundred(prospect.low_permille) + " to " +
                  per_hundred(prospect.high_permille) + "; had nothing been done, " +
                  per_hundred(prospect.untreated_permille) + ". Without it fewer would stay: ");
    for (const report::Worth& worth : afterwards.worth) {
        line(out, step_words(worth.step) + ": " + per_hundred(worth.permille), 2);
    }
    line(out, "Generator " + afterwards.generator + ", seed " + std::to_string(afterwards.seed) + ".");
}

}  // namespace

void write_debrief(std::ostream& out, const Debrief& debrief, const std::string& chosen, const std::string& currency,
                   const std::vector<rubric::Disagreement>& disagreements, const report::Afterwards& afterwards,
                   bool numbers)
{
    write_outcome(out, debrief, currency);
    write_afterwards(out, afterwards, numbers);
    write_advice(out, debrief);
    write_curve(out, debrief);
    for (const report::FrameworkShown& framework : debrief.frameworks) {
        if (framework.id == chosen) write_framework(out, framework);
    }
    write_others(out, debrief, chosen, disagreements);
    write_transcript(out, debrief);
    heading(out, "Two better answers");
    for (const scenario::Better& better : debrief.better) {
        line(out, "\"" + better.text + "\"");
        if (!better.why.empty()) line(out, better.why, 2);
    }
    out << '\n';
    line(out, "Heard by scorer " + debrief.scorer + ". Tone, pace and warmth of voice were not heard.");
}

}  // namespace amends::cli
