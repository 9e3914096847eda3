#include "scoring/evaluate/figures.h"

#include <gtest/gtest.h>

namespace amends::evaluate {
namespace {

using Bits = std::vector<std::uint8_t>;
using Numbers = std::vector<float>;

/// Every row its own group.
Draws draws_of(std::size_t rows, int draws)
{
    std::vector<std::uint32_t> groups;
    for (std::uint32_t row = 0; row < rows; ++row) groups.push_back(row);
    return {groups, rows, draws, 1};
}

TEST(Figures, F1IsTwiceBothOverAllThatWereSaidOrSo)
{
    // Both 2, said only 1, so only 1: 4 / 6.
    EXPECT_EQ(f1(Bits{1, 1, 1, 0, 0}, Bits{1, 1, 0, 1, 0}, draws_of(5, 0)).value, 667);
}

TEST(Figures, F1CannotBeSaidWhereNothingIsSaidOrSo)
{
    EXPECT_FALSE(f1(Bits{0, 0}, Bits{0, 0}, draws_of(2, 0)).value.has_value());
}

TEST(Figures, AreaIsTheShareOfPairsInTheRightOrder)
{
    // True: 3 and 1; not true: 2 and 0. Three of four pairs are right.
    EXPECT_EQ(area(Bits{1, 0, 1, 0}, Numbers{3, 2, 1, 0}, draws_of(4, 0)).value, 750);
}

TEST(Figures, AreaCountsTiesHalf)
{
    EXPECT_EQ(area(Bits{1, 0, 1, 0}, Numbers{1, 1, 1, 1}, draws_of(4, 0)).value, 500);
    EXPECT_EQ(area(Bits{1, 0, 0}, Numbers{1, 1, 0}, draws_of(3, 0)).value, 750);
}

TEST(Figures, AreaNeedsRowsOfBothKinds)
{
    EXPECT_FALSE(area(Bits{1, 1}, Numbers{1, 2}, draws_of(2, 0)).value.has_value());
}

TEST(Figures, RankCorrelationLooksAtOrderAlone)
{
    EXPECT_EQ(rank_correlation(Numbers{1, 2, 3}, Numbers{1, 10, 1000}, draws_of(3, 0)).value, 1000);
    EXPECT_EQ(rank_correlation(Numbers{1, 2, 3}, Numbers{3, 2, 1}, draws_of(3, 0)).value, -1000);
}

TEST(Figures, RankCorrelationGivesTiesTheirMeanRank)
{
    // Ranks 1.5 1.5 3 against 1 2 3: covariance 1.5, squares 1.5 and 2: 1.5 / sqrt(3) = .866.
    EXPECT_EQ(rank_correlation(Numbers{1, 1, 2}, Numbers{1, 2, 3}, draws_of(3, 0)).value, 866);
}

TEST(Figures, RankCorrelationCannotBeSaidOfOneValue)
{
    EXPECT_FALSE(rank_correlation(Numbers{1, 1}, Numbers{1, 2}, draws_of(2, 0)).value.has_value());
}

TEST(Figures, IntervalsHoldTheFigureAndNarrowWithMoreRows)
{
    const auto width = [](std::size_t rows) {
        Bits truths;
        Numbers scores;
        for (std::size_t row = 0; row < rows; ++row) {
            truths.push_back(row % 2 == 0 ? 1 : 0);
            scores.push_back(static_cast<float>((row * 7) % 10) + (row % 2 == 0 ? 3.0F : 0.0F));
        }
        const auto figure = figure_of(area(truths, scores, draws_of(rows, 200)));
        EXPECT_LE(figure->low, figure->value);
        EXPECT_GE(figure->high, figure->value);
        return figure->high - figure->low;
    };

    EXPECT_LT(width(1000), width(40));
}

TEST(Figures, RowsOfOneGroupAreDrawnTogether)
{
    const Draws draws({0, 0, 1, 1}, 2, 50, 1);

    for (int draw = 0; draw < draws.size(); ++draw) {
        EXPECT_EQ(draws.times(draw, 0), draws.times(draw, 1));
        EXPECT_EQ(draws.times(draw, 0) + draws.times(draw, 2), 2U);
    }
}

TEST(Figures, DifferenceOfEqualsIsNothingInEveryDraw)
{
    const Drawn one = area(Bits{1, 0, 1, 0, 1, 0}, Numbers{3, 2, 1, 0, 5, 4}, draws_of(6, 100));

    const auto difference = difference_of(one, one);

    ASSERT_TRUE(difference.has_value());
    EXPECT_EQ(difference->low, 0);
    EXPECT_EQ(difference->high, 0);
}

}  // namespace
}  // namespace amends::evaluate
