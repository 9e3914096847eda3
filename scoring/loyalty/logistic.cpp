#include "scoring/loyalty/logistic.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scoring/loyalty/logistic_problem.h"
#include "scoring/loyalty/separation.h"
#include "scoring/loyalty/special.h"

namespace amends::loyalty {
namespace {

constexpr int k_steps = 60;
constexpr int k_firth_steps = 1000;
constexpr double k_firth_enough = 1e-12;
constexpr Eigen::Index k_worth_thinning = 20000;

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// Each 0 or 1, and both.
Fitted<int> check_outcomes(const Vector& y)
{
    Eigen::Index events = 0;
    Eigen::Index others = 0;
    for (const double value : y) {
        events += value == 1 ? 1 : 0;
        others += value == 0 ? 1 : 0;
    }
    if (events + others != y.size()) return refuse(Cause::shape, {}, "a logistic model needs outcomes that are 0 or 1");
    if (y.size() == 0) return refuse(Cause::no_rows, {}, "no complete row is left");
    if (events == 0 || others == 0) {
        return refuse(Cause::one_class, {},
                      "every outcome is " + std::string(events == 0 ? "0" : "1") +
                          ": without both kinds there is nothing to tell apart; collect more, or another outcome");
    }
    return 0;
}

/// Why there was no maximum; `diverged` where nothing else is found.
Refused reason(const Design& design, const Vector& y)
{
    if (auto sound = check_design(design, y.size(), design.x.cols() + 1); !sound) return sound.error();
    const Separation separation = find_separation(design, y);
    if (!separation.found) {
        return {Cause::diverged, {}, "the fit did not settle: rescale or merge predictors, or use --penalty ridge:1"};
    }
    return {Cause::separated, separation.columns,
            (separation.complete ? std::string("complete") : std::string("quasi-complete")) +
                " separation: " + (separation.columns.empty() ? "the intercept" : joined(separation.columns)) +
                " tells the outcomes apart without fail, so the largest likelihood does not exist; Firth's penalty "
                "gives finite estimates (--penalty firth)"};
}

/// A start near the maximum of all rows: the maximum of every 64th, then of every 8th block of rows.
Vector warm_start(const LogisticProblem& problem)
{
    Vector at = Vector::Zero(problem.terms());
    at[0] = problem.start_intercept();
    if (problem.rows() < k_worth_thinning) return at;
    const Vector cold = at;
    for (const Eigen::Index stride : {64, 8}) {
        if (problem.rows() / stride < 50 * problem.terms()) continue;
        for (int i = 0; i < 12; ++i) {
            const Evaluation here = problem.thinned(at, stride);
            const Eigen::LDLT<Matrix> factor(here.information);
            const Vector step = factor.solve(here.gradient);
            if (!step.allFinite() || step.cwiseAbs().maxCoeff() > 5) return cold;
            at += step;
            if (step.cwiseAbs().maxCoeff() < 0.02) break;
        }
    }
    return at;
}

double null_loglik(const Vector& y)
{
    const double n = static_cast<double>(y.size());
    const double events = y.sum();
    return events * std::log(events / n) + (n - events) * std::log(1 - events / n);
}

LogisticFit finished(const LogisticProblem& problem, const Maximum& maximum, const Penalty& penalty, const Vector& y)
{
    LogisticFit fit;
    const Scale& scale = problem.scale();
    const Eigen::Index terms = problem.terms();
    const Matrix inverse = maximum.evaluation.information.ldlt().solve(Matrix::Identity(terms, terms));
    fit.penalty = penalty;
    fit.standardised = maximum.at;
    fit.standardised_errors = inverse.diagonal().cwiseSqrt();
    fit.coefficients = scale.raw(maximum.at);
    fit.covariance = scale.raw_covariance(inverse);
    fit.loglik = maximum.evaluation.loglik;
    fit.objective = maximum.evaluation.value;
    fit.iterations = maximum.iterations;
    Matrix data = maximum.evaluation.information;
    const double precision = penalty.kind == Penalty::Kind::ridge   ? penalty.lambda
                             : penalty.kind == Penalty::Kind::prior ? 1 / (penalty.sd * penalty.sd)
                                                                    : 0;
    data.diagonal().tail(terms - 1).array() -= precision;
    fit.edf = (inverse * data).trace();
    fit.loglik_null = null_loglik(y);
    return fit;
}

/// Whether a maximum of the plain likelihood may be a mirage: coefficients so large that only separation, or hardly any
/// overlap, explains them.
bool suspicious(const Maximum& maximum)
{
    return !maximum.converged || maximum.iterations > 15 ||
           maximum.at.tail(maximum.at.size() - 1).cwiseAbs().maxCoeff() > 10;
}

}  // namespace

Fitted<LogisticFit> fit_logistic(const Design& design, const Vector& y, const Penalty& penalty)
{
    if (auto sound = check_outcomes(y); !sound) return tl::unexpected(sound.error());
    const Eigen::Index terms = design.x.cols() + 1;
    const bool plain = penalty.kind == Penalty::Kind::none;
    const bool small = design.x.rows() < k_worth_thinning;
    if (small || !plain || design.x.rows() != y.size()) {
        if (auto sound = check_design(design, y.size(), terms); !sound) return tl::unexpected(sound.error());
    }
    const LogisticProblem problem(design, y, penalty);
    const bool firth = penalty.kind == Penalty::Kind::firth;
    const Maximum maximum = firth ? maximise(problem, warm_start(problem), k_firth_steps, {}, k_firth_enough)
                                  : maximise(problem, warm_start(problem), k_steps);
    if (plain && terms > 1 && suspicious(maximum)) {
        const Refused why = reason(design, y);
        if (!maximum.converged || why.cause != Cause::diverged) return tl::unexpected(why);
    }
    if (!maximum.converged)
        return refuse(Cause::diverged, {}, "the penalised fit did not settle: use a stronger penalty");
    return finished(problem, maximum, penalty, y);
}

namespace {

/// One end of a profile interval by Newton's method on the profile's drop, kept between the estimate and the last point
/// that was too far out.
double profile_end(const LogisticProblem& problem, const LogisticFit& fit, Eigen::Index j, double target, double side)
{
    const bool firth = fit.penalty.kind == Penalty::Kind::firth;
    const double estimate = fit.coefficients[j];
    const double error = std::sqrt(fit.covariance(j, j));
    double inside = estimate;
    double outside = estimate + side * 50 * error;
    double value = estimate + side * 1.96 * error;
    Vector at = fit.standardised;
    for (int i = 0; i < 60; ++i) {
        const Maximum maximum = maximise(problem, at, firth ? k_firth_steps : k_steps,
                                         Constraint{problem.scale().row(j), value}, firth ? k_firth_enough : 1e-9);
        const double drop = fit.objective - maximum.evaluation.value;
        const bool usable = maximum.converged && std::isfinite(drop);
        if (usable) at = maximum.at;
        (usable && drop < target ? inside : outside) = value;
        // Newton on the root of the drop, which is nearly a straight line in `value`.
        double next = value + (std::sqrt(target) - std::sqrt(std::max(drop, 0.0))) * 2 *
                                  std::sqrt(std::max(drop, 1e-300)) / (-maximum.multiplier);
        if (usable && std::abs(next - value) < 1e-11 * (1 + std::abs(value))) return next;
        const bool between = (next - inside) * side > 0 && (outside - next) * side > 0;
        if (!usable || !between) next = (inside + outside) / 2;
        if (std::abs(next - value) < 1e-12 * (1 + std::abs(value))) return next;
        if ((next - estimate) * side > 49.9 * error) return side * std::numeric_limits<double>::infinity();
        value = next;
    }
    return value;
}

}  // namespace

std::vector<ProfileInterval> profile_intervals(const Design& design, const Vector& y, const LogisticFit& fit,
                                               double level, Progress& progress)
{
    const LogisticProblem problem(design, y, fit.penalty);
    const double z = normal_quantile(0.5 + level / 2);
    std::vector<ProfileInterval> out;
    const int count = static_cast<int>(fit.coefficients.size());
    for (int j = 0; j < count && progress.at(j, count); ++j) {
        out.push_back({profile_end(problem, fit, j, z * z / 2, -1), profile_end(problem, fit, j, z * z / 2, 1)});
    }
    return out;
}

Vector likelihood_ratios(const Design& design, const Vector& y, const LogisticFit& fit)
{
    const LogisticProblem problem(design, y, fit.penalty);
    const bool firth = fit.penalty.kind == Penalty::Kind::firth;
    Vector out(fit.coefficients.size());
    for (Eigen::Index j = 0; j < out.size(); ++j) {
        const Maximum without = maximise(problem, fit.standardised, firth ? k_firth_steps : k_steps,
                                         Constraint{problem.scale().row(j), 0}, firth ? k_firth_enough : 1e-9);
        out[j] = std::max(0.0, 2 * (fit.objective - without.evaluation.value));
    }
    return out;
}

Vector refit_logistic(const Design& design, const Vector& y, const Vector& weights, const Vector& start)
{
    const LogisticProblem problem(design, y, {}, weights.data());
    const Maximum maximum = maximise(problem, problem.scale().standardised(start), 25, {}, 1e-6);
    if (!maximum.converged) return {};
    return problem.scale().raw(maximum.at);
}

}  // namespace amends::loyalty
