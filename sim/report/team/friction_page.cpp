#include "sim/report/team/friction_page.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "sim/report/debrief.h"
#include "sim/report/team/about.h"
#include "sim/report/team/estimate.h"
#include "sim/report/team/sections.h"
#include "sim/scenario/exchange/lines.h"

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
        Section out = section_with(words_, id, std::move(columns));
        out.says.push_back(words_("report." + id + ".reading"));
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

/// What was answered after plays that count, whoever said it; the words without a name, in the order of the alphabet.
Section asked_of(const Ledger& ledger, const Filter& filter, const std::vector<Answered>& answers, const Words& words)
{
    std::map<std::string, std::int32_t, std::less<>> trainee_of;
    for (const Ledger::Row& row : ledger.rows()) {
        if (row.counts && ledger.takes(filter, row)) trainee_of.emplace(row.play, row.trainee);
    }
    std::map<std::string, int> times;
    std::map<std::string, std::set<std::string>> said;
    std::set<std::int32_t> trainees;
    int all = 0;
    for (const Answered& each : answers) {
        const auto play = trainee_of.find(each.play);
        if (play == trainee_of.end()) continue;
        ++all;
        ++times[each.answer];
        trainees.insert(play->second);
        if (!each.words.empty()) said[each.answer].insert(each.words);
    }
    Section out;
    out.id = "asked";
    out.heading = words("report.asked.heading");
    out.says.push_back(words("report.asked.reading"));
    if (static_cast<int>(trainees.size()) < least_group) {
        out.says.push_back(
            words(all == 0 ? "report.asked.none" : "report.too_few", {{"n", std::to_string(least_group)}}));
        return out;
    }
    out.says.push_back(words("report.asked.counts", {{"n", std::to_string(all)},
                                                     {"trainees", std::to_string(trainees.size())},
                                                     {"plays", std::to_string(trainee_of.size())}}));
    out.grid = grid_with(words, {"answer", "answer_id", "times", "percent", "words"});
    for (const char* const answer : {"bent", "blamed", "blocked", "none"}) {
        std::string joined;
        for (const std::string& each : said[answer]) joined += (joined.empty() ? "“" : "; “") + each + "”";
        out.grid.rows.push_back(
            {cell(words("report.asked." + std::string(answer == std::string("none") ? "nothing" : answer))),
             cell(answer), number_cell(times[answer]), number_cell(divided(100 * times[answer], all)),
             cell(std::move(joined))});
    }
    return out;
}

Section log_of(const std::vector<Glitch>& glitches, const Words& words)
{
    Section out = section_with(words, "log", {"cause", "times"});
    out.says.push_back(words("report.log.reading"));
    for (const Glitch& glitch : glitches) out.grid.rows.push_back({cell(glitch.cause), number_cell(glitch.times)});
    return out;
}

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

Page friction_page(const Ledger& ledger, const Filter& filter, const RuleTalk& talk, const Scenarios& scenarios,
                   const Catalogue& words)
{
    Page page = FrictionPage(ledger, filter, talk.conduct, scenarios, words).make();
    page.sections.push_back(asked_of(ledger, filter, talk.answers, Words(words)));
    if (!talk.glitches.empty()) page.sections.push_back(log_of(talk.glitches, Words(words)));
    return page;
}

Checked<std::vector<Glitch>> parse_glitches(std::string_view bytes, std::string_view name)
{
    const Checked<exchange::Cells> cells = exchange::read_csv(bytes, name);
    if (!cells) return tl::unexpected<Diagnostics>(cells.error());
    const std::vector<std::string> head = cells->empty() ? std::vector<std::string>() : cells->front();
    const auto column = [&head](const char* title) {
        return static_cast<std::size_t>(std::ranges::find(head, title) - head.begin());
    };
    const std::size_t cause = column("cause");
    const std::size_t times = column("times");
    if (cause == head.size())
        return fault({std::string(name), 1, 1, ""}, "the head has no column \"cause\", which says what went wrong");
    std::map<std::string, int> counts;
    for (std::size_t i = 1; i < cells->size(); ++i) {
        const std::vector<std::string>& row = (*cells)[i];
        if (cause >= row.size() || row[cause].empty()) continue;
        int count = 1;
        if (times < row.size() && !row[times].empty()) {
            const char* const end = row[times].data() + row[times].size();
            const auto [at, error] = std::from_chars(row[times].data(), end, count);
            if (error != std::errc() || at != end || count < 1 || count > 1'000'000) {
                return fault({std::string(name), static_cast<int>(i) + 1, 0, ""},
                             "\"" + row[times] + "\" is no number of times: 1 to 1000000");
            }
        }
        counts[row[cause]] += count;
    }
    std::vector<Glitch> out;
    for (const auto& [what, count] : counts) out.push_back({what, count});
    std::ranges::stable_sort(out, [](const Glitch& a, const Glitch& b) { return a.times > b.times; });
    return out;
}

}  // namespace amends::report
