#include "sim/proof/report.h"

#include "sim/proof/exemplars.h"
#include "sim/proof/lint.h"

namespace amends::proof {
namespace {

constexpr std::uint64_t sample_seed = 20270301;

void add(Findings& all, Findings more)
{
    for (Finding& each : more) all.push_back(std::move(each));
}

void beyond_budget(const play::Pinned& pinned, const Classes& classes, const ProveOptions& options, Report& report)
{
    Finding finding = proved_at(
        "beyond-budget", "/nodes",
        "more than " + std::to_string(options.limit) + " moves in reached states: the space cannot be looked at whole");
    finding.fix = "use fewer variables, actions, promises or answers with effects";
    report.findings.push_back(std::move(finding));
    const std::size_t endings = pinned.scenario->endings.size();
    report.drawn = random_endings(*pinned.compiled, classes, endings, options.sampled, sample_seed);
    for (std::size_t i = 0; i < endings; ++i) {
        if (report.drawn[i] != 0) continue;
        Finding unseen = finding_at("ending-unreachable", "/endings/" + std::to_string(i),
                                    "no play of " + std::to_string(options.sampled) + " random ones ends with \"" +
                                        pinned.scenario->endings[i].id + "\": its chance is below 3 in " +
                                        std::to_string(options.sampled) + " (95 in 100)");
        unseen.verdict = Verdict::sampled;
        report.findings.push_back(std::move(unseen));
    }
}

}  // namespace

Report prove(const play::Pinned& pinned, const acts::Model& model, const std::vector<rubric::Rubric>& rubrics,
             const ProveOptions& options)
{
    const auto next = [&](std::string_view what) {
        if (options.progress) options.progress(what);
    };
    const scenario::Scenario& scenario = *pinned.scenario;
    Report report;
    report.scenario = scenario.id;
    next("reaching every state");
    const Classes classes = classes_of(scenario, *pinned.compiled);
    const Space space = reach(scenario, *pinned.compiled, classes, options.limit);
    report.count = count(scenario, classes, space);
    if (!space.within_budget) {
        beyond_budget(pinned, classes, options, report);
        return report;
    }
    if (const std::uint32_t stuck = dead_end(space); stuck != nowhere) {
        const Witnesses witnesses(pinned, model, classes, space, exemplars(scenario, options.texts));
        report.findings.push_back(dead_end_found(scenario, space, stuck, witnesses.to(stuck)));
        return report;
    }
    report.chances = chances(space, scenario.endings.size());
    if (options.count_only) return report;
    const Lumps lumps = lumps_of(*pinned.compiled, space);
    report.lumps = lumps.size();
    next("finding words for every class");
    const std::vector<std::string> texts = exemplars(scenario, options.texts);
    const Witnesses witnesses(pinned, model, classes, space, texts);
    const Marker marker(pinned, classes, space, lumps);
    for (std::size_t p = 0; p < player_count; ++p) {
        report.endings[p] = marker.players().endings(static_cast<Player>(p));
    }
    const Subject subject{pinned, model, rubrics, classes, space, lumps, marker, witnesses, texts};
    next("looking for what no play comes to");
    add(report.findings, prove_reach(subject));
    add(report.findings, prove_regions(subject));
    add(report.findings, prove_deeds(subject));
    std::vector<Beside> beside = replies_beside(subject);
    for (const rubric::Rubric& rubric : rubrics) {
        next("marks under " + rubric.id());
        report.frameworks.push_back(
            marker.prove(rubric, {Player::random, Player::rude, Player::average, Player::good}, &beside));
    }
    add(report.findings, prove_marks(report.frameworks));
    add(report.findings, prove_replies(subject, beside));
    next("saying one thing again and again");
    add(report.findings, prove_words(subject));
    if (options.plays > 0) {
        for (const Player player : {Player::random, Player::rude, Player::average, Player::good}) {
            next("playing as the " + std::string(name_of(player)) + " player");
            report.samples.push_back(sample(subject, marker.players(), player, options.plays, sample_seed));
        }
    }
    for (const std::string& id : options.ways) {
        next("looking for the shortest plays to " + id);
        std::vector<Way> ways = ways_to(subject, id == "all" ? std::string_view() : std::string_view(id));
        report.ways.insert(report.ways.end(), ways.begin(), ways.end());
    }
    if (options.cover) {
        next("covering everything with few plays");
        report.cover = cover(subject);
    }
    return report;
}

}  // namespace amends::proof
