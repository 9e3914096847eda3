#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sim/customer/calibration.h"

namespace amends::customer {
namespace {

std::string loyalty_bytes()
{
    std::ifstream in(AMENDS_SOURCE_DIR "/assets/customer/loyalty.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const LoyaltyModel& model()
{
    static const LoyaltyModel read = *parse_loyalty(loyalty_bytes(), "loyalty.json");
    return read;
}

Recovery middling()
{
    Recovery recovery;
    recovery.steps.fill(500);
    recovery.given = 700;
    return recovery;
}

std::string first_fault(const std::string& from, const std::string& to)
{
    std::string bytes = loyalty_bytes();
    bytes.replace(bytes.find(from), from.size(), to);
    const auto read = parse_loyalty(bytes, "loyalty.json");
    return read ? "" : to_string(read.error().front());
}

TEST(LoyaltyModel, RefusesAnOpinionBuiltOnALaterOne)
{
    const std::string fault =
        first_fault(R"({"from": "redress", "milli": 550})", R"({"from": "overall", "milli": 550})");

    EXPECT_NE(fault.find("overall"), std::string::npos) << fault;
}

TEST(LoyaltyModel, RefusesANumberWithoutItsSource)
{
    EXPECT_NE(first_fault(R"("source": "direction: a second failure)", R"("sauce": "direction: a second failure)"), "");
}

TEST(LoyaltyModel, NamesTheStepThatWasMeant)
{
    const std::string fault = first_fault(R"({"from": "speed", "milli": 450})", R"({"from": "sped", "milli": 450})");

    EXPECT_NE(fault.find("speed"), std::string::npos) << fault;
}

TEST(Loyalty, IsDrawnAlikeForTheSameSeedAndCustomer)
{
    EXPECT_EQ(draw(model(), middling(), 7, 3), draw(model(), middling(), 7, 3));
    EXPECT_NE(prospect(model(), middling(), 7).low_permille, prospect(model(), middling(), 7).high_permille);
}

/// No step makes staying less likely by being done better, whatever the rest of the recovery is like.
TEST(Loyalty, NeverFallsWhenAStepIsDoneBetter)
{
    for (const int rest : {0, 500, 1000}) {
        for (std::size_t step = 0; step < step_count; ++step) {
            Recovery worse = middling();
            worse.steps.fill(rest);
            Recovery better = worse;
            worse.steps[step] = 200;
            better.steps[step] = 800;
            EXPECT_LE(prospect(model(), worse, 1).stay_permille, prospect(model(), better, 1).stay_permille)
                << name_of(static_cast<Step>(step)) << " beside " << rest;
        }
    }
}

TEST(Loyalty, IsWorseAfterASecondFailure)
{
    Recovery again = middling();
    again.failed_again = true;

    EXPECT_LT(prospect(model(), again, 1).stay_permille, prospect(model(), middling(), 1).stay_permille);
}

TEST(Loyalty, SaysWhatStayingWouldFallByWithoutEachStep)
{
    const Prospect whole = prospect(model(), middling(), 1);

    EXPECT_GT(whole.worth_permille[static_cast<std::size_t>(Step::speed)], 0);
    EXPECT_GT(whole.worth_permille[static_cast<std::size_t>(Step::empathy)], 0);
    EXPECT_EQ(whole.worth_permille[static_cast<std::size_t>(Step::mildness)], 0);
    EXPECT_LT(whole.untreated_permille, whole.stay_permille);
}

TEST(Loyalty, GivesALeaverAWeekOfTheYearAndAStayerNone)
{
    for (std::uint64_t i = 0; i < 500; ++i) {
        const Loyalty one = draw(model(), middling(), 1, i);
        if (one.stays) {
            EXPECT_EQ(one.leaves_week, 0);
        } else {
            EXPECT_GE(one.leaves_week, 1);
            EXPECT_LE(one.leaves_week, 52);
        }
    }
}

TEST(Redress, RisesToOneAndAHalfTimesTheLossAndThenFalls)
{
    EXPECT_EQ(redress_of(0, false), 0);
    EXPECT_LT(redress_of(500, false), redress_of(1000, false));
    EXPECT_LT(redress_of(1000, false), redress_of(1500, false));
    EXPECT_GT(redress_of(1500, false), redress_of(2500, false));
}

TEST(Redress, FallsBeyondTheLossForTheAverse)
{
    EXPECT_GT(redress_of(1000, true), redress_of(1500, true));
}

TEST(Speed, IsHalfAtParAndLogarithmicAround)
{
    EXPECT_EQ(speed_of(420, 420), 500);
    EXPECT_EQ(speed_of(42, 420), 1000);
    EXPECT_EQ(speed_of(4200, 420), 0);
    EXPECT_NEAR(speed_of(840, 420), 349, 2);
    EXPECT_NEAR(speed_of(210, 420), 651, 2);
}

TEST(Outlook, HasThreeWords)
{
    EXPECT_EQ(outlook_of(700), Outlook::likely);
    EXPECT_EQ(outlook_of(699), Outlook::open);
    EXPECT_EQ(outlook_of(399), Outlook::lost);
}

TEST(Calibration, LiesWithinTheTolerancesOfThePublishedFigures)
{
    for (const Figure& figure : calibrate(model(), 100'000, 1)) {
        EXPECT_TRUE(figure.within()) << figure.id << ": " << figure.simulated << " against " << figure.published;
    }
}

}  // namespace
}  // namespace amends::customer
