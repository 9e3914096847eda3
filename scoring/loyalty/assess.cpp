#include "scoring/loyalty/assess.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

Vector row_of(const Matrix& x, Eigen::Index i)
{
    Vector row(x.cols() + 1);
    row[0] = 1;
    row.tail(x.cols()) = x.row(i).transpose();
    return row;
}

/// Ranks from 1, ties averaged.
Vector ranks_of(const Vector& values)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return values[a] < values[b]; });
    Vector ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i;
        while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
        for (std::size_t k = i; k < j; ++k) ranks[order[k]] = static_cast<double>(i + j + 1) / 2;
        i = j;
    }
    return ranks;
}

double quantile(std::vector<double> values, double p)
{
    std::sort(values.begin(), values.end());
    const double at = p * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

}  // namespace

RobustErrors robust_errors(const Design& design, const Vector& y, const LogisticFit& fit,
                           const std::vector<int>& groups)
{
    // On standardised columns, where products keep their digits.
    const Scale scale = scale_of(design.x);
    const Matrix x = (design.x.rowwise() - scale.mean.transpose()).array().rowwise() / scale.sd.transpose().array();
    const Vector p = logistic_probabilities(columns_of(x), fit.standardised);
    const Eigen::Index terms = x.cols() + 1;
    Matrix information = Matrix::Zero(terms, terms);
    for (Eigen::Index i = 0; i < y.size(); ++i) {
        const Vector row = row_of(x, i);
        information.noalias() += p[i] * (1 - p[i]) * row * row.transpose();
    }
    const Matrix bread = information.ldlt().solve(Matrix::Identity(terms, terms));
    Matrix meat0 = Matrix::Zero(terms, terms);
    Matrix meat3 = Matrix::Zero(terms, terms);
    std::map<int, Vector> sums;
    for (Eigen::Index i = 0; i < y.size(); ++i) {
        const Vector row = row_of(x, i);
        const double residual = y[i] - p[i];
        const double leverage = p[i] * (1 - p[i]) * row.dot(bread * row);
        const double wide = residual / (1 - leverage);
        meat0.noalias() += residual * residual * row * row.transpose();
        meat3.noalias() += wide * wide * row * row.transpose();
        if (groups.empty()) continue;
        const auto at = sums.try_emplace(groups[static_cast<std::size_t>(i)], Vector::Zero(terms)).first;
        at->second += residual * row;
    }
    const auto errors = [&](const Matrix& meat) {
        return Vector(scale.raw_covariance(bread * meat * bread).diagonal().cwiseMax(0).cwiseSqrt());
    };
    RobustErrors out{errors(meat0), errors(meat3), {}};
    if (sums.size() < 2) return out;
    Matrix meat = Matrix::Zero(terms, terms);
    for (const auto& [group, sum] : sums) meat.noalias() += sum * sum.transpose();
    const double many = static_cast<double>(sums.size());
    out.cluster = errors(meat) * std::sqrt(many / (many - 1));
    return out;
}

std::vector<Margin> margins(const Design& design, const LogisticFit& fit)
{
    const Eigen::Index n = design.x.rows();
    const double rows = static_cast<double>(n);
    const Vector& beta = fit.coefficients;
    const Vector p = logistic_probabilities(columns_of(design.x), beta);
    const Vector w = p.array() * (1 - p.array());
    const Vector w1 = w.array() * (1 - 2 * p.array());
    std::vector<Margin> out;
    for (Eigen::Index j = 0; j < design.x.cols(); ++j) {
        const double b = beta[j + 1];
        const auto error_of = [&](const Vector& gradient) {
            return std::sqrt(std::max(0.0, gradient.dot(fit.covariance * gradient)));
        };
        Margin margin;
        Vector gradient(beta.size());
        gradient[0] = w1.sum();
        gradient.tail(design.x.cols()) = design.x.transpose() * w1;
        gradient *= b / rows;
        gradient[j + 1] += w.mean();
        margin.average = {w.mean() * b, error_of(gradient)};

        const Vector eta = p.unaryExpr([](double q) { return std::log(q / (1 - q)); });
        const Vector raised = (eta.array() + b).unaryExpr([](double e) { return logistic(e); });
        const Vector v = raised.array() * (1 - raised.array());
        gradient[0] = (v - w).sum();
        gradient.tail(design.x.cols()) = design.x.transpose() * (v - w);
        gradient[j + 1] += v.sum();
        gradient /= rows;
        margin.plus_one = {(raised - p).mean(), error_of(gradient)};

        std::vector<double> changes(static_cast<std::size_t>(n));
        for (Eigen::Index i = 0; i < n; ++i) changes[static_cast<std::size_t>(i)] = raised[i] - p[i];
        margin.least = quantile(changes, 0.05);
        margin.most = quantile(std::move(changes), 0.95);
        const double largest = design.x.col(j).maxCoeff();
        margin.beyond = static_cast<double>((design.x.col(j).array() + 1 > largest).count()) / rows;
        out.push_back(margin);
    }
    return out;
}

Curve partial_effect(const Design& design, const LogisticFit& fit, Eigen::Index column, int points, double level)
{
    std::vector<double> values(design.x.col(column).begin(), design.x.col(column).end());
    const double from = quantile(values, 0.05);
    const double to = quantile(std::move(values), 0.95);
    const double z = normal_quantile(0.5 + level / 2);
    Curve curve{Vector::LinSpaced(points, from, to), Vector(points), Vector(points), Vector(points)};
    Matrix x = design.x;
    for (Eigen::Index k = 0; k < points; ++k) {
        x.col(column).setConstant(curve.x[k]);
        const Vector p = logistic_probabilities(columns_of(x), fit.coefficients);
        const Vector w = p.array() * (1 - p.array());
        const double mean = p.mean();
        Vector gradient(fit.coefficients.size());
        gradient[0] = w.mean();
        gradient.tail(x.cols()) = x.transpose() * w / static_cast<double>(x.rows());
        const double se = std::sqrt(std::max(0.0, gradient.dot(fit.covariance * gradient)));
        const double eta = std::log(mean / (1 - mean));
        const double reach = z * se / (mean * (1 - mean));
        curve.mean[k] = mean;
        curve.low[k] = logistic(eta - reach);
        curve.high[k] = logistic(eta + reach);
    }
    return curve;
}

Collinearity collinearity(const Design& design)
{
    const Scale scale = scale_of(design.x);
    const Matrix x = (design.x.rowwise() - scale.mean.transpose()).array().rowwise() / scale.sd.transpose().array();
    const Matrix correlation = x.transpose() * x / static_cast<double>(x.rows());
    const Eigen::SelfAdjointEigenSolver<Matrix> solved(correlation);
    const Vector values = solved.eigenvalues();
    Collinearity out;
    if (values.size() == 0) return out;
    out.kappa = std::sqrt(values.maxCoeff() / std::max(values.minCoeff(), 1e-300));
    out.vif = correlation.ldlt().solve(Matrix::Identity(x.cols(), x.cols())).diagonal();
    return out;
}

double area_under_curve(const Vector& y, const Vector& score)
{
    const Vector ranks = ranks_of(score);
    const double events = y.sum();
    const double others = static_cast<double>(y.size()) - events;
    if (events == 0 || others == 0) return std::nan("");
    return (ranks.dot(y) - events * (events + 1) / 2) / (events * others);
}

double brier_score(const Vector& y, const Vector& p)
{
    return (y - p).squaredNorm() / static_cast<double>(y.size());
}

double log_loss(const Vector& y, const Vector& p)
{
    double sum = 0;
    for (Eigen::Index i = 0; i < y.size(); ++i) sum -= std::log(y[i] == 1 ? p[i] : 1 - p[i]);
    return sum / static_cast<double>(y.size());
}

std::vector<Decile> deciles(const Vector& y, const Vector& p)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(y.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return p[a] < p[b]; });
    std::vector<Decile> out(10);
    for (std::size_t i = 0; i < order.size(); ++i) {
        Decile& decile = out[i * 10 / order.size()];
        ++decile.n;
        decile.mean_p += p[order[i]];
        decile.observed += y[order[i]];
    }
    out.erase(std::remove_if(out.begin(), out.end(), [](const Decile& each) { return each.n == 0; }), out.end());
    for (Decile& decile : out) {
        decile.mean_p /= decile.n;
        decile.observed /= decile.n;
    }
    return out;
}

Fit10 hosmer_lemeshow(const std::vector<Decile>& deciles)
{
    Fit10 out;
    for (const Decile& decile : deciles) {
        const double off = decile.observed - decile.mean_p;
        out.chi_squared += decile.n * off * off / (decile.mean_p * (1 - decile.mean_p));
    }
    out.p = chi_squared_upper(out.chi_squared, 8);
    return out;
}

Vector adjust_holm(const Vector& p)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return p[a] < p[b]; });
    Vector out(p.size());
    double most = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        most = std::max(most, std::min(1.0, static_cast<double>(order.size() - i) * p[order[i]]));
        out[order[i]] = most;
    }
    return out;
}

Vector adjust_bh(const Vector& p)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return p[a] > p[b]; });
    Vector out(p.size());
    double least = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double rank = static_cast<double>(order.size() - i);
        least = std::min(least, static_cast<double>(order.size()) / rank * p[order[i]]);
        out[order[i]] = least;
    }
    return out;
}

std::vector<double> lift(const Vector& y, const Vector& p)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(y.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return p[a] > p[b]; });
    std::vector<double> out(10, 0.0);
    for (std::size_t i = 0; i < order.size(); ++i) out[i * 10 / order.size()] += y[order[i]];
    std::partial_sum(out.begin(), out.end(), out.begin());
    for (double& share : out) share /= std::max(1.0, y.sum());
    return out;
}

}  // namespace amends::loyalty
