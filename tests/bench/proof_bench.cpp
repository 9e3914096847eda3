// The proof's speed, on every scenario that ships and on the published generator's large one
// (tests/sim/proof/generated.h: 300 nodes, 8 flags, moods of 0 to 6, at most 24 classes of replies a node). Peers'
// figures are in docs/proof.md.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <stdexcept>

#include "sim/play/decide.h"
#include "sim/proof/count.h"
#include "sim/proof/lint.h"
#include "sim/proof/marks.h"
#include "sim/proof/report.h"
#include "sim/scenario/parse.h"
#include "tests/sim/play/fixture.h"
#include "tests/sim/proof/generated.h"

namespace amends {
namespace {

using play::bytes_of;
using play::sound;

customer::Coefficients coefficients()
{
    return sound(customer::parse_coefficients(bytes_of("assets/customer/coefficients.json"), "coefficients"));
}

play::Pinned pinned(const scenario::Scenario& scenario)
{
    return sound(play::pin(scenario, coefficients(), {}));
}

rubric::Rubric framework()
{
    return sound(rubric::parse_rubric(bytes_of("assets/rubrics/seven_strategies.json"), "seven_strategies"));
}

std::vector<std::string> shipped()
{
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(AMENDS_SOURCE_DIR "/scenarios")) {
        if (!std::filesystem::exists(entry.path() / "scenario.json")) continue;
        paths.push_back("scenarios/" + entry.path().filename().string() + "/scenario.json");
    }
    return paths;
}

/// Reachability, dead ends, exact range and mean of every criterion of one framework.
void prove_one_framework(benchmark::State& state, const scenario::Scenario& scenario)
{
    const play::Pinned play = pinned(scenario);
    const rubric::Rubric rubric = framework();
    std::uint64_t states = 0;
    std::uint64_t moves = 0;
    for (auto round : state) {
        const proof::Classes classes = proof::classes_of(*play.scenario, *play.compiled);
        const proof::Space space = proof::reach(*play.scenario, *play.compiled, classes);
        if (!space.within_budget) throw std::runtime_error("beyond the budget");
        if (proof::last_first(space).size() != space.states.size()) throw std::runtime_error("not all reached");
        const proof::Lumps lumps = proof::lumps_of(*play.compiled, space);
        const proof::Marker marker(play, classes, space, lumps);
        benchmark::DoNotOptimize(marker.prove(rubric, {proof::Player::random}));
        states = space.states.size();
        moves = space.moves;
    }
    state.counters["states"] = static_cast<double>(states);
    state.counters["moves"] = static_cast<double>(moves);
}

void reach_alone(benchmark::State& state, const scenario::Scenario& scenario)
{
    const play::Pinned play = pinned(scenario);
    const proof::Classes classes = proof::classes_of(*play.scenario, *play.compiled);
    for (auto round : state) benchmark::DoNotOptimize(proof::reach(*play.scenario, *play.compiled, classes));
}

/// All that `amends prove` says, plays by lot and covering plays included.
void prove_everything(benchmark::State& state, const scenario::Scenario& scenario)
{
    const play::Pinned play = pinned(scenario);
    const acts::Model model = play::shipped_scorer();
    std::vector<rubric::Rubric> rubrics;
    for (const std::string id : {"heal", "human_first", "seven_steps", "seven_strategies", "sixty_seconds"}) {
        rubrics.push_back(sound(rubric::parse_rubric(bytes_of("assets/rubrics/" + id + ".json"), id)));
    }
    proof::ProveOptions options;
    options.cover = true;
    for (auto round : state) benchmark::DoNotOptimize(proof::prove(play, model, rubrics, options));
}

void ten_thousand_random_plays(benchmark::State& state, const scenario::Scenario& scenario)
{
    const play::Pinned play = pinned(scenario);
    const proof::Classes classes = proof::classes_of(*play.scenario, *play.compiled);
    for (auto round : state) {
        benchmark::DoNotOptimize(
            proof::random_endings(*play.compiled, classes, play.scenario->endings.size(), 10'000, 1));
    }
}

void lint_every_scenario(benchmark::State& state)
{
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& path : shipped()) files.emplace_back(path, bytes_of(path));
    const customer::Coefficients known = coefficients();
    const acts::Model model = play::shipped_scorer();
    for (auto round : state) {
        for (const auto& [path, bytes] : files) benchmark::DoNotOptimize(proof::lint(bytes, path, known, model));
    }
}
BENCHMARK(lint_every_scenario)->Unit(benchmark::kMillisecond);

/// One row of each kind for every scenario that ships, and for the large one.
const bool k_registered = [] {
    std::vector<std::pair<std::string, scenario::Scenario>> all;
    for (const std::string& path : shipped()) {
        all.emplace_back(path, sound(scenario::parse_scenario(bytes_of(path), path)));
    }
    all.emplace_back("generated", proof::generated(proof::large(), 1));
    for (const auto& [name, scenario] : all) {
        const scenario::Scenario& what = scenario;
        const auto add = [&](const std::string& kind, void (*run)(benchmark::State&, const scenario::Scenario&)) {
            benchmark::RegisterBenchmark((kind + "/" + name).c_str(), [run, what](benchmark::State& state) {
                run(state, what);
            })->Unit(benchmark::kMillisecond);
        };
        add("prove_one_framework", prove_one_framework);
        add("reach", reach_alone);
        add("ten_thousand_random_plays", ten_thousand_random_plays);
        add("prove_everything", prove_everything);
    }
    return true;
}();

}  // namespace
}  // namespace amends
