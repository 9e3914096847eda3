#include "sim/proof/lint.h"

#include <algorithm>

#include "scoring/base/json_text.h"
#include "scoring/base/suggest.h"
#include "sim/scenario/parse.h"

namespace amends::proof {
namespace {

void lint_persona(const scenario::Scenario& scenario, const customer::Coefficients& coefficients, Findings& findings)
{
    const std::string& wanted = scenario.customer.persona;
    if (coefficients.persona(wanted) != nullptr) return;
    std::vector<std::string_view> known;
    for (const customer::Persona& persona : coefficients.personas) known.push_back(persona.id);
    findings.push_back(finding_at(
        "persona-unknown", "/customer/persona",
        "there are no coefficients for a customer of the kind \"" + wanted + "\"" + did_you_mean(wanted, known)));
}

void lint_endings(const scenario::Scenario& scenario, Findings& findings)
{
    const auto good = std::count_if(scenario.endings.begin(), scenario.endings.end(),
                                    [](const scenario::Ending& ending) { return ending.good; });
    if (good == 0) {
        findings.push_back(finding_at("no-good-ending", "/endings", "none of the endings is good, so nobody can win",
                                      "\"good\": true in the ending that a good recovery leads to"));
    } else if (good == static_cast<std::ptrdiff_t>(scenario.endings.size())) {
        findings.push_back(finding_at("no-bad-ending", "/endings", "every ending is good, so nobody can lose"));
    }
}

}  // namespace

Finding finding_at(std::string_view id, std::string pointer, std::string says, std::string fix)
{
    return {std::string(id), {"", 0, 0, std::move(pointer)}, std::move(says), std::move(fix), Verdict::read, {}};
}

void place_findings(std::string_view bytes, std::string_view name, Findings& findings)
{
    const bool all_placed =
        std::all_of(findings.begin(), findings.end(), [](const Finding& each) { return !each.where.file.empty(); });
    if (all_placed) return;
    const Checked<JsonText> json = read_json(bytes, name);
    for (Finding& finding : findings) {
        if (!finding.where.file.empty()) continue;
        const std::string pointer = finding.where.pointer;
        finding.where = json ? json->place_of(pointer) : Place{std::string(name), 0, 0, pointer};
    }
}

Linted lint(std::string_view bytes, std::string_view name, const customer::Coefficients& coefficients,
            const acts::Model& model)
{
    Linted linted;
    Checked<scenario::Scenario> read = scenario::parse_scenario(bytes, name);
    if (!read) {
        linted.findings = findings_of(read.error());
        linted.readable = read_json(bytes, name).has_value() && linted.findings.front().id != "newer-format";
        return linted;
    }
    lint_persona(*read, coefficients, linted.findings);
    lint_endings(*read, linted.findings);
    lint_guards(*read, linted.findings);
    lint_names(*read, linted.findings);
    lint_wording(*read, linted.findings);
    lint_unwritten(bytes, linted.findings);
    lint_length(*read, linted.findings);
    lint_giveaways(*read, linted.findings);
    lint_hearing(*read, model, linted.findings);
    place_findings(bytes, name, linted.findings);
    sort_by_place(linted.findings);
    linted.scenario = std::move(*read);
    return linted;
}

void lint_plans(const scenario::Scenario& scenario, const std::vector<play::Script>& plans, Findings& findings)
{
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        const std::string& ending = scenario.endings[i].id;
        const auto expects = [&](const play::ScriptLine& line) {
            return line.kind == play::ScriptLine::Kind::expect && line.words.size() == 2 && line.words[0] == "ending" &&
                   line.words[1] == ending;
        };
        const bool planned = std::any_of(plans.begin(), plans.end(), [&](const play::Script& plan) {
            return std::any_of(plan.lines.begin(), plan.lines.end(), expects);
        });
        if (planned) continue;
        findings.push_back(finding_at(
            "plan-missing", "/endings/" + std::to_string(i), "no plan comes to the ending \"" + ending + "\"",
            "play to it, then: amends check " + scenario.id + " --record PLAY --plan " + ending + ".plan"));
    }
}

}  // namespace amends::proof
