#pragma once
// Proportional odds: ordered answers such as 0-10 for "would you recommend us?".

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

/// logit P(Y <= k) = threshold_k - x'b: a positive b goes with higher answers.
struct OrdinalFit {
    std::vector<double> levels;  ///< that occur, ascending
    Vector thresholds;           ///< one fewer than levels
    Vector coefficients;
    Matrix covariance;  ///< of thresholds, then coefficients
    double loglik = 0;
    double loglik_null = 0;
    int iterations = 0;

    Vector errors() const { return covariance.diagonal().cwiseMax(0).cwiseSqrt(); }
};

/// Newton's method on thresholds and slopes together, with halving that keeps the thresholds in order.
///
/// y       n; each distinct value is a level
/// errors  as check_design; one_class below two levels; shape above 50 levels; separated where a predictor orders the
///         answers without fail
/// source  McCullagh 1980, J. R. Stat. Soc. B 42(2), 109-142
Fitted<OrdinalFit> fit_ordinal(const Design& design, const Vector& y);

/// The probability of each level for one row of predictors.
Vector ordinal_probabilities(const OrdinalFit& fit, const Vector& row);

}  // namespace amends::loyalty
