#include "sim/report/team/decisions.h"

#include <algorithm>
#include <map>
#include <set>

#include "scoring/base/utf8.h"
#include "sim/report/team/estimate.h"

namespace amends::report {
namespace {

constexpr int enough_plays = 20;

/// What is collected of one turn while plays are read.
struct Turn {
    Decision found;
    std::set<int> trainees;
    std::map<std::string, int> taken;
    struct Answers {
        int all = 0, well = 0, mark = 0;
    };
    std::map<const Conduct*, Answers> plays;
};

const scenario::Node* node_of(const scenario::Scenario& scenario, const std::string& id)
{
    const auto found = std::ranges::find(scenario.nodes, id, &scenario::Node::id);
    return found == scenario.nodes.end() ? nullptr : &*found;
}

void take_longest(Decisions& out, int& lot_thousandths, const scenario::Node* node, const std::string& taken)
{
    if (node == nullptr || node->offered.size() < 2) return;
    std::size_t longest = 0;
    int as_long = 0;
    for (const scenario::Offered& each : node->offered) longest = std::max(longest, count_code_points(each.text));
    bool is_longest = false;
    for (const scenario::Offered& each : node->offered) {
        if (count_code_points(each.text) != longest) continue;
        ++as_long;
        is_longest = is_longest || each.id == taken;
    }
    ++out.from_lists;
    out.longest += is_longest ? 1 : 0;
    lot_thousandths += 1000 * as_long / static_cast<int>(node->offered.size());
}

Decision finished(const Turn& turn)
{
    Decision out = turn.found;
    out.trainees = static_cast<int>(turn.trainees.size());
    out.plays = static_cast<int>(turn.plays.size());
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
    for (const auto& [play, answers] : turn.plays)
        pairs.emplace_back(divided(std::int64_t{1000} * answers.well, answers.all), std::int64_t{1000} * answers.mark);
    out.tells_apart_permille = correlation_permille(pairs);
    for (const auto& [offered, times] : turn.taken) {
        out.offered += times;
        if (times <= out.most_taken) continue;
        out.most_taken = times;
        out.most = offered;
    }
    return out;
}

}  // namespace

Decisions decisions_of(const scenario::Scenario& scenario, const std::vector<const Conduct*>& conduct,
                       const std::vector<int>& marks, const std::vector<int>& trainees)
{
    Decisions out;
    std::map<std::string, Turn> turns;
    std::set<std::string> heard;
    int lot_thousandths = 0;
    for (std::size_t i = 0; i < conduct.size(); ++i) {
        ++out.plays;
        heard.insert(conduct[i]->lines.begin(), conduct[i]->lines.end());
        for (const Conduct::Reply& reply : conduct[i]->replies) {
            Turn& turn = turns[reply.node];
            turn.found.node = reply.node;
            ++turn.found.replies;
            turn.found.well += reply.well ? 1 : 0;
            turn.found.talk_ms += reply.talk_ms;
            turn.trainees.insert(trainees[i]);
            Turn::Answers& answers = turn.plays[conduct[i]];
            ++answers.all;
            answers.well += reply.well ? 1 : 0;
            answers.mark = marks[i];
            if (reply.offered.empty()) continue;
            ++turn.taken[reply.offered];
            take_longest(out, lot_thousandths, node_of(scenario, reply.node), reply.offered);
        }
    }
    out.longest_by_lot = (lot_thousandths + 500) / 1000;
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::EntryLine& line : node.lines) {
            if (!line.speech.silent() && !heard.contains(line.speech.id)) out.unheard.push_back(line.speech.id);
        }
        const auto found = turns.find(node.id);
        if (found == turns.end()) continue;
        out.turns.push_back(finished(found->second));
        if (out.turns.back().offered < enough_plays) continue;
        for (const scenario::Offered& each : node.offered) {
            if (!found->second.taken.contains(each.id)) out.untaken.push_back(node.id + "/" + each.id);
        }
    }
    if (out.plays < enough_plays) out.unheard.clear();
    return out;
}

std::vector<std::pair<std::string, std::string>> revise(const Decisions& decisions)
{
    constexpr int nearly_all_percent = 90;
    std::vector<std::pair<std::string, std::string>> out;
    for (const Decision& each : decisions.turns) {
        if (each.trainees < least_group || each.plays < enough_plays) continue;
        if (each.offered >= enough_plays && each.most_taken * 100 >= each.offered * nearly_all_percent)
            out.emplace_back("giveaway", each.node);
        else if (each.well * 100 >= each.replies * 95)
            out.emplace_back("turn_easy", each.node);
        else if (each.well * 100 <= each.replies * 5)
            out.emplace_back("turn_hard", each.node);
        else if (each.tells_apart_permille < 100)
            out.emplace_back("turn_flat", each.node);
    }
    // Half as often again as by lot, and further than two standard deviations of such draws.
    const std::int64_t more = decisions.longest - decisions.longest_by_lot;
    if (decisions.from_lists >= enough_plays && more * 2 >= decisions.longest_by_lot &&
        more * more >= 4 * std::int64_t{decisions.longest_by_lot})
        out.emplace_back("longest", "");
    if (!decisions.unheard.empty()) out.emplace_back("unheard", "");
    if (!decisions.untaken.empty()) out.emplace_back("untaken", "");
    return out;
}

}  // namespace amends::report
