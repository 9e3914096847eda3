#include "sim/proof/shown.h"

#include <algorithm>

namespace amends::proof {
namespace {

Item item(What what, std::size_t node, std::size_t index)
{
    return {what, static_cast<std::uint32_t>(node), static_cast<std::uint32_t>(index)};
}

}  // namespace

std::vector<Item> shown_by(const scenario::Scenario& scenario, const play::Compiled& compiled,
                           const play::BranchState& from, const Witnesses::Said& said)
{
    std::vector<Item> items;
    play::Trace trace;
    const play::BranchState to = play::step(compiled, from, said.letter, &trace);
    if (trace.entered_node >= 0) {
        const auto node = static_cast<std::size_t>(trace.entered_node);
        items.push_back(item(What::node, node, 0));
        if (trace.entry_line >= 0) items.push_back(item(What::line, node, static_cast<std::size_t>(trace.entry_line)));
    }
    if (trace.out_of_patience) {
        items.push_back(item(What::patience, from.node, 0));
    } else if (trace.exit >= 0 && !(trace.otherwise && trace.answer >= 0)) {
        items.push_back(item(What::exit, from.node, static_cast<std::size_t>(trace.exit)));
    }
    if (trace.answer >= 0) items.push_back(item(What::answer, 0, static_cast<std::size_t>(trace.answer)));
    if (said.letter.move == play::Move::act) items.push_back(item(What::deed, 0, said.letter.action));
    if (to.over()) items.push_back(item(What::ending, 0, to.ending - 1U));
    if (said.line.rfind("/choose ", 0) == 0) {
        const std::vector<scenario::Offered>& list = scenario.nodes[from.node].offered;
        const auto found = std::find_if(
            list.begin(), list.end(), [&](const scenario::Offered& each) { return "/choose " + each.id == said.line; });
        items.push_back(item(What::reply, from.node, static_cast<std::size_t>(found - list.begin())));
    }
    return items;
}

}  // namespace amends::proof
