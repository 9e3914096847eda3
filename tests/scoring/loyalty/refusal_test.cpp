// What cannot be fitted is refused with a reason and the column's name.
#include <gtest/gtest.h>

#include <cmath>

#include "scoring/loyalty/cox.h"
#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/mixed.h"
#include "scoring/loyalty/ordinal.h"
#include "scoring/loyalty/separation.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

Design two_columns()
{
    return design_of({"severity", "empathy"});
}

/// Ten rows that x1 tells apart; Firth's figures are those of brglm2 0.9 in R 4.2.2.
Design told_apart()
{
    Design design{Matrix(10, 2), {"x1", "x2"}};
    design.x << 1, 0, 2, 1, 3, 0, 4, 1, 5, 0, 6, 1, 7, 1, 8, 0, 9, 1, 2, 1;
    return design;
}

Vector outcomes_told_apart()
{
    Vector y(10);
    y << 0, 0, 0, 0, 1, 1, 1, 1, 1, 0;
    return y;
}

std::string cause_of(const Refused& refused)
{
    std::string out(name_of(refused.cause));
    for (const std::string& column : refused.columns) out += " " + column;
    return out;
}

TEST(Refusal, NamesAConstantColumn)
{
    Design design = two_columns();
    design.x.col(1).setConstant(3);

    EXPECT_EQ(cause_of(fit_logistic(design, column("retained")).error()), "constant_column empathy");
}

TEST(Refusal, NamesTheLaterOfTwoColumnsThatSayTheSame)
{
    Design design = two_columns();
    design.x.col(1) = 2 * design.x.col(0);

    EXPECT_EQ(cause_of(fit_logistic(design, column("retained")).error()), "collinear empathy");
    EXPECT_EQ(cause_of(fit_linear(design, column("value")).error()), "collinear empathy");
    EXPECT_EQ(cause_of(fit_ordinal(design, column("nps")).error()), "collinear empathy");
    EXPECT_EQ(cause_of(fit_cox(design, column("weeks"), column("left")).error()), "collinear empathy");
}

TEST(Refusal, NamesAColumnWithAValueThatIsNotANumber)
{
    Design design = two_columns();
    design.x(7, 1) = std::nan("");

    EXPECT_EQ(cause_of(fit_logistic(design, column("retained")).error()), "not_a_number empathy");
}

TEST(Refusal, WantsBothKindsOfOutcome)
{
    EXPECT_EQ(cause_of(fit_logistic(two_columns(), Vector::Ones(240)).error()), "one_class");
    EXPECT_EQ(cause_of(fit_ordinal(two_columns(), Vector::Ones(240)).error()), "one_class");
    EXPECT_EQ(cause_of(fit_cox(two_columns(), column("weeks"), Vector::Zero(240)).error()), "one_class");
}

TEST(Refusal, WantsOutcomesOfZeroAndOne)
{
    EXPECT_EQ(cause_of(fit_logistic(two_columns(), column("nps")).error()), "shape");
}

TEST(Refusal, WantsAsManyRowsAsTerms)
{
    const Design design{Matrix::Random(2, 3), {"a", "b", "c"}};

    EXPECT_EQ(cause_of(fit_logistic(design, Vector::Unit(2, 0)).error()), "too_few_rows");
}

TEST(Refusal, WantsRows)
{
    EXPECT_EQ(cause_of(fit_logistic({Matrix(0, 1), {"a"}}, Vector(0)).error()), "no_rows");
}

TEST(Refusal, WantsTimesThatDoNotLieBeforeTheStart)
{
    Vector time = column("weeks");
    time[3] = -1;

    EXPECT_EQ(cause_of(fit_cox(two_columns(), time, column("left")).error()), "shape");
}

TEST(Refusal, WantsMoreThanOneGroup)
{
    EXPECT_EQ(cause_of(fit_mixed(two_columns(), column("retained"), std::vector<int>(240, 1)).error()), "no_group");
}

TEST(Refusal, NamesTheColumnThatTellsOutcomesApart)
{
    EXPECT_EQ(cause_of(fit_logistic(told_apart(), outcomes_told_apart()).error()), "separated x1");
}

TEST(Refusal, NamesTheColumnOfAQuasiSeparation)
{
    Design design = two_columns();
    design.names[1] = "flag";
    const Vector y = column("retained");
    for (Eigen::Index i = 0; i < 240; ++i) design.x(i, 1) = y[i] == 1 && i % 3 == 0 ? 1 : 0;

    EXPECT_EQ(cause_of(fit_logistic(design, y).error()), "separated flag");
}

TEST(Refusal, NamesTheColumnThatOrdersAnswers)
{
    Design design = two_columns();
    design.x.col(1) = column("nps");

    EXPECT_EQ(fit_ordinal(design, column("nps")).error().cause, Cause::separated);
}

TEST(Refusal, NamesTheColumnThatOrdersEvents)
{
    Design design = two_columns();
    design.x.col(1) = -column("weeks") * 10;

    EXPECT_EQ(cause_of(fit_cox(design, column("weeks"), Vector::Ones(240)).error()), "separated empathy");
}

TEST(Separation, IsNotFoundWhereOutcomesOverlap)
{
    EXPECT_FALSE(find_separation(two_columns(), column("retained")).found);
}

TEST(Separation, TellsCompleteFromQuasiComplete)
{
    Vector touching = outcomes_told_apart();
    touching[3] = 1;
    touching[9] = 1;
    Design design = told_apart();
    design.x.row(9) = design.x.row(2);

    EXPECT_TRUE(find_separation(told_apart(), outcomes_told_apart()).complete);
    EXPECT_TRUE(find_separation(design, touching).found);
    EXPECT_FALSE(find_separation(design, touching).complete);
}

TEST(Firth, IsFiniteUnderCompleteSeparation)
{
    const LogisticFit fit = fit_logistic(told_apart(), outcomes_told_apart(), {Penalty::Kind::firth, 0, 0, 1}).value();

    const Vector expected = (Vector(3) << -3.77455717316349, 0.938191510814985, -0.832099948441116).finished();
    const Vector errors = (Vector(3) << 2.5409889888805, 0.540038908939926, 1.98538952146399).finished();
    EXPECT_LT(difference(fit.coefficients, expected), k_same);
    EXPECT_LT(difference(fit.errors(), errors), k_same);
    EXPECT_NEAR(fit.objective, -1.65114994699347, 1e-10);
}

TEST(Firth, ComparesPenalisedLikelihoods)
{
    const LogisticFit fit = fit_logistic(told_apart(), outcomes_told_apart(), {Penalty::Kind::firth, 0, 0, 1}).value();

    const Vector ratios = likelihood_ratios(told_apart(), outcomes_told_apart(), fit);

    EXPECT_NEAR(ratios[1], 7.34051867294334, 1e-7);
    EXPECT_NEAR(ratios[2], 0.197617371504867, 1e-7);
}

}  // namespace
}  // namespace amends::loyalty
