// What estimates and intervals do over many samples drawn from known truths. Each prints what it measured.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>

#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/special.h"
#include "scoring/loyalty/study.h"

namespace amends::loyalty {
namespace {

/// Numbers by chance, the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : draws_(seed) {}
    double uniform() { return (static_cast<double>(draws_.next() >> 11U) + 0.5) / 9007199254740992.0; }
    double normal() { return normal_quantile(uniform()); }
    double logistic() { return std::log(1 / uniform() - 1); }
    double exponential() { return -std::log(uniform()); }

private:
    Draws draws_;
};

/// n rows of k columns, each normal, any two with correlation r.
Design correlated(Random& random, Eigen::Index n, Eigen::Index k, double r)
{
    Design out{Matrix(n, k), {}};
    for (Eigen::Index j = 0; j < k; ++j) out.names.push_back("x" + std::to_string(j + 1));
    for (Eigen::Index i = 0; i < n; ++i) {
        const double shared = std::sqrt(r) * random.normal();
        for (Eigen::Index j = 0; j < k; ++j) out.x(i, j) = shared + std::sqrt(1 - r) * random.normal();
    }
    return out;
}

Vector outcomes(Random& random, const Vector& eta)
{
    return eta.unaryExpr([&](double e) { return e + random.logistic() > 0 ? 1.0 : 0.0; });
}

/// Kolmogorov's distance of values that should be spread evenly over (0, 1), times the root of their number; beyond
/// 1.95 once in a thousand.
double unevenness(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const double n = static_cast<double>(values.size());
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = static_cast<double>(i);
        most = std::max({most, std::abs(values[i] - at / n), std::abs(values[i] - (at + 1) / n)});
    }
    return most * std::sqrt(n);
}

double share(int count, int of)
{
    return static_cast<double>(count) / of;
}

TEST(Validation, LogisticSlopesAreRightOnAverageAndTheirIntervalsHoldThem)
{
    constexpr int k_samples = 2000;
    const Vector truth = (Vector(4) << 0.45, 0.5, 0.3, 0).finished();
    Random random(1);
    Vector sum = Vector::Zero(4), squares = Vector::Zero(4);
    std::vector<int> covered(4);
    std::vector<double> places;
    int found = 0;
    for (int k = 0; k < k_samples; ++k) {
        const Design design = correlated(random, 500, 4, 0.4);
        const Vector y = outcomes(random, (design.x * truth).array() + std::log(0.65 / 0.35));
        const LogisticFit fit = fit_logistic(design, y).value();
        const Vector slopes = fit.coefficients.tail(4), errors = fit.errors().tail(4);
        sum += slopes;
        squares += slopes.cwiseProduct(slopes);
        for (Eigen::Index j = 0; j < 4; ++j)
            covered[static_cast<std::size_t>(j)] += std::abs(slopes[j] - truth[j]) < 1.96 * errors[j] ? 1 : 0;
        places.push_back(normal_cdf((slopes[0] - truth[0]) / errors[0]));
        found += std::abs(slopes[3]) > 1.96 * errors[3] ? 1 : 0;
    }
    for (Eigen::Index j = 0; j < 4; ++j) {
        const double mean = sum[j] / k_samples;
        const double error = std::sqrt((squares[j] / k_samples - mean * mean) / k_samples);
        const double inside = share(covered[static_cast<std::size_t>(j)], k_samples);
        std::cout << "slope " << truth[j] << ": mean " << mean << ", coverage " << inside << '\n';
        EXPECT_LT(std::abs(mean - truth[j]), 3 * error + 0.01);
        EXPECT_GE(inside, 0.935);
        EXPECT_LE(inside, 0.965);
    }
    std::cout << "null rejected " << share(found, k_samples) << ", unevenness of z " << unevenness(places) << '\n';
    EXPECT_NEAR(share(found, k_samples), 0.05, 0.01 + 3 * 0.0049);
    EXPECT_LT(unevenness(places), 1.95);
}

TEST(Validation, TruthsDrawnFromThePriorLieAnywhereInThePosterior)
{
    constexpr int k_samples = 1000;
    constexpr double k_sd = 0.5;
    Random random(2);
    std::vector<double> places;
    for (int k = 0; k < k_samples; ++k) {
        Design design = correlated(random, 400, 3, 0.3);
        for (Eigen::Index j = 0; j < 3; ++j) {
            design.x.col(j).array() -= design.x.col(j).mean();
            design.x.col(j) /= std::sqrt(design.x.col(j).squaredNorm() / 400);
        }
        Vector truth(3);
        for (double& b : truth) b = k_sd * random.normal();
        const Vector y = outcomes(random, (design.x * truth).array() + 0.4);
        const LogisticFit fit = fit_logistic(design, y, {Penalty::Kind::prior, 0, 0, k_sd}).value();
        places.push_back(normal_cdf((truth[1] - fit.standardised[2]) / fit.standardised_errors[2]));
    }
    std::cout << "unevenness of ranks " << unevenness(places) << '\n';
    EXPECT_LT(unevenness(places), 1.95);
}

struct MixedRuns {
    std::vector<double> sigmas;
    int covered = 0, boundary = 0, rejected = 0;
};

MixedRuns mixed_runs(int samples, double sigma, std::uint64_t seed)
{
    constexpr int k_groups = 40;
    constexpr int k_rows = 25;
    Random random(seed);
    MixedRuns out;
    for (int k = 0; k < samples; ++k) {
        const Design design = correlated(random, k_groups * k_rows, 2, 0.3);
        std::vector<int> groups;
        Vector eta = (design.x * (Vector(2) << 0.5, 0.3).finished()).array() + 0.4;
        for (int g = 0; g < k_groups; ++g) {
            const double own = sigma * random.normal();
            for (int i = 0; i < k_rows; ++i) {
                eta[static_cast<Eigen::Index>(groups.size())] += own;
                groups.push_back(g);
            }
        }
        const MixedFit fit = fit_mixed(design, outcomes(random, eta), groups).value();
        out.sigmas.push_back(fit.sigma);
        out.covered += std::abs(fit.coefficients[1] - 0.5) < 1.96 * fit.errors()[1] ? 1 : 0;
        out.boundary += fit.boundary ? 1 : 0;
        out.rejected += !fit.boundary && fit.variance_p < 0.05 ? 1 : 0;
    }
    std::sort(out.sigmas.begin(), out.sigmas.end());
    return out;
}

TEST(Validation, TheMixedModelFindsHowFarTraineesDiffer)
{
    constexpr int k_samples = 200;
    const MixedRuns runs = mixed_runs(k_samples, 0.7, 3);
    const double median = runs.sigmas[k_samples / 2];

    std::cout << "median sigma " << median << ", coverage of the slope " << share(runs.covered, k_samples) << '\n';
    EXPECT_GE(median, 0.6);
    EXPECT_LE(median, 0.75);
    EXPECT_GE(share(runs.covered, k_samples), 0.93 - 3 * 0.018);
}

TEST(Validation, TheMixedModelFindsNoDifferenceWhereThereIsNone)
{
    constexpr int k_samples = 100;
    const MixedRuns runs = mixed_runs(k_samples, 0, 4);

    std::cout << "on the boundary " << share(runs.boundary, k_samples) << ", p below .05 in "
              << share(runs.rejected, k_samples) << '\n';
    EXPECT_GE(share(runs.boundary, k_samples), 0.4);
    EXPECT_LE(share(runs.rejected, k_samples), 0.05 + 3 * 0.0218);
}

struct PathRuns {
    int percentile = 0, bca = 0, percentile_found = 0, bca_found = 0;
};

PathRuns path_runs(int samples, double a, double b, std::uint64_t seed)
{
    constexpr Eigen::Index k_rows = 200;
    Random random(seed);
    PathRuns out;
    for (int k = 0; k < samples; ++k) {
        Matrix columns(k_rows, 3);
        for (Eigen::Index i = 0; i < k_rows; ++i) {
            columns(i, 0) = random.normal();
            columns(i, 1) = a * columns(i, 0) + random.normal();
            columns(i, 2) = b * columns(i, 1) + 0.2 * columns(i, 0) + random.normal();
        }
        const auto drawn = static_cast<std::uint64_t>(k);
        const PathModel path =
            fit_path(columns, {"recovery", "satisfaction", "loyalty"}, {}, 500, drawn, 0.95, unheard()).value();
        const BootstrapInterval& interval = path.interval;
        const auto holds = [](double low, double high, double value) { return low <= value && value <= high ? 1 : 0; };
        out.percentile += holds(interval.percentile_low, interval.percentile_high, a * b);
        out.bca += holds(interval.bca_low, interval.bca_high, a * b);
        out.percentile_found += 1 - holds(interval.percentile_low, interval.percentile_high, 0);
        out.bca_found += 1 - holds(interval.bca_low, interval.bca_high, 0);
    }
    return out;
}

TEST(Validation, IndirectEffectsLieInTheirIntervals)
{
    constexpr int k_samples = 1000;
    const PathRuns runs = path_runs(k_samples, 0.4, 0.5, 5);

    std::cout << "coverage: percentile " << share(runs.percentile, k_samples) << ", BCa " << share(runs.bca, k_samples)
              << '\n';
    for (const int covered : {runs.percentile, runs.bca}) {
        EXPECT_GE(share(covered, k_samples), 0.93);
        EXPECT_LE(share(covered, k_samples), 0.97);
    }
}

TEST(Validation, NoIndirectEffectIsFoundWhereOneArrowIsMissing)
{
    constexpr int k_samples = 1000;
    const PathRuns runs = path_runs(k_samples, 0.3, 0, 6);

    std::cout << "found: percentile " << share(runs.percentile_found, k_samples) << ", BCa "
              << share(runs.bca_found, k_samples) << '\n';
    EXPECT_LE(share(runs.percentile_found, k_samples), 0.05 + 2 * 0.0069);
}

TEST(Validation, ACurveThatOnlyRisesIsNotTakenForTooMuchOfAGoodThing)
{
    constexpr int k_samples = 1000;
    Random random(7);
    int found = 0, bent = 0;
    for (int k = 0; k < k_samples; ++k) {
        Vector x(300), y(300);
        for (Eigen::Index i = 0; i < 300; ++i) {
            x[i] = 0.5 + 9.5 * random.uniform();
            y[i] = std::log(x[i]) + 0.7 * random.normal();
        }
        const InverseU test = test_inverse_u(x, y).value();
        found += test.found ? 1 : 0;
        bent += test.coefficients[2] / test.errors[2] < -1.96 ? 1 : 0;
    }
    std::cout << "found in " << share(found, k_samples) << "; a quadratic term alone would in "
              << share(bent, k_samples) << '\n';
    EXPECT_LE(share(found, k_samples), 0.05);
    EXPECT_GE(share(bent, k_samples), 0.9);
}

/// How often the interval of a log hazard ratio of 0.5 holds it.
double cox_coverage(double censored, bool tied, std::uint64_t seed)
{
    constexpr int k_samples = 500;
    constexpr Eigen::Index k_rows = 200;
    // Watching that ends at random with rate c stops before the event in c / (1 + c) of customers, near enough.
    const double rate = censored > 0 ? censored / (1 - censored) : 0;
    Random random(seed);
    int covered = 0;
    for (int k = 0; k < k_samples; ++k) {
        const Design design = correlated(random, k_rows, 2, 0.3);
        Vector time(k_rows), event(k_rows);
        for (Eigen::Index i = 0; i < k_rows; ++i) {
            const double until = random.exponential() * std::exp(-0.5 * design.x(i, 0));
            const double watched = rate > 0 ? random.exponential() / rate : INFINITY;
            event[i] = until <= watched ? 1 : 0;
            time[i] = std::min(until, watched);
            if (tied) time[i] = std::ceil(time[i] * 8) / 8;
        }
        const CoxFit fit = fit_cox(design, time, event).value();
        covered += std::abs(fit.coefficients[0] - 0.5) < 1.96 * fit.errors()[0] ? 1 : 0;
    }
    return share(covered, k_samples);
}

TEST(Validation, HazardRatiosLieInTheirIntervalsHoweverManyAreCensored)
{
    for (const double censored : {0.0, 0.3, 0.7}) {
        const double coverage = cox_coverage(censored, false, 8);
        std::cout << censored << " censored: coverage " << coverage << '\n';
        EXPECT_NEAR(coverage, 0.95, 3 * 0.0098);
    }
    const double tied = cox_coverage(0.3, true, 9);
    std::cout << "heavy ties: coverage " << tied << '\n';
    EXPECT_NEAR(tied, 0.95, 3 * 0.0098);
}

TEST(Validation, ShuffledOutcomesGiveNoFinding)
{
    constexpr int k_samples = 400;
    Random random(10);
    int found = 0;
    double auc = 0;
    for (int k = 0; k < k_samples; ++k) {
        const Design design = correlated(random, 300, 4, 0.3);
        Table table{"shuffled", 300, {}};
        for (Eigen::Index j = 0; j < 4; ++j)
            table.columns.push_back({design.names[static_cast<std::size_t>(j)],
                                     false,
                                     {design.x.col(j).begin(), design.x.col(j).end()},
                                     {},
                                     {}});
        Column kept{"kept", false, {}, {}, {}};
        for (int i = 0; i < 300; ++i) kept.numbers.push_back(random.uniform() < 0.65 ? 1 : 0);
        table.columns.push_back(std::move(kept));
        Request request;
        request.outcome = "kept";
        request.profile = false;
        const Study done = study(table, request).value();
        auc += done.assessment->validation.auc / k_samples;
        found +=
            std::any_of(done.terms.begin() + 1, done.terms.end(), [](const Term& term) { return term.p_holm < 0.05; })
                ? 1
                : 0;
    }
    std::cout << "a finding in " << share(found, k_samples) << ", area under the curve " << auc << '\n';
    EXPECT_LE(share(found, k_samples), 0.05 + 3 * 0.0109);
    EXPECT_NEAR(auc, 0.5, 0.03);
}

}  // namespace
}  // namespace amends::loyalty
