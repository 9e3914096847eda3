#pragma once
// A logistic fit as something to maximise, in coordinates where Newton's steps are well conditioned.

#include <optional>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/logistic.h"

namespace amends::loyalty {

/// Means and population standard deviations: raw coefficients are `T b` of standardised ones.
struct Scale {
    Vector mean;
    Vector sd;

    Vector raw(const Vector& standardised) const;
    Vector standardised(const Vector& raw) const;
    Matrix raw_covariance(const Matrix& standardised) const;
    /// Gradient and information of raw coefficients in standardised coordinates.
    Vector gradient(const Vector& raw) const;
    Matrix information(const Matrix& raw) const;
    /// Row j of T: the raw coefficient j as a linear form of standardised ones.
    Vector row(Eigen::Index j) const;
};

/// From every row, or from evenly spread blocks of them where there are more than 100 000.
Scale scale_of(const Matrix& x);

struct Evaluation {
    double value = 0;  ///< to be maximised: loglik and penalty
    double loglik = 0;
    Vector gradient;     ///< of `value`
    Matrix information;  ///< curvature that steps are taken with: penalised, but for Firth
};

class LogisticProblem {
public:
    /// Both outlive it. `weights` may be nullptr.
    LogisticProblem(const Design& design, const Vector& y, const Penalty& penalty, const double* weights = nullptr);

    Evaluation at(const Vector& standardised) const;
    /// On every `stride`-th block of rows, without penalty.
    Evaluation thinned(const Vector& standardised, Eigen::Index stride) const;

    const Scale& scale() const { return scale_; }
    Eigen::Index terms() const { return x_.terms(); }
    Eigen::Index rows() const { return x_.rows; }
    double start_intercept() const;

private:
    Evaluation from(const Pass& pass) const;
    void add_firth(Evaluation& evaluation, const Vector& raw) const;

    Matrix moved_;  ///< a standardised copy, made where means dwarf the spread
    bool is_moved_ = false;
    Columns x_;
    const Vector& y_;
    Penalty penalty_;
    const double* weights_;
    Scale scale_;
};

/// a' b = value.
struct Constraint {
    Vector a;
    double value = 0;
};

struct Maximum {
    Vector at;  ///< standardised
    Evaluation evaluation;
    double multiplier = 0;  ///< of the constraint: how fast the maximum rises with its value
    int iterations = 0;
    bool converged = false;
};

/// Newton's method with halving. Ends when a step is below 1e-9 standard deviations (Firth, which converges linearly:
/// 1e-12), after `most` steps, or where the curvature vanishes.
Maximum maximise(const LogisticProblem& problem, const Vector& start, int most,
                 const std::optional<Constraint>& constraint = {}, double enough = 1e-9);

}  // namespace amends::loyalty
