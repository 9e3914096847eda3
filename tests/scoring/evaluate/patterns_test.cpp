#include "scoring/evaluate/patterns.h"

#include <gtest/gtest.h>

namespace amends::evaluate {
namespace {

int found(std::string_view text, std::initializer_list<Pattern> patterns)
{
    return patterns_in(text::read(text), {patterns.begin(), patterns.size()});
}

TEST(Patterns, AreWordsInARow)
{
    EXPECT_EQ(found("It was my fault.", {"my fault"}), 1);
    EXPECT_EQ(found("My own fault.", {"my fault"}), 0);
}

TEST(Patterns, AreCountedOnceEach)
{
    EXPECT_EQ(found("Sorry, sorry, thanks.", {"sorry", "thank*", "please"}), 2);
}

TEST(Patterns, WithAStarTakeAnyEnding)
{
    EXPECT_EQ(found("Apologies!", {"apolog*"}), 1);
    EXPECT_EQ(found("Apologies!", {"apolog"}), 0);
}

TEST(Patterns, WithARoofStandAtTheBeginOfASentence)
{
    EXPECT_EQ(found("Well. What then?", {"^ what"}), 1);
    EXPECT_EQ(found("Well what then?", {"^ what"}), 0);
}

TEST(Patterns, KnowAQuestionMark)
{
    EXPECT_EQ(found("You came by bus?", {"?"}), 1);
    EXPECT_EQ(found("You came by bus.", {"?"}), 0);
}

TEST(Patterns, SeeContractionsUndone)
{
    EXPECT_EQ(found("I'll do it", {"i will"}), 1);
}

TEST(Patterns, FindNothingInNothing)
{
    EXPECT_EQ(found("", {"sorry", "?", "^ what"}), 0);
}

}  // namespace
}  // namespace amends::evaluate
