// The reference estimates on real data sets; AMENDS_SHARED names the folder that holds data/loyalty.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

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
