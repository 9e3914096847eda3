#include "scoring/base/chance.h"

#include <gtest/gtest.h>
#include <array>

namespace amends {
namespace {

TEST(Chance, IsTheSameOnEveryMachineForEver)
{
    // Pinned: journals of released versions replay only while these stay.
    EXPECT_EQ(fnv1a("a"), 0xAF63DC4C8601EC8CULL);  // published FNV-1a test vector
    EXPECT_EQ(chance(1, 2, "wording"), chance(1, 2, "wording"));
    EXPECT_NE(chance(1, 2, "wording"), chance(1, 2, "weights"));
    EXPECT_NE(chance(1, 2, "wording"), chance(1, 3, "wording"));
    EXPECT_NE(chance(1, 2, "wording"), chance(2, 2, "wording"));
}

TEST(Chance, StaysBelowItsBoundAndReachesEveryValueEvenly)
{
    std::array<int, 7> seen{};
    for (std::uint64_t seq = 0; seq < 70'000; ++seq) ++seen.at(chance_below(42, seq, "die", 7));

    // 10,000 expected each, standard deviation 93: five of them either way.
    for (const int count : seen) EXPECT_NEAR(count, 10'000, 465);
}

}  // namespace
}  // namespace amends
