#include "sim/report/team/conduct.h"

#include <algorithm>
#include <set>

#include "sim/play/decide.h"

namespace amends::report {
namespace {

/// Replies with the node that they were said in, and the customer's lines, off the journal.
void read_events(const std::vector<play::Event>& events, Conduct& conduct)
{
    std::set<std::string> lines;
    std::string node;
    for (const play::Event& event : events) {
        if (const auto* const entered = std::get_if<play::NodeEntered>(&event.body)) node = entered->node;
        if (const auto* const sent = std::get_if<play::ReplySent>(&event.body))
            conduct.replies.push_back({node, sent->offered, false, sent->talk_ms, false});
        if (const auto* const heard = std::get_if<play::ReplyHeard>(&event.body); heard && !conduct.replies.empty()) {
            const std::uint64_t present = heard->hearing.present().bits;
            Conduct::Reply& reply = conduct.replies.back();
            reply.hid_behind_policy = heard->hearing.present().has(acts::Act::hide_behind_policy);
            reply.well = (present & acts::helpful_acts().bits) != 0 && (present & acts::harmful_acts().bits) == 0;
        }
        if (const auto* const said = std::get_if<play::LineSaid>(&event.body); said && !said->line.empty())
            lines.insert(said->line);
    }
    conduct.lines.assign(lines.begin(), lines.end());
}

}  // namespace

Conduct conduct_of(const play::Playing& playing, std::string play)
{
    Conduct conduct;
    conduct.play = std::move(play);
    conduct.scenario = playing.pinned.scenario->id;
    conduct.ending = playing.state.ending;
    read_events(playing.events, conduct);
    const rubric::CaseRecord record = play::record_of(playing.pinned, playing.state);
    for (const rubric::Action& action : record.actions) {
        conduct.deeds.push_back({action.id, action.within_paper, action.within_practice,
                                 action.kind == rubric::ActionKind::bend_rule, action.cost});
        conduct.cost += action.cost;
    }
    for (const rubric::GateBroken& gate : record.gates_broken) {
        if (std::ranges::find(conduct.gates, gate.id) == conduct.gates.end()) conduct.gates.push_back(gate.id);
    }
    conduct.allowed = record.authority_practice;
    return conduct;
}

}  // namespace amends::report
