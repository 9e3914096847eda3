#include <gtest/gtest.h>
#include <numeric>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

constexpr std::string_view complaint = "I waited four hours at the station with my sick mother and the bus never came.";

TEST(Empathy, IsNoneWithoutAWordForTheCustomer)
{
    EXPECT_EQ(heard("The timetable is on the website.", complaint).empathy, 0);
    EXPECT_EQ(heard("Calm down.", complaint).empathy, 0);
}

TEST(Empathy, IsFormulaicWhenItCouldBeSaidToAnyone)
{
    EXPECT_EQ(heard("I am very sorry about that.", complaint).empathy, 1);
    EXPECT_EQ(heard("I'm so sorry. That must be very frustrating for you.", complaint).empathy, 1);
}

TEST(Empathy, IsRealWhenItTakesUpThisCustomer)
{
    EXPECT_EQ(heard("Waiting there that long must have been exhausting.", complaint).empathy, 2);
}

TEST(Empathy, IsSpecificWhenItSaysWhatItMeantToThem)
{
    const std::string reply =
        "Four hours at that station with your mother sick beside you, that must have been frightening. "
        "I'd be furious too, and we let you both down.";

    EXPECT_EQ(heard(reply, complaint).empathy, 3);
}

TEST(Empathy, IsLostToMockery)
{
    EXPECT_LE(heard("Oh boo hoo, that must have been so hard for you. Shouting won't help you.", complaint).empathy, 1);
}

TEST(Empathy, ChancesSumToOneThousandAndFavourTheGrade)
{
    for (const std::string_view reply : {"", "Sorry.", "That must have been awful for your mother.", "Noted."}) {
        const Hearing hearing = heard(reply, complaint);
        const auto& p = hearing.empathy_permille;

        EXPECT_EQ(std::accumulate(p.begin(), p.end(), 0), 1000) << reply;
        EXPECT_EQ(std::max_element(p.begin(), p.end()) - p.begin(), hearing.empathy) << reply;
    }
}

}  // namespace
}  // namespace amends::acts
