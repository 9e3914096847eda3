#include "sim/report/team/about.h"

#include <algorithm>

namespace amends::report {

std::vector<std::string> filter_words(const Ledger& ledger, const Filter& filter, const Words& words)
{
    std::vector<std::string> out = {words("report.filter.framework", {{"framework", ledger.title()}})};
    if (!filter.cohort.empty()) out.push_back(words("report.filter.cohort", {{"name", filter.cohort}}));
    if (!filter.site.empty()) out.push_back(words("report.filter.site", {{"name", filter.site}}));
    if (!filter.scenario.empty()) {
        const auto named = std::ranges::find(ledger.scenarios(), filter.scenario, &Ledger::Scenario::id);
        const bool known = named != ledger.scenarios().end();
        out.push_back(words("report.filter.scenario", {{"name", known ? named->title : filter.scenario}}));
    }
    const Filter all;
    if (filter.from_s != all.from_s)
        out.push_back(words("report.filter.from", {{"day", write_day(filter.from_s / day_s)}}));
    if (filter.until_s != all.until_s)
        out.push_back(words("report.filter.until", {{"day", write_day(filter.until_s / day_s - 1)}}));
    return out;
}

std::vector<std::string> notices(const Ledger& ledger, const Words& words)
{
    std::vector<std::string> out;
    if (ledger.simulated()) out.push_back(words("report.simulated"));
    if (ledger.rubrics() > 1) out.push_back(words("report.rubrics", {{"n", std::to_string(ledger.rubrics())}}));
    if (ledger.scorers() > 1) out.push_back(words("report.scorers", {{"n", std::to_string(ledger.scorers())}}));
    return out;
}

std::vector<std::string> little_known(const StepModel& total, const Words& words)
{
    std::vector<std::string> out;
    if (total.trainees == 0) return out;
    if (!total.known) out.push_back(words("report.unknown_spread"));
    if (!total.drawn) out.push_back(words("report.not_drawn", {{"n", std::to_string(least_group)}}));
    return out;
}

PageWords page_words(const Catalogue& catalogue)
{
    const Words words(catalogue);
    return {words("report.as_table"), words("report.cannot_tell.heading"), "en", words("report.contents")};
}

}  // namespace amends::report
