// What no play comes to, and where one is won or lost.
#include <algorithm>

#include "sim/proof/lint.h"
#include "sim/proof/prove.h"

namespace amends::proof {
namespace {

std::string at(std::string_view list, std::size_t index)
{
    return "/" + std::string(list) + "/" + std::to_string(index);
}

std::string quoted(const std::string& id)
{
    return "\"" + id + "\"";
}

class Reach {
public:
    explicit Reach(const Subject& subject) : scenario_(*subject.pinned.scenario), sights_(subject.space.sights) {}

    Findings run()
    {
        for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
            unless(sights_.endings[i], "ending-unreachable", at("endings", i),
                   "no play ends with " + quoted(scenario_.endings[i].id));
        }
        for (std::size_t i = 0; i < scenario_.nodes.size(); ++i) look_at(i);
        for (std::size_t i = 0; i < scenario_.answers.size(); ++i) {
            unless(sights_.answers[i], "answer-never-given", at("answers", i),
                   "whatever is said about " + quoted(scenario_.answers[i].topic) + ", this answer is never given");
        }
        for (std::size_t i = 0; i < scenario_.reactions.size(); ++i) {
            unless(sights_.reactions[i], "line-never-said", at("reactions", i),
                   "whatever is said, this reaction never fits");
        }
        for (std::size_t i = 0; i < scenario_.actions.size(); ++i) {
            unless(sights_.actions[i], "action-never-possible", at("actions", i),
                   quoted(scenario_.actions[i].id) + " can never be done");
        }
        return std::move(findings_);
    }

private:
    void unless(const Sight& sight, std::string_view id, const std::string& pointer, const std::string& says)
    {
        if (!sight.seen()) findings_.push_back(proved_at(id, pointer, says));
    }

    void look_at(std::size_t index)
    {
        const scenario::Node& node = scenario_.nodes[index];
        const std::string place = at("nodes", index);
        if (!sights_.nodes[index].seen()) {
            findings_.push_back(proved_at("node-unreachable", place, "no play comes to node " + quoted(node.id)));
            return;
        }
        for (std::size_t i = 0; i < node.lines.size(); ++i) {
            unless(sights_.entry_lines[index][i], "line-never-said", place + at("lines", i),
                   "on entering " + quoted(node.id) + ", this line is never said");
        }
        for (std::size_t i = 0; i < node.exits.size(); ++i) {
            unless(sights_.exits[index][i], "exit-never-taken", place + at("exits", i),
                   "no reply ever takes exit " + quoted(node.exits[i].id));
        }
        if (node.out_of_patience) {
            unless(sights_.out_of_patience[index], "exit-never-taken", place + "/out_of_patience",
                   "patience is never used up in " + quoted(node.id));
        }
        for (std::size_t i = 0; i < node.offered.size(); ++i) {
            unless(sights_.offered[index][i], "reply-never-offered", place + at("offered", i),
                   quoted(node.offered[i].id) + " is never on the list");
        }
    }

    const scenario::Scenario& scenario_;
    const Sights& sights_;
    Findings findings_;
};

/// Which kinds of ending can still come: bit 0 a good one, bit 1 a bad one.
std::vector<std::uint8_t> prospects_of(const Subject& subject)
{
    const Lumps& lumps = subject.lumps;
    std::vector<std::uint8_t> can(lumps.size(), 0);
    for (std::size_t lump = 0; lump < lumps.size(); ++lump) {
        const play::BranchState& state = subject.space.states[lumps.sample[lump]];
        if (state.over()) can[lump] = subject.pinned.scenario->endings[state.ending - 1U].good ? 1 : 2;
        for (const std::uint32_t next : lumps.successors(lump)) can[lump] |= can[next];
    }
    return can;
}

/// The earliest state from which only `rest` is left although its parent had both; nowhere where there is none.
std::uint32_t sealed_first(const Subject& subject, const std::vector<std::uint8_t>& can, std::uint8_t rest)
{
    for (std::uint32_t i = 1; i < subject.space.states.size(); ++i) {
        const std::uint8_t here = can[subject.lumps.of[i]];
        const std::uint8_t before = can[subject.lumps.of[subject.space.parent[i]]];
        if (here == rest && before == 3) return i;
    }
    return nowhere;
}

}  // namespace

Finding proved_at(std::string_view id, std::string pointer, std::string says)
{
    Finding finding = finding_at(id, std::move(pointer), std::move(says));
    finding.verdict = Verdict::proved;
    return finding;
}

Finding refuted_at(std::string_view id, std::string pointer, std::string says, const Witness& witness)
{
    if (!witness.plays) says += " (by class, no example)";
    Finding finding = finding_at(id, std::move(pointer), std::move(says));
    finding.verdict = Verdict::refuted;
    finding.witness = witness.lines;
    return finding;
}

std::uint32_t dead_end(const Space& space)
{
    // Depth first with the way kept: whatever leads back to it closes a circle.
    std::vector<std::uint8_t> seen(space.states.size(), 0);
    struct Frame {
        std::uint32_t state, next;
    };
    std::vector<Frame> way = {{0, space.begin[0]}};
    seen[0] = 1;
    while (!way.empty()) {
        Frame& top = way.back();
        const bool leads_on = space.begin[top.state + 1] > space.begin[top.state];
        if (!leads_on && !space.states[top.state].over()) return top.state;
        if (top.next == space.begin[top.state + 1]) {
            seen[top.state] = 2;
            way.pop_back();
            continue;
        }
        const std::uint32_t next = space.to[top.next++];
        if (seen[next] == 1) return next;
        if (seen[next] != 0) continue;
        seen[next] = 1;
        way.push_back({next, space.begin[next]});
    }
    return nowhere;
}

Finding dead_end_found(const scenario::Scenario& scenario, const Space& space, std::uint32_t state,
                       const Witness& witness)
{
    const play::BranchState& here = space.states[state];
    if (!here.in_contact()) {
        return refuted_at("dead-end", "/slots", "between contacts, time can stand still for ever", witness);
    }
    Finding finding = refuted_at(
        "dead-end", at("nodes", here.node),
        "in node " + quoted(scenario.nodes[here.node].id) + " a play can go on for ever without coming to an end",
        witness);
    finding.fix = "give it patience, and out_of_patience";
    return finding;
}

Findings prove_reach(const Subject& subject)
{
    return Reach(subject).run();
}

Findings prove_regions(const Subject& subject)
{
    Findings findings;
    const std::vector<std::uint8_t> can = prospects_of(subject);
    const std::uint8_t start = can[subject.lumps.of[0]];
    if ((start & 1U) == 0) {
        findings.push_back(proved_at("cannot-win", "/endings", "no play comes to a good ending"));
        return findings;
    }
    if ((start & 2U) == 0) {
        findings.push_back(proved_at("cannot-lose", "/endings", "every play comes to a good ending"));
        return findings;
    }
    const std::uint32_t doomed = sealed_first(subject, can, 2);
    if (doomed != nowhere) {
        findings.push_back(refuted_at("point-of-no-return", "/endings",
                                      "after this, no good ending can be reached any more",
                                      subject.witnesses.to(doomed)));
    }
    for (const std::uint32_t next : subject.space.successors(0)) {
        if (can[subject.lumps.of[next]] != 1) continue;
        findings.push_back(refuted_at("safe-too-early", "/endings", "the first move makes a good ending certain",
                                      subject.witnesses.to(next)));
        break;
    }
    return findings;
}

Findings prove_deeds(const Subject& subject)
{
    using play::PromiseState;
    const scenario::Scenario& scenario = *subject.pinned.scenario;
    const Sights& sights = subject.space.sights;
    Findings findings;
    for (std::size_t i = 0; i < scenario.promises.size(); ++i) {
        const auto seen = [&](PromiseState state) {
            return sights.promises[i][static_cast<std::size_t>(state)].seen();
        };
        const std::string id = quoted(scenario.promises[i].id);
        const bool made =
            seen(PromiseState::due_first) || seen(PromiseState::due_second) || seen(PromiseState::due_third);
        if (!made) {
            findings.push_back(proved_at("promise-never-made", at("promises", i), "no play makes the promise " + id));
        } else if (!seen(PromiseState::kept)) {
            findings.push_back(proved_at("promise-never-due", at("promises", i),
                                         "the promise " + id + " can be made, and never kept in time"));
        }
    }
    bool tested = false;
    for (std::size_t i = 0; i < scenario.actions.size(); ++i) {
        const scenario::Action& action = scenario.actions[i];
        const bool asks = action.authority != scenario::Authority::paper || action.cost > scenario.role.paper ||
                          action.kind == rubric::ActionKind::consult;
        tested = tested || (asks && sights.actions[i].seen());
    }
    if (!tested) {
        findings.push_back(proved_at("authority-never-tested", "/role/authority",
                                     "nothing that can be done here costs more than what is written on paper, needs "
                                     "practice or asks a superior"));
    }
    return findings;
}

}  // namespace amends::proof
