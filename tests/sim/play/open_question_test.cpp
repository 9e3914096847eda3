#include "sim/play/open_question.h"

#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

/// The late crib with these words as the first that the customer says.
Sitting greeted(const std::vector<std::string>& segments)
{
    scenario::Scenario scenario = tiny();
    for (scenario::Node& node : scenario.nodes) {
        if (node.id != scenario.contacts.front().node) continue;
        node.lines.front().speech.wordings = {segments};
    }
    return Sitting(pinned(scenario));
}

LeftOpen open_now(const Sitting& sitting)
{
    return left_open(sitting.playing.pinned, sitting.state());
}

TEST(LeftOpen, IsTheRestOfWhatACustomerTells)
{
    EXPECT_EQ(open_now(greeted({"Is it coming?", "Well?"})).how, ".more");
}

TEST(LeftOpen, IsTheLastQuestionThatTheyAsked)
{
    Sitting sitting = greeted({"So.", "I waited. When does it come? Tell me."});
    sitting.does(Listen{});

    EXPECT_EQ(open_now(sitting).how, ".asked");
    EXPECT_EQ(open_now(sitting).question, "When does it come?");
}

TEST(LeftOpen, IsNothingWhereTheyAskNothing)
{
    Sitting sitting = greeted({"Well?", "I waited."});
    sitting.does(Listen{});

    EXPECT_EQ(open_now(sitting).how, "");
    EXPECT_EQ(open_now(sitting).question, "");
}

TEST(LeftOpen, CountsOnlyWhatWasSaidBefore)
{
    Sitting sitting = greeted({"So.", "When?"});
    sitting.does(Listen{});
    const int asked = sitting.state().transcript.back().seq;

    EXPECT_EQ(left_open(sitting.playing.pinned, sitting.state(), asked).how, ".more");
}

}  // namespace
}  // namespace amends::play
