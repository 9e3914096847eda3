// The reports desk over a large organisation: 5,000 trainees, 500,000 plays.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "sim/report/team/generate.h"
#include "sim/report/team/pages.h"

namespace {

using namespace amends;
using namespace amends::report;

constexpr int trainees = 5'000;
constexpr int plays = 500'000;

std::string shipped(const std::string& file)
{
    std::ifstream in(AMENDS_SOURCE_DIR "/assets/" + file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

const rubric::Rubric& heal()
{
    static const rubric::Rubric rubric = rubric::parse_rubric(shipped("rubrics/heal.json"), "heal.json").value();
    return rubric;
}

const Catalogue& words()
{
    static const Catalogue words = parse_catalogue(shipped("words/en/report.json"), "report.json").value();
    return words;
}

Organisation organisation()
{
    Organisation out;
    out.trainees = trainees;
    out.plays = plays;
    out.last_day = 20'878;
    out.steps = generated_steps(heal());
    for (int i = 0; i < 20; ++i) {
        const std::string id = "scenario-" + std::to_string(i);
        out.scenarios.push_back({id, id, "v1", std::vector<bool>(out.steps.size(), true)});
    }
    return out;
}

Ledger empty()
{
    std::vector<Ledger::Step> steps;
    for (const GeneratedStep& step : generated_steps(heal())) steps.push_back({step.id, step.title, ""});
    return {"heal", "HEAL", std::move(steps), true};
}

const Ledger& large()
{
    static const Ledger ledger = [] {
        Ledger out = empty();
        generate(organisation(), [&out](const Kept& kept) { out.add(kept); });
        return out;
    }();
    return ledger;
}

void ReportsGenerateHalfAMillionPlays(benchmark::State& state)
{
    for (auto each : state) {
        Ledger out = empty();
        generate(organisation(), [&out](const Kept& kept) { out.add(kept); });
        benchmark::DoNotOptimize(out.rows().size());
    }
}
BENCHMARK(ReportsGenerateHalfAMillionPlays)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Any filter, from the rows to the finished page.
void ReportsTeamPageUnderAFilter(benchmark::State& state)
{
    PageAsked asked;
    if (state.range(0) == 1) asked.filter.site = "Harbour";
    if (state.range(0) == 2) asked.filter.from_s = 20'800 * day_s;
    const Ledger& ledger = large();
    const PageStock stock{{}, {heal()}, {}, {}, {}};
    for (auto each : state) benchmark::DoNotOptimize(make_page(ledger, asked, stock, words()));
}
BENCHMARK(ReportsTeamPageUnderAFilter)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void ReportsTallyOfHalfAMillionPlays(benchmark::State& state)
{
    const Ledger& ledger = large();
    for (auto each : state) benchmark::DoNotOptimize(tally_of(ledger, {}));
}
BENCHMARK(ReportsTallyOfHalfAMillionPlays)->Unit(benchmark::kMillisecond);

/// One play more, where the sums are there already.
void ReportsOnePlayMore(benchmark::State& state)
{
    const Ledger& ledger = large();
    Tally tally = tally_of(ledger, {});
    std::size_t row = 0;
    for (auto each : state) tally.add(ledger, row++ % ledger.rows().size());
}
BENCHMARK(ReportsOnePlayMore);

void ReportsModel(benchmark::State& state)
{
    const Ledger& ledger = large();
    const Tally tally = tally_of(ledger, {});
    for (auto each : state) benchmark::DoNotOptimize(model_of(ledger, tally));
}
BENCHMARK(ReportsModel)->Unit(benchmark::kMillisecond);

void ReportsHtml(benchmark::State& state)
{
    const Page page = make_page(large(), {}, {{}, {heal()}, {}, {}, {}}, words());
    for (auto each : state) benchmark::DoNotOptimize(page_html(page, {"table", "cannot", "en"}));
}
BENCHMARK(ReportsHtml)->Unit(benchmark::kMillisecond);

}  // namespace
