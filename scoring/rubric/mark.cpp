#include <algorithm>

#include "scoring/rubric/event.h"
#include "scoring/rubric/framework.h"
#include "scoring/rubric/names.h"

namespace amends::rubric {
namespace {

/// One case read twice: as it counts, and with every unsure helpful act present.
struct Reading {
    const CaseRecord& record;
    std::vector<Event> events;
    std::vector<Event> generous;
};

Message note_about(const Evidence& evidence, const CaseRecord& record, std::string key)
{
    Message note{std::move(key), {}};
    const auto at = static_cast<std::size_t>(evidence.index);
    switch (evidence.kind) {
        case Evidence::Kind::words:
            return with(std::move(note), "reply", evidence.index + 1);
        case Evidence::Kind::action:
            return with(std::move(note), "action", record.actions[at].id);
        case Evidence::Kind::promise:
            return with(std::move(note), "promise", record.promises[at].id);
        case Evidence::Kind::contact:
            return with(std::move(note), "contact", record.contacts[at].id);
        case Evidence::Kind::worksheet:
        case Evidence::Kind::time:
            return note;
    }
    return note;
}

/// What an event of this kind is as evidence; the end of a case is shown at its last contact.
Evidence evidence_at(const Event& event, const CaseRecord& record)
{
    Evidence evidence;
    evidence.index = event.index;
    switch (event.kind) {
        case EventKind::turn:
            evidence.kind = Evidence::Kind::words;
            break;
        case EventKind::action:
            evidence.kind = Evidence::Kind::action;
            break;
        case EventKind::promise:
            evidence.kind = Evidence::Kind::promise;
            break;
        case EventKind::contact:
            evidence.kind = Evidence::Kind::contact;
            break;
        case EventKind::worksheet:
            evidence.kind = Evidence::Kind::worksheet;
            break;
        case EventKind::end:
            evidence.kind = record.contacts.empty() ? Evidence::Kind::time : Evidence::Kind::contact;
            evidence.index = record.contacts.empty() ? 0 : static_cast<int>(record.contacts.size()) - 1;
            break;
    }
    return evidence;
}

/// One piece of evidence per act that the letter asked for and found; one for the event where it asked for none.
void add_evidence(const Event& event, const Letter& letter, Evidence evidence, std::vector<Evidence>& out)
{
    const acts::ActSet found{(letter.when.all | letter.when.any | letter.when.and_any).bits & event.acts.bits};
    if (event.kind != EventKind::turn || found.empty()) {
        out.push_back(std::move(evidence));
        return;
    }
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!found.has(acts::act_at(i))) continue;
        evidence.act = acts::act_at(i);
        out.push_back(evidence);
    }
}

/// Did a later move bring the mark back to where it stood before this fall? Then the fall cost nothing in the end.
bool made_good(const Monitor& monitor, const std::vector<Move>& moves, std::size_t fall)
{
    const int before = monitor.states[moves[fall].from].mark;
    return std::any_of(moves.begin() + static_cast<std::ptrdiff_t>(fall) + 1, moves.end(),
                       [&](const Move& move) { return monitor.states[move.to].mark >= before; });
}

void mark_monitor(const Monitor& monitor, std::string_view framework, const Reading& reading, CriterionMark& mark)
{
    const Run sure = run(monitor, reading.events);
    const State& state = monitor.states[sure.state];
    mark.mark = state.mark;
    mark.generous = std::max(mark.mark, monitor.states[run(monitor, reading.generous).state].mark);
    for (std::size_t i = 0; i < sure.moves.size(); ++i) {
        const Move& move = sure.moves[i];
        const bool fall = monitor.states[move.to].mark < monitor.states[move.from].mark;
        if (fall && made_good(monitor, sure.moves, i)) continue;
        const Event& event = reading.events[move.event];
        const Letter& letter = monitor.letters[move.letter];
        Evidence evidence = evidence_at(event, reading.record);
        evidence.against = fall;
        evidence.note = note_about(evidence, reading.record, note_key(framework, mark.id, letter.id));
        add_evidence(event, letter, std::move(evidence), mark.evidence);
    }
    if (mark.mark < 100) mark.missing.push_back(message(missing_key(framework, mark.id, state.id)));
}

void mark_measure(const Measure& rule, std::string_view framework, const Reading& reading, CriterionMark& mark)
{
    const std::optional<Measured> measured = measure(rule.of, reading.record, false);
    const std::optional<Measured> generous = measure(rule.of, reading.record, true);
    if (generous) mark.generous = band_of(rule, generous->value).mark;
    if (!measured) {
        mark.missing.push_back(message(missing_key(framework, mark.id, "absent")));
        return;
    }
    const Band& band = band_of(rule, measured->value);
    mark.mark = band.mark;
    mark.generous = std::max(mark.generous, mark.mark);
    mark.evidence = measured->evidence;
    for (Evidence& evidence : mark.evidence) {
        evidence.against = band.mark == 0;
        evidence.note =
            with(note_about(evidence, reading.record, note_key(framework, mark.id, band.id)), "value", measured->value);
    }
    if (mark.mark < 100) {
        mark.missing.push_back(with(message(missing_key(framework, mark.id, band.id)), "value", measured->value));
    }
}

CriterionMark mark_criterion(const Criterion& criterion, std::string_view framework, const Reading& reading)
{
    CriterionMark mark;
    mark.id = criterion.id;
    mark.title = criterion.title;
    mark.weight = criterion.weight;
    const std::vector<Offer>& offers = reading.record.offers;
    for (const Offer need : criterion.needs) {
        if (std::find(offers.begin(), offers.end(), need) != offers.end()) continue;
        const std::string_view offer = offer_names()[static_cast<std::size_t>(need)];
        mark.missing.push_back(message("rubric.not_observed." + std::string(offer)));
    }
    mark.observed = mark.missing.empty();
    if (!mark.observed) return mark;
    if (const auto* monitor = std::get_if<Monitor>(&criterion.rule)) mark_monitor(*monitor, framework, reading, mark);
    if (const auto* rule = std::get_if<Measure>(&criterion.rule)) mark_measure(*rule, framework, reading, mark);
    return mark;
}

/// `sum` / `weight`, half up.
int rounded(int sum, int weight)
{
    return weight == 0 ? 0 : (2 * sum + weight) / (2 * weight);
}

}  // namespace

FrameworkMark mark(const Rubric& rubric, const CaseRecord& record)
{
    const Rubric::Data& data = rubric.data();
    const Reading reading{record, events_of(record, false), events_of(record, true)};
    FrameworkMark result;
    result.id = data.id;
    result.title = data.title;
    int sum = 0;
    int generous = 0;
    int observed = 0;
    int all = 0;
    for (const Criterion& criterion : data.criteria) {
        const CriterionMark& mark = result.criteria.emplace_back(mark_criterion(criterion, data.id, reading));
        all += mark.weight;
        if (!mark.observed) continue;
        observed += mark.weight;
        sum += mark.weight * mark.mark;
        generous += mark.weight * mark.generous;
    }
    result.total = rounded(sum, observed);
    result.generous = rounded(generous, observed);
    result.coverage_permille = all == 0 ? 0 : observed * 1000 / all;
    result.pass = record.gates_broken.empty() && std::max(result.total, result.generous) >= pass_mark;
    return result;
}

}  // namespace amends::rubric
