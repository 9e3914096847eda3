#include "sim/author/problems.h"

#include "scoring/base/json_text.h"
#include "sim/author/outline.h"
#include "sim/proof/lint.h"
#include "sim/scenario/parse.h"

namespace amends::author {

std::string node_of(const Document& document, std::string_view pointer)
{
    const std::vector<std::string> steps = steps_of(pointer);
    if (steps.size() < 2) return {};
    const std::string item = child_pointer(child_pointer("", steps[0]), steps[1]);
    if (steps[0] == "nodes") return document.text(item + "/id");
    return document.size(item + "/nodes") == 1 ? document.text(item + "/nodes/0") : std::string();
}

namespace {

Checked<play::Pinned> pinned_of(const scenario::Scenario& scenario, const customer::Coefficients& coefficients)
{
    play::Pins pins;
    pins.scenario_id = scenario.id;
    pins.rules = play::rules_version;
    pins.seed = 1;
    return play::pin(scenario, coefficients, std::move(pins));
}

}  // namespace

Checked<scenario::Scenario> ready_to_play(std::string_view bytes, const customer::Coefficients& coefficients)
{
    Checked<scenario::Scenario> read = scenario::parse_scenario(bytes, "");
    if (!read) return read;
    if (Checked<play::Pinned> pinned = pinned_of(*read, coefficients); !pinned)
        return tl::unexpected<Diagnostics>(std::move(pinned.error()));
    proof::Findings unwritten;
    proof::lint_unwritten(bytes, unwritten);
    Diagnostics faults;
    for (const proof::Finding& each : unwritten) faults.push_back({each.where, each.says});
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return read;
}

Look look_at(std::string_view bytes, const customer::Coefficients& coefficients, const acts::Model& model)
{
    Look look;
    proof::Linted linted = proof::lint(bytes, "", coefficients, model);
    look.scenario = std::move(linted.scenario);
    if (look.scenario) {
        if (Checked<play::Pinned> pinned = pinned_of(*look.scenario, coefficients)) look.pinned = std::move(*pinned);
    }
    const Checked<Document> document = Document::read(bytes, "");
    for (const proof::Finding& each : linted.findings) {
        Problem problem{each.level(), each.id, each.where.pointer, {}, each.says, each.fix, each.where.line};
        if (document) problem.node = node_of(*document, problem.at);
        look.problems.push_back(std::move(problem));
    }
    return look;
}

}  // namespace amends::author
