// How long the scorer takes over one reply of about three hundred characters, with all acts. Figures of one run are for
// comparing with each other: "rules" beside "all" is what the learners cost.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/train/example.h"

namespace amends {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

const fs::path assets = fs::path(AMENDS_SOURCE_DIR) / "assets";

const acts::Model& whole_model()
{
    static const acts::Model model =
        acts::parse_model(
            acts::join_model(bytes_of(assets / "scorer/en.rules"), bytes_of(assets / "scorer/en.weights")), "model")
            .value();
    return model;
}

const acts::Model& rules_alone()
{
    static const acts::Model model = acts::parse_model(bytes_of(assets / "scorer/en.rules"), "rules").value();
    return model;
}

/// Labelled replies of 290 to 310 characters, with what was said before them.
const std::vector<train::Example>& typical_replies()
{
    static const std::vector<train::Example> replies = [] {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(assets / "corpus")) {
            if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        std::vector<train::Example> chosen;
        for (const fs::path& file : files) {
            std::vector<train::Example> all = train::parse_corpus(bytes_of(file), file.string()).value();
            for (train::Example& each : all) {
                if (each.reply.size() >= 290 && each.reply.size() <= 310) chosen.push_back(std::move(each));
            }
        }
        return chosen;
    }();
    return replies;
}

/// Three hundred characters in which most words begin a rule, after eight earlier replies that must be compared.
train::Example worst_reply()
{
    train::Example worst;
    worst.reply =
        "I'm so sorry, that's our mistake, I'll call you by five today, I understand how upset you are, would you like "
        "a "
        "refund or a new one, let me check, thank you, it won't happen again, I can't promise, you should have told "
        "us, "
        "it's policy, calm down, if you feel hurt, I've sent it, what happened, does that sort it?";
    for (int i = 0; i < 8; ++i) {
        worst.context.customer_lines.push_back(
            "You promised me a call by five and a refund, and nobody rang. I'm furious!");
        worst.context.own_replies.push_back(worst.reply.substr(0, 150) + std::to_string(i));
    }
    worst.context.customer_lines.push_back("Sorry, sorry, that's all you ever say. Where is my refund?");
    return worst;
}

/// Hears the replies in turn and says the middle and the slow end of what one took, in microseconds of processor time,
/// which other programs at work disturb least.
void hear_each(benchmark::State& state, const acts::Model& model, const std::vector<train::Example>& replies)
{
    std::vector<double> took;
    std::size_t next = 0;
    for (auto round : state) {
        const train::Example& each = replies[next++ % replies.size()];
        const std::clock_t begin = std::clock();
        benchmark::DoNotOptimize(acts::hear(model, each.context, each.reply));
        took.push_back(1e6 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::sort(took.begin(), took.end());
    state.SetItemsProcessed(state.iterations());
    state.counters["p50_us"] = took[took.size() / 2];
    state.counters["p99_us"] = took[took.size() * 99 / 100];
}

void typical_all(benchmark::State& state)
{
    hear_each(state, whole_model(), typical_replies());
}
BENCHMARK(typical_all)->Unit(benchmark::kMicrosecond)->MinTime(5);

void typical_rules(benchmark::State& state)
{
    hear_each(state, rules_alone(), typical_replies());
}
BENCHMARK(typical_rules)->Unit(benchmark::kMicrosecond)->MinTime(2);

void worst_all(benchmark::State& state)
{
    hear_each(state, whole_model(), {worst_reply()});
}
BENCHMARK(worst_all)->Unit(benchmark::kMicrosecond)->MinTime(2);

void worst_rules(benchmark::State& state)
{
    hear_each(state, rules_alone(), {worst_reply()});
}
BENCHMARK(worst_rules)->Unit(benchmark::kMicrosecond)->MinTime(2);

/// A reply of so many characters: what is heard must grow with the reply and no faster.
void long_reply(benchmark::State& state)
{
    train::Example each = worst_reply();
    const std::string part = each.reply + " ";
    while (each.reply.size() < static_cast<std::size_t>(state.range(0))) each.reply += part;
    for (auto round : state) benchmark::DoNotOptimize(acts::hear(whole_model(), each.context, each.reply));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(long_reply)->Unit(benchmark::kMillisecond)->Arg(1000)->Arg(4000)->Arg(16000);

}  // namespace
}  // namespace amends
