#include "sim/report/team/friction_page.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "sim/report/debrief.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/team_page.h"

namespace amends::report {
namespace {

/// Something that may meet a rule, in one scenario: an action, a gate, a node.
struct Met {
    std::string scenario, what;
    auto operator<=>(const Met&) const = default;
};

struct Counted {
    int plays = 0;
    std::set<int> trainees;
};

class FrictionPage {
public:
    FrictionPage(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                 const Scenarios& scenarios, const Catalogue& words)
        : ledger_(ledger),
          filter_(filter),
          scenarios_(scenarios),
          words_(words),
          plays_(conduct_in(ledger, filter, conduct))
    {
        for (const Ledger::Row& row : ledger.rows()) trainee_of_.emplace(row.play, row.trainee);
    }

    Page make()
    {
        Page page;
        page.id = "friction";
        page.title = words_("report.friction.title");
        page.framework = ledger_.title();
        page.filters = filter_words(ledger_, filter_, words_);
        page.notices = notices(ledger_, words_);
        if (plays_.empty()) {
            Section none;
            none.id = "bent";
            none.heading = words_("report.bent.heading");
            none.says.push_back(words_("report.friction.none"));
            page.sections.push_back(std::move(none));
            return page;
        }
        page.sections.push_back(counted("bent", [](const Conduct& play, const auto& meet) {
            for (const Conduct::Deed& deed : play.deeds) {
                if (deed.bends || !deed.within_paper) meet(deed.action);
            }
        }));
        page.sections.push_back(counted("hidden", [](const Conduct& play, const auto& meet) {
            for (const Conduct::Reply& reply : play.replies) {
                if (reply.hid_behind_policy) meet(reply.node);
            }
        }));
        page.sections.push_back(counted("gates", [](const Conduct& play, const auto& meet) {
            for (const std::string& gate : play.gates) meet(gate);
        }));
        page.sections.push_back(authority());
        page.cannot_tell = {words_("report.friction.cannot_tell.1"), words_("report.friction.cannot_tell.2")};
        return page;
    }

private:
    using Meet = std::function<void(const std::string&)>;

    const scenario::Scenario* scenario(const std::string& id) const
    {
        const auto found = std::ranges::find(scenarios_, id, [](const auto& each) { return each->id; });
        return found == scenarios_.end() ? nullptr : found->get();
    }
    std::string scenario_title(const std::string& id) const
    {
        const scenario::Scenario* const found = scenario(id);
        return found == nullptr ? id : found->title;
    }

    /// What an action, node or gate of that id is called by its author.
    std::string name_of(const Met& met) const
    {
        const scenario::Scenario* const in = scenario(met.scenario);
        if (in == nullptr) return met.what;
        for (const scenario::Action& action : in->actions) {
            if (action.id == met.what) return action.title;
        }
        for (const scenario::Node& node : in->nodes) {
            if (node.id == met.what && !node.title.empty()) return node.title;
        }
        return met.what;
    }

    Section section(const std::string& id, std::vector<std::string> columns) const
    {
        Section out;
        out.id = id;
        out.heading = words_("report." + id + ".heading");
        out.says.push_back(words_("report." + id + ".reading"));
        for (const std::string& column : columns) out.grid.titles.push_back(words_("report.column." + column));
        out.grid.ids = std::move(columns);
        return out;
    }

    /// In how many plays of a scenario each thing happened; what fewer than five trainees did is summed up.
    Section counted(const std::string& id, const std::function<void(const Conduct&, const Meet&)>& read) const
    {
        std::map<Met, Counted> found;
        std::map<std::string, int> of;
        for (const Conduct* const play : plays_) {
            ++of[play->scenario];
            std::set<std::string> here;
            read(*play, [&here](const std::string& what) { here.insert(what); });
            for (const std::string& what : here) {
                Counted& counted = found[{play->scenario, what}];
                ++counted.plays;
                counted.trainees.insert(trainee_of_.at(play->play));
            }
        }
        Section out = section(id, {"scenario", "what", "plays", "of_plays", "percent", "trainees"});
        std::vector<std::pair<Met, Counted>> order(found.begin(), found.end());
        std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.second.plays > b.second.plays; });
        int withheld = 0;
        for (const auto& [met, counted] : order) {
            if (static_cast<int>(counted.trainees.size()) < least_group) {
                ++withheld;
                continue;
            }
            out.grid.rows.push_back({cell(scenario_title(met.scenario)), cell(name_of(met)), number_cell(counted.plays),
                                     number_cell(of[met.scenario]),
                                     number_cell(divided(100 * counted.plays, of[met.scenario])),
                                     number_cell(static_cast<long long>(counted.trainees.size()))});
        }
        if (found.empty()) out.says.push_back(words_("report.friction.never"));
        if (withheld > 0) {
            out.says.push_back(words_("report.friction.withheld",
                                      {{"n", std::to_string(withheld)}, {"least", std::to_string(least_group)}}));
        }
        if (out.grid.rows.empty()) out.grid = {};
        return out;
    }

    Section authority() const
    {
        struct Spent {
            int plays = 0, used = 0, beyond = 0, allowed = 0;
            std::int64_t cost = 0;
            std::set<int> trainees;
        };
        std::map<std::string, Spent> found;
        for (const Conduct* const play : plays_) {
            Spent& spent = found[play->scenario];
            ++spent.plays;
            spent.used += play->cost > 0 ? 1 : 0;
            spent.beyond += play->cost > play->allowed ? 1 : 0;
            spent.allowed = play->allowed;
            spent.cost += play->cost;
            spent.trainees.insert(trainee_of_.at(play->play));
        }
        Section out = section("authority", {"scenario", "plays", "used_anything", "beyond", "mean_spent", "allowed"});
        for (const auto& [id, spent] : found) {
            if (static_cast<int>(spent.trainees.size()) < least_group) continue;
            const scenario::Scenario* const in = scenario(id);
            const std::string currency = in == nullptr ? "" : in->currency;
            out.grid.rows.push_back({cell(scenario_title(id)), number_cell(spent.plays), number_cell(spent.used),
                                     number_cell(spent.beyond),
                                     cell(money(static_cast<int>(divided(spent.cost, spent.plays)), currency)),
                                     cell(money(spent.allowed, currency))});
        }
        if (out.grid.rows.empty()) {
            out.grid = {};
            out.says.push_back(words_("report.too_few", {{"n", std::to_string(least_group)}}));
        }
        return out;
    }

    const Ledger& ledger_;
    const Filter& filter_;
    const Scenarios& scenarios_;
    Words words_;
    std::vector<const Conduct*> plays_;
    std::map<std::string, int> trainee_of_;
};

}  // namespace

std::vector<const Conduct*> conduct_in(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& all)
{
    std::set<std::string, std::less<>> taken;
    for (const Ledger::Row& row : ledger.rows()) {
        if (row.counts && ledger.takes(filter, row)) taken.insert(row.play);
    }
    std::vector<const Conduct*> out;
    for (const Conduct& each : all) {
        if (taken.contains(each.play)) out.push_back(&each);
    }
    return out;
}

Page friction_page(const Ledger& ledger, const Filter& filter, const std::vector<Conduct>& conduct,
                   const Scenarios& scenarios, const Catalogue& words)
{
    return FrictionPage(ledger, filter, conduct, scenarios, words).make();
}

}  // namespace amends::report
