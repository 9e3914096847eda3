// amends demo-data: an organisation that does not exist, in a file of its own.
#include <algorithm>
#include <array>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "scoring/base/chance.h"
#include "scoring/rubric/framework.h"
#include "sim/cli/commands/common.h"
#include "sim/play/script.h"
#include "sim/records/generated.h"
#include "sim/records/hash.h"
#include "sim/report/team/generate.h"

namespace amends::cli {
namespace {

struct Options {
    std::string file;
    std::string rubric = "heal";
    std::string until = "2027-03-01";
    std::uint64_t seed = 1;
    int trainees = 60;
    int cases = 600;
};

using records::Stored;

/// What a criterion asks for that the scenario offers is observed in it, whatever is played.
std::vector<bool> observed_in(const Library& library, const ScenarioFile& file, const rubric::Rubric& rubric)
{
    const auto pinned = play::pin(file.scenario, library.coefficients, pins_for(library, file, "", 1));
    if (!pinned) return std::vector<bool>(rubric.data().criteria.size());
    std::vector<bool> out;
    const rubric::FrameworkMark mark = rubric::mark(rubric, play::record_of(*pinned, play::begin(*pinned).state));
    for (const rubric::CriterionMark& criterion : mark.criteria) out.push_back(criterion.observed);
    return out;
}

/// Writes each generated play as the records keep one, and draws a pilot among the first people: their first play in
/// one of two scenarios and their latest in the other are its exams.
class DemoFile {
public:
    DemoFile(records::GeneratedFile& file, const report::Organisation& organisation, std::string framework)
        : file_(file), organisation_(organisation), framework_(std::move(framework))
    {
        pilot_.id = "pilot-1";
        pilot_.name = "Half a year of practice";
        pilot_.framework = framework_;
        pilot_.seed = static_cast<std::int64_t>(organisation.seed & 0xFFFFFFFFU);
        pilot_.drawn_at = at((organisation.last_day - 200) * report::day_s);
        if (organisation.scenarios.size() < 2) return;
        pilot_.one = organisation.scenarios[0].id;
        pilot_.other = organisation.scenarios[1].id;
    }

    /// Plays come trainee by trainee: those of one are written when the next begins.
    void take(const report::Kept& kept)
    {
        if (!plays_.empty() && plays_.front().trainee != kept.trainee) flush();
        plays_.push_back(kept);
    }

    void finish()
    {
        flush();
        if (done_ && !pilot_.people.empty()) done_ = file_.pilot(pilot_);
        for (const records::Rating& each : ratings_) {
            if (done_) done_ = file_.rating(each);
        }
    }

    const Stored<void>& done() const { return done_; }

private:
    static constexpr std::int64_t talk_s = 600;
    static constexpr std::size_t most_in_pilot = 60;

    static std::string at(std::int64_t seconds) { return records::utc_text(seconds * 1000); }

    void flush()
    {
        if (plays_.empty() || !done_) return;
        const report::Kept& first = plays_.front();
        done_ = file_.person({first.trainee, first.name, at(first.ended_s), false}, first.cohort, first.site);
        if (people_++ < most_in_pilot && !pilot_.one.empty()) sit_exams();
        for (const report::Kept& kept : plays_) {
            if (done_) write(kept);
        }
        plays_.clear();
    }

    /// By lot who begins with which; whoever has not played both in that order has not sat both.
    void sit_exams()
    {
        const bool one_first = chance_below(organisation_.seed, people_, "begins", 2) == 0;
        const std::string& begins = one_first ? pilot_.one : pilot_.other;
        const std::string& ends = one_first ? pilot_.other : pilot_.one;
        pilot_.people.push_back({plays_.front().trainee, begins});
        for (report::Kept& kept : plays_) kept.exam = kept.exam && kept.scenario != begins && kept.scenario != ends;
        const auto is = [](const std::string& scenario) {
            return [&scenario](const report::Kept& kept) { return kept.counts && kept.scenario == scenario; };
        };
        const auto before = std::ranges::find_if(plays_, is(begins));
        const auto after = std::find_if(plays_.rbegin(), plays_.rend(), is(ends));
        if (before == plays_.end()) return;
        before->exam = true;
        rate(*before);
        if (after == plays_.rend() || after->ended_s <= before->ended_s) return;
        after->exam = true;
        rate(*after);
    }

    /// Two people mark an exam, each a little off.
    void rate(const report::Kept& kept)
    {
        const std::uint64_t play = fnv1a(kept.play);
        for (std::size_t k = 0; k < kept.steps.size(); ++k) {
            for (const char* const rater : {"Rater one", "Rater two"}) {
                const auto off =
                    static_cast<int>(chance_below(organisation_.seed + k, play, rater, 31)) - 15;  // marks, at most
                ratings_.push_back({kept.play, framework_, kept.steps[k].step, rater,
                                    std::clamp(kept.steps[k].mark + off, 0, 100), at(kept.ended_s + report::day_s)});
            }
        }
    }

    /// One play in six has an answer to the question after it.
    void answer(const report::Kept& kept)
    {
        const std::uint64_t play = fnv1a(kept.play);
        if (!kept.counts || chance_below(organisation_.seed, play, "answers", 6) != 0) return;
        static constexpr std::array<std::pair<const char*, const char*>, 6> said = {
            {{"none", ""},
             {"none", ""},
             {"bent", "no refunds after six"},
             {"blamed", "one late check-out a month"},
             {"blocked", "the night desk may not move anybody"},
             {"blocked", ""}}};
        const auto& [what, words] = said[chance_below(organisation_.seed, play, "said", said.size())];
        done_ = file_.answer({kept.play, what, words, at(kept.ended_s + 60)});
    }

    void write(const report::Kept& kept)
    {
        records::PlayRow row;
        row.id = kept.play;
        row.of = {"c" + kept.play.substr(1), kept.trainee, kept.scenario, kept.version, "", at(kept.ended_s)};
        row.counts = kept.counts;
        row.exam = kept.exam;
        row.started_at = at(kept.ended_s - talk_s);
        row.last_at = at(kept.ended_s);
        row.ended_at = row.last_at;
        row.marks.push_back({kept.play, kept.rubric, kept.scorer, framework_, kept.total, kept.total, kept.pass,
                             coverage(kept), detail(kept)});
        done_ = file_.play(row);
        if (done_ && people_ <= most_in_pilot) answer(kept);
    }

    const report::StepMark* found(const report::Kept& kept, const std::string& step) const
    {
        const auto mark = std::ranges::find(kept.steps, step, &report::StepMark::step);
        return mark == kept.steps.end() ? nullptr : &*mark;
    }

    int coverage(const report::Kept& kept) const
    {
        int seen = 0;
        int all = 0;
        for (const report::GeneratedStep& step : organisation_.steps) {
            all += step.weight;
            seen += found(kept, step.id) != nullptr ? step.weight : 0;
        }
        return seen * 1000 / std::max(1, all);
    }

    std::string detail(const report::Kept& kept) const
    {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const report::GeneratedStep& step : organisation_.steps) {
            const report::StepMark* const mark = found(kept, step.id);
            const int value = mark == nullptr ? 0 : mark->mark;
            list.push_back({{"id", step.id},
                            {"weight", step.weight},
                            {"observed", mark != nullptr},
                            {"mark", value},
                            {"generous", value}});
        }
        return list.dump();
    }

    records::GeneratedFile& file_;
    const report::Organisation& organisation_;
    std::string framework_;
    std::vector<report::Kept> plays_;  ///< of the trainee that is under way
    std::size_t people_ = 0;
    records::Pilot pilot_;
    std::vector<records::Rating> ratings_;
    Stored<void> done_;
};

Checked<std::vector<ScenarioFile>> scenario_files(const Library& library)
{
    std::vector<ScenarioFile> out;
    for (const std::string& id : scenario_ids(library)) {
        Checked<ScenarioFile> file = load_scenario(library, id);
        if (!file) return tl::unexpected<Diagnostics>(file.error());
        out.push_back(std::move(*file));
    }
    return out;
}

int write(const Options& options, const report::Organisation& organisation, const std::vector<ScenarioFile>& scenarios)
{
    auto file = records::GeneratedFile::begin(options.file);
    if (!file) return complain(file.error());
    for (const ScenarioFile& scenario : scenarios) {
        if (const auto pinned = (*file)->pin(scenario.canonical.hash, scenario.canonical.bytes); !pinned)
            return complain(pinned.error());
    }
    DemoFile demo(**file, organisation, options.rubric);
    int count = 0;
    report::generate(organisation, [&](const report::Kept& kept) {
        demo.take(kept);
        if (++count % 50'000 == 0) std::cerr << "Wrote " << count << " plays …\n";
    });
    demo.finish();
    if (!demo.done()) return complain(demo.done().error());
    if (const auto finished = (*file)->finish(); !finished) return complain(finished.error());
    std::cerr << "Wrote " << count << " simulated plays of " << organisation.trainees << " simulated people to "
              << options.file << " (" << report::generator_name << ", seed " << options.seed
              << ").\nLook at it: amends report --records " << options.file << '\n';
    return Exit::ok;
}

int run(const Options& options)
{
    report::Organisation organisation;
    if (!report::parse_day(options.until, organisation.last_day)) {
        std::cerr << "amends demo-data: --until is a day, 2027-03-01\n";
        return Exit::usage;
    }
    int exit_code = Exit::ok;
    const std::optional<Library> library = library_or_complain(exit_code);
    if (!library) return exit_code;
    const rubric::Rubric* const rubric = framework_named(*library, options.rubric);
    if (rubric == nullptr) {
        std::cerr << "amends demo-data: there is no framework \"" << options.rubric << "\"\n";
        return Exit::usage;
    }
    const Checked<std::vector<ScenarioFile>> scenarios = scenario_files(*library);
    if (!scenarios) return complain(scenarios.error());
    organisation.seed = options.seed;
    organisation.trainees = options.trainees;
    organisation.plays = options.cases;
    organisation.rubric = library->rubric_files[static_cast<std::size_t>(rubric - library->rubrics.data())].hash;
    organisation.scorer = library->model_file.hash;
    organisation.steps = report::generated_steps(*rubric);
    for (const ScenarioFile& file : *scenarios) {
        organisation.scenarios.push_back(
            {file.scenario.id, file.scenario.title, file.canonical.hash, observed_in(*library, file, *rubric)});
    }
    return write(options, organisation, *scenarios);
}

}  // namespace

void add_demo_data(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const demo = app.add_subcommand(
        "demo-data", "Write the records of an organisation that does not exist, to look at reports with");
    demo->add_option("FILE", options->file, "a file of its own; never one with real records")->required();
    demo->add_option("--seed", options->seed, "the same seed, the same organisation")->capture_default_str();
    demo->add_option("--trainees", options->trainees, "how many people")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    demo->add_option("--cases", options->cases, "how many plays in all")
        ->check(CLI::Range(1, 5'000'000))
        ->capture_default_str();
    demo->add_option("--rubric", options->rubric, "the framework that they are marked under")->capture_default_str();
    demo->add_option("--until", options->until, "the last day of the half year in which they played")
        ->capture_default_str();
    demo->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
