#include "sim/author/prose.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace amends::author {
namespace {

TEST(Prose, CountsWordsAndTheTimeThatTheyTakeAtTheTalkClocksPace)
{
    const Prose prose = prose_of("I am so sorry, Ms Adeyemi.");

    EXPECT_EQ(prose.words, 6);
    EXPECT_EQ(prose.spoken_ms, 2400);
}

TEST(Prose, IsNothingWhereNothingIsSaid)
{
    EXPECT_EQ(prose_of("").words, 0);
    EXPECT_EQ(prose_of(" \n").spoken_ms, 0);
    EXPECT_FALSE(prose_of("").grade_tenths);
}

TEST(Prose, CountsSyllablesBySpelling)
{
    const std::vector<std::pair<std::string, int>> known = {
        {"I", 1},        {"the", 1},    {"sorry", 2},  {"name", 1},        {"names", 1},    {"called", 1},
        {"wanted", 2},   {"table", 2},  {"boxes", 2},  {"houses", 2},      {"troubled", 2}, {"filled", 1},
        {"question", 2}, {"guard", 1},  {"trying", 2}, {"media", 3},       {"serious", 3},  {"nation", 2},
        {"special", 2},  {"people", 2}, {"agree", 2},  {"yes", 1},         {"pharmacy", 3}, {"responsibility", 6},
        {"didn't", 2},   {"don't", 1},  {"isn’t", 2},  {"apologise", 4},   {"be", 1},       {"places", 2},
        {"churches", 2}, {"24", 2},     {"hmm", 1},    {"unacceptable", 5}};
    for (const auto& [word, syllables] : known) EXPECT_EQ(syllables_of(word), syllables) << word;
}

/// The formula as printed, worked out by hand.
TEST(Prose, GradesByTheFormulaOfKincaid)
{
    EXPECT_EQ(grade_tenths(100, 5, 150), 99);   // 0.39 x 20 + 11.8 x 1.5 - 15.59 = 9.91
    EXPECT_EQ(grade_tenths(100, 10, 120), 25);  // 3.9 + 14.16 - 15.59 = 2.47
    EXPECT_EQ(grade_tenths(10, 10, 10), -34);   // 0.39 + 11.8 - 15.59 = -3.40
    EXPECT_EQ(grade_tenths(20, 4, 23), -1);     // 1.95 + 13.57 - 15.59 = -0.07
    EXPECT_EQ(grade_tenths(3, 1, 4), 13);       // 1.17 + 15.7333 - 15.59 = 1.313
}

TEST(Prose, GradesFromTenWordsOn)
{
    EXPECT_FALSE(prose_of("one two three four five six seven eight nine").grade_tenths);
    EXPECT_TRUE(prose_of("one two three four five six seven eight nine ten").grade_tenths);
}

TEST(Prose, EndsASentenceWhereAReaderWould)
{
    // Ten words of a syllable each: with one sentence 0.39 x 10 + 11.8 - 15.59 = 0.11, with two -1.84.
    EXPECT_EQ(prose_of("I saw what you did and it was all right").grade_tenths, 1);
    EXPECT_EQ(prose_of("I saw what you did. And it was all right.").grade_tenths, -18);
    EXPECT_EQ(prose_of("I saw what you did?! And it was all right …").grade_tenths, -18);
    EXPECT_EQ(prose_of("I saw what you did\nand it was all right").grade_tenths, -18);
    EXPECT_EQ(prose_of("“I saw what you did.” And it was all right").grade_tenths, -18);
    EXPECT_EQ(prose_of("I saw what St. John did and it hurt - me").grade_tenths, 1);
    EXPECT_EQ(prose_of("You owe me 2.5 and I will not wait this long").grade_tenths, grade_tenths(11, 1, 12));
}

TEST(Prose, RatesLongWordsInLongSentencesHigher)
{
    const std::optional<int> plain = prose_of("I am so sorry. We let you down. I will call you at six.").grade_tenths;
    const std::optional<int> stiff =
        prose_of("We sincerely apologise for any inconvenience that the aforementioned situation may have occasioned.")
            .grade_tenths;

    ASSERT_TRUE(plain && stiff);
    EXPECT_LT(*plain, 30);
    EXPECT_GT(*stiff, 150);
}

}  // namespace
}  // namespace amends::author
