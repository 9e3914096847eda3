#include "sim/proof/plan.h"

#include <algorithm>

namespace amends::proof {
namespace {

using namespace play;

/// The batches of a play: each ends with its branching state.
std::vector<std::vector<Event>> batches_of(const std::vector<Event>& events)
{
    std::vector<std::vector<Event>> batches(1);
    for (const Event& event : events) {
        batches.back().push_back(event);
        if (std::holds_alternative<BranchSet>(event.body)) batches.emplace_back();
    }
    batches.pop_back();
    return batches;
}

/// A reply on one line, so that reading it gives the same words.
std::string as_line(const std::string& reply)
{
    std::string line;
    for (const char c : reply) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    // A comment sign at the front would hide the reply.
    line.erase(0, std::min(line.find_first_not_of(" #"), line.size()));
    return line.rfind('/', 0) == 0 ? "/" + line : line;
}

std::string joined(const std::vector<std::string>& list)
{
    std::string out;
    for (const std::string& each : list) out += (out.empty() ? "" : ",") + each;
    return out;
}

struct LineOf {
    std::string operator()(const Reply& reply) const { return as_line(reply.text); }
    std::string operator()(const Choose& choose) const { return "/choose " + choose.offered; }
    std::string operator()(const Do& action) const { return "/do " + action.action; }
    std::string operator()(const Listen&) const { return "/listen"; }
    std::string operator()(const Wait&) const { return "/wait"; }
    std::string operator()(const Promise& promise) const { return "/promise " + promise.promise + " " + promise.slot; }
    std::string operator()(const FillWorksheet& sheet) const
    {
        return "/worksheet cause=" + sheet.cause + " who=" + joined(sheet.who) + " change=" + sheet.change;
    }
    std::string operator()(const HangUp&) const { return "/hangup"; }
};

/// What the batch shows that a later version should still show.
std::string expectations_after(const std::vector<Event>& batch)
{
    std::string out;
    for (const Event& event : batch) {
        if (const auto* heard = std::get_if<ReplyHeard>(&event.body)) {
            const acts::ActSet present = heard->hearing.present();
            std::string names;
            for (std::size_t i = 0; i < acts::act_count; ++i) {
                if (present.has(acts::act_at(i))) names += " " + std::string(acts::name_of(acts::act_at(i)));
            }
            if (!names.empty()) out += "/expect act" + names + "\n";
        }
        if (const auto* entered = std::get_if<NodeEntered>(&event.body); entered != nullptr) {
            if (!entered->by_exit.empty()) out += "/expect exit " + entered->by_exit + "\n";
        }
        if (std::holds_alternative<ContactClosed>(event.body)) {
            const BranchState& branch = std::get<BranchSet>(batch.back().body).branch;
            out += "/expect mood anger == " + std::to_string(branch.anger) + "\n";
            out += "/expect mood trust == " + std::to_string(branch.trust) + "\n";
        }
    }
    return out;
}

std::string expectations_at_the_end(const Playing& playing, const std::vector<rubric::Rubric>& rubrics)
{
    std::string out;
    for (const PromiseMade& promise : playing.state.promises) {
        out += "/expect promise " + promise.promise + " " + std::string(name_of(promise.state)) + "\n";
    }
    if (!playing.state.branch.over()) return out;
    out += "/expect ending " + playing.state.ending + "\n";
    const rubric::CaseRecord record = record_of(playing.pinned, playing.state);
    for (const rubric::Rubric& rubric : rubrics) {
        const int total = rubric::mark(rubric, record).total;
        out += "/expect mark " + rubric.id() + " " + std::to_string(std::max(0, total - mark_slack)) + ".." +
               std::to_string(std::min(100, total + mark_slack)) + "\n";
    }
    return out;
}

std::string in_quotes(const std::string& text)
{
    return "\"" + text + "\"";
}

/// What was done last before an unmet expectation, and what the customer said to it.
std::vector<std::string> lines_around(const Playing& playing, int events, const std::string& done)
{
    std::vector<std::string> out;
    if (!done.empty()) out.push_back(done);
    int begin = events;
    const auto is_batch_end = [&](int i) {
        return std::holds_alternative<BranchSet>(playing.events[static_cast<std::size_t>(i)].body);
    };
    for (begin = std::max(0, events - 1); begin > 0 && !is_batch_end(begin - 1); --begin) {
    }
    for (const Said& said : playing.state.transcript) {
        if (said.seq < begin || said.seq >= events || said.who != Said::Who::customer) continue;
        out.push_back("# " + playing.pinned.scenario->customer.name + ": " +
                      in_quotes(words_of(playing.pinned, said, playing.typed)));
    }
    return out;
}

std::string text_of(const ScriptLine& line)
{
    if (line.kind == ScriptLine::Kind::reply) return line.text.rfind('/', 0) == 0 ? "/" + line.text : line.text;
    const Command command = line.kind == ScriptLine::Kind::listen ? Command{Listen{}} : Command{Wait{}};
    switch (line.kind) {
        case ScriptLine::Kind::choose:
            return "/choose " + line.text;
        case ScriptLine::Kind::act:
            return "/do " + line.text;
        case ScriptLine::Kind::promise:
            return "/promise " + line.text;
        case ScriptLine::Kind::worksheet:
            return "/worksheet " + line.text;
        case ScriptLine::Kind::hang_up:
            return "/hangup";
        default:
            return std::visit(LineOf{}, command);
    }
}

}  // namespace

std::string record_plan(const Playing& playing, const std::vector<rubric::Rubric>& rubrics, std::string_view title)
{
    std::string out = "# " + std::string(title) + "\n";
    int seq = 0;
    for (const std::vector<Event>& batch : batches_of(playing.events)) {
        std::string typed;
        for (const auto& [at, text] : playing.typed) {
            if (at >= seq && at < seq + static_cast<int>(batch.size())) typed = text;
        }
        seq += static_cast<int>(batch.size());
        const std::optional<Command> command = command_of(batch, typed);
        if (!command) continue;
        out += std::visit(LineOf{}, *command) + "\n" + expectations_after(batch);
    }
    return out + expectations_at_the_end(playing, rubrics);
}

Checked<PlanChecked> check_plan(const Pinned& pinned, const acts::Model& model, const Script& plan,
                                const std::vector<rubric::Rubric>& rubrics, const Catalogue& words)
{
    Checked<ScriptRun> run = run_script(pinned, model, plan, rubrics, words);
    if (!run) return tl::unexpected<Diagnostics>(std::move(run.error()));
    PlanChecked checked{{}, std::move(run->playing), run->unused_from};
    for (const Unmet& unmet : run->unmet) {
        std::string done;
        for (const ScriptLine& line : plan.lines) {
            if (line.line < unmet.line && line.kind != ScriptLine::Kind::expect) done = text_of(line);
        }
        const int events = unmet.at_end ? 0 : unmet.events;
        checked.findings.push_back(
            {"plan-unmet",
             {plan.name, unmet.line, 0, ""},
             unmet.what,
             "",
             Verdict::refuted,
             unmet.at_end ? std::vector<std::string>{} : lines_around(checked.playing, events, done)});
    }
    return checked;
}

}  // namespace amends::proof
