#include "scoring/loyalty/ordinal.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/separation.h"

namespace amends::loyalty {
namespace {

constexpr int k_most_levels = 50;

struct Problem {
    Matrix x;  ///< standardised
    std::vector<int> level;
    int levels = 0;

    Eigen::Index cuts() const { return levels - 1; }
    Eigen::Index terms() const { return cuts() + x.cols(); }
};

struct Local {
    double loglik = -std::numeric_limits<double>::infinity();
    Vector gradient;
    Matrix information;
};

/// F(b) - F(a) of the logistic distribution for a < b, exact in both tails.
double between(double a, double b)
{
    if (a + b > 0) return between(-b, -a);
    const double upper = logistic(b);
    if (!std::isfinite(a)) return upper;
    return upper * logistic(-a) * -std::expm1(a - b);
}

Local evaluate(const Problem& problem, const Vector& at)
{
    const Eigen::Index cuts = problem.cuts();
    const Eigen::Index p = problem.x.cols();
    Local out;
    for (Eigen::Index k = 1; k < cuts; ++k) {
        if (!(at[k] > at[k - 1])) return out;
    }
    out.loglik = 0;
    out.gradient = Vector::Zero(problem.terms());
    out.information = Matrix::Zero(problem.terms(), problem.terms());
    const Vector eta = problem.x * at.tail(p);
    constexpr double k_infinite = std::numeric_limits<double>::infinity();
    for (Eigen::Index i = 0; i < eta.size(); ++i) {
        const Eigen::Index k = problem.level[static_cast<std::size_t>(i)];
        const double b = k < cuts ? at[k] - eta[i] : k_infinite;
        const double a = k > 0 ? at[k - 1] - eta[i] : -k_infinite;
        const double probability = between(a, b);
        const double fb = k < cuts ? logistic(b) * logistic(-b) : 0;
        const double fa = k > 0 ? logistic(a) * logistic(-a) : 0;
        const double gb = fb * (k < cuts ? 1 - 2 * logistic(b) : 0);  // the density's slope
        const double ga = fa * (k > 0 ? 1 - 2 * logistic(a) : 0);
        out.loglik += std::log(probability);
        // Derivatives of log(F(b) - F(a)) by its ends; eta lowers both.
        const double db = fb / probability;
        const double da = -fa / probability;
        const double bb = db * db - gb / probability;
        const double aa = da * da + ga / probability;
        const double ab = da * db;
        const auto x = problem.x.row(i).transpose();
        if (k < cuts) {
            out.gradient[k] += db;
            out.information(k, k) += bb;
            out.information.col(k).tail(p) -= (bb + ab) * x;
        }
        if (k > 0) {
            out.gradient[k - 1] += da;
            out.information(k - 1, k - 1) += aa;
            out.information.col(k - 1).tail(p) -= (aa + ab) * x;
        }
        if (k > 0 && k < cuts) out.information(k, k - 1) += ab;
        out.gradient.tail(p) -= (da + db) * x;
        out.information.bottomRightCorner(p, p).selfadjointView<Eigen::Lower>().rankUpdate(Vector(x), aa + bb + 2 * ab);
    }
    out.information = Matrix(out.information.selfadjointView<Eigen::Lower>());
    return out;
}

Vector start_of(const Problem& problem)
{
    Vector counts = Vector::Zero(problem.levels);
    for (const int level : problem.level) counts[level] += 1;
    Vector at = Vector::Zero(problem.terms());
    double below = 0;
    for (Eigen::Index k = 0; k < problem.cuts(); ++k) {
        below += counts[k];
        at[k] = std::log(below / (counts.sum() - below));
    }
    return at;
}

/// Whether some cut of the answers into lower and higher is told apart without fail.
Refused reason(const Design& design, const Problem& problem)
{
    for (int cut = 1; cut < problem.levels; ++cut) {
        Vector above(static_cast<Eigen::Index>(problem.level.size()));
        for (Eigen::Index i = 0; i < above.size(); ++i) above[i] = problem.level[static_cast<std::size_t>(i)] >= cut;
        const Separation separation = find_separation(design, above);
        if (!separation.found) break;  // one cut that overlaps keeps every slope finite
        if (cut + 1 < problem.levels) continue;
        return {Cause::separated, separation.columns,
                "separation: " + (separation.columns.empty() ? std::string() : separation.columns.front()) +
                    " orders the answers without fail, so the largest likelihood does not exist; join levels and fit a "
                    "logistic model with --penalty firth"};
    }
    return {Cause::diverged, {}, "the ordinal fit did not settle: join rare levels, or rescale predictors"};
}

Fitted<Problem> problem_of(const Design& design, const Vector& y, const Scale& scale, OrdinalFit& fit)
{
    if (!y.allFinite()) return refuse(Cause::not_a_number, {}, "an outcome is not a number");
    fit.levels.assign(y.begin(), y.end());
    std::sort(fit.levels.begin(), fit.levels.end());
    fit.levels.erase(std::unique(fit.levels.begin(), fit.levels.end()), fit.levels.end());
    if (fit.levels.size() < 2)
        return refuse(Cause::one_class, {}, "every answer is the same: there is nothing to tell apart");
    if (fit.levels.size() > k_most_levels) {
        return refuse(Cause::shape, {}, "more than 50 different answers: that is a measurement, use --family linear");
    }
    Problem problem;
    problem.levels = static_cast<int>(fit.levels.size());
    for (const double value : y) {
        const auto found = std::lower_bound(fit.levels.begin(), fit.levels.end(), value);
        problem.level.push_back(static_cast<int>(found - fit.levels.begin()));
    }
    problem.x = (design.x.rowwise() - scale.mean.transpose()).array().rowwise() / scale.sd.transpose().array();
    return problem;
}

void finish(OrdinalFit& fit, const Problem& problem, const Scale& scale, const Vector& at, const Matrix& covariance)
{
    const Eigen::Index cuts = problem.cuts();
    const Eigen::Index p = problem.x.cols();
    // threshold_raw = threshold + mean' (b / sd); slope_raw = b / sd.
    Matrix t = Matrix::Identity(problem.terms(), problem.terms());
    for (Eigen::Index j = 0; j < p; ++j) {
        t(cuts + j, cuts + j) = 1 / scale.sd[j];
        t.col(cuts + j).head(cuts).setConstant(scale.mean[j] / scale.sd[j]);
    }
    const Vector raw = t * at;
    fit.thresholds = raw.head(cuts);
    fit.coefficients = raw.tail(p);
    fit.covariance = t * covariance * t.transpose();
}

}  // namespace

Fitted<OrdinalFit> fit_ordinal(const Design& design, const Vector& y)
{
    if (auto sound = check_design(design, y.size(), design.x.cols() + 1); !sound) return tl::unexpected(sound.error());
    OrdinalFit fit;
    const Scale scale = scale_of(design.x);
    const Fitted<Problem> made = problem_of(design, y, scale, fit);
    if (!made) return tl::unexpected(made.error());
    const Problem& problem = *made;
    Vector at = start_of(problem);
    Local here = evaluate(problem, at);
    fit.loglik_null = here.loglik;
    for (; fit.iterations < 100; ++fit.iterations) {
        const Eigen::LDLT<Matrix> factor(here.information);
        const auto pivots = factor.vectorD();
        if (!(pivots.minCoeff() > 1e-13 * pivots.maxCoeff())) break;
        const Vector step = factor.solve(here.gradient);
        double length = std::min(1.0, 5 / step.cwiseAbs().maxCoeff());
        Local next = evaluate(problem, at + length * step);
        const double allowed = here.loglik - 1e-10 * (1 + std::abs(here.loglik));
        for (int halving = 0; halving < 40 && !(next.loglik >= allowed); ++halving) {
            length /= 2;
            next = evaluate(problem, at + length * step);
        }
        at += length * step;
        here = std::move(next);
        if (step.cwiseAbs().maxCoeff() > 1e-9) continue;
        if (at.tail(problem.x.cols()).cwiseAbs().maxCoeff() > 15) break;
        fit.loglik = here.loglik;
        finish(fit, problem, scale, at, here.information.ldlt().solve(Matrix::Identity(at.size(), at.size())));
        return fit;
    }
    return tl::unexpected(reason(design, problem));
}

Vector ordinal_probabilities(const OrdinalFit& fit, const Vector& row)
{
    constexpr double k_infinite = std::numeric_limits<double>::infinity();
    const double eta = fit.coefficients.dot(row);
    Vector out(fit.thresholds.size() + 1);
    for (Eigen::Index k = 0; k < out.size(); ++k) {
        const double a = k > 0 ? fit.thresholds[k - 1] - eta : -k_infinite;
        const double b = k < fit.thresholds.size() ? fit.thresholds[k] - eta : k_infinite;
        out[k] = between(a, b);
    }
    return out;
}

}  // namespace amends::loyalty
