// Awkward data sets against R; nasty.R says how each was drawn and fitted.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "scoring/loyalty/study.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

using Json = nlohmann::json;

const std::vector<Json>& cases()
{
    static const auto k_cases = Json::parse(file_bytes("nasty.json")).at("cases").get<std::vector<Json>>();
    return k_cases;
}

const Json& named(const std::string& name)
{
    return *std::find_if(cases().begin(), cases().end(), [&](const Json& each) { return each.at("name") == name; });
}

/// The rows as they would stand in a file.
Table table_in(const Json& data)
{
    std::string csv;
    for (const auto& [name, values] : data.items()) csv += (csv.empty() ? "" : ",") + name;
    const std::size_t rows = data.begin()->size();
    for (std::size_t row = 0; row < rows; ++row) {
        std::string line;
        for (const auto& [name, values] : data.items()) {
            const Json& value = values.at(row);
            line += (line.empty() ? "\n" : ",") + (value.is_string() ? value.get<std::string>() : value.dump());
        }
        csv += line;
    }
    return table_of(csv);
}

Study fitted(const Json& one, const std::vector<std::string>& predictors)
{
    Request request;
    request.outcome = one.at("outcome");
    request.family = family_named(one.at("family").get<std::string>());
    request.group = one.value("group", "");
    request.time = one.value("time", "");
    request.predictors = predictors;
    return study(table_in(one.at("data")), request).value();
}

/// In R's order, which JSON objects do not keep.
const std::vector<std::pair<std::string, std::vector<std::string>>> k_predictors = {
    {"quasi-separated", {"care", "called"}},
    {"completely separated", {"care", "pace"}},
    {"separated by two together", {"a", "b"}},
    {"seven losses in five hundred", {"care", "severity"}},
    {"scales from 1e-7 to 1e9", {"spend", "rate", "care"}},
    {"a text of forty levels", {"shop", "care"}},
    {"nearly twins, far from zero", {"care", "twin"}},
    {"seventy-two in a hundred give one answer", {"care", "severity"}},
    {"levels with holes, one of them once", {"care"}},
    {"zero to ten", {"care", "tenure"}},
    {"two groups in three have one row", {"care"}},
    {"three groups", {"care"}},
    {"groups that differ by far", {"care"}},
    {"ninety-five in a hundred censored", {"care", "severity"}},
    {"three times for everybody", {"care", "severity"}},
    {"some leave at once", {"care"}},
    {"one row more than terms", {"a", "b", "c"}},
    {"an outcome of ten millions", {"care", "spend"}},
};

/// The largest difference, as a part of the larger of the reference and its standard error, and at least absolutely
/// below the same part of one.
double worst(const std::vector<double>& found, const std::vector<double>& expected, std::size_t from)
{
    double most = 0;
    for (std::size_t i = from; i < expected.size(); ++i)
        most = std::max(most, std::abs(found[i] - expected[i]) / std::max(std::abs(expected[i]), 1e-12));
    return most;
}

TEST(Nasty, HasEveryCaseThatRMade)
{
    ASSERT_EQ(cases().size(), k_predictors.size());
}

TEST(Nasty, HasTheEstimatesOfR)
{
    for (const auto& [name, predictors] : k_predictors) {
        const Json& one = named(name);
        const Study done = fitted(one, predictors);
        const bool mixed = done.prepared.family == Family::mixed;
        std::vector<double> found;
        for (const Term& term : done.terms) found.push_back(term.estimate);
        if (mixed) found.push_back(done.mixed->sigma);
        // R was asked for the same fit nearer to zero, which changes the intercept alone.
        const std::size_t from = one.contains("shifted") || one.contains("lifted") ? 1 : 0;
        const auto expected = one.at("coef").get<std::vector<double>>();
        ASSERT_EQ(found.size(), expected.size()) << name;
        EXPECT_LT(worst(found, expected, from), mixed ? 1e-5 : 1e-7) << name;
        const double loglik = one.at("loglik").at(0);
        EXPECT_NEAR(done.loglik, loglik, (mixed ? 1e-6 : 1e-8) * std::abs(loglik)) << name;
    }
}

TEST(Nasty, HasTheStandardErrorsOfR)
{
    for (const auto& [name, predictors] : k_predictors) {
        const Json& one = named(name);
        const auto expected = one.at("se").get<std::vector<double>>();
        if (expected.empty()) continue;
        const Study done = fitted(one, predictors);
        std::vector<double> found;
        for (const Term& term : done.terms) found.push_back(term.se);
        ASSERT_EQ(found.size(), expected.size()) << name;
        EXPECT_LT(worst(found, expected, one.contains("shifted") ? 1 : 0), 1e-6) << name;
    }
}

TEST(Nasty, NamesTheColumnThatSeparates)
{
    for (const auto& [name, predictors] : k_predictors) {
        const Json& one = named(name);
        if (!one.contains("separated")) continue;
        const Study done = fitted(one, predictors);
        EXPECT_TRUE(done.firth_for_separation) << name;
        ASSERT_FALSE(done.warnings.empty());
        const auto& columns = std::find_if(done.warnings.begin(), done.warnings.end(), [](const Warning& warning) {
                                  return warning.code == "separation";
                              })->columns;
        EXPECT_NE(std::find(columns.begin(), columns.end(), one.at("separated").get<std::string>()), columns.end())
            << name;
    }
}

}  // namespace
}  // namespace amends::loyalty
