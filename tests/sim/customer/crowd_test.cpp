#include "sim/customer/crowd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace amends::customer {
namespace {

const LoyaltyModel& model()
{
    static const LoyaltyModel read = [] {
        std::ifstream in(AMENDS_SOURCE_DIR "/assets/customer/loyalty.json", std::ios::binary);
        return *parse_loyalty(std::string(std::istreambuf_iterator<char>(in), {}), "loyalty.json");
    }();
    return read;
}

TEST(Crowd, IsTheSameForTheSameSeedAndAnotherForAnother)
{
    EXPECT_EQ(crowd_csv(model(), {1, 50, 5}), crowd_csv(model(), {1, 50, 5}));
    EXPECT_NE(crowd_csv(model(), {1, 50, 5}), crowd_csv(model(), {2, 50, 5}));
}

TEST(Crowd, BeginsWithTheSameRowsHoweverManyFollow)
{
    const std::string few = crowd_csv(model(), {1, 50, 5});

    EXPECT_EQ(crowd_csv(model(), {1, 80, 5}).substr(0, few.size()), few);
}

TEST(Crowd, HasCustomersWithoutAFailureWhereTheyAreAskedFor)
{
    const std::string plain = crowd_csv(model(), {1, 50, 5, 0});
    const std::string both = crowd_csv(model(), {1, 50, 5, 30});

    EXPECT_EQ(plain.find("failure"), std::string::npos);
    EXPECT_EQ(std::count(both.begin(), both.end(), '\n'), 81);
    EXPECT_NE(both.find(",0,simulated,1,loyalty-1\n"), std::string::npos);
}

TEST(Crowd, SaysInEveryRowThatItIsSimulated)
{
    const std::string csv = crowd_csv(model(), {1, 50, 5});
    std::size_t rows = 0;
    for (std::size_t at = csv.find(",simulated,1,loyalty-1\n"); at != std::string::npos;
         at = csv.find(",simulated,1,loyalty-1\n", at + 1))
        ++rows;

    EXPECT_EQ(rows, 50U);
}

TEST(Crowd, ScoresEveryStepFromZeroToTen)
{
    for (const CrowdRow& row : crowd_of(model(), {3, 500, 5})) {
        for (const Step step : crowd_steps()) {
            EXPECT_GE(row.recovery.of(step), 0);
            EXPECT_LE(row.recovery.of(step), 1000);
        }
    }
}

TEST(Crowd, LeavesSomeOutcomesUnknown)
{
    const std::vector<CrowdRow> rows = crowd_of(model(), {3, 2000, 5});
    const auto unknown = std::ranges::count(rows, false, &CrowdRow::answered);

    EXPECT_GT(unknown, 200);
    EXPECT_LT(unknown, 400);
}

TEST(Crowd, KnowsThatCareIsWorthSomething)
{
    for (const Step step : crowd_steps()) EXPECT_GT(worth_of_a_point(model(), {4, 500, 5}, step), 0) << name_of(step);
}

}  // namespace
}  // namespace amends::customer
