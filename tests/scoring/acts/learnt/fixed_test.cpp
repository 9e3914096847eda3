#include "scoring/acts/learnt/fixed.h"

#include <gtest/gtest.h>
#include <cmath>
#include <vector>

namespace amends::acts::learnt {
namespace {

TEST(Fixed, AddsOddsAsTheRealFunctionDoes)
{
    for (const std::vector<std::int32_t>& values :
         {std::vector<std::int32_t>{0}, {0, 0}, {-300, 200, 190}, {-1000, -1001, -990, -2000}, {1500, -1500}}) {
        double sum = 0.0;
        for (const std::int32_t value : values) sum += std::exp(value / 128.0);
        EXPECT_NEAR(log_sum_exp(values), 128.0 * std::log(sum), 2.0);
    }
}

TEST(Fixed, SaysProbabilitiesInPermille)
{
    EXPECT_EQ(permille_of(0), 500);
    for (std::int64_t odds = -8000; odds <= 8000; odds += 97) {
        EXPECT_NEAR(permille_of(odds), 1000.0 / (1.0 + std::exp(static_cast<double>(-odds) / 1024.0)), 2.0) << odds;
    }
}

TEST(Fixed, HoldsAtTheEnds)
{
    EXPECT_EQ(permille_of(1'000'000'000'000), 1000);
    EXPECT_EQ(permille_of(-1'000'000'000'000), 0);
}

}  // namespace
}  // namespace amends::acts::learnt
