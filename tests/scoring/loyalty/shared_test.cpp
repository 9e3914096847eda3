// The reference estimates on real data sets; AMENDS_SHARED names the folder that holds data/loyalty.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <tuple>

#include "scoring/loyalty/study.h"

namespace amends::loyalty {
namespace {

using Json = nlohmann::json;

std::string folder()
{
    const char* shared = std::getenv("AMENDS_SHARED");
    return shared == nullptr ? std::string() : std::string(shared) + "/data/loyalty/";
}

std::string bytes_of(const std::string& name)
{
    std::ifstream in(folder() + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class SharedData : public testing::Test {
protected:
    void SetUp() override
    {
        if (folder().empty() || bytes_of("reference.json").empty()) GTEST_SKIP() << "AMENDS_SHARED has no data/loyalty";
        reference = Json::parse(bytes_of("reference.json"));
    }

    Study fitted(const std::string& data, Request request, const Json& coefficients) const
    {
        for (const auto& [name, value] : coefficients.items()) {
            if (name != "(Intercept)") request.predictors.push_back(name);
        }
        const Table table = read_table(bytes_of("design/" + data + ".csv"), data).value();
        return study(table, request).value();
    }

    static double worst(const Study& study, const Json& expected, double Term::*member)
    {
        double most = 0;
        for (const auto& [name, value] : expected.items()) {
            for (const Term& term : study.terms) {
                if (term.name != (name == "(Intercept)" ? "intercept" : name)) continue;
                const double wanted = value.get<double>();
                most = std::max(most, std::abs(term.*member - wanted) / std::max(1.0, std::abs(wanted)));
            }
        }
        return most;
    }

    Json reference;
};

const struct {
    const char* data;
    const char* model;
    const char* outcome;
} k_logits[] = {{"mobi", "logit_rebuy", "rebuy"},       {"satisfaction", "logit_stay", "stay"},
                {"csibank", "logit_stay", "stay"},      {"cfpb", "logit_accepted", "accepted"},
                {"telco", "logit_churn", "churn"},      {"mlc_churn", "logit_churn", "churn"},
                {"cdnow", "logit_rebuy180", "rebuy180"}};

TEST_F(SharedData, GivesTheLogisticEstimatesOfR)
{
    for (const auto& [data, model, outcome] : k_logits) {
        const Json& expected = reference[data][model];
        Request request;
        request.outcome = outcome;
        const Study done = fitted(data, request, expected["coef"]);
        EXPECT_LT(worst(done, expected["coef"], &Term::estimate), 1e-8) << data;
        EXPECT_LT(worst(done, expected["se"], &Term::se), 1e-8) << data;
        EXPECT_NEAR(done.loglik, expected["loglik"].get<double>(), 1e-8 * std::abs(done.loglik)) << data;
    }
}

double apart(double got, const Json& wanted)
{
    return std::abs(got - wanted.get<double>()) / std::max(1.0, std::abs(wanted.get<double>()));
}

TEST_F(SharedData, GivesRobustErrorsMarginsAndMultiplicityOfR)
{
    for (const auto& [data, model, outcome] : k_logits) {
        const Json& expected = reference[data][model];
        Request request;
        request.outcome = outcome;
        const Study done = fitted(data, request, expected["coef"]);
        EXPECT_LT(worst(done, expected["se_hc3"], &Term::se_hc3), 1e-8) << data;
        EXPECT_LT(worst(done, expected["p_holm"], &Term::p_holm), 1e-8) << data;
        EXPECT_LT(worst(done, expected["p_bh"], &Term::p_bh), 1e-8) << data;
        EXPECT_LT(worst(done, expected["vif"], &Term::vif), 1e-8) << data;
        const Assessment& made = *done.assessment;
        for (std::size_t j = 0; j < made.margins.size(); ++j) {
            const Json& margin = expected["marginal"][done.terms[j + 1].name];
            EXPECT_LT(apart(made.margins[j].average.value, margin["ame"]), 1e-8) << data;
            EXPECT_LT(apart(made.margins[j].average.se, margin["ame_se"]), 1e-8) << data;
            EXPECT_LT(apart(made.margins[j].plus_one.value, margin["plus_one"]), 1e-8) << data;
            EXPECT_LT(apart(made.margins[j].plus_one.se, margin["plus_one_se"]), 1e-8) << data;
        }
        EXPECT_LT(apart(made.auc, expected["auc"]), 1e-8) << data;
        EXPECT_LT(apart(made.brier, expected["brier"]), 1e-8) << data;
        EXPECT_LT(apart(made.collinearity.kappa, expected["kappa_scaled"]), 1e-8) << data;
        EXPECT_LT(apart(made.hosmer_lemeshow.chi_squared, expected["hosmer_lemeshow"]["chisq"]), 1e-8) << data;
    }
}

TEST_F(SharedData, PredictsUnseenRowsAndCohortsAsR)
{
    for (const auto& [data, model, outcome] : k_logits) {
        const Json& expected = reference[data][model];
        const bool cohorts = expected.contains("leave_one_cohort_out");
        Request request;
        request.outcome = outcome;
        if (cohorts) request.cohort = std::string(data) == "csibank" ? "region" : "cohort";
        const Study done = fitted(data, request, expected["coef"]);
        const Json& ten = expected["cv10_row_mod10"];
        EXPECT_LT(apart(done.assessment->validation.auc, ten["auc"]), 1e-8) << data;
        EXPECT_LT(apart(done.assessment->validation.log_loss, ten["logloss"]), 1e-8) << data;
        EXPECT_LT(apart(done.assessment->validation.brier, ten["brier"]), 1e-8) << data;
        EXPECT_LT(apart(done.assessment->validation.calibration_slope, ten["calibration_intercept_slope"][1]), 1e-8);
        for (const CohortScore& cohort : done.assessment->cohorts) {
            const Json& wanted = expected["leave_one_cohort_out"][cohort.cohort];
            EXPECT_EQ(cohort.n, wanted["n"].get<int>()) << data;
            EXPECT_LT(apart(cohort.auc, wanted["auc"]), 1e-8) << data;
            EXPECT_LT(apart(cohort.mean_p, wanted["mean_p"]), 1e-8) << data;
        }
        EXPECT_EQ(done.assessment->cohorts.size(), cohorts ? expected["leave_one_cohort_out"].size() : 0) << data;
    }
}

TEST_F(SharedData, GivesThePathOfR)
{
    for (const char* const data : {"mobi", "satisfaction", "csibank"}) {
        const Json& expected = reference[data]["path"];
        Request request;
        request.outcome = expected["y"].get<std::string>();
        request.family = Family::linear;
        request.predictors = {expected["x"].get<std::string>()};
        request.path = {expected["x"].get<std::string>(), expected["m"].get<std::string>(),
                        expected["y"].get<std::string>()};
        request.resamples = expected["boot"]["R"].get<int>();
        const Table table = read_table(bytes_of("design/" + std::string(data) + ".csv"), data).value();
        const PathModel path = study(table, request)->path.value();
        EXPECT_LT(apart(path.indirect, expected["indirect"]), 1e-8) << data;
        EXPECT_LT(apart(path.sobel_se, expected["sobel_se"]), 1e-8) << data;
        EXPECT_LT(apart(path.mediated, expected["prop_mediated"]), 1e-8) << data;
        EXPECT_LT(apart(path.interval.acceleration, expected["boot"]["jackknife_acceleration"]), 1e-8) << data;
        // Both sides are drawn: four errors of a difference. A BCa end varies twice as much, as its bias is drawn, too.
        const Json& chance = expected["boot"]["mc_se_of_endpoints"];
        EXPECT_NEAR(path.interval.percentile_low, expected["boot"]["percentile95"][0].get<double>(),
                    6 * chance[0].get<double>())
            << data;
        EXPECT_NEAR(path.interval.bca_high, expected["boot"]["bca95"][1].get<double>(), 12 * chance[1].get<double>())
            << data;
    }
}

TEST_F(SharedData, AsksForTooMuchOfAGoodThingAsR)
{
    for (const auto& [data, key, y, x] : {std::tuple{"mobi", "ushape_loyalty_on_recovery", "loyalty", "recovery"},
                                          {"mobi", "ushape_satisfaction_on_recovery", "satisfaction", "recovery"},
                                          {"csibank", "ushape_loyalty_on_satisfaction", "loyalty", "satisfaction"}}) {
        const Json& expected = reference[data][key];
        const Table table = read_table(bytes_of("design/" + std::string(data) + ".csv"), data).value();
        const auto values = [&table](const char* name) -> Vector {
            const std::vector<double>& all = table.find(name)->numbers;
            return Eigen::Map<const Vector>(all.data(), static_cast<Eigen::Index>(all.size()));
        };
        const InverseU test = test_inverse_u(values(x), values(y)).value();
        EXPECT_LT(apart(test.p_inverse_u, expected["p_inverse_u"]), 1e-8) << key;
        EXPECT_LT(apart(test.slope_high_se, expected["slope_high_se"]), 1e-8) << key;
        EXPECT_LT(apart(test.extremum, expected["extremum"]), 1e-8) << key;
        const Json& lines = expected["two_lines_at_median"];
        EXPECT_LT(apart(test.line_low, lines["slope_low"]), 1e-8) << key;
        EXPECT_LT(apart(test.line_high_se, lines["slope_high_se_hc3"]), 1e-8) << key;
        EXPECT_FALSE(test.found) << key;
    }
}

TEST_F(SharedData, GivesFirthsEstimates)
{
    for (const auto& [data, model, outcome] : k_logits) {
        const Json& expected = reference[data][model];
        Request request;
        request.outcome = outcome;
        request.penalty.kind = Penalty::Kind::firth;
        const Study done = fitted(data, request, expected["coef"]);
        EXPECT_LT(worst(done, expected["firth"]["coef"], &Term::estimate), 1e-8) << data;
        EXPECT_LT(worst(done, expected["firth"]["se"], &Term::se), 1e-8) << data;
    }
}

TEST_F(SharedData, GivesRidgeEstimatesPerStandardDeviation)
{
    for (const auto& [data, model, outcome] : k_logits) {
        for (const auto& [lambda, expected] : reference[data][model]["ridge"].items()) {
            Request request;
            request.outcome = outcome;
            request.penalty = {Penalty::Kind::ridge, std::stod(lambda), 0, 1};
            const Study done = fitted(data, request, reference[data][model]["coef"]);
            EXPECT_LT(worst(done, expected["coef_standardised"], &Term::standardised), 1e-8) << data << lambda;
        }
    }
}

TEST_F(SharedData, GivesTheOrdinalEstimatesOfR)
{
    for (const auto& [data, model, outcome] : {std::tuple{"mobi", "ordinal_intention", "intention"},
                                               {"mobi", "ordinal_nps3", "nps3"},
                                               {"csibank", "ordinal_loy1", "loy1"}}) {
        const Json& expected = reference[data][model];
        Request request;
        request.outcome = outcome;
        request.family = Family::ordinal;
        const Study done = fitted(data, request, expected["coef"]);
        EXPECT_LT(worst(done, expected["coef"], &Term::estimate), 1e-8) << model;
        EXPECT_LT(worst(done, expected["thresholds"], &Term::estimate), 1e-8) << model;
        EXPECT_LT(worst(done, expected["se"], &Term::se), 1e-8) << model;
    }
}

TEST_F(SharedData, GivesTheMixedModelWhereLaplaceRunsAway)
{
    const Json expected = Json::parse(bytes_of("reference_glmm.json"))["glmm"]["agq25"];
    Request request;
    request.outcome = "relief";
    request.family = Family::mixed;
    request.group = "company_id";

    const Study done = fitted("cfpb_relief", request, expected["coef"]);

    EXPECT_LT(worst(done, expected["coef"], &Term::estimate), 1e-5);
    EXPECT_LT(worst(done, expected["se"], &Term::se), 1e-5);
    EXPECT_NEAR(done.mixed->sigma, expected["sigma_u"].get<double>(), 1e-5);
    EXPECT_NEAR(done.loglik, expected["loglik"].get<double>(), 1e-6);
}

TEST_F(SharedData, ReportsNoVarianceBetweenCompanies)
{
    Request request;
    request.outcome = "accepted";
    request.family = Family::mixed;
    request.group = "company_id";

    const Study done = fitted("cfpb", request, reference["cfpb"]["logit_accepted"]["coef"]);

    EXPECT_TRUE(done.mixed->boundary);
    EXPECT_NEAR(done.loglik, -1036.23980583102, 1e-8);
}

TEST_F(SharedData, GivesTheCoxEstimatesOfR)
{
    for (const auto& [data, model, outcome, time] :
         {std::tuple{"telco", "cox_tenure", "churn", "tenure"}, {"cdnow", "cox", "repurchased", "time_days"}}) {
        const Json& expected = reference[data][model];
        Request request;
        request.outcome = outcome;
        request.time = time;
        const Study done = fitted(data, request, expected["efron"]["coef"]);
        EXPECT_LT(worst(done, expected["efron"]["coef"], &Term::estimate), 1e-8) << data;
        EXPECT_LT(worst(done, expected["efron"]["se"], &Term::se), 1e-8) << data;
        EXPECT_NEAR(done.loglik, expected["efron"]["loglik"].get<double>(), 1e-7) << data;
        EXPECT_NEAR(done.cox->proportional.global_chi_squared, expected["zph_rank"]["chisq"]["GLOBAL"].get<double>(),
                    1e-6)
            << data;
        EXPECT_NEAR(done.cox->concordance, expected["efron"]["concordance"].get<double>(), 1e-8) << data;
    }
}

}  // namespace
}  // namespace amends::loyalty
