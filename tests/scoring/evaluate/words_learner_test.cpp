#include "scoring/evaluate/words_learner.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace amends::evaluate {
namespace {

using Texts = std::vector<std::string_view>;

std::vector<std::size_t> all_of(const SparseRows& rows)
{
    std::vector<std::size_t> all(rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

float length_of(const SparseRows& rows, std::size_t row)
{
    float squares = 0;
    for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) squares += rows.values[i] * rows.values[i];
    return squares;
}

TEST(WordsLearner, CountsTheSameTextTheSame)
{
    const SparseRows rows = count_words(Texts{"So sorry!", "so SORRY!", "so"});

    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(std::vector(rows.columns.begin(), rows.columns.begin() + static_cast<std::ptrdiff_t>(rows.begins[1])),
              std::vector(rows.columns.begin() + static_cast<std::ptrdiff_t>(rows.begins[1]),
                          rows.columns.begin() + static_cast<std::ptrdiff_t>(rows.begins[2])));
    EXPECT_LT(rows.begins[3] - rows.begins[2], rows.begins[1]);
}

TEST(WordsLearner, WeighsWordsAndLettersOfARowToLengthOneEach)
{
    const SparseRows counts = count_words(Texts{"so very sorry", "so late", ""});

    const SparseRows rows = weighed(counts, all_of(counts));

    EXPECT_NEAR(length_of(rows, 0), 2.0F, 1e-4F);
    EXPECT_NEAR(length_of(rows, 1), 2.0F, 1e-4F);
    EXPECT_EQ(length_of(rows, 2), 0.0F);
}

TEST(WordsLearner, TellsApartWhatItWasTaughtToTellApart)
{
    const SparseRows counts = count_words(Texts{"sorry for the lamp", "sorry for the rug", "the lamp is red",
                                                "the rug is red", "sorry for the cup", "the cup is red"});
    const std::vector<std::uint8_t> truths = {1, 1, 0, 0, 1, 0};
    const std::vector<std::size_t> taught = {0, 1, 2, 3};
    const SparseRows rows = weighed(counts, taught);

    const WordsLearner learner(rows, taught, truths);

    EXPECT_GT(learner.odds(rows, 4), 0.0F);
    EXPECT_LT(learner.odds(rows, 5), 0.0F);
}

TEST(WordsLearner, LearnsFromFurtherNumbersWhereWordsSayNothing)
{
    const SparseRows counts = count_words(Texts{"a", "a", "a", "a"});
    const std::vector<float> more = {1, 0, 0, 1, 1, 0, 0, 1};
    const SparseRows rows = with_more(counts, more, 2);
    const std::vector<std::uint8_t> truths = {1, 0, 1, 0};

    const WordsLearner learner(rows, all_of(rows), truths);

    EXPECT_GT(learner.odds(rows, 2), learner.odds(rows, 3));
}

TEST(WordsLearner, KnowsNothingWhereItWasTaughtNothing)
{
    const SparseRows rows = count_words(Texts{"sorry"});

    EXPECT_EQ(WordsLearner(rows, {}, {}).odds(rows, 0), 0.0F);
}

}  // namespace
}  // namespace amends::evaluate
