#include "sim/report/team/pages.h"

#include <algorithm>

#include "sim/report/team/scenario_page.h"
#include "sim/report/team/scorer_page.h"
#include "sim/report/team/team_page.h"
#include "sim/report/team/trainee_page.h"

namespace amends::report {
namespace {

Page team(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    const TeamReport report = team_report(ledger, asked.filter, asked.rule);
    TeamOptions options;
    options.filter = asked.filter;
    options.rule = asked.rule;
    options.rows = asked.rows;
    const auto rubric =
        std::ranges::find(stock.rubrics, ledger.framework(), [](const auto& each) { return each.id(); });
    if (rubric != stock.rubrics.end())
        options.huddle = huddle_of(stock.scenarios, *rubric, weakest_steps(ledger, report.model));
    return team_page(ledger, report, options, words);
}

Page scenarios(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    return scenario_page(ledger, asked.filter, stock.conduct, stock.scenarios, words);
}

Page friction(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    const RuleTalk talk{stock.conduct, stock.notes.answers, stock.glitches};
    return friction_page(ledger, asked.filter, talk, stock.scenarios, words);
}

Page trainee(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    std::string who = asked.trainee;
    if (who.empty()) {
        const std::vector<std::size_t> order = by_name(ledger, tally_of(ledger, asked.filter));
        if (!order.empty()) who = ledger.trainees()[order.front()].id;
    }
    return trainee_page(ledger, asked.filter, who, stock.notes, words);
}

Page compare(const Ledger& ledger, const PageAsked& asked, const PageStock&, const Catalogue& words)
{
    Sides sides = asked.sides;
    if (sides.cohort.empty() && sides.site.empty()) {
        sides.cohort = asked.filter.cohort;
        sides.site = asked.filter.site;
    }
    return compare_page(ledger, asked.filter, sides, words);
}

Page scorer(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    return scorer_page(ledger, asked.filter, stock.notes, words);
}

Page pilot(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    return pilot_page(ledger, stock.notes, asked.pilot, stock.contacts, words);
}

struct Row {
    std::string_view name;
    Page (*make)(const Ledger&, const PageAsked&, const PageStock&, const Catalogue&);
};

constexpr Row pages[] = {{"team", team},         {"trainee", trainee}, {"compare", compare}, {"scenarios", scenarios},
                         {"friction", friction}, {"pilot", pilot},     {"scorer", scorer}};

}  // namespace

const std::vector<std::string_view>& page_names()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> out;
        for (const Row& row : pages) out.push_back(row.name);
        return out;
    }();
    return names;
}

Page make_page(const Ledger& ledger, const PageAsked& asked, const PageStock& stock, const Catalogue& words)
{
    const auto found = std::ranges::find(pages, std::string_view(asked.name), &Row::name);
    return (found == std::end(pages) ? pages : found)->make(ledger, asked, stock, words);
}

}  // namespace amends::report
