#pragma once
// A logistic model whose intercept differs between groups: trainees, teams, companies.

#include "scoring/loyalty/fit.h"
#include "scoring/loyalty/progress.h"

namespace amends::loyalty {

struct GroupEffect {
    int group = 0;  ///< as in `groups`
    int rows = 0;
    double mode = 0;   ///< the group's own intercept, shrunk towards zero, in log-odds
    double error = 0;  ///< its conditional standard deviation
};

/// coefficients, covariance   of the fixed terms, intercept first; from the inverse Hessian of the marginal
///                            log-likelihood over (coefficients, log sigma)
struct MixedFit : Estimate {
    double sigma = 0;            ///< standard deviation between groups, log-odds; 0 on the boundary
    double log_sigma_error = 0;  ///< 0 on the boundary
    bool boundary = false;       ///< no variance between groups: the pooled model is the fit
    double loglik_pooled = 0;
    double variance_p = 1;  ///< sigma against 0: half a chi-squared with one degree
    int groups = 0;
    int groups_of_one = 0;
    std::vector<GroupEffect> effects;

    /// The share of the latent variance that lies between groups: s^2 / (s^2 + pi^2 / 3).
    double icc() const;
};

/// Maximises the marginal likelihood by 25-point adaptive Gauss-Hermite quadrature, with exact derivatives of the
/// quadrature, node movement included, so that the Laplace fit's runaway on many tiny groups does not occur.
///
/// groups  n, any integers
/// errors  as fit_logistic; no_group below two groups; stopped
/// source  Pinheiro & Bates 1995, doi 10.1080/10618600.1995.10474663; Self & Liang 1987,
/// doi 10.1080/01621459.1987.10478472
Fitted<MixedFit> fit_mixed(const Design& design, const Vector& y, const std::vector<int>& groups,
                           Progress& progress = unheard());

}  // namespace amends::loyalty
