// The speed of the loyalty model. tests/bench/glm_fit.R times R's glm.fit on the same rows: compare figures of one run.
#include <benchmark/benchmark.h>

#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/loyalty/account.h"
#include "scoring/loyalty/study.h"

namespace amends::loyalty {
namespace {

constexpr int k_columns = 12;

struct Rows {
    Design design;
    Vector y;
};

/// Twelve scores in [-2, 2) with slopes from -0.6 to 0.5.
Rows rows_of(Eigen::Index n)
{
    Draws draws(42);
    const auto uniform = [&] { return static_cast<double>(draws.next() >> 11U) * 0x1p-53; };
    Rows out{{Matrix(n, k_columns), {}}, Vector(n)};
    Vector eta = Vector::Constant(n, 0.3);
    for (int j = 0; j < k_columns; ++j) {
        out.design.names.push_back("x" + std::to_string(j + 1));
        for (Eigen::Index i = 0; i < n; ++i) out.design.x(i, j) = uniform() * 4 - 2;
        eta += out.design.x.col(j) * ((j - 6) * 0.1);
    }
    for (Eigen::Index i = 0; i < n; ++i) out.y[i] = uniform() < 1 / (1 + std::exp(-eta[i])) ? 1 : 0;
    return out;
}

std::string csv_of(const Rows& rows)
{
    std::string out = "y";
    for (const std::string& name : rows.design.names) out += "," + name;
    for (Eigen::Index i = 0; i < rows.y.size(); ++i) {
        out += rows.y[i] == 1 ? "\n1" : "\n0";
        for (int j = 0; j < k_columns; ++j) out += "," + std::to_string(rows.design.x(i, j));
    }
    return out + "\n";
}

void fit_by_newton(benchmark::State& state)
{
    const Rows rows = rows_of(state.range(0));
    for (auto round : state) {
        auto fit = fit_logistic(rows.design, rows.y);
        if (!fit) throw std::runtime_error(fit.error().message);
        benchmark::DoNotOptimize(fit);
    }
}
BENCHMARK(fit_by_newton)->Arg(1000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

/// Everything that a page shows: all statistics and a thousand bootstraps.
void a_managers_screen(benchmark::State& state)
{
    const auto table = read_table(csv_of(rows_of(5000)), "bench.csv");
    Request request;
    request.outcome = "y";
    request.resamples = 1000;
    for (auto round : state) benchmark::DoNotOptimize(account_of(study(*table, request).value()));
}
BENCHMARK(a_managers_screen)->Unit(benchmark::kMillisecond);

/// The same with fifty trainees: cluster errors, resamples of whole groups, and how far they differ.
void a_managers_screen_with_trainees(benchmark::State& state)
{
    auto table = read_table(csv_of(rows_of(5000)), "bench.csv");
    Column trainee{"trainee", false, {}, {}, {}};
    for (std::size_t i = 0; i < table->rows; ++i) trainee.numbers.push_back(static_cast<double>(i % 50));
    table->columns.push_back(std::move(trainee));
    Request request;
    request.outcome = "y";
    request.group = "trainee";
    request.resamples = 1000;
    for (auto round : state) benchmark::DoNotOptimize(account_of(study(*table, request).value()));
}
BENCHMARK(a_managers_screen_with_trainees)->Unit(benchmark::kMillisecond);

void read_a_million_rows(benchmark::State& state)
{
    const std::string csv = csv_of(rows_of(1000000));
    for (auto round : state) benchmark::DoNotOptimize(read_table(csv, "bench.csv"));
    state.SetBytesProcessed(static_cast<std::int64_t>(csv.size()) * state.iterations());
}
BENCHMARK(read_a_million_rows)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace amends::loyalty
