#include "scoring/loyalty/mixed.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

constexpr int k_points = 25;
constexpr double k_least_sigma = 1e-3;

/// Nodes and weights for the integral of exp(-x^2) f(x), from the eigenvalues of the Jacobi matrix (Golub & Welsch
/// 1969, doi 10.2307/2004418), each node polished by Newton's method.
struct Quadrature {
    Vector nodes = Vector::Zero(k_points);
    Vector log_weights = Vector::Zero(k_points);  ///< with exp(x^2) multiplied in

    Quadrature()
    {
        Matrix jacobi = Matrix::Zero(k_points, k_points);
        for (int i = 1; i < k_points; ++i) jacobi(i, i - 1) = jacobi(i - 1, i) = std::sqrt(i / 2.0);
        const Eigen::SelfAdjointEigenSolver<Matrix> solved(jacobi);
        for (int i = 0; i < k_points; ++i) {
            nodes[i] = solved.eigenvalues()[i];
            double below = 0;
            for (int round = 0; round < 3; ++round) {
                const auto [value, previous] = hermite(nodes[i]);
                nodes[i] -= value / (std::sqrt(2.0 * k_points) * previous);
                below = hermite(nodes[i]).second;
            }
            log_weights[i] = -std::log(k_points * below * below) + nodes[i] * nodes[i];
        }
    }

    /// The orthonormal Hermite polynomials of degree n and n - 1 at x.
    static std::pair<double, double> hermite(double x)
    {
        double previous = 0;
        double value = std::pow(std::numbers::pi, -0.25);
        for (int k = 0; k < k_points; ++k) {
            const double next = std::sqrt(2.0 / (k + 1)) * x * value - std::sqrt(k / (k + 1.0)) * previous;
            previous = value;
            value = next;
        }
        return {value, previous};
    }
};

struct Group {
    Eigen::Index from = 0;
    Eigen::Index rows = 0;
    int id = 0;
};

struct Problem {
    Matrix x;  ///< intercept and standardised predictors, rows of a group together
    Vector y;
    std::vector<Group> groups;
    Quadrature quadrature;
};

struct Value {
    double loglik = 0;
    Vector gradient;  ///< over (standardised coefficients, sigma)
};

/// Sums over a group's rows at one u: h and its derivatives by u, and what the derivatives by parameters need.
struct Sums {
    double h = 0, u1 = 0, u2 = 0, u3 = 0;

    Sums(const Problem& problem, const Group& group, const Vector& eta, double sigma, double u)
    {
        h = -u * u / 2;
        u1 = -u;
        u2 = -1;
        for (Eigen::Index i = group.from; i < group.from + group.rows; ++i) {
            const double z = eta[i] + sigma * u;
            const double e = std::exp(-std::abs(z));
            const double s = 1 / (1 + e);
            const double p = z < 0 ? e * s : s;
            const double w = e * s * s;
            h += problem.y[i] * z - std::max(z, 0.0) - std::log1p(e);
            u1 += sigma * (problem.y[i] - p);
            u2 -= sigma * sigma * w;
            u3 -= sigma * sigma * sigma * w * (1 - 2 * p);
        }
    }
};

double mode_of(const Problem& problem, const Group& group, const Vector& eta, double sigma)
{
    double u = 0;
    Sums here(problem, group, eta, sigma, u);
    for (int i = 0; i < 100; ++i) {
        double step = -here.u1 / here.u2;
        Sums next(problem, group, eta, sigma, u + step);
        for (int halving = 0; halving < 30 && next.h < here.h - 1e-12; ++halving) {
            step /= 2;
            next = Sums(problem, group, eta, sigma, u + step);
        }
        u += step;
        here = next;
        if (std::abs(step) < 1e-13) break;
    }
    return u;
}

/// log prod (1 + e) of each column, every e in [0, 1]: one logarithm for as many rows as a double holds the product of.
Eigen::RowVectorXd log_products(const Matrix& e)
{
    constexpr Eigen::Index k_at_once = 512;  // 2^512 is far from overflow
    Eigen::RowVectorXd out = Eigen::RowVectorXd::Zero(e.cols());
    for (Eigen::Index from = 0; from < e.rows(); from += k_at_once) {
        const auto part = e.middleRows(from, std::min(k_at_once, e.rows() - from));
        out += (1 + part.array()).matrix().colwise().prod().array().log().matrix();
    }
    return out;
}

/// Adds a group's log-likelihood and its exact gradient. With h(u) the log of the integrand, m its mode and
/// t = (-h''(m))^-1/2: log L = log t + log sum_k w_k exp(h(m + sqrt 2 t x_k)) - log(pi) / 2.
void add_group(const Problem& problem, const Group& group, const Vector& eta, double sigma, Value& value)
{
    const Eigen::Index terms = problem.x.cols();
    const double mode = mode_of(problem, group, eta, sigma);
    const Sums at_mode(problem, group, eta, sigma, mode);
    const double t = 1 / std::sqrt(-at_mode.u2);

    // Rows down, nodes across: what is added up over rows is a product of matrices.
    const Eigen::RowVectorXd nodes =
        (mode + std::numbers::sqrt2 * t * problem.quadrature.nodes.array()).matrix().transpose();
    const Vector y = problem.y.segment(group.from, group.rows);
    const Vector fixed = eta.segment(group.from, group.rows);
    const Matrix z = (sigma * nodes).replicate(group.rows, 1).colwise() + fixed;
    const Matrix e = (-z.array().abs()).exp();
    const Matrix chances = (z.array() < 0).select(e.array(), 1.0) / (1 + e.array());
    const Matrix residuals = (-chances).colwise() + y;
    const Eigen::RowVectorXd left = residuals.colwise().sum();
    Matrix parameters(terms + 1, k_points);  // dh / d parameter at each node
    parameters.topRows(terms).noalias() = problem.x.middleRows(group.from, group.rows).transpose() * residuals;
    parameters.row(terms) = left.cwiseProduct(nodes);
    const Vector slopes = (sigma * left - nodes).transpose();
    const Vector logs =
        problem.quadrature.log_weights +
        (y.transpose() * z - z.cwiseMax(0).colwise().sum() - log_products(e) - nodes.cwiseAbs2() / 2).transpose();

    // How the mode and the width move with the parameters.
    Vector by_u = Vector::Zero(terms + 1);   // d2h / du d parameter
    Vector by_uu = Vector::Zero(terms + 1);  // d3h / du2 d parameter
    for (Eigen::Index i = group.from; i < group.from + group.rows; ++i) {
        const double p = logistic(eta[i] + sigma * mode);
        const double w = p * (1 - p);
        const double w1 = w * (1 - 2 * p);
        const auto x = problem.x.row(i).transpose();
        by_u.head(terms) -= sigma * w * x;
        by_u[terms] += problem.y[i] - p - sigma * w * mode;
        by_uu.head(terms) -= sigma * sigma * w1 * x;
        by_uu[terms] -= 2 * sigma * w + sigma * sigma * w1 * mode;
    }
    const Vector moved = -by_u / at_mode.u2;
    const Vector widened = t * t * t / 2 * (by_uu + at_mode.u3 * moved);

    const double most = logs.maxCoeff();
    const Vector shares = (logs.array() - most).exp();
    const double sum = shares.sum();
    value.loglik += std::log(t) + most + std::log(sum) - std::log(std::numbers::pi) / 2;
    value.gradient += widened / t;
    for (int k = 0; k < k_points; ++k) {
        const double share = shares[k] / sum;
        value.gradient += share * (parameters.col(k) +
                                   slopes[k] * (moved + std::numbers::sqrt2 * problem.quadrature.nodes[k] * widened));
    }
}

/// At (standardised coefficients, log sigma); the gradient by log sigma.
Value evaluate(const Problem& problem, const Vector& at)
{
    const Eigen::Index terms = problem.x.cols();
    Value value{0, Vector::Zero(terms + 1)};
    const double sigma = std::exp(at[terms]);
    const Vector eta = problem.x * at.head(terms);
    for (const Group& group : problem.groups) add_group(problem, group, eta, sigma, value);
    value.gradient[terms] *= sigma;
    return value;
}

/// The negative Hessian by central differences of the exact gradient.
Matrix rough_information(const Problem& problem, const Vector& at, double reach)
{
    Matrix out(at.size(), at.size());
    for (Eigen::Index j = 0; j < at.size(); ++j) {
        Vector up = at;
        Vector down = at;
        up[j] += reach;
        down[j] -= reach;
        out.col(j) = (evaluate(problem, down).gradient - evaluate(problem, up).gradient) / (2 * reach);
    }
    return (out + out.transpose()) / 2;
}

/// … with one Richardson step.
Matrix information_at(const Problem& problem, const Vector& at)
{
    constexpr double k_reach = 1e-3;
    return (4 * rough_information(problem, at, k_reach / 2) - rough_information(problem, at, k_reach)) / 3;
}

Problem problem_of(const Design& design, const Vector& y, const std::vector<int>& groups, const Scale& scale)
{
    std::map<int, std::vector<Eigen::Index>> members;
    for (std::size_t i = 0; i < groups.size(); ++i) members[groups[i]].push_back(static_cast<Eigen::Index>(i));
    Problem problem;
    const Eigen::Index p = design.x.cols();
    problem.x.resize(y.size(), p + 1);
    problem.y.resize(y.size());
    Eigen::Index to = 0;
    for (const auto& [id, rows] : members) {
        problem.groups.push_back({to, static_cast<Eigen::Index>(rows.size()), id});
        for (const Eigen::Index row : rows) {
            problem.x(to, 0) = 1;
            problem.x.row(to).tail(p) =
                (design.x.row(row) - scale.mean.transpose()).array() / scale.sd.transpose().array();
            problem.y[to++] = y[row];
        }
    }
    return problem;
}

struct Optimum {
    Vector at;
    Value value;
    bool converged = false;
    int iterations = 0;
};

/// The same curvature with every direction turned downhill, so that steps go up.
Matrix made_positive(const Matrix& information)
{
    const Eigen::SelfAdjointEigenSolver<Matrix> solved(information);
    const double least = 1e-6 * solved.eigenvalues().cwiseAbs().maxCoeff();
    const Vector curvature = solved.eigenvalues().cwiseAbs().cwiseMax(least);
    return solved.eigenvectors() * curvature.asDiagonal() * solved.eigenvectors().transpose();
}

/// Steps with a curvature that is taken from differences now and then and mended by what each step shows (Broyden,
/// Fletcher, Goldfarb, Shanno), halved where they overshoot.
Optimum climb(const Problem& problem, const Vector& start, Progress& progress)
{
    constexpr int k_most = 90;
    constexpr int k_fresh = 15;
    Optimum out{start, evaluate(problem, start), false, 0};
    const Eigen::Index last = start.size() - 1;
    Matrix curvature;
    for (; out.iterations < k_most && progress.at(out.iterations, k_most); ++out.iterations) {
        if (out.at[last] < std::log(k_least_sigma)) return out;
        if (out.iterations % k_fresh == 0) curvature = made_positive(rough_information(problem, out.at, 1e-3));
        Vector step = curvature.ldlt().solve(out.value.gradient);
        const double size = step.cwiseAbs().maxCoeff();
        if (size > 1) step /= size;
        Value next = evaluate(problem, out.at + step);
        for (int halving = 0; halving < 30 && !(next.loglik >= out.value.loglik - 1e-10); ++halving) {
            step /= 2;
            next = evaluate(problem, out.at + step);
        }
        const Vector fall = out.value.gradient - next.gradient;
        const double along = step.dot(fall);
        const Vector curved = curvature * step;
        if (along > 1e-12 * step.norm() * fall.norm())
            curvature += fall * fall.transpose() / along - curved * curved.transpose() / step.dot(curved);
        out.at += step;
        out.value = std::move(next);
        if (size < 1e-8) {
            out.converged = true;
            return out;
        }
    }
    return out;
}

void add_effects(MixedFit& fit, const Problem& problem, const Vector& standardised)
{
    const Vector eta = problem.x * standardised;
    for (const Group& group : problem.groups) {
        GroupEffect effect{group.id, static_cast<int>(group.rows), 0, 0};
        if (!fit.boundary) {
            const double u = mode_of(problem, group, eta, fit.sigma);
            effect.mode = fit.sigma * u;
            effect.error = fit.sigma / std::sqrt(-Sums(problem, group, eta, fit.sigma, u).u2);
        }
        fit.effects.push_back(effect);
    }
}

}  // namespace

double MixedFit::icc() const
{
    return sigma * sigma / (sigma * sigma + std::numbers::pi * std::numbers::pi / 3);
}

Fitted<MixedFit> fit_mixed(const Design& design, const Vector& y, const std::vector<int>& groups, Progress& progress)
{
    const Fitted<LogisticFit> pooled = fit_logistic(design, y);
    if (!pooled) return tl::unexpected(pooled.error());
    const Scale scale = scale_of(design.x);
    const Problem problem = problem_of(design, y, groups, scale);
    if (problem.groups.size() < 2)
        return refuse(Cause::no_group, {}, "a mixed model needs at least two groups; leave --group out");

    MixedFit fit;
    fit.groups = static_cast<int>(problem.groups.size());
    for (const Group& group : problem.groups) fit.groups_of_one += group.rows == 1 ? 1 : 0;
    fit.loglik_pooled = pooled->loglik;

    // From a small and a large variance: with tiny groups the likelihood may have a hill on either side.
    Optimum best;
    const Vector pooled_at = scale.standardised(pooled->coefficients);
    for (const double sigma : {0.5, 1.5}) {
        Vector start(design.x.cols() + 2);
        start << pooled_at, std::log(sigma);
        Optimum found = climb(problem, start, progress);
        if (!found.converged && !progress.at(found.iterations, found.iterations)) return stopped();
        if (best.at.size() == 0 || found.value.loglik > best.value.loglik + 1e-9) best = std::move(found);
    }
    const Eigen::Index terms = design.x.cols() + 1;
    fit.iterations = best.iterations;
    fit.boundary = best.at[terms] < std::log(k_least_sigma) || best.value.loglik <= pooled->loglik + 1e-8;
    if (!fit.boundary && !best.converged)
        return refuse(Cause::diverged, {}, "the mixed model did not settle: groups may be too small to compare");
    if (fit.boundary) {
        fit.coefficients = pooled->coefficients;
        fit.covariance = pooled->covariance;
        fit.loglik = pooled->loglik;
    } else {
        const Matrix covariance = information_at(problem, best.at).ldlt().solve(Matrix::Identity(terms + 1, terms + 1));
        fit.coefficients = scale.raw(best.at.head(terms));
        fit.covariance = scale.raw_covariance(covariance.topLeftCorner(terms, terms));
        fit.sigma = std::exp(best.at[terms]);
        fit.log_sigma_error = std::sqrt(covariance(terms, terms));
        fit.loglik = best.value.loglik;
        fit.variance_p = chi_squared_upper(2 * (fit.loglik - fit.loglik_pooled), 1) / 2;
    }
    add_effects(fit, problem, fit.boundary ? pooled_at : Vector(best.at.head(terms)));
    return fit;
}

}  // namespace amends::loyalty
