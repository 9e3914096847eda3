// The result of a play as JSON: what `amends play --json` prints.
#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"
#include "sim/report/debrief.h"

namespace amends::report {
namespace {

using nlohmann::json;

json written(const Shown& shown)
{
    json out = {{"kind", shown.kind}, {"note", shown.note}, {"against", shown.against}};
    if (shown.turn >= 0) out["turn"] = shown.turn;
    if (!shown.act.empty()) out["act"] = shown.act;
    if (!shown.quote.empty()) out["text"] = valid_utf8(shown.quote);
    return out;
}

json written(const FrameworkShown& framework)
{
    json criteria = json::array();
    for (const CriterionShown& criterion : framework.criteria) {
        json evidence = json::array();
        for (const Shown& shown : criterion.evidence) evidence.push_back(written(shown));
        criteria.push_back({{"id", criterion.id},
                            {"title", criterion.title},
                            {"mark", criterion.mark},
                            {"generous", criterion.generous},
                            {"weight", criterion.weight},
                            {"observed", criterion.observed},
                            {"evidence", evidence},
                            {"missing", criterion.missing}});
    }
    return {{"total", framework.total},
            {"generous", framework.generous},
            {"pass", framework.pass},
            {"coverage", framework.coverage_permille},
            {"criteria", criteria}};
}

json written(const Outcome& outcome)
{
    return {{"fixed", outcome.fixed},
            {"confidence_renewed", outcome.confidence_renewed},
            {"expects_repeat", outcome.expects_repeat},
            {"anger", outcome.anger},
            {"trust", outcome.trust},
            {"trust_start", outcome.trust_start},
            {"cost", outcome.cost},
            {"allowed", outcome.allowed},
            {"talk_s", outcome.talk_s},
            {"false_words", outcome.false_words}};
}

json written(const play::Playing& playing)
{
    json events = json::array();
    for (std::size_t seq = 0; seq < playing.events.size(); ++seq) {
        const play::Event& event = playing.events[seq];
        json row = {{"seq", seq},
                    {"kind", kind_of(event)},
                    {"v", version_of(event)},
                    {"at", {{"sim_s", event.at.sim_s}, {"talk_ms", event.at.talk_ms}}},
                    {"body", json::parse(write_body(event))}};
        for (const auto& [at, text] : playing.typed) {
            if (at == static_cast<int>(seq)) row["text"] = valid_utf8(text);
        }
        events.push_back(std::move(row));
    }
    return events;
}

json written(const Afterwards& afterwards)
{
    const customer::Prospect& prospect = afterwards.prospect;
    const customer::Loyalty& drawn = afterwards.drawn;
    json worth = json::object();
    for (const Worth& each : afterwards.worth) worth[each.step] = each.permille;
    json one = {{"this_time", drawn.this_time},
                {"overall", drawn.overall},
                {"intention", drawn.intention},
                {"recommends", drawn.recommends},
                {"stays", drawn.stays}};
    if (!drawn.stays) one["leaves_week"] = drawn.leaves_week;
    return {{"source", "simulated"},
            {"generator", afterwards.generator},
            {"seed", afterwards.seed},
            {"outlook", name_of(afterwards.outlook)},
            {"stay_permille", prospect.stay_permille},
            {"stay_interval", {prospect.low_permille, prospect.high_permille}},
            {"untreated_permille", prospect.untreated_permille},
            {"nps", prospect.nps},
            {"worth", worth},
            {"customer", one}};
}

}  // namespace

std::string write_result(const play::Playing& playing, const Debrief& debrief, const Afterwards& afterwards)
{
    json marks = json::object();
    for (const FrameworkShown& framework : debrief.frameworks) marks[framework.id] = written(framework);
    json gates = json::array();
    for (const GateShown& gate : debrief.gates) {
        json row = {{"id", gate.id}, {"broken", gate.broken}};
        if (gate.turn >= 0) row["turn"] = gate.turn;
        gates.push_back(std::move(row));
    }
    const json result = {{"scenario", debrief.scenario},
                         {"seed", playing.pinned.pins.seed},
                         {"events", written(playing)},
                         {"marks", marks},
                         {"gates", gates},
                         {"outcome", written(debrief.outcome)},
                         {"simulated", written(afterwards)},
                         {"ending", debrief.ending}};
    return result.dump();
}

}  // namespace amends::report
