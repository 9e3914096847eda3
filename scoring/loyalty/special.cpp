#include "scoring/loyalty/special.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace amends::loyalty {
namespace {

constexpr double k_tiny = 1e-300;
constexpr double k_enough = 1e-16;

/// The continued fraction of the incomplete beta function by Lentz's method; DLMF 8.17.22.
double beta_fraction(double x, double a, double b)
{
    double c = 1;
    double d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::abs(d) < k_tiny ? k_tiny : d);
    double value = d;
    for (int m = 1; m < 10000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (std::abs(d) < k_tiny ? k_tiny : d);
        c = std::abs(c) < k_tiny ? k_tiny : c;
        value *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (std::abs(d) < k_tiny ? k_tiny : d);
        c = std::abs(c) < k_tiny ? k_tiny : c;
        const double factor = d * c;
        value *= factor;
        if (std::abs(factor - 1) < k_enough) break;
    }
    return value;
}

/// The upper regularised incomplete gamma function Q(a, x); DLMF 8.7.1 below a + 1, 8.9.2 above.
double gamma_upper(double a, double x)
{
    const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1) {
        double term = 1 / a;
        double sum = term;
        for (double k = a + 1; term > sum * k_enough; ++k) {
            term *= x / k;
            sum += term;
        }
        return std::max(0.0, 1 - front * sum);
    }
    double b = x + 1 - a;
    double c = 1 / k_tiny;
    double d = 1 / b;
    double value = d;
    for (int i = 1; i < 10000; ++i) {
        const double an = -i * (i - a);
        b += 2;
        d = an * d + b;
        c = b + an / c;
        d = 1 / (std::abs(d) < k_tiny ? k_tiny : d);
        c = std::abs(c) < k_tiny ? k_tiny : c;
        value *= d * c;
        if (std::abs(d * c - 1) < k_enough) break;
    }
    return front * value;
}

double ratio(const double (&above)[8], const double (&below)[8], double r)
{
    double a = above[7];
    double b = below[7];
    for (int i = 6; i >= 0; --i) {
        a = a * r + above[i];
        b = b * r + below[i];
    }
    return a / b;
}

/// AS 241 (PPND16).
double normal_quantile_start(double p)
{
    constexpr double k_a[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                               1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                               3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr double k_b[8] = {1.0,
                               4.2313330701600911252e+1,
                               6.8718700749205790830e+2,
                               5.3941960214247511077e+3,
                               2.1213794301586595867e+4,
                               3.9307895800092710610e+4,
                               2.8729085735721942674e+4,
                               5.2264952788528545610e+3};
    constexpr double k_c[8] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                               3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double k_d[8] = {1.0,
                               2.05319162663775882187e0,
                               1.67638483018380384940e0,
                               6.89767334985100004550e-1,
                               1.48103976427480074590e-1,
                               1.51986665636164571966e-2,
                               5.47593808499534494600e-4,
                               1.05075007164441684324e-9};
    constexpr double k_e[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                               2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double k_f[8] = {1.0,
                               5.99832206555887937690e-1,
                               1.36929880922735805310e-1,
                               1.48753612908506148525e-2,
                               7.86869131145613259100e-4,
                               1.84631831751005468180e-5,
                               1.42151175831644588870e-7,
                               2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) return q * ratio(k_a, k_b, 0.180625 - q * q);
    const double r = std::sqrt(-std::log(std::min(p, 1 - p)));
    const double z = r <= 5 ? ratio(k_c, k_d, r - 1.6) : ratio(k_e, k_f, r - 5);
    return q < 0 ? -z : z;
}

}  // namespace

double normal_density(double z)
{
    return std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normal_cdf(double z)
{
    return std::erfc(-z / std::numbers::sqrt2) / 2;
}

double normal_two_sided(double z)
{
    return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

double normal_quantile(double p)
{
    const double z = normal_quantile_start(p);
    const double off = (normal_cdf(z) - p) / normal_density(z);
    return z - off / (1 + z * off / 2);
}

double chi_squared_upper(double x, double df)
{
    if (!(x > 0)) return 1;
    if (df == 1) return std::erfc(std::sqrt(x / 2));
    return gamma_upper(df / 2, x / 2);
}

double incomplete_beta(double x, double a, double b)
{
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
    return 1 - front * beta_fraction(1 - x, b, a) / b;
}

double t_two_sided(double t, double df)
{
    return incomplete_beta(df / (df + t * t), df / 2, 0.5);
}

double t_upper(double t, double df)
{
    const double tail = t_two_sided(t, df) / 2;
    return t > 0 ? tail : 1 - tail;
}

double t_quantile(double p, double df)
{
    if (p == 0.5) return 0;
    const double tail = std::min(p, 1 - p);
    double low = 0;
    double high = 1;
    while (t_upper(high, df) > tail && high < 1e300) high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = (low + high) / 2;
        (t_upper(middle, df) > tail ? low : high) = middle;
    }
    const double t = (low + high) / 2;
    return p < 0.5 ? -t : t;
}

double f_upper(double x, double df1, double df2)
{
    if (!(x > 0)) return 1;
    return incomplete_beta(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
}

}  // namespace amends::loyalty
