#include "tests/house/code.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace amends::house {
namespace {

std::vector<std::string> names_of(std::string_view text)
{
    std::vector<std::string> names;
    for (const Word& word : words_of(text)) names.push_back(word.name);
    return names;
}

TEST(BareCode, BlanksCommentsAndKeepsLines)
{
    EXPECT_EQ(bare_code("a; // b\nc /* d\ne */ f"), "a;     \nc     \n     f");
}

TEST(BareCode, BlanksWhatStandsInLiterals)
{
    EXPECT_EQ(bare_code(R"(f("a // b", 'c', "\"d") // e)"), R"(f("      ", ' ', "   ")     )");
}

TEST(BareCode, ReadsOnAfterARawLiteral)
{
    EXPECT_EQ(names_of("a(R\"x(float \" )\" float)x\"); b"), (std::vector<std::string>{"a", "R", "b"}));
}

TEST(BareCode, TakesADigitSeparatorForNoLiteral)
{
    EXPECT_EQ(names_of("a = 1'000; b = 2'000; c"), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(BareCode, SurvivesWhatNeverEnds)
{
    for (const std::string text : {"/* a", "\"a", "'", "R\"(a", "R\"a", "\"\\", "//"}) {
        EXPECT_EQ(bare_code(text).size(), text.size());
    }
}

TEST(IncludesOf, ReadsBothFormsAndSkipsComments)
{
    const std::vector<Include> expected = {{1, "a/b.h", true}, {3, "vector", false}};

    EXPECT_EQ(includes_of("#include \"a/b.h\"\n// #include \"c.h\"\n # include <vector>\n"), expected);
}

TEST(WordsOf, KnowsLineAndNeighbours)
{
    const std::vector<Word> words = words_of("a ::\nb(c)");

    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[1].line, 2);
    EXPECT_EQ(words[1].before, ':');
    EXPECT_EQ(words[1].after, '(');
}

}  // namespace
}  // namespace amends::house
