#include "sim/report/team/choices.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "sim/report/team/estimate.h"
#include "sim/report/team/sections.h"

namespace amends::report {
namespace {

/// One reply at one turn, over plays: how often, and the marks of the plays that have it.
struct Taken {
    int times = 0;
    std::set<std::string> plays;
    std::int64_t marks = 0;  ///< of those plays, each once
    std::int64_t talk_ms = 0;
};

struct Turn {
    std::map<std::string, Taken> replies;  ///< by offered id; empty: typed
    std::set<int> trainees;
    std::set<std::string> plays;
    std::int64_t marks = 0;
};

/// A scenario as its plays have it.
class Played {
public:
    Played(const scenario::Scenario& scenario, Words words) : scenario_(scenario), words_(words) {}

    void add(const Conduct& play, int mark, int trainee)
    {
        for (const Conduct::Reply& reply : play.replies) {
            Turn& turn = turns_[reply.node];
            turn.trainees.insert(trainee);
            if (turn.plays.insert(play.play).second) turn.marks += mark;
            Taken& taken = turn.replies[reply.offered];
            ++taken.times;
            taken.talk_ms += reply.talk_ms;
            if (taken.plays.insert(play.play).second) taken.marks += mark;
        }
    }

    /// Plays of another version, which may have had other turns and other replies.
    void leave_out() { ++left_out_; }

    Section section() const
    {
        Section out;
        out.id = "choices-" + scenario_.id;
        out.heading = words_("report.choices.heading", {{"scenario", scenario_.title}});
        out.says.push_back(words_("report.choices.reading"));
        if (left_out_ > 0) out.says.push_back(words_("report.choices.older", {{"n", std::to_string(left_out_)}}));
        out.grid = grid_with(words_, {"turn", "reply", "times", "percent", "mean", "apart", "talk_s"});
        int most = 0;
        std::string divided_turn;
        for (const scenario::Node& node : scenario_.nodes) {
            const auto found = turns_.find(node.id);
            if (found == turns_.end() || static_cast<int>(found->second.trainees.size()) < least_group) continue;
            const int here = add_turn(out.grid, node, found->second);
            if (here <= most) continue;
            most = here;
            divided_turn = title(node);
        }
        if (most > 0) out.says.push_back(words_("report.choices.divided", {{"turn", divided_turn}}));
        if (out.grid.rows.empty()) {
            out.grid = {};
            out.says = {words_("report.too_few", {{"n", std::to_string(least_group)}})};
        }
        return out;
    }

private:
    static std::string title(const scenario::Node& node) { return node.title.empty() ? node.id : node.title; }

    /// Adds a row for each reply; how divided the turn is.
    int add_turn(Grid& grid, const scenario::Node& node, const Turn& turn) const
    {
        int all = 0;
        std::vector<int> counts;
        for (const auto& [offered, taken] : turn.replies) {
            all += taken.times;
            counts.push_back(taken.times);
        }
        for (const auto& [offered, taken] : turn.replies) {
            const auto with = static_cast<std::int64_t>(taken.plays.size());
            const auto without = static_cast<std::int64_t>(turn.plays.size()) - with;
            const std::int64_t mean = divided(taken.marks * 10, with);
            const bool both = without > 0;
            grid.rows.push_back(
                {cell(title(node)), cell(text_of(node, offered)), number_cell(taken.times),
                 number_cell(divided(100 * taken.times, all)), tenths_cell(static_cast<int>(mean)),
                 both ? tenths_cell(static_cast<int>(mean - divided((turn.marks - taken.marks) * 10, without)))
                      : cell(""),
                 number_cell(divided(taken.talk_ms, std::int64_t{1000} * taken.times))});
        }
        return counts.size() < 2 ? 0 : divided_permille(counts);
    }

    std::string text_of(const scenario::Node& node, const std::string& offered) const
    {
        if (offered.empty()) return words_("report.choices.typed");
        const auto found = std::ranges::find(node.offered, offered, &scenario::Offered::id);
        return found == node.offered.end() ? offered : found->text;
    }

    const scenario::Scenario& scenario_;
    const Words words_;
    std::map<std::string, Turn> turns_;
    int left_out_ = 0;
};

/// The version of a scenario that was played last, as the ledger numbers it; -1 where none was.
int last_version(const Ledger& ledger, const std::map<std::string, std::size_t>& row_of,
                 const std::vector<const Conduct*>& plays, const std::string& scenario)
{
    int version = -1;
    std::int64_t last = 0;
    for (const Conduct* const play : plays) {
        if (play->scenario != scenario) continue;
        const Ledger::Row& row = ledger.rows()[row_of.at(play->play)];
        if (version >= 0 && row.ended_s < last) continue;
        version = row.version;
        last = row.ended_s;
    }
    return version;
}

}  // namespace

int divided_permille(const std::vector<int>& counts)
{
    const std::int64_t all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (all == 0) return 0;
    std::int64_t squares = 0;
    for (const int count : counts) squares += std::int64_t{count} * count;
    return static_cast<int>(1000 - divided(1000 * squares, all * all));
}

std::vector<Section> choice_sections(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                                     const Scenarios& scenarios, const Words& words)
{
    std::map<std::string, std::size_t> row_of;
    for (std::size_t i = 0; i < ledger.rows().size(); ++i) row_of.emplace(ledger.rows()[i].play, i);
    const std::vector<const Conduct*> plays = conduct_in(ledger, filter, conduct);
    std::vector<Section> out;
    for (const auto& scenario : scenarios) {
        const int version = last_version(ledger, row_of, plays, scenario->id);
        if (version < 0) continue;
        Played played(*scenario, words);
        for (const Conduct* const play : plays) {
            if (play->scenario != scenario->id) continue;
            const std::size_t row = row_of.at(play->play);
            if (ledger.rows()[row].version != version) {
                played.leave_out();
                continue;
            }
            played.add(*play, ledger.mark(row, ledger.steps().size()), ledger.rows()[row].trainee);
        }
        out.push_back(played.section());
    }
    return out;
}

}  // namespace amends::report
