// The window's own work, drawn in memory: a frame while somebody types, and a call that nobody answers yet.
#include <benchmark/benchmark.h>
#include <imgui.h>
#include <SDL.h>

#include "tests/bench/frames.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using bench::cpu_ms, bench::opened, bench::percentile_95;

std::function<void()> drawn(const std::string& name)
{
    for (Exhibit& exhibit : exhibits(testing::stock())) {
        if (exhibit.name == name) return std::move(exhibit.draw);
    }
    throw std::runtime_error("no exhibit " + name);
}

void type_letter(std::size_t n)
{
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    event.text.text[0] = n % 6 == 5 ? ' ' : static_cast<char>('a' + n % 26);
    SDL_PushEvent(&event);
}

/// One letter an iteration, and every frame that it takes; the counter is over single frames.
void frame_while_typing(benchmark::State& state)
{
    const std::unique_ptr<Window> window = opened();
    const std::function<void()> draw = drawn("call");
    for (int i = 0; i < 5; ++i) window->draw_now(draw);
    window->screen().focus = "reply";
    std::vector<double> frames;
    std::size_t letters = 0;
    for (auto round : state) {
        type_letter(letters++);
        for (int i = 0; i < 3; ++i) {
            const double begun = cpu_ms();
            window->draw_now(draw);
            frames.push_back(cpu_ms() - begun);
        }
    }
    state.counters["frame_p95_ms"] = percentile_95(frames);
    state.counters["cpu_share_at_15_letters_a_second_percent"] =
        15 * 3 * 0.1 * percentile_95(frames);  // three frames a letter, each at its worst
}
BENCHMARK(frame_while_typing)->Unit(benchmark::kMillisecond)->Iterations(150);

/// Real time: the customer's lines are told, then nothing happens. Frames a tick, and the share of one core, which
/// holds SDL's own waiting for events too.
void a_call_under_way(benchmark::State& state)
{
    const std::unique_ptr<Window> window = opened();
    const std::function<void()> draw = drawn("call-begins");
    for (int i = 0; i < 5; ++i) window->draw_now(draw);
    const std::int64_t lasts_ms = 20'000;
    for (auto round : state) {
        const long frames = window->frames();
        const double cpu = cpu_ms();
        std::int64_t begun = 0;
        long told = 0;
        window->run([&] {
            draw();
            if (begun == 0) begun = ui::now();
            if (ui::now() < begun + 10'000) told = window->frames() - frames;
            ui::wake_at(begun + lasts_ms);
            if (ui::now() >= begun + lasts_ms) window->close();
        });
        state.counters["frames_in_the_first_10_s"] = static_cast<double>(told);
        state.counters["frames_in_20_s"] = static_cast<double>(window->frames() - frames);
        state.counters["cpu_percent"] = (cpu_ms() - cpu) / static_cast<double>(lasts_ms) * 100;
    }
}
BENCHMARK(a_call_under_way)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace amends::app
