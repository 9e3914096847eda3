// The core's speed on the scenario that ships. Compare figures of one run with each other, not with another machine's.
#include <benchmark/benchmark.h>

#include "scoring/base/chance.h"
#include "sim/play/script.h"
#include "sim/proof/count.h"
#include "sim/scenario/parse.h"
#include "tests/sim/play/fixture.h"

namespace amends {
namespace {

using play::bytes_of;
using play::sound;

const std::string scenario_path = "scenarios/walked-at-one/scenario.json";

scenario::Scenario shipped()
{
    return sound(scenario::parse_scenario(bytes_of(scenario_path), scenario_path));
}

play::Pinned pinned()
{
    const auto coefficients =
        sound(customer::parse_coefficients(bytes_of("assets/customer/coefficients.json"), "coefficients"));
    return sound(play::pin(shipped(), coefficients, {}));
}

acts::Model model()
{
    return play::shipped_scorer();
}

void hear_a_reply(benchmark::State& state)
{
    const acts::Model scorer = model();
    const play::Playing playing = play::begin(pinned());
    const acts::Context context = play::hearing_context(playing.pinned, playing.state, playing.typed);
    const std::string reply =
        "I'm so sorry, Ms Carew. You paid in January, you rang ahead, and your room isn't here. That's our mistake, "
        "and "
        "I'm going to see it through. May I ring the Almoner while you sit down?";
    for (auto round : state) benchmark::DoNotOptimize(acts::hear(scorer, context, reply));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(hear_a_reply)->Unit(benchmark::kMicrosecond);

void read_the_scenario(benchmark::State& state)
{
    const std::string bytes = bytes_of(scenario_path);
    for (auto round : state) benchmark::DoNotOptimize(scenario::parse_scenario(bytes, scenario_path));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(read_the_scenario)->Unit(benchmark::kMillisecond);

void read_the_rules(benchmark::State& state)
{
    const std::string bytes = bytes_of("assets/scorer/en.rules");
    for (auto round : state) benchmark::DoNotOptimize(acts::parse_model(bytes, "en.rules"));
}
BENCHMARK(read_the_rules)->Unit(benchmark::kMillisecond);

/// Moves of branching a second: a random player through whole plays, one move an item.
void step_by_step(benchmark::State& state)
{
    const play::Pinned play = pinned();
    const play::Compiled& compiled = *play.compiled;
    const proof::Classes classes = proof::classes_of(*play.scenario, compiled);
    const play::BranchState start = play::open_first(compiled, play::start_state(compiled));
    play::BranchState at = start;
    std::vector<play::Letter> moves;
    std::uint64_t draw = 0;
    for (auto round : state) {
        if (at.over()) at = start;
        moves.clear();
        proof::for_each_move(compiled, classes, at, [&](const play::Letter& letter) { moves.push_back(letter); });
        at =
            play::step(compiled, at, moves[chance_below(1, draw++, "bench", static_cast<std::uint32_t>(moves.size()))]);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(step_by_step);

/// One whole turn as the window does it: decide on an offered reply and apply its events.
void decide_and_apply(benchmark::State& state)
{
    const play::Playing start = play::begin(pinned());
    for (auto round : state) {
        play::Playing playing = start;
        const play::Decided decided = play::decide(playing.pinned, playing.state, play::Listen{});
        playing.take(*decided);
        benchmark::DoNotOptimize(playing.state);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decide_and_apply)->Unit(benchmark::kMicrosecond);

void explore_the_whole_space(benchmark::State& state)
{
    const play::Pinned play = pinned();
    const proof::Classes classes = proof::classes_of(*play.scenario, *play.compiled);
    for (auto round : state) benchmark::DoNotOptimize(proof::reach(*play.scenario, *play.compiled, classes));
}
BENCHMARK(explore_the_whole_space)->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace
}  // namespace amends
