#pragma once
// From recovery to loyalty through what lies between: fairness, satisfaction. And: is more always better?

#include "scoring/loyalty/assess.h"

namespace amends::loyalty {

/// One arrow: the least-squares effect of a node on a later one, given all nodes before the later one.
struct Arrow {
    int from = 0;
    int to = 0;
    double estimate = 0;
    double se = 0;
    double standardised = 0;
};

struct BootstrapInterval {
    double se = 0;
    double percentile_low = 0, percentile_high = 0;
    double bca_low = 0, bca_high = 0;
    double acceleration = 0;  ///< from the jackknife
    int resamples = 0;
};

struct PathModel {
    std::vector<std::string> nodes;
    std::vector<Arrow> arrows;
    double indirect = 0;  ///< the product along the whole chain
    double sobel_se = 0;  ///< first-order delta method over the chain's arrows
    double direct = 0;    ///< first node to last, given all between
    double total = 0;     ///< first node to last alone
    double mediated = 0;  ///< (total - direct) / total: through any node between
    BootstrapInterval interval;
};

/// A chain of at least three columns, first cause to last effect; each node is regressed on all before it.
///
/// columns    n x k, finite
/// groups     of each row, from 0: whole groups are drawn again; empty: rows are
/// resamples  0: no bootstrap
/// errors     shape, constant_column, collinear, too_few_rows, stopped
/// source     Sobel 1982, doi 10.2307/270723; BCa: Efron 1987, doi 10.1080/01621459.1987.10478410
/// limits     arrows are drawn by the person: the model cannot tell which way they point
Fitted<PathModel> fit_path(const Matrix& columns, const std::vector<std::string>& nodes, const std::vector<int>& groups,
                           int resamples, std::uint64_t seed, double level, Progress& progress);

/// Does the outcome rise and then fall (an inverse U)? Both tests must say so.
struct InverseU {
    Vector coefficients;  ///< of 1, x, x^2
    Vector errors;
    double least = 0, most = 0;  ///< range of x
    double slope_low = 0, slope_low_se = 0;
    double slope_high = 0, slope_high_se = 0;
    double p_inverse_u = 1;  ///< Lind & Mehlum 2010, doi 10.1111/j.1468-0084.2009.00569.x
    double p_u = 1;
    double extremum = 0;
    double fieller_low = 0, fieller_high = 0;  ///< NaN where unbounded
    double break_at = 0;  ///< two lines, at the median: Simonsohn 2018, doi 10.1177/2515245918805755
    double line_low = 0, line_low_se = 0;
    double line_high = 0, line_high_se = 0;
    double line_low_p = 1, line_high_p = 1;
    double meets_low = 0, meets_high = 0;  ///< where the two lines stand at the break
    Matrix covariance;                     ///< of `coefficients`
    bool found = false;                    ///< both tests at 5 %: rises significantly, then falls significantly
};
Fitted<InverseU> test_inverse_u(const Vector& x, const Vector& y, double level = 0.95);

}  // namespace amends::loyalty
