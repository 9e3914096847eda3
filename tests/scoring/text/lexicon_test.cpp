#include "scoring/text/lexicon.h"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

TEST(Damerau, CountsChangesAndSwaps)
{
    EXPECT_EQ(damerau("sorry", "sorry", 2), 0);
    EXPECT_EQ(damerau("sory", "sorry", 2), 1);
    EXPECT_EQ(damerau("sorrry", "sorry", 2), 1);
    EXPECT_EQ(damerau("osrry", "sorry", 2), 1);
    EXPECT_EQ(damerau("surri", "sorry", 2), 2);
}

TEST(Damerau, StopsAtTheLimit)
{
    EXPECT_EQ(damerau("abcdef", "uvwxyz", 2), 3);
    EXPECT_EQ(damerau("a", "abcdefgh", 1), 2);
}

TEST(Lexicon, MendsTwoSlipsFromNineLettersOn)
{
    const Lexicon lexicon({"frustrated", "refund"}, {});

    EXPECT_EQ(lexicon.mend("frustated"), "frustrated");
    EXPECT_EQ(lexicon.mend("frusrtatd"), "frustrated");
    EXPECT_EQ(lexicon.mend("rfnd"), std::nullopt);
}

TEST(Lexicon, LeavesAWordThatBeginsWithAnotherLetter)
{
    const Lexicon lexicon({"sorry"}, {});

    EXPECT_EQ(lexicon.mend("worry"), std::nullopt);
    EXPECT_EQ(lexicon.mend("sorri"), "sorry");
}

TEST(Lexicon, LeavesKnownAndShortWords)
{
    const Lexicon lexicon({"sorry", "wait"}, {"worry", "soggy"});

    EXPECT_EQ(lexicon.mend("worry"), std::nullopt);
    EXPECT_EQ(lexicon.mend("soggy"), std::nullopt);
    EXPECT_EQ(lexicon.mend("wat"), std::nullopt);
}

TEST(Lexicon, LeavesAWordBetweenTwoTargets)
{
    const Lexicon lexicon({"cooler", "cooled"}, {});

    EXPECT_EQ(lexicon.mend("coolex"), std::nullopt);
}

TEST(Lexicon, ShortensLongRuns)
{
    const Lexicon lexicon({}, {"so", "good"});

    EXPECT_EQ(lexicon.shorten("sooooo"), "so");
    EXPECT_EQ(lexicon.shorten("gooood"), "good");
    EXPECT_EQ(lexicon.shorten("book"), "book");
}

}  // namespace
}  // namespace amends::text
