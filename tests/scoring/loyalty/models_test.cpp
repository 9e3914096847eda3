// Every model against R on one made-up data set; reference.R says how each number was found.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scoring/loyalty/cox.h"
#include "scoring/loyalty/linear.h"
#include "scoring/loyalty/logistic.h"
#include "scoring/loyalty/mixed.h"
#include "scoring/loyalty/ordinal.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

const std::vector<std::string> k_steps = {"severity", "tenure", "channel_web", "empathy", "ownership", "follow_up"};

Vector one(double value)
{
    return Vector::Constant(1, value);
}

LogisticFit logit(const Penalty& penalty = {})
{
    return fit_logistic(design_of(k_steps), column("retained"), penalty).value();
}

TEST(Logistic, HasTheCoefficientsOfR)
{
    EXPECT_LT(difference(logit().coefficients, reference("logit_coef")), k_same);
}

TEST(Logistic, HasTheStandardErrorsOfR)
{
    EXPECT_LT(difference(logit().errors(), reference("logit_se")), k_same);
}

TEST(Logistic, HasTheLikelihoodsOfR)
{
    EXPECT_LT(difference(one(logit().loglik), reference("logit_loglik")), k_same);
    EXPECT_LT(difference(one(logit().loglik_null), reference("logit_null")), k_same);
}

TEST(Logistic, HasLikelihoodIntervalsWhereTheProfileDropsByHalfTheQuantile)
{
    const auto ends = profile_intervals(design_of(k_steps), column("retained"), logit());

    Vector low(7);
    Vector high(7);
    for (Eigen::Index j = 0; j < 7; ++j) {
        low[j] = ends[static_cast<std::size_t>(j)].low;
        high[j] = ends[static_cast<std::size_t>(j)].high;
    }
    EXPECT_LT(difference(low, reference("logit_profile_low")), k_same);
    EXPECT_LT(difference(high, reference("logit_profile_high")), k_same);
}

TEST(Logistic, HasFirthsEstimatesAndPenalisedLikelihood)
{
    const LogisticFit fit = logit({Penalty::Kind::firth, 0, 0, 1});

    EXPECT_LT(difference(fit.coefficients, reference("firth_coef")), k_same);
    EXPECT_LT(difference(fit.errors(), reference("firth_se")), k_same);
    EXPECT_LT(difference(one(fit.objective), reference("firth_objective")), k_same);
}

TEST(Logistic, HasRidgeEstimatesPerStandardDeviation)
{
    const LogisticFit fit = logit({Penalty::Kind::ridge, 5, 0, 1});

    EXPECT_LT(difference(fit.standardised, reference("ridge5_standardised")), k_same);
    EXPECT_LT(difference(one(fit.edf), reference("ridge5_edf")), k_same);
}

TEST(Logistic, HasTheModeUnderAGaussianPrior)
{
    const LogisticFit fit = logit({Penalty::Kind::prior, 0, 0.3, 0.5});

    EXPECT_LT(difference(fit.standardised, reference("prior_standardised")), k_same);
    EXPECT_LT(difference(fit.standardised_errors, reference("prior_se")), k_same);
}

TEST(Logistic, GivesTheSameSlopesWhenAColumnIsShiftedAndStretched)
{
    Design design = design_of(k_steps);
    design.x.col(1) = design.x.col(1).array() * 1000 + 2000000;

    const LogisticFit moved = fit_logistic(design, column("retained")).value();

    Vector back = moved.coefficients;
    back[2] *= 1000;
    EXPECT_LT(difference(back.tail(6), logit().coefficients.tail(6)), 1e-9);
}

TEST(Logistic, HalvesVariancesWhenEveryRowStandsTwice)
{
    const Design design = design_of(k_steps);
    Design doubled{Matrix(480, 6), design.names};
    doubled.x << design.x, design.x;
    Vector y(480);
    y << column("retained"), column("retained");

    const LogisticFit fit = fit_logistic(doubled, y).value();

    EXPECT_LT(difference(fit.covariance.diagonal() * 2, logit().covariance.diagonal()), 1e-10);
}

TEST(Logistic, FlipsItsSignsWhenTheOutcomeIsTurnedRound)
{
    const Vector lost = 1 - column("retained").array();

    const LogisticFit fit = fit_logistic(design_of(k_steps), lost).value();

    EXPECT_LT(difference(-fit.coefficients, logit().coefficients), 1e-10);
}

TEST(Logistic, DoesNotDependOnTheOrderOfRows)
{
    const Design design = design_of(k_steps);
    const Design reversed{design.x.colwise().reverse(), design.names};

    const LogisticFit fit = fit_logistic(reversed, column("retained").reverse()).value();

    EXPECT_LT(difference(fit.coefficients, logit().coefficients), 1e-10);
}

TEST(Logistic, CountsARowAsOftenAsItsWeightSays)
{
    const Vector twice = Vector::Constant(240, 2);

    const Vector refit = refit_logistic(design_of(k_steps), column("retained"), twice, reference("logit_coef"));

    EXPECT_LT(difference(refit, reference("logit_coef")), 1e-8);
}

/// Enough rows for the warm start from a subsample, with a known truth.
TEST(Logistic, AgreesWithAColdStartOnManyRows)
{
    const Eigen::Index n = 40003;
    Design design{Matrix(n, 2), {"a", "b"}};
    Vector y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        design.x(i, 0) = static_cast<double>(i % 101) / 25;
        design.x(i, 1) = static_cast<double>((i * 7919) % 997) / 300;
        const double p = 1 / (1 + std::exp(1 - design.x(i, 0) + design.x(i, 1) / 2));
        y[i] = static_cast<double>((i * 104729) % 10007) / 10007 < p ? 1 : 0;
    }

    const LogisticFit warm = fit_logistic(design, y).value();
    const LogisticFit cold = fit_logistic(design, y, {Penalty::Kind::ridge, 0, 0, 1}).value();

    EXPECT_LT(difference(warm.coefficients, cold.coefficients), 1e-10);
    EXPECT_NEAR(warm.coefficients[1], 1, 0.1);
}

LinearFit least_squares()
{
    return fit_linear(design_of({"severity", "empathy", "ownership", "follow_up"}), column("value")).value();
}

TEST(Linear, HasTheCoefficientsErrorsAndLikelihoodOfR)
{
    EXPECT_LT(difference(least_squares().coefficients, reference("linear_coef")), k_same);
    EXPECT_LT(difference(least_squares().errors(), reference("linear_se")), k_same);
    EXPECT_LT(difference(one(least_squares().loglik), reference("linear_loglik")), k_same);
}

TEST(Linear, HasErrorsThatDoNotTrustTheVariance)
{
    const Design design = design_of({"severity", "empathy", "ownership", "follow_up"});

    const Vector errors = robust_covariance(design, least_squares()).diagonal().cwiseSqrt();

    EXPECT_LT(difference(errors, reference("linear_hc3")), k_same);
}

OrdinalFit intention()
{
    return fit_ordinal(design_of({"severity", "empathy", "ownership", "follow_up"}), column("intention")).value();
}

TEST(Ordinal, HasThresholdsThenSlopesWithFourFifthsInOneLevel)
{
    Vector all(7);
    all << intention().thresholds, intention().coefficients;

    EXPECT_LT(difference(all, reference("ordinal_par")), k_same);
}

TEST(Ordinal, HasTheErrorsAndLikelihoodOfTheReference)
{
    EXPECT_LT(difference(intention().errors(), reference("ordinal_se")), k_same);
    EXPECT_LT(difference(one(intention().loglik), reference("ordinal_loglik")), k_same);
}

TEST(Ordinal, SharesOneRowsProbabilityAmongTheLevels)
{
    const Vector shares = ordinal_probabilities(
        intention(), design_of({"severity", "empathy", "ownership", "follow_up"}).x.row(0).transpose());

    EXPECT_NEAR(shares.sum(), 1, 1e-15);
    EXPECT_GT(shares.minCoeff(), 0);
}

TEST(Ordinal, IsTheLogisticModelWhereThereAreTwoLevels)
{
    const OrdinalFit fit = fit_ordinal(design_of(k_steps), column("retained")).value();

    EXPECT_LT(difference(fit.coefficients, reference("logit_coef").tail(6)), k_same);
    EXPECT_LT(difference(one(-fit.thresholds[0]), reference("logit_coef").head(1)), k_same);
}

MixedFit thanked()
{
    return fit_mixed(design_of({"severity", "empathy"}), column("thanked"), groups("trainee")).value();
}

/// lme4's optimiser ends some 1e-6 away from the maximum.
TEST(Mixed, HasTheEstimatesOfLme4)
{
    EXPECT_LT(difference(thanked().coefficients, reference("mixed_coef")), 1e-5);
    EXPECT_LT(difference(one(thanked().sigma), reference("mixed_sigma")), 1e-5);
}

TEST(Mixed, HasTheLikelihoodThatBruteForceIntegrationHas)
{
    EXPECT_LT(difference(one(thanked().loglik), reference("mixed_brute_loglik")), 1e-8);
}

TEST(Mixed, HasTheErrorsOfTheBruteForceHessian)
{
    Vector errors(4);
    errors << thanked().errors(), thanked().log_sigma_error;

    EXPECT_LT(difference(errors, reference("mixed_se")), 1e-4);
}

TEST(Mixed, ShrinksGroupsAsLme4Does)
{
    std::vector<std::pair<std::string, double>> modes;
    const MixedFit fit = thanked();
    for (const GroupEffect& effect : fit.effects) {
        const auto& levels = contacts().find("trainee")->levels;
        modes.emplace_back(levels[static_cast<std::size_t>(effect.group)], effect.mode);
    }
    std::sort(modes.begin(), modes.end());

    Vector found(static_cast<Eigen::Index>(modes.size()));
    for (std::size_t i = 0; i < modes.size(); ++i) found[static_cast<Eigen::Index>(i)] = modes[i].second;
    EXPECT_LT(difference(found, reference("mixed_modes")), 1e-5);
}

TEST(Mixed, StopsAtTheBoundaryWhereGroupsDoNotDiffer)
{
    const MixedFit fit =
        fit_mixed(design_of({"severity", "empathy", "ownership", "follow_up"}), column("retained"), groups("trainee"))
            .value();

    EXPECT_TRUE(fit.boundary);
    EXPECT_EQ(fit.sigma, 0);
    EXPECT_EQ(fit.loglik, fit.loglik_pooled);
}

CoxFit leaving()
{
    return fit_cox(design_of({"severity", "empathy", "follow_up"}), column("weeks"), column("left")).value();
}

TEST(Cox, HasEfronsEstimatesUnderHeavyTies)
{
    EXPECT_LT(difference(leaving().coefficients, reference("cox_efron_coef")), k_same);
    EXPECT_LT(difference(leaving().errors(), reference("cox_efron_se")), k_same);
}

TEST(Cox, HasTheLikelihoodsAndTheScoreTestOfR)
{
    Vector both(2);
    both << leaving().loglik_null, leaving().loglik;

    EXPECT_LT(difference(both, reference("cox_efron_loglik")), k_same);
    EXPECT_LT(difference(one(leaving().score_test), reference("cox_score")), k_same);
}

TEST(Cox, TestsProportionalHazardsAgainstTheRankOfTime)
{
    const ProportionalHazards test = leaving().proportional;
    Vector all(4);
    all << test.chi_squared, test.global_chi_squared;

    EXPECT_LT(difference(all, reference("cox_zph_chisq")), k_same);
}

TEST(Cox, HasTheConcordanceOfR)
{
    EXPECT_LT(difference(one(leaving().concordance), reference("cox_concordance")), k_same);
}

TEST(Cox, HasTheBaselineHazardOfACustomerAtZero)
{
    const CoxFit fit = leaving();
    const Vector times = reference("cox_baseline_time");

    Vector found(3);
    for (Eigen::Index i = 0; i < 3; ++i) {
        const auto at = std::find(fit.event_times.begin(), fit.event_times.end(), times[i]) - fit.event_times.begin();
        found[i] = fit.baseline_hazard[static_cast<std::size_t>(at)];
    }
    EXPECT_LT(difference(found, reference("cox_baseline")), k_same);
}

TEST(SurvivalCurve, IsKaplanAndMeiersWithGreenwoodsErrors)
{
    const SurvivalCurve curve = survival_curve(column("weeks"), column("left"));

    Vector share(3);
    Vector error(3);
    const double times[] = {5, 12, 20};
    for (Eigen::Index i = 0; i < 3; ++i) {
        std::size_t at = 0;
        while (at + 1 < curve.times.size() && curve.times[at + 1] <= times[i]) ++at;
        share[i] = curve.share[at];
        error[i] = curve.error[at];
    }
    EXPECT_LT(difference(share, reference("km_surv")), k_same);
    EXPECT_LT(difference(error, reference("km_se")), k_same);
}

}  // namespace
}  // namespace amends::loyalty
