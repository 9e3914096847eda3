#include "sim/scenario/scenario.h"

namespace amends::scenario {

bool Guard::reads_reply() const
{
    return !all_acts.empty() || !any_act.empty() || !no_act.empty() || empathy > 0 || !topics.empty() ||
           !no_topics.empty();
}

int count_customer_lines(const Scenario& scenario)
{
    std::size_t count = 0;
    const auto add = [&count](const Speech& speech) { count += speech.wordings.size(); };
    for (const Node& node : scenario.nodes) {
        for (const EntryLine& line : node.lines) add(line.speech);
        for (const Exit& way : node.exits) add(way.speech);
        if (node.out_of_patience) add(node.out_of_patience->speech);
    }
    for (const Answer& answer : scenario.answers) {
        add(answer.speech);
        count += answer.again.size();
    }
    for (const Reaction& reaction : scenario.reactions) add(reaction.speech);
    for (const Action& action : scenario.actions) add(action.speech);
    return static_cast<int>(count);
}

}  // namespace amends::scenario
