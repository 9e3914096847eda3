#pragma once
// Logistic regression: by maximum likelihood, or with a penalty that keeps small and separated samples finite.

#include "scoring/loyalty/fit.h"
#include "scoring/loyalty/progress.h"

namespace amends::loyalty {

/// What is added to the log-likelihood. Ridge and prior speak of predictors centred and divided by their population
/// standard deviation; the intercept is never penalised.
struct Penalty {
    enum class Kind : int { none, ridge, firth, prior } kind = Kind::none;
    double lambda = 0;  ///< ridge: - lambda / 2 * sum of squares
    double mean = 0;    ///< prior: each slope is normal with this mean …
    double sd = 1;      ///< … and this standard deviation, > 0

    bool operator==(const Penalty&) const = default;
};

/// coefficients, covariance   on the raw columns, intercept first
/// loglik                     without the penalty
struct LogisticFit : Estimate {
    Penalty penalty;
    double objective = 0;        ///< with the penalty; Firth: loglik + half the log determinant of the information
    Vector standardised;         ///< coefficients of the standardised columns
    Vector standardised_errors;  ///< from the inverse of the penalised information
    double edf = 0;              ///< effective number of terms, trace(H (H + penalty)^-1)
    double loglik_null = 0;      ///< of the intercept alone
};

/// Fits by Newton's method, from a subsample's estimate where there are many rows.
///
/// y        n, each 0 or 1
/// weights  n, >= 0, how often each row counts; nullptr: once
/// errors   no_rows, not_a_number, shape, one_class, constant_column, collinear, too_few_rows; without penalty also
///          `separated`, naming the columns along which the likelihood has no maximum
/// source   McCullagh & Nelder 1989, ch. 4; Firth 1993, doi 10.1093/biomet/80.1.27; Heinze & Schemper 2002,
///          doi 10.1002/sim.1047
Fitted<LogisticFit> fit_logistic(const Design& design, const Vector& y, const Penalty& penalty = {});

/// Two ends for each coefficient, intercept first, where twice the drop of the (penalised) profile log-likelihood is
/// the chi-squared quantile; an end beyond 50 standard errors is infinite.
///
/// fit    of the same design, y and penalty
/// level  0.95 for 95 %
/// progress  asked before each coefficient; where it stops, the rest are left out
/// source Venzon & Moolgavkar 1988, doi 10.2307/2347496
struct ProfileInterval {
    double low = 0;
    double high = 0;
};
std::vector<ProfileInterval> profile_intervals(const Design& design, const Vector& y, const LogisticFit& fit,
                                               double level = 0.95, Progress& progress = unheard());

/// The (penalised) likelihood ratio of each coefficient against 0, intercept first: chi-squared with 1 degree.
Vector likelihood_ratios(const Design& design, const Vector& y, const LogisticFit& fit);

/// Refits with each row counted `weights` times, from `start`, without looking for faults: for resampling.
///
/// returns  coefficients on the raw columns; empty where no maximum was reached
Vector refit_logistic(const Design& design, const Vector& y, const Vector& weights, const Vector& start);

}  // namespace amends::loyalty
