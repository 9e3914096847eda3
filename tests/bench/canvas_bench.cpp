// The author's desk with a scenario of a thousand nodes, drawn in memory: frames while its picture is moved and zoomed.
#include <benchmark/benchmark.h>
#include <SDL.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/app/author/author_desk.h"
#include "sim/cli/author_tools.h"
#include "tests/bench/frames.h"
#include "tests/sim/app/night.h"

namespace amends::app {
namespace {

using bench::cpu_ms;
using Json = nlohmann::ordered_json;

constexpr std::size_t many = 1000;

/// Another id for everything that is declared below, so that a copy can stand beside what it was made from.
void rename_in(Json& value, const std::string& suffix)
{
    if (value.is_array()) {
        for (Json& each : value) rename_in(each, suffix);
    }
    if (!value.is_object()) return;
    for (auto& [key, inside] : value.items()) {
        if ((key == "id" || key == "to") && inside.is_string())
            inside = inside.get<std::string>() + suffix;
        else
            rename_in(inside, suffix);
    }
}

/// The shipped scenario's nodes again and again, each round led to from the one before.
std::string a_thousand_nodes(const std::string& shipped)
{
    Json scenario = Json::parse(shipped);
    const Json nodes = scenario["nodes"];
    const std::string first = nodes[0]["id"];
    std::size_t with_exits = 0;
    while (!nodes[with_exits].contains("exits")) ++with_exits;
    std::size_t head = 0;  // of the round before
    for (int round = 1; scenario["nodes"].size() < many; ++round) {
        const std::string suffix = "-" + std::to_string(round);
        Json way = nodes[with_exits]["exits"][0];
        way["id"] = "on" + suffix;
        way["to"] = first + suffix;
        way.erase("line");
        Json& exits = scenario["nodes"][head + with_exits]["exits"];
        exits.insert(exits.begin(), way);
        head = scenario["nodes"].size();
        for (const Json& node : nodes) {
            if (scenario["nodes"].size() == many) break;
            Json copy = node;
            rename_in(copy, suffix);
            scenario["nodes"].push_back(std::move(copy));
        }
    }
    return scenario.dump();
}

void push(const SDL_Event& event)
{
    SDL_Event copy = event;
    SDL_PushEvent(&copy);
}

void move_mouse(int x, int y)
{
    SDL_Event event{};
    event.type = SDL_MOUSEMOTION;
    event.motion.x = x;
    event.motion.y = y;
    push(event);
}

void press_middle(bool down)
{
    SDL_Event event{};
    event.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
    event.button.button = SDL_BUTTON_MIDDLE;
    push(event);
}

void turn_wheel(int steps)
{
    SDL_Event event{};
    event.type = SDL_MOUSEWHEEL;
    event.wheel.y = steps;
    event.wheel.preciseY = static_cast<float>(steps);
    push(event);
}

void press_enter(bool down)
{
    SDL_Event event{};
    event.type = down ? SDL_KEYDOWN : SDL_KEYUP;
    event.key.keysym.sym = SDLK_RETURN;
    event.key.keysym.scancode = SDL_SCANCODE_RETURN;
    push(event);
}

/// The desk with that draft open, its problems looked for.
class Desktop {
public:
    Desktop()
    {
        const auto tools = cli::author_tools(testing::library(), night_.author_folder());
        const auto folder = drafts::new_draft(tools->folder, "a-thousand",
                                              a_thousand_nodes(tools->shipped.front().bytes), "", tools->around);
        if (!folder) throw std::runtime_error(to_string(folder.error().front()));
        desk_ = std::make_unique<AuthorDesk>(tools, testing::library().words, worker_);
        frame();
        frame();
        window_->screen().focus = "draft-" + folder->string();
        for (const bool down : {true, false}) {
            press_enter(down);
            frame();
        }
        if (desk_->draft() == nullptr || desk_->draft()->document().size("/nodes") != many)
            throw std::runtime_error("the draft is not open");
        const auto looks = [this] {
            const ui::Item* tab = window_->screen().shown.find("side-problems");
            return tab == nullptr || tab->name.ends_with("…");
        };
        for (int i = 0; i < 12'000 && looks(); ++i) {
            frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        if (looks()) throw std::runtime_error("its problems are not known");
        const ui::Item* canvas = window_->screen().shown.find("canvas");
        if (canvas == nullptr) throw std::runtime_error("no canvas");
        x_ = static_cast<int>(canvas->rect.middle_x());
        y_ = static_cast<int>((canvas->rect.top + canvas->rect.bottom) / 2);
        move_mouse(x_, y_);
        frame();
    }

    double frame()
    {
        const double begun = cpu_ms();
        window_->draw_now([this] {
            worker_.deliver();
            desk_->draw();
        });
        return cpu_ms() - begun;
    }

    /// How many nodes the last frame showed.
    std::size_t shown() const
    {
        std::size_t boxes = 0;
        for (const ui::Item& item : window_->screen().shown.items) boxes += item.id.starts_with("box-") ? 1 : 0;
        return boxes;
    }

    int x() const { return x_; }
    int y() const { return y_; }

private:
    testing::Night night_;
    std::unique_ptr<Window> window_ = bench::opened();
    Worker worker_{[] {}};
    std::unique_ptr<AuthorDesk> desk_;
    int x_ = 0, y_ = 0;
};

/// The picture is pulled to and fro with the middle button, as near as it opens.
void moving_a_thousand_nodes(benchmark::State& state)
{
    Desktop desk;
    std::vector<double> frames;
    press_middle(true);
    desk.frame();
    std::size_t most = 0;
    int step = 0;
    for (auto round : state) {
        ++step;
        move_mouse(desk.x() + (step % 40 < 20 ? step % 20 : 20 - step % 20) * 12, desk.y() + step % 7 * 9);
        frames.push_back(desk.frame());
        most = std::max(most, desk.shown());
    }
    press_middle(false);
    state.counters["frame_p95_ms"] = bench::percentile_95(frames);
    state.counters["nodes_in_view"] = static_cast<double>(most);
}
BENCHMARK(moving_a_thousand_nodes)->Unit(benchmark::kMillisecond)->Iterations(200);

/// From as near as it opens to as far as it goes, and back.
void zooming_a_thousand_nodes(benchmark::State& state)
{
    Desktop desk;
    std::vector<double> frames;
    std::size_t most = 0;
    int step = 0;
    for (auto round : state) {
        turn_wheel(step++ % 50 < 25 ? -1 : 1);
        frames.push_back(desk.frame());
        most = std::max(most, desk.shown());
    }
    state.counters["frame_p95_ms"] = bench::percentile_95(frames);
    state.counters["nodes_in_view"] = static_cast<double>(most);
}
BENCHMARK(zooming_a_thousand_nodes)->Unit(benchmark::kMillisecond)->Iterations(200);

}  // namespace
}  // namespace amends::app
