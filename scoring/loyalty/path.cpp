#include "scoring/loyalty/path.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

/// Slopes of node `to` on nodes 0 … to - 1 from sums of products about the means.
Vector slopes_from(const Matrix& products, Eigen::Index to)
{
    return products.topLeftCorner(to, to).ldlt().solve(products.col(to).head(to));
}

double chain_from(const Matrix& products)
{
    double out = 1;
    for (Eigen::Index to = 1; to < products.cols(); ++to) out *= slopes_from(products, to)[to - 1];
    return out;
}

/// Sums of products about the mean of rows counted `weights` times.
Matrix weighted_products(const Matrix& columns, const Vector& weights)
{
    const double all = weights.sum();
    const Vector sums = columns.transpose() * weights;
    return columns.transpose() * weights.asDiagonal() * columns - sums * sums.transpose() / all;
}

double quantile(const std::vector<double>& sorted, double p)
{
    const double at = std::clamp(p, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

/// What is drawn again: rows, or groups of them.
struct Units {
    const std::vector<int>& groups;
    Eigen::Index count = 0;

    Eigen::Index of(Eigen::Index row) const { return groups.empty() ? row : groups[static_cast<std::size_t>(row)]; }
};

Units units_of(const std::vector<int>& groups, Eigen::Index rows)
{
    return {groups, groups.empty() ? rows : *std::max_element(groups.begin(), groups.end()) + 1};
}

double jackknife_acceleration(const Matrix& centred, const Units& units)
{
    // Sums of each unit's rows; without one, the products about the new mean follow from what is left.
    const Eigen::Index k = centred.cols();
    std::vector<Matrix> products(static_cast<std::size_t>(units.count), Matrix::Zero(k, k));
    Matrix sums = Matrix::Zero(k, units.count);
    Vector rows = Vector::Zero(units.count);
    for (Eigen::Index i = 0; i < centred.rows(); ++i) {
        const Eigen::Index unit = units.of(i);
        const Vector row = centred.row(i).transpose();
        products[static_cast<std::size_t>(unit)] += row * row.transpose();
        sums.col(unit) += row;
        rows[unit] += 1;
    }
    const Matrix all = centred.transpose() * centred;
    const Vector total = centred.colwise().sum().transpose();
    Vector without(units.count);
    for (Eigen::Index u = 0; u < units.count; ++u) {
        const Vector left = total - sums.col(u);
        const double n = static_cast<double>(centred.rows()) - rows[u];
        without[u] = chain_from(all - products[static_cast<std::size_t>(u)] - left * left.transpose() / n);
    }
    const Vector u = without.mean() - without.array();
    const double squares = u.squaredNorm();
    return squares > 0 ? u.array().cube().sum() / (6 * std::pow(squares, 1.5)) : 0;
}

Fitted<BootstrapInterval> bootstrap(const Matrix& columns, const Units& units, double estimate, int resamples,
                                    std::uint64_t seed, double level, Progress& progress)
{
    BootstrapInterval out;
    Draws draws(seed);
    const auto n = static_cast<std::uint32_t>(units.count);
    std::vector<double> values;
    const Matrix centred = columns.rowwise() - columns.colwise().mean();
    for (int round = 0; round < resamples; ++round) {
        if (!progress.at(round, resamples)) return stopped();
        Vector drawn = Vector::Zero(units.count);
        for (std::uint32_t i = 0; i < n; ++i) drawn[draws.below(n)] += 1;
        Vector weights(columns.rows());
        for (Eigen::Index i = 0; i < columns.rows(); ++i) weights[i] = drawn[units.of(i)];
        values.push_back(chain_from(weighted_products(centred, weights)));
    }
    std::sort(values.begin(), values.end());
    out.resamples = resamples;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / resamples;
    for (const double value : values) out.se += (value - mean) * (value - mean);
    out.se = std::sqrt(out.se / (resamples - 1));
    const double tail = (1 - level) / 2;
    out.percentile_low = quantile(values, tail);
    out.percentile_high = quantile(values, 1 - tail);
    out.acceleration = jackknife_acceleration(centred, units);
    const auto below = std::lower_bound(values.begin(), values.end(), estimate) - values.begin();
    const double share = std::clamp(static_cast<double>(below) / resamples, 0.5 / resamples, 1 - 0.5 / resamples);
    const double z0 = normal_quantile(share);
    const auto corrected = [&](double p) {
        const double z = z0 + normal_quantile(p);
        return quantile(values, normal_cdf(z0 + z / (1 - out.acceleration * z)));
    };
    out.bca_low = corrected(tail);
    out.bca_high = corrected(1 - tail);
    return out;
}

double deviation(const Vector& column)
{
    return std::sqrt((column.array() - column.mean()).square().sum() / static_cast<double>(column.size() - 1));
}

}  // namespace

Fitted<PathModel> fit_path(const Matrix& columns, const std::vector<std::string>& nodes, const std::vector<int>& groups,
                           int resamples, std::uint64_t seed, double level, Progress& progress)
{
    const Eigen::Index k = columns.cols();
    if (k < 3 || k != static_cast<Eigen::Index>(nodes.size()))
        return refuse(Cause::shape, {}, "a path needs at least three columns, first cause to last effect");
    PathModel out;
    out.nodes = nodes;
    out.indirect = 1;
    double relative = 0;
    for (Eigen::Index to = 1; to < k; ++to) {
        const Design design{columns.leftCols(to),
                            std::vector<std::string>(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(to))};
        const auto fit = fit_linear(design, columns.col(to));
        if (!fit) return tl::unexpected(fit.error());
        const Vector errors = fit->errors();
        const double spread = deviation(columns.col(to));
        for (Eigen::Index from = 0; from < to; ++from) {
            const double b = fit->coefficients[from + 1];
            out.arrows.push_back({static_cast<int>(from), static_cast<int>(to), b, errors[from + 1],
                                  spread > 0 ? b * deviation(columns.col(from)) / spread : 0});
        }
        const double last = fit->coefficients[to];
        out.indirect *= last;
        relative += errors[to] * errors[to] / (last * last);
        if (to == k - 1) out.direct = fit->coefficients[1];
    }
    out.sobel_se = std::abs(out.indirect) * std::sqrt(relative);
    const auto total = fit_linear({columns.leftCols(1), {nodes.front()}}, columns.col(k - 1));
    if (!total) return tl::unexpected(total.error());
    out.total = total->coefficients[1];
    out.mediated = (out.total - out.direct) / out.total;
    if (resamples > 1) {
        auto interval =
            bootstrap(columns, units_of(groups, columns.rows()), out.indirect, resamples, seed, level, progress);
        if (!interval) return tl::unexpected(interval.error());
        out.interval = *interval;
    }
    return out;
}

namespace {

/// Fieller's interval for -b / (2 c); NaN where it is unbounded.
std::pair<double, double> fieller(const LinearFit& fit, double t)
{
    const double b = fit.coefficients[1];
    const double c = fit.coefficients[2];
    const double s11 = fit.covariance(1, 1);
    const double s12 = fit.covariance(1, 2);
    const double s22 = fit.covariance(2, 2);
    // Values r with |b + 2 c r| within t standard errors: a quadratic in r.
    const double qa = 4 * (c * c - t * t * s22);
    const double qb = 4 * (b * c - t * t * s12);
    const double qc = b * b - t * t * s11;
    const double root = qb * qb - 4 * qa * qc;
    if (qa <= 0 || root < 0) return {std::nan(""), std::nan("")};
    return {(-qb - std::sqrt(root)) / (2 * qa), (-qb + std::sqrt(root)) / (2 * qa)};
}

double median_of(const Vector& x)
{
    std::vector<double> sorted(x.begin(), x.end());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/// One regression with its own line on either side of the break: x up to it, x beyond it, and a step.
Fitted<int> add_two_lines(InverseU& out, const Vector& x, const Vector& y)
{
    out.break_at = median_of(x);
    Design design{Matrix(x.size(), 3), {"below", "above", "step"}};
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        const bool above = x[i] > out.break_at;
        design.x(i, 0) = above ? 0 : x[i] - out.break_at;
        design.x(i, 1) = above ? x[i] - out.break_at : 0;
        design.x(i, 2) = above ? 1 : 0;
    }
    const auto fit = fit_linear(design, y);
    if (!fit) return tl::unexpected(fit.error());
    const Vector errors = robust_covariance(design, *fit).diagonal().cwiseMax(0).cwiseSqrt();
    out.line_low = fit->coefficients[1];
    out.meets_low = fit->coefficients[0];
    out.meets_high = fit->coefficients[0] + fit->coefficients[3];
    out.line_high = fit->coefficients[2];
    out.line_low_se = errors[1];
    out.line_high_se = errors[2];
    out.line_low_p = t_two_sided(out.line_low / out.line_low_se, fit->df);
    out.line_high_p = t_two_sided(out.line_high / out.line_high_se, fit->df);
    return 0;
}

}  // namespace

Fitted<InverseU> test_inverse_u(const Vector& x, const Vector& y, double level)
{
    constexpr double k_unlikely = 0.05;
    Design design{Matrix(x.size(), 2), {"x", "x squared"}};
    design.x << x, x.cwiseProduct(x);
    const auto fit = fit_linear(design, y);
    if (!fit) return tl::unexpected(fit.error());
    InverseU out;
    out.coefficients = fit->coefficients;
    out.covariance = fit->covariance;
    out.errors = fit->errors();
    out.least = x.minCoeff();
    out.most = x.maxCoeff();
    const auto slope_at = [&](double at, double& slope, double& se) {
        const Vector gradient = (Vector(3) << 0, 1, 2 * at).finished();
        slope = gradient.dot(fit->coefficients);
        se = std::sqrt(gradient.dot(fit->covariance * gradient));
    };
    slope_at(out.least, out.slope_low, out.slope_low_se);
    slope_at(out.most, out.slope_high, out.slope_high_se);
    const double low = out.slope_low / out.slope_low_se;
    const double high = out.slope_high / out.slope_high_se;
    out.p_inverse_u = std::max(t_upper(low, fit->df), t_upper(-high, fit->df));
    out.p_u = std::max(t_upper(-low, fit->df), t_upper(high, fit->df));
    out.extremum = -fit->coefficients[1] / (2 * fit->coefficients[2]);
    std::tie(out.fieller_low, out.fieller_high) = fieller(*fit, t_quantile(0.5 + level / 2, fit->df));
    if (auto lines = add_two_lines(out, x, y); !lines) return tl::unexpected(lines.error());
    out.found = out.p_inverse_u < k_unlikely && out.line_low > 0 && out.line_low_p < k_unlikely && out.line_high < 0 &&
                out.line_high_p < k_unlikely;
    return out;
}

}  // namespace amends::loyalty
