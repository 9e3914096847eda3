// Fits on some rows, asked about others; and fits on rows drawn again.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "scoring/loyalty/assess.h"
#include "scoring/loyalty/kernel.h"

namespace amends::loyalty {
namespace {

/// Fits the rows for which `train` holds and predicts the others.
bool predict(const Design& design, const Vector& y, const Penalty& penalty, const std::vector<char>& train, Vector& p,
             std::set<std::string>& dropped)
{
    std::vector<Eigen::Index> in;
    std::vector<Eigen::Index> out;
    for (Eigen::Index i = 0; i < y.size(); ++i) (train[static_cast<std::size_t>(i)] != 0 ? in : out).push_back(i);
    if (in.empty() || out.empty()) return false;
    std::vector<Eigen::Index> columns;
    Design part;
    const Matrix rows = design.x(in, Eigen::all);
    for (Eigen::Index j = 0; j < rows.cols(); ++j) {
        const std::string& name = design.names[static_cast<std::size_t>(j)];
        if (rows.col(j).maxCoeff() == rows.col(j).minCoeff()) {
            dropped.insert(name);
            continue;
        }
        columns.push_back(j);
        part.names.push_back(name);
    }
    part.x = rows(Eigen::all, columns);
    const Vector part_y = y(in);
    auto fit = fit_logistic(part, part_y, penalty);
    if (!fit && fit.error().cause == Cause::separated)
        fit = fit_logistic(part, part_y, {Penalty::Kind::firth, 0, 0, 1});
    if (!fit) return false;
    const Matrix asked = design.x(out, columns);
    p(out) = logistic_probabilities(columns_of(asked), fit->coefficients);
    return true;
}

}  // namespace

Progress& unheard()
{
    static Progress silent;
    return silent;
}

Validation cross_validate(const Design& design, const Vector& y, const Penalty& penalty, Progress& progress)
{
    constexpr Eigen::Index k_folds = 10;
    Validation out;
    out.p = Vector::Constant(y.size(), std::nan(""));
    std::set<std::string> dropped;
    for (Eigen::Index fold = 0; fold < k_folds && progress.at(static_cast<int>(fold), k_folds); ++fold) {
        std::vector<char> train(static_cast<std::size_t>(y.size()), 1);
        for (Eigen::Index i = fold; i < y.size(); i += k_folds) train[static_cast<std::size_t>(i)] = 0;
        predict(design, y, penalty, train, out.p, dropped);
    }
    out.dropped.assign(dropped.begin(), dropped.end());
    std::vector<Eigen::Index> known;
    for (Eigen::Index i = 0; i < y.size(); ++i) {
        if (!std::isnan(out.p[i])) known.push_back(i);
    }
    if (known.empty()) {
        out.auc = out.brier = out.log_loss = out.calibration_slope = out.calibration_intercept = std::nan("");
        return out;
    }
    const Vector p = out.p(known);
    const Vector seen = y(known);
    out.auc = area_under_curve(seen, p);
    out.brier = brier_score(seen, p);
    out.log_loss = log_loss(seen, p);
    const Design logits{p.unaryExpr([](double q) { return std::log(q / (1 - q)); }), {"logit"}};
    const auto calibration = fit_logistic(logits, seen);
    out.calibration_intercept = calibration ? calibration->coefficients[0] : std::nan("");
    out.calibration_slope = calibration ? calibration->coefficients[1] : std::nan("");
    return out;
}

std::vector<CohortScore> leave_one_out(const Design& design, const Vector& y, const std::vector<int>& cohorts,
                                       const std::vector<std::string>& names, const Penalty& penalty,
                                       Progress& progress)
{
    std::vector<CohortScore> out;
    const int count = static_cast<int>(names.size());
    for (std::size_t cohort = 0; cohort < names.size() && progress.at(static_cast<int>(cohort), count); ++cohort) {
        std::vector<char> train(static_cast<std::size_t>(y.size()), 1);
        std::vector<Eigen::Index> asked;
        for (std::size_t i = 0; i < train.size(); ++i) {
            if (cohorts[i] != static_cast<int>(cohort)) continue;
            train[i] = 0;
            asked.push_back(static_cast<Eigen::Index>(i));
        }
        Vector p = Vector::Constant(y.size(), std::nan(""));
        std::set<std::string> dropped;
        if (!predict(design, y, penalty, train, p, dropped)) continue;
        const Vector seen = y(asked);
        const Vector predicted = p(asked);
        out.push_back({names[cohort], static_cast<int>(asked.size()), seen.mean(), predicted.mean(),
                       area_under_curve(seen, predicted), log_loss(seen, predicted)});
    }
    return out;
}

std::uint64_t Draws::next()
{
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

std::uint32_t Draws::below(std::uint32_t bound)
{
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
}

BestStep best_step(const Design& design, const Vector& y, const LogisticFit& fit, const std::vector<int>& candidates,
                   const std::vector<int>& groups, int resamples, std::uint64_t seed, Progress& progress, double better)
{
    BestStep out;
    out.share.assign(candidates.size(), 0);
    if (candidates.empty()) return out;
    const int group_count = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
    const auto units = static_cast<std::uint32_t>(groups.empty() ? y.size() : group_count);
    Draws draws(seed);
    Vector weights(y.size());
    int usable = 0;
    for (int round = 0; round < resamples; ++round) {
        if (!progress.at(round, resamples)) break;
        ++out.resamples;
        std::vector<double> counts(units, 0.0);
        for (std::uint32_t i = 0; i < units; ++i) counts[draws.below(units)] += 1;
        for (Eigen::Index i = 0; i < y.size(); ++i) {
            const auto row = static_cast<std::size_t>(i);
            weights[i] = counts[groups.empty() ? row : static_cast<std::size_t>(groups[row])];
        }
        const Vector beta = refit_logistic(design, y, weights, fit.coefficients);
        if (beta.size() == 0) {
            ++out.failed;
            continue;
        }
        ++usable;
        std::size_t best = 0;
        for (std::size_t k = 1; k < candidates.size(); ++k) {
            // One average slope multiplies every column alike, so the largest coefficient is the largest effect.
            if (better * beta[candidates[k] + 1] > better * beta[candidates[best] + 1]) best = k;
        }
        out.share[best] += 1;
    }
    for (double& share : out.share) share /= std::max(1, usable);
    return out;
}

}  // namespace amends::loyalty
