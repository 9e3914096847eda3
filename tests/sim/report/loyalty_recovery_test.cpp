// What the loyalty model makes of simulated customers, beside what is true of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>

#include "scoring/loyalty/study.h"
#include "sim/customer/crowd.h"

namespace amends {
namespace {

const customer::LoyaltyModel& model()
{
    static const customer::LoyaltyModel read = [] {
        std::ifstream in(AMENDS_SOURCE_DIR "/assets/customer/loyalty.json", std::ios::binary);
        return *customer::parse_loyalty(std::string(std::istreambuf_iterator<char>(in), {}), "loyalty.json");
    }();
    return read;
}

constexpr customer::CrowdPlan k_plan{11, 20000, 40};

loyalty::Request request()
{
    loyalty::Request request;
    request.outcome = "retained";
    request.profile = false;
    request.predictors = {"severity", "tenure"};
    for (const customer::Step step : customer::crowd_steps()) request.predictors.emplace_back(name_of(step));
    return request;
}

/// The estimate of one more point for each step, in customers of 100 000, with its standard error.
loyalty::Effect found(const loyalty::Study& study, customer::Step step)
{
    const auto& names = study.prepared.design.names;
    const auto at = std::find(names.begin(), names.end(), name_of(step)) - names.begin();
    const loyalty::Effect effect = study.assessment->margins[static_cast<std::size_t>(at)].plus_one;
    return {effect.value * 100000, effect.se * 100000};
}

TEST(LoyaltyRecovery, FindsWhatOneMorePointIsWorth)
{
    const loyalty::Table table = loyalty::read_table(customer::crowd_csv(model(), k_plan), "crowd.csv").value();
    const loyalty::Study study = loyalty::study(table, request()).value();

    for (const customer::Step step : customer::crowd_steps()) {
        const int truth = customer::worth_of_a_point(model(), k_plan, step);
        const loyalty::Effect effect = found(study, step);
        std::cout << name_of(step) << ": true " << truth << ", found " << effect.value << " (" << effect.se << ")\n";
        // The generator is no logistic model, so beside chance there is what the shape of the curve costs.
        EXPECT_LT(std::abs(effect.value - truth), 3 * effect.se + 0.1 * truth) << name_of(step);
    }
}

TEST(LoyaltyRecovery, SeesTooLittleWhereSeverityIsLeftOut)
{
    const loyalty::Table table = loyalty::read_table(customer::crowd_csv(model(), k_plan), "crowd.csv").value();
    loyalty::Request without = request();
    std::erase(without.predictors, "severity");

    const loyalty::Study full = loyalty::study(table, request()).value();
    const loyalty::Study blind = loyalty::study(table, without).value();

    double lost = 0;
    for (const customer::Step step : customer::crowd_steps())
        lost += found(full, step).value - found(blind, step).value;
    std::cout << "sum of the steps' worth, lost without severity: " << lost << '\n';
    EXPECT_GT(lost, 0);
    EXPECT_TRUE(std::any_of(blind.warnings.begin(), blind.warnings.end(),
                            [](const loyalty::Warning& warning) { return warning.code == "covariates_missing"; }));
}

}  // namespace
}  // namespace amends
