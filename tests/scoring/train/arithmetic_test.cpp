#include "scoring/train/arithmetic.h"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <cstdint>

#include "scoring/train/chance_stream.h"

namespace amends::train {
namespace {

TEST(Arithmetic, ExponentialIsTrueToAMillionth)
{
    for (float x = -20.0F; x <= 20.0F; x += 0.037F) {
        const double truth = std::exp(static_cast<double>(x));
        EXPECT_NEAR(static_cast<double>(exponential(x)) / truth, 1.0, 2e-6) << x;
    }
}

TEST(Arithmetic, LogarithmIsTrueToAMillionth)
{
    for (float x = 0.001F; x < 1000.0F; x *= 1.013F) {
        EXPECT_NEAR(static_cast<double>(logarithm(x)), std::log(static_cast<double>(x)), 2e-6) << x;
    }
}

TEST(Arithmetic, SigmoidStaysWithinItsBounds)
{
    EXPECT_EQ(sigmoid(0.0F), 0.5F);
    EXPECT_GE(sigmoid(-1000.0F), 0.0F);
    EXPECT_LE(sigmoid(1000.0F), 1.0F);
}

TEST(ChanceStream, IsTheSameForTheSameSeed)
{
    ChanceStream one(7);
    ChanceStream same(7);
    ChanceStream other(8);
    std::uint32_t apart = 0;
    for (int i = 0; i < 100; ++i) {
        const std::uint32_t drawn = one.bits();
        EXPECT_EQ(drawn, same.bits());
        apart += drawn == other.bits() ? 0U : 1U;
    }
    EXPECT_GT(apart, 90U);
}

TEST(ChanceStream, StaysBelowItsBoundAndReachesEverything)
{
    ChanceStream chance(3);
    std::array<int, 5> seen{};
    for (int i = 0; i < 5000; ++i) ++seen.at(chance.below(5));
    for (const int times : seen) EXPECT_NEAR(times, 1000, 150);
}

}  // namespace
}  // namespace amends::train
