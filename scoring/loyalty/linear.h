#pragma once
// Ordinary least squares.

#include "scoring/loyalty/fit.h"

namespace amends::loyalty {

struct LinearFit : Estimate {
    double sigma = 0;  ///< residual standard deviation, divisor n - terms
    double r_squared = 0;
    double df = 0;  ///< n - terms
    Vector residuals;
    Matrix inverse;  ///< (X'X)^-1 on the raw columns, intercept first
};

/// coefficients, covariance by QR on centred columns; loglik is the Gaussian one at the largest-likelihood variance.
///
/// errors  as check_design; too_few_rows also where no degree of freedom is left
Fitted<LinearFit> fit_linear(const Design& design, const Vector& y);

/// The covariance that does not trust the model's variance: HC3, MacKinnon & White 1985,
/// doi 10.1016/0304-4076(85)90158-7.
Matrix robust_covariance(const Design& design, const LinearFit& fit);

/// … nor that rows of one group are independent: sums over groups, times G / (G - 1); fewer than two groups: infinite.
Matrix cluster_covariance(const Design& design, const LinearFit& fit, const std::vector<int>& groups);

}  // namespace amends::loyalty
