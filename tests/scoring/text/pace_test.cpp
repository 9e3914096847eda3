#include "scoring/text/pace.h"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

TEST(WordCount, CountsRunsOfWhatIsNoWhiteSpace)
{
    EXPECT_EQ(word_count(""), 0);
    EXPECT_EQ(word_count(" \t\r\n"), 0);
    EXPECT_EQ(word_count("So it never left."), 4);
    EXPECT_EQ(word_count("\n ten\tto  nine … "), 4);
}

}  // namespace
}  // namespace amends::text
