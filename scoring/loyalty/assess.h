#pragma once
// How far to trust a logistic fit, and what one more point is worth.

#include <cstdint>

#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/progress.h"

namespace amends::loyalty {

/// Standard errors that do not trust the model's variance, each from a sandwich of the plain information.
///
/// hc0, hc3   White 1980, MacKinnon & White 1985 with leverages of the weighted fit
/// cluster    sums over groups, times G / (G - 1); empty without groups or with fewer than two
struct RobustErrors {
    Vector hc0;
    Vector hc3;
    Vector cluster;
};
RobustErrors robust_errors(const Design& design, const Vector& y, const LogisticFit& fit,
                           const std::vector<int>& groups = {});

/// A change in probability with its delta-method standard error.
struct Effect {
    double value = 0;
    double se = 0;
};

/// What a column does to the outcome over THIS cohort.
struct Margin {
    Effect average;    ///< mean of p (1 - p) b: the slope
    Effect plus_one;   ///< mean change of p when the column is raised by one in every row
    double least = 0;  ///< of the rows' changes for one more point, 5th and 95th percentile
    double most = 0;
    double beyond = 0;  ///< share of rows whose value plus one lies beyond the largest seen
};
std::vector<Margin> margins(const Design& design, const LogisticFit& fit);

/// Fitted probability along one column, the others as they are, between its 5th and 95th percentile.
struct Curve {
    Vector x;
    Vector mean;
    Vector low;  ///< delta-method interval on the log-odds of the mean
    Vector high;
};
Curve partial_effect(const Design& design, const LogisticFit& fit, Eigen::Index column, int points = 25,
                     double level = 0.95);

/// Variance inflation of each column, and the condition number of the standardised columns.
struct Collinearity {
    Vector vif;
    double kappa = 1;  ///< largest over smallest singular value
};
Collinearity collinearity(const Design& design);

/// The share of pairs (1, 0) that the score orders rightly, ties half.
double area_under_curve(const Vector& y, const Vector& score);
double brier_score(const Vector& y, const Vector& p);
double log_loss(const Vector& y, const Vector& p);

/// Rows in ten groups by rank of p (ties by row order): floor((rank - 1) 10 / n) + 1.
struct Decile {
    int n = 0;
    double mean_p = 0;
    double observed = 0;
};
std::vector<Decile> deciles(const Vector& y, const Vector& p);

/// Hosmer & Lemeshow's chi-squared over the deciles, 8 degrees of freedom.
struct Fit10 {
    double chi_squared = 0;
    double p = 1;
};
Fit10 hosmer_lemeshow(const std::vector<Decile>& deciles);

/// How the fit does on rows that it has not seen.
struct Validation {
    double auc = 0;
    double brier = 0;
    double log_loss = 0;
    double calibration_intercept = 0;  ///< of the outcome regressed on the predicted log-odds
    double calibration_slope = 1;
    std::vector<std::string> dropped;  ///< columns constant in some training set, left out there
    Vector p;                          ///< predicted for each row; NaN where the row could not be predicted
};

/// Ten folds, row i in fold i mod 10. Where a training set is separated, Firth's penalty is used there.
/// Where `progress` stops, what is known so far is given.
Validation cross_validate(const Design& design, const Vector& y, const Penalty& penalty,
                          Progress& progress = unheard());

struct CohortScore {
    std::string cohort;
    int n = 0;
    double observed = 0;
    double mean_p = 0;
    double auc = 0;
    double log_loss = 0;
};
/// Each cohort predicted by the others.
std::vector<CohortScore> leave_one_out(const Design& design, const Vector& y, const std::vector<int>& cohorts,
                                       const std::vector<std::string>& names, const Penalty& penalty,
                                       Progress& progress = unheard());

/// p-values adjusted for being many: Holm 1979 for claims, Benjamini & Hochberg 1995 for exploring.
Vector adjust_holm(const Vector& p);
Vector adjust_bh(const Vector& p);

/// The cumulative share of outcomes that the best-scored rows hold, in ten steps.
std::vector<double> lift(const Vector& y, const Vector& p);

/// How often, over resamples of rows (or of groups), each column is worth most per point.
///
/// share     of the usable resamples in which the column's average effect is the largest
/// better    1 where the outcome is wished for; -1 where it is a loss: the largest fall is best
/// limits    resamples without a maximum are left out and counted
struct BestStep {
    std::vector<double> share;
    int resamples = 0;
    int failed = 0;
};
BestStep best_step(const Design& design, const Vector& y, const LogisticFit& fit, const std::vector<int>& candidates,
                   const std::vector<int>& groups, int resamples, std::uint64_t seed, Progress& progress,
                   double better = 1);

/// Uniform whole numbers for resampling, a pure function of its seed (SplitMix64).
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::uint32_t below(std::uint32_t bound);

private:
    std::uint64_t state_;
};

}  // namespace amends::loyalty
