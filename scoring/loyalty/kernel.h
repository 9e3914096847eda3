#pragma once
// One pass over the rows of a logistic model: log-likelihood, gradient and information at once.

#include <vector>

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

/// Columns that lie somewhere else: no copy, no intercept (the pass adds it in front).
struct Columns {
    std::vector<const double*> columns;  ///< each `rows` long
    Eigen::Index rows = 0;

    Eigen::Index terms() const { return static_cast<Eigen::Index>(columns.size()) + 1; }
    /// Rows [from, from + count) of the same columns.
    Columns part(Eigen::Index from, Eigen::Index count) const;
};

/// Points into `x`, which must outlive it.
Columns columns_of(const Matrix& x);

struct PassWants {
    const double* weights = nullptr;  ///< of each row, >= 0; nullptr: 1 each
    const double* offset = nullptr;   ///< added to each row's logit; nullptr: none
    bool loglik = true;               ///< false saves logarithms where rows have weights
};

struct Pass {
    double loglik = 0;
    Vector gradient;
    Matrix information;  ///< full and symmetric: X' W X with w = p (1 - p)

    void add(const Pass& other);
};

Pass empty_pass(Eigen::Index terms);

/// The pass at `beta` (intercept first) over outcomes `y`, each 0 or 1.
///
/// Rows are added up in a fixed order, eight sums at a time, without fused operations: the same bits on every x86-64,
/// whatever vector width it has. Wider registers are used where the processor has them.
/// limits  probabilities within exp(-708) of 0 or 1 are taken as such
Pass logistic_pass(const Columns& x, const double* y, const Vector& beta, const PassWants& wants = {});

/// The fitted probabilities.
Vector logistic_probabilities(const Columns& x, const Vector& beta);

/// Log-odds to probability, without overflow.
double logistic(double eta);

}  // namespace amends::loyalty
