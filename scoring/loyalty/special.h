#pragma once
// The distributions that standard errors are read against. All to about 1e-13 relative, tails included.

namespace amends::loyalty {

double normal_density(double z);
/// P(Z <= z).
double normal_cdf(double z);
/// P(|Z| >= |z|).
double normal_two_sided(double z);
/// z with P(Z <= z) = p, 0 < p < 1.
///
/// source  Wichura 1988, algorithm AS 241, doi 10.2307/2347330, polished by one Halley step
double normal_quantile(double p);

/// P(X >= x) of a chi-squared variable with `df` > 0 degrees of freedom; 1 for x <= 0.
double chi_squared_upper(double x, double df);

/// P(T >= t) of Student's t with `df` > 0 degrees of freedom.
double t_upper(double t, double df);
double t_two_sided(double t, double df);
/// t with P(T <= t) = p, 0 < p < 1.
double t_quantile(double p, double df);

/// P(X >= x) of F with `df1`, `df2` > 0 degrees of freedom.
double f_upper(double x, double df1, double df2);

/// The regularised incomplete beta function I_x(a, b).
double incomplete_beta(double x, double a, double b);

}  // namespace amends::loyalty
