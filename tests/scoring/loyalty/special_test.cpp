// Distributions against R 4.2.2: pt, qt, pchisq, pf, qnorm with 15 digits.
#include "scoring/loyalty/special.h"

#include <gtest/gtest.h>

namespace amends::loyalty {
namespace {

TEST(Special, HasStudentsTails)
{
    EXPECT_NEAR(t_two_sided(2.3, 7), 0.0549910952043715, 1e-14);
    EXPECT_NEAR(t_two_sided(40, 200) / 2.24873965352023e-97, 1, 1e-12);
}

TEST(Special, HasStudentsQuantiles)
{
    EXPECT_NEAR(t_quantile(0.975, 3.5), 2.94008863798273, 1e-12);
    EXPECT_NEAR(t_quantile(0.025, 3.5), -2.94008863798273, 1e-12);
}

TEST(Special, HasChiSquaredTails)
{
    EXPECT_NEAR(chi_squared_upper(11.3, 4), 0.0233914865531657, 1e-15);
    EXPECT_NEAR(chi_squared_upper(1e-5, 3.5), 0.99999999967129, 1e-14);
    EXPECT_EQ(chi_squared_upper(-1, 4), 1);
}

TEST(Special, HasTheTailOfF)
{
    EXPECT_NEAR(f_upper(3.3, 2, 17), 0.0615267261028309, 1e-15);
}

TEST(Special, HasNormalQuantilesFarOut)
{
    EXPECT_NEAR(normal_quantile(1e-10), -6.36134090240406, 1e-13);
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
}

TEST(Special, TurnsQuantilesBackIntoProbabilities)
{
    for (const double p : {1e-12, 0.001, 0.3, 0.5, 0.9, 0.999999}) {
        EXPECT_NEAR(normal_cdf(normal_quantile(p)) / p, 1, 1e-13) << p;
    }
}

}  // namespace
}  // namespace amends::loyalty
