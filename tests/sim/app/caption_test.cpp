#include "sim/app/panels/caption.h"

#include <gtest/gtest.h>
#include <string>

namespace amends::app {
namespace {

const std::string line = "Carew. Two of us, one night. I have the email here.";  // eleven words

TEST(Caption, TakesASecondOfTheTalkClockForTwoAndAHalfWords)
{
    EXPECT_EQ(ticks_of(line), 5);
    EXPECT_EQ(ticks_of("One two three four five"), 2);
    EXPECT_EQ(ticks_of(""), 0);
}

TEST(Caption, ShowsWholeWordsAndInTheEndAllOfThem)
{
    std::size_t before = 0;
    for (int tick = 1; tick <= ticks_of(line); ++tick) {
        const std::size_t bytes = bytes_after(line, tick);
        EXPECT_GT(bytes, before);
        EXPECT_TRUE(bytes == line.size() || line[bytes] == ' ') << bytes;
        before = bytes;
    }
    EXPECT_EQ(before, line.size());
}

TEST(Caption, ShowsNothingBeforeItsFirstTick)
{
    EXPECT_EQ(bytes_after(line, 0), 0u);
}

TEST(Caption, LeavesALineStandingForOneTickOnceItIsWhole)
{
    Caption caption;
    EXPECT_FALSE(caption.advance(line, 1000));
    EXPECT_FALSE(caption.advance(line, 1000 + 4 * tick_ms));
    EXPECT_EQ(caption.ticks(), 5);

    EXPECT_TRUE(caption.advance(line, 1000 + 5 * tick_ms));

    EXPECT_EQ(caption.told(), 1u);
}

TEST(Caption, AsksForItsNextTickAndForNoneInBetween)
{
    Caption caption;
    caption.advance(line, 1000);
    const std::int64_t due = caption.due_ms();

    caption.advance(line, due - 1);
    EXPECT_EQ(caption.due_ms(), due);
    caption.advance(line, due);

    EXPECT_EQ(caption.due_ms(), due + tick_ms);
}

TEST(Caption, NeverGoesBack)
{
    Caption caption;
    caption.skip_to(4);

    caption.skip_to(2);

    EXPECT_EQ(caption.told(), 4u);
}

}  // namespace
}  // namespace amends::app
