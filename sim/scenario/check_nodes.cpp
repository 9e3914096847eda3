// The rules of nodes: lines, exits, patience, offered replies.

#include <algorithm>

#include "sim/scenario/field.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/words.h"

namespace amends::scenario {
namespace {

bool takes_replies(const Node& node)
{
    return !node.exits.empty();
}

void check_what_it_is(const Node& node, const std::string& place, Rules& rules)
{
    const bool ends = node.hang_up || !node.ending.empty();
    if (!takes_replies(node) && !ends) {
        rules.broken(place, "this node leads nowhere: it needs \"exits\", or \"hang_up\", or an \"ending\"");
    }
    if (takes_replies(node) && ends) {
        rules.broken(at(place, "exits"), node.hang_up ? "the contact ends here (\"hang_up\"), so there are no exits"
                                                      : "the play ends here (\"ending\"), so there are no exits");
    }
    if (node.hang_up && !node.ending.empty()) {
        rules.broken(at(place, "hang_up"), "an \"ending\" ends the contact as well; leave \"hang_up\" out");
    }
    if (takes_replies(node)) return;
    if (!node.offered.empty())
        rules.broken(at(place, "offered"), "nobody replies here, as there are no exits", {at(place, "exits")});
    if (node.patience > 0)
        rules.broken(at(place, "patience"), "nobody replies here, as there are no exits", {at(place, "exits")});
    if (node.out_of_patience) {
        rules.broken(at(place, "out_of_patience"), "nobody replies here, as there are no exits", {at(place, "exits")});
    }
}

void check_lines(const Node& node, const std::string& place, Rules& rules)
{
    for (std::size_t i = 0; i < node.lines.size(); ++i) {
        const EntryLine& line = node.lines[i];
        const std::string here = at(place, "lines", i);
        const bool last = i + 1 == node.lines.size();
        check_state_only(line.when, at(here, "when"), "an entry line", rules);
        if (last && line.when != Guard{}) {
            rules.broken_key(at(here, "when"),
                             "the last entry line has no \"when\", so that the customer always says something");
        }
        if (!last && line.when == Guard{}) {
            rules.broken(here, "only the last entry line may do without \"when\": those after it are never said");
        }
        if (!line.speech.vent) continue;
        if (node.lines.size() > 1) {
            rules.broken(at(here, "vent"), "a line that vents is the only entry line of its node");
        }
        if (line.speech.wordings.size() > 1) {
            rules.broken(at(here, "any"), "a line that vents has one wording: \"say\" instead of \"any\"");
        } else if (!line.speech.wordings.empty() && line.speech.wordings.front().size() < 2) {
            rules.broken(at(here, "say"),
                         "a line that vents has at least two segments, so that there is something "
                         "to listen for");
        }
        if (!takes_replies(node)) {
            rules.broken(at(here, "vent"), "nobody can listen here, as there are no exits", {at(place, "exits")});
        }
    }
}

void check_exits(const Node& node, const std::string& place, Rules& rules)
{
    for (std::size_t i = 0; i < node.exits.size(); ++i) {
        const Exit& way = node.exits[i];
        const std::string here = at(place, "exits", i);
        const bool last = i + 1 == node.exits.size();
        if (last && way.when != Guard{}) {
            rules.broken_key(at(here, "when"), "the last exit has no \"when\": it is taken when no other fits");
        }
        if (!last && way.when == Guard{}) {
            rules.broken(here, "only the last exit may do without \"when\": those after it are never taken");
        }
        if (way.to == node.id && !way.to.empty()) {
            rules.broken(at(here, "to"), "an exit that stays in its node leaves \"to\" out");
        }
    }
}

/// Why a reply may leave the play in `node`, in words; empty where none does. An exit without `to` stays, and who was
/// answered is not sent on by the otherwise.
std::string why_a_reply_stays(const Scenario& scenario, const Node& node)
{
    for (const Exit& way : node.exits) {
        if (way.to.empty() || way.to == node.id) return "exit " + in_quotes(way.id) + " stays in this node";
    }
    const bool answered = std::any_of(scenario.answers.begin(), scenario.answers.end(), [&node](const Answer& answer) {
        return answer.nodes.empty() ||
               std::find(answer.nodes.begin(), answer.nodes.end(), node.id) != answer.nodes.end();
    });
    const bool patient = node.patience > 0 || node.out_of_patience.has_value();
    return answered && patient ? "a question that is answered may stay in this node" : "";
}

void check_patience(const Scenario& scenario, const Node& node, const std::string& place, Rules& rules)
{
    if (!takes_replies(node)) return;
    const std::string why = why_a_reply_stays(scenario, node);
    if (why.empty()) {
        for (const std::string_view key : {"patience", "out_of_patience"}) {
            if (key == "patience" ? node.patience == 0 : !node.out_of_patience) continue;
            rules.broken_key(at(place, key), "no reply stays in this node, so patience is never used; leave it out",
                             {at(place, "exits"), "/answers"});
        }
        return;
    }
    if (node.patience < 1) rules.broken(at(place, "patience"), why + ", so it needs a \"patience\" of at least 1");
    if (!node.out_of_patience) {
        rules.broken(at(place, "out_of_patience"),
                     why + ", so it needs \"out_of_patience\": what happens when patience is used up");
        return;
    }
    const std::string here = at(place, "out_of_patience");
    if (node.out_of_patience->when != Guard{}) {
        rules.broken_key(at(here, "when"), "out of patience is out of patience: this way has no \"when\"");
    }
    if (node.out_of_patience->to.empty() || node.out_of_patience->to == node.id) {
        rules.broken(at(here, "to"),
                     "when patience is used up the customer goes on to another node: say which in \"to\"");
    }
}

void check_offered(const Node& node, const std::string& place, Rules& rules)
{
    if (takes_replies(node) && node.offered.empty()) {
        rules.broken(at(place, "offered"), "the trainee replies here, so at least one reply is offered");
    }
    bool always = node.offered.empty() || !takes_replies(node);
    for (std::size_t i = 0; i < node.offered.size(); ++i) {
        const Offered& offered = node.offered[i];
        const std::string here = at(place, "offered", i);
        always = always || offered.when == Guard{};
        check_state_only(offered.when, at(here, "when"), "an offered reply", rules);
        for (const auto& [act, evidence] : offered.acts) {
            for (std::size_t k = 0; k < evidence.size(); ++k) {
                if (offered.text.find(evidence[k]) != std::string::npos) continue;
                rules.broken(at(here, "acts", act, k), "the reply does not hold the words " + in_quotes(evidence[k]) +
                                                           "; evidence is copied from it letter by letter");
            }
        }
    }
    if (!always) {
        rules.broken(at(place, "offered"), "every reply here has a \"when\"; at least one is always offered");
    }
}

}  // namespace

void check_nodes(const Scenario& scenario, Rules& rules)
{
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        const Node& node = scenario.nodes[i];
        const std::string place = at("/nodes", i);
        check_what_it_is(node, place, rules);
        check_lines(node, place, rules);
        check_exits(node, place, rules);
        check_patience(scenario, node, place, rules);
        check_offered(node, place, rules);
    }
}

}  // namespace amends::scenario
