#include <algorithm>

#include "sim/app/panels/debrief.h"
#include "sim/report/partings.h"

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

/// Where confidence is not renewed, it is said what stands in its way.
std::string_view renewed_key(const Debrief& debrief)
{
    const report::Outcome& outcome = debrief.outcome;
    if (outcome.confidence_renewed) return "debrief.renewed";
    const bool let_down = std::ranges::any_of(debrief.promises, [](const report::PromiseShown& each) {
        return each.fate == "broken" || each.fate == "late";
    });
    if (let_down) return "debrief.not_renewed_promise";
    if (outcome.trust < outcome.trust_start) return "debrief.not_renewed_trust";
    return "debrief.not_renewed_repeat";
}

void add_outcome(DebriefView& view, const Debrief& debrief, const std::string& currency, const Words& words)
{
    const report::Outcome& outcome = debrief.outcome;
    view.verdicts.emplace_back(outcome.fixed, words(outcome.fixed ? "debrief.fixed" : "debrief.not_fixed"));
    view.verdicts.emplace_back(outcome.confidence_renewed, words(renewed_key(debrief)));
    for (const report::GateShown& gate : debrief.gates) {
        const std::string_view key = gate.broken    ? "debrief.gate"
                                     : gate.came_up ? "debrief.gate_kept"
                                                    : "debrief.gate_unmet";
        view.gates.push_back({words(key, {{"title", gate.title}, {"says", gate.says}}), gate.broken, gate.came_up});
        if (gate.broken) view.verdicts.emplace_back(false, view.gates.back().words);
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

void add_disagreements(DebriefView& view, const Debrief& debrief, const DebriefContext& context, const Words& words)
{
    if (context.disagreements == nullptr) return;
    for (report::Parting& each : report::partings(debrief, *context.disagreements, context.framework)) {
        DebriefView::Disagreement shown{std::move(each.title), {}, each.here};
        for (report::Parting::Position& position : each.positions) {
            std::string title = std::move(position.title);
            if (position.mark) {
                title = words("debrief.position", {{"framework", title}, {"mark", std::to_string(*position.mark)}});
            }
            shown.positions.emplace_back(std::move(title), std::move(position.asks));
        }
        view.disagreements.push_back(std::move(shown));
    }
}

void add_deeds(DebriefView& view, const Debrief& debrief, const std::string& currency, const Words& words)
{
    view.deeds.columns = {words("debrief.deed"), words("debrief.deed_cost"), words("debrief.deed_value"),
                          words("debrief.deed_notes")};
    for (const report::DeedShown& deed : debrief.deeds) {
        std::string notes;
        const auto note = [&](bool holds, std::string_view key) {
            if (holds) notes += (notes.empty() ? "" : ", ") + words(key);
        };
        note(deed.fixes, "debrief.deed_fixes");
        note(deed.chosen, "debrief.deed_chosen");
        note(deed.authority == "practice", "debrief.deed_practice");
        note(deed.authority == "beyond", "debrief.deed_beyond");
        note(!deed.announced && deed.duration_s >= 10, "debrief.deed_silent");
        view.deeds.rows.push_back({deed.title, deed.cost == 0 ? "–" : report::money(deed.cost, currency),
                                   words("debrief.value." + std::to_string(std::clamp(deed.value, 0, 3))), notes});
    }
}

std::string outlook_key(customer::Outlook outlook)
{
    switch (outlook) {
        case customer::Outlook::likely:
            return "outlook.likely";
        case customer::Outlook::open:
            return "outlook.open";
        case customer::Outlook::lost:
            return "outlook.lost";
    }
    return "outlook.open";
}

void add_outlook(DebriefView& view, const report::Afterwards& afterwards, const Words& words)
{
    const auto per_hundred = [](int permille) { return std::to_string((permille + 5) / 10); };
    const customer::Prospect& prospect = afterwards.prospect;
    view.outlook = words("outlook.words", {{"outlook", words(outlook_key(afterwards.outlook))}});
    view.outlook_numbers.push_back(words("outlook.numbers", {{"stay", per_hundred(prospect.stay_permille)},
                                                             {"low", per_hundred(prospect.low_permille)},
                                                             {"high", per_hundred(prospect.high_permille)},
                                                             {"none", per_hundred(prospect.untreated_permille)}}));
    for (const report::Worth& worth : afterwards.worth) {
        view.outlook_numbers.push_back(
            words("outlook.worth", {{"step", words("step." + worth.step)}, {"n", per_hundred(worth.permille)}}));
    }
    view.outlook_numbers.push_back(
        words("outlook.generator", {{"generator", afterwards.generator}, {"seed", std::to_string(afterwards.seed)}}));
}

void add_change(DebriefView& view, const Debrief& debrief, const Words& words)
{
    view.proud = debrief.best.text;
    if (debrief.change_turn < 0) return;
    DebriefView::Change& change = view.change;
    change.turn = debrief.change_turn;
    change.sentence = debrief.change.text;
    change.reply = reply_words(debrief, debrief.change_turn);
    change.why = debrief.change_why;
    for (const LineShown& line : debrief.lines) {
        if (line.who != LineShown::Who::trainee || line.turn != debrief.change_turn) continue;
        change.seq = line.seq;
        for (const auto& [act, helpful] : heard_words(line.acts, words))
            change.heard += (change.heard.empty() ? "" : ", ") + act;
    }
    if (change.heard.empty()) change.heard = words("debrief.heard_nothing");
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

void add_lines(DebriefView& view, const Debrief& debrief, const std::string& customer, const Words& words)
{
    int contact = -1;
    for (const LineShown& shown : debrief.lines) {
        if (shown.contact != contact && shown.contact >= 0 &&
            shown.contact < static_cast<int>(debrief.contacts.size())) {
            contact = shown.contact;
            const std::string& title = debrief.contacts[static_cast<std::size_t>(contact)];
            view.lines.push_back({DebriefView::Line::Who::contact, "", title, "", {}, -1});
            view.transcript += "[" + title + "]\n";
        }
        view.lines.push_back(debrief_line(shown, customer, words));
        const DebriefView::Line& line = view.lines.back();
        view.transcript += (line.speaker.empty() ? "* " : line.speaker + ": ") + line.words + "\n";
    }
}

}  // namespace

std::vector<std::pair<std::string, bool>> heard_words(const std::vector<report::ActShown>& acts, const Words& words)
{
    std::vector<std::pair<std::string, bool>> out;
    for (const report::ActShown& act : acts) {
        const std::string name = words("act." + act.act);
        out.emplace_back(act.unsure ? words("debrief.unsure", {{"act", name}}) : name, act.helpful);
    }
    return out;
}

DebriefView::Line debrief_line(const LineShown& shown, const std::string& customer, const Words& words)
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
        case LineShown::Who::ended:
            line.who = DebriefView::Line::Who::ended;
            line.note = shown.note;
            break;
        case LineShown::Who::trainee: {
            line.who = DebriefView::Line::Who::trainee;
            line.seq = shown.seq;
            line.speaker = words("debrief.reply", {{"n", std::to_string(shown.turn + 1)}});
            for (const report::ActShown& act : shown.acts) {
                for (const acts::Span& span : act.spans)
                    line.highlights.push_back({span.begin, span.end, !act.helpful});
            }
            for (const auto& [act, helpful] : heard_words(shown.acts, words))
                line.note += (line.note.empty() ? "" : ", ") + act;
            if (shown.interrupted) line.note += (line.note.empty() ? "" : ", ") + words("debrief.spoke_over");
            break;
        }
    }
    return line;
}

DebriefView make_debrief_view(const Debrief& debrief, const DebriefContext& context, const Words& words)
{
    DebriefView view;
    view.title = debrief.title;
    view.ending = debrief.ending_title;
    view.says = debrief.ending_says;
    view.good = debrief.good_ending;
    view.practice = context.practice;
    view.own = context.own;
    view.exam = context.exam;
    view.silent =
        std::ranges::none_of(debrief.lines, [](const LineShown& line) { return line.who == LineShown::Who::trainee; });
    view.others = context.others;
    add_outcome(view, debrief, context.currency, words);
    add_change(view, debrief, words);
    view.next = debrief.next;
    add_marks(view, debrief, context.framework, words);
    add_disagreements(view, debrief, context, words);
    add_deeds(view, debrief, context.currency, words);
    if (context.afterwards) add_outlook(view, *context.afterwards, words);
    view.curve = report::mood_curve(debrief.mood);
    add_lines(view, debrief, context.customer, words);
    for (const scenario::Better& better : debrief.better) view.better.push_back({better.text, better.why});
    view.scorer = debrief.scorer;
    if (!context.kept) {
        view.change.seq = -1;
        for (DebriefView::Line& line : view.lines) line.seq = -1;
    }
    return view;
}

}  // namespace amends::app
