// What surrounds a fit, against R and against itself.
#include "scoring/loyalty/assess.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/loyalty/kernel.h"
#include "scoring/loyalty/path.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

const std::vector<std::string> k_steps = {"severity", "tenure", "channel_web", "empathy", "ownership", "follow_up"};

const LogisticFit& logit()
{
    static const LogisticFit k_fit = fit_logistic(design_of(k_steps), column("retained")).value();
    return k_fit;
}

Vector fitted_values()
{
    const Design design = design_of(k_steps);
    return logistic_probabilities(columns_of(design.x), logit().coefficients);
}

Vector one(double value)
{
    return Vector::Constant(1, value);
}

/// Effect and error of each column in turn, as the reference lists them: all effects, then all errors.
Vector listed(const std::vector<Margin>& margins, Effect Margin::*member)
{
    const auto n = static_cast<Eigen::Index>(margins.size());
    Vector out(2 * n);
    for (Eigen::Index j = 0; j < n; ++j) {
        out[j] = (margins[static_cast<std::size_t>(j)].*member).value;
        out[n + j] = (margins[static_cast<std::size_t>(j)].*member).se;
    }
    return out;
}

TEST(RobustErrors, AreTheSandwichesOfR)
{
    const RobustErrors errors = robust_errors(design_of(k_steps), column("retained"), logit(), groups("trainee"));

    EXPECT_LT(difference(errors.hc0, reference("logit_hc0")), k_same);
    EXPECT_LT(difference(errors.hc3, reference("logit_hc3")), k_same);
    EXPECT_LT(difference(errors.cluster, reference("logit_cluster")), k_same);
}

TEST(Margins, AreAverageSlopesWithDeltaErrors)
{
    const auto all = margins(design_of(k_steps), logit());

    const Vector found = listed(all, &Margin::average);

    EXPECT_LT(difference(found, reference("logit_ame")), k_same);
}

TEST(Margins, AreMeanChangesForOneMorePoint)
{
    const auto all = margins(design_of(k_steps), logit());

    EXPECT_LT(difference(listed(all, &Margin::plus_one), reference("logit_plus_one")), k_same);
}

TEST(Collinearity, IsTheDiagonalOfTheInverseCorrelation)
{
    EXPECT_LT(difference(collinearity(design_of(k_steps)).vif, reference("logit_vif")), k_same);
}

TEST(Multiplicity, AdjustsAsHolmAndBenjaminiDo)
{
    Vector p(6);
    for (Eigen::Index j = 0; j < 6; ++j)
        p[j] = std::erfc(std::abs(logit().coefficients[j + 1] / logit().errors()[j + 1]) / std::sqrt(2.0));

    EXPECT_LT(difference(adjust_holm(p), reference("logit_holm")), k_same);
    EXPECT_LT(difference(adjust_bh(p), reference("logit_bh")), k_same);
}

TEST(AreaUnderCurve, IsTheShareOfPairsInOrder)
{
    EXPECT_LT(difference(one(area_under_curve(column("retained"), fitted_values())), reference("logit_auc")), k_same);
}

TEST(AreaUnderCurve, CountsTiesHalf)
{
    const Vector y = (Vector(4) << 0, 0, 1, 1).finished();

    EXPECT_EQ(area_under_curve(y, Vector::Ones(4)), 0.5);
    EXPECT_EQ(area_under_curve(y, y), 1);
}

TEST(Brier, IsTheMeanSquareOfTheError)
{
    EXPECT_LT(difference(one(brier_score(column("retained"), fitted_values())), reference("logit_brier")), k_same);
}

TEST(Deciles, ShareTheRowsAndKeepTheMean)
{
    double seen = 0;
    int rows = 0;
    for (const Decile& decile : deciles(column("retained"), fitted_values())) {
        seen += decile.observed * decile.n;
        rows += decile.n;
    }

    EXPECT_EQ(rows, 240);
    EXPECT_NEAR(seen, 152, 1e-9);
}

TEST(CrossValidation, IsWorseThanJudgingTheRowsThatTheFitHasSeen)
{
    const Validation validation = cross_validate(design_of(k_steps), column("retained"), {});

    EXPECT_LT(validation.auc, area_under_curve(column("retained"), fitted_values()));
    EXPECT_GT(validation.auc, 0.6);
}

TEST(CrossValidation, FindsNothingInPermutedOutcomes)
{
    const Vector y = column("retained");
    Vector shuffled(240);
    for (Eigen::Index i = 0; i < 240; ++i) shuffled[i] = y[(i * 7 + 13) % 240];

    EXPECT_NEAR(cross_validate(design_of({"empathy"}), shuffled, {}).auc, 0.5, 0.12);
}

TEST(CrossValidation, NamesAColumnThatIsConstantInAFold)
{
    Design design = design_of({"empathy", "severity"});
    design.names[1] = "rare";
    design.x.col(1).setZero();
    for (Eigen::Index i = 0; i < 240; i += 10) design.x(i, 1) = static_cast<double>(i % 20 == 0);

    EXPECT_EQ(cross_validate(design, column("retained"), {}).dropped, std::vector<std::string>{"rare"});
}

TEST(BestStep, SharesOneWholeAmongTheCandidates)
{
    Progress silent;

    const BestStep best = best_step(design_of(k_steps), column("retained"), logit(), {3, 4, 5}, {}, 100, 7, silent);

    EXPECT_NEAR(best.share[0] + best.share[1] + best.share[2], 1, 1e-12);
    EXPECT_EQ(best.failed, 0);
}

TEST(BestStep, IsTheSameForTheSameSeed)
{
    Progress silent;
    const auto ask = [&](std::uint64_t seed) {
        return best_step(design_of(k_steps), column("retained"), logit(), {3, 4, 5}, groups("trainee"), 60, seed,
                         silent)
            .share;
    };

    EXPECT_EQ(ask(3), ask(3));
    EXPECT_NE(ask(3), ask(4));
}

TEST(BestStep, StopsWhenItIsToldTo)
{
    struct Impatient : Progress {
        bool at(int done, int) override { return done < 5; }
    } impatient;

    EXPECT_EQ(best_step(design_of(k_steps), column("retained"), logit(), {3}, {}, 100, 7, impatient).resamples, 5);
}

PathModel path(int resamples)
{
    Matrix columns(240, 3);
    columns << column("empathy"), column("nps"), column("value");
    Progress silent;
    return fit_path(columns, {"empathy", "nps", "value"}, {}, resamples, 11, 0.95, silent).value();
}

TEST(Path, HasTheArrowsOfLeastSquares)
{
    const PathModel model = path(0);

    const Vector a = (Vector(2) << model.arrows[0].estimate, model.arrows[0].se).finished();
    const Vector direct = (Vector(2) << model.arrows[1].estimate, model.arrows[1].se).finished();
    const Vector b = (Vector(2) << model.arrows[2].estimate, model.arrows[2].se).finished();
    EXPECT_LT(difference(a, reference("path_a")), k_same);
    EXPECT_LT(difference(b, reference("path_b")), k_same);
    EXPECT_LT(difference(direct, reference("path_direct")), k_same);
}

TEST(Path, SplitsTheTotalIntoDirectAndIndirect)
{
    const PathModel model = path(0);

    EXPECT_NEAR(model.direct + model.indirect, model.total, 1e-12);
    EXPECT_LT(difference(one(model.total), reference("path_total")), k_same);
}

TEST(Path, HasABootstrapIntervalRoundItsEstimate)
{
    const PathModel model = path(500);

    EXPECT_LT(model.interval.bca_low, model.indirect);
    EXPECT_GT(model.interval.bca_high, model.indirect);
    EXPECT_NEAR(model.interval.se / model.sobel_se, 1, 0.2);
}

TEST(Path, DrawsWholeGroupsAgain)
{
    Matrix columns(240, 3);
    columns << column("empathy"), column("nps"), column("value");
    const Matrix twice = (Matrix(480, 3) << columns, columns).finished();
    std::vector<int> pairs;
    for (int i = 0; i < 480; ++i) pairs.push_back(i % 240);

    const auto drawn = [&](const std::vector<int>& groups) {
        return fit_path(twice, {"empathy", "nps", "value"}, groups, 400, 11, 0.95, unheard())->interval;
    };

    // Rows that stand twice know no more than once, if they are drawn in pairs.
    EXPECT_NEAR(drawn(pairs).se / path(400).interval.se, 1, 0.02);
    EXPECT_LT(drawn({}).se / path(400).interval.se, 0.8);
}

TEST(InverseU, HasTheSlopesOfRAtBothEnds)
{
    const InverseU test = test_inverse_u(column("empathy"), column("value")).value();

    EXPECT_LT(difference((Vector(2) << test.slope_low, test.slope_high).finished(), reference("u_slopes")), k_same);
    EXPECT_LT(difference((Vector(2) << test.slope_low_se, test.slope_high_se).finished(), reference("u_slope_se")),
              k_same);
    EXPECT_LT(difference(one(test.p_inverse_u), reference("u_p_inverse")), k_same);
}

TEST(InverseU, IsFoundWhereTheCurveRisesAndFalls)
{
    const Vector x = Vector::LinSpaced(200, 0, 10);
    const Vector y = -(x.array() - 5).square() + (x.array() * 40).sin();

    EXPECT_TRUE(test_inverse_u(x, y)->found);
}

/// A quadratic alone would see a U in every logarithm.
TEST(InverseU, IsNotFoundInALogarithm)
{
    const Vector x = Vector::LinSpaced(400, 1, 50);
    const Vector y = x.array().log() + (x.array() * 40).sin() / 20;

    EXPECT_FALSE(test_inverse_u(x, y)->found);
}

}  // namespace
}  // namespace amends::loyalty
