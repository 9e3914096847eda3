#include "scoring/loyalty/study.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "scoring/loyalty/account.h"
#include "scoring/loyalty/write_study.h"
#include "tests/scoring/loyalty/fixtures.h"

namespace amends::loyalty {
namespace {

Request request_for(const std::string& outcome, std::vector<std::string> predictors = {"severity", "empathy"})
{
    Request request;
    request.outcome = outcome;
    request.predictors = std::move(predictors);
    return request;
}

bool warns(const Study& study, const std::string& code)
{
    for (const Warning& warning : study.warnings) {
        if (warning.code == code) return true;
    }
    return false;
}

TEST(Study, ReadsTheFamilyOffTheOutcome)
{
    EXPECT_EQ(study(contacts(), request_for("retained"))->prepared.family, Family::logistic);
    EXPECT_EQ(study(contacts(), request_for("nps"))->prepared.family, Family::ordinal);
    EXPECT_EQ(study(contacts(), request_for("value"))->prepared.family, Family::linear);
}

TEST(Study, PutsTheInterceptFirst)
{
    const Study done = study(contacts(), request_for("retained")).value();

    EXPECT_EQ(done.terms[0].name, "intercept");
    EXPECT_EQ(done.terms[2].name, "empathy");
}

TEST(Study, NamesTheNearestColumnForAnUnknownOne)
{
    const auto refused = study(contacts(), request_for("retaned"));

    EXPECT_EQ(refused.error().cause, Cause::unknown_column);
    EXPECT_NE(refused.error().message.find("did you mean \"retained\"?"), std::string::npos);
}

TEST(Study, AnswersSeparationWithFirthAndSaysSo)
{
    Request request = request_for("y", {"x1", "x2"});
    const Table table = table_of("y,x1,x2\n0,1,0\n0,2,1\n0,3,0\n0,4,1\n1,5,0\n1,6,1\n1,7,1\n1,8,0\n1,9,1\n0,2,1\n");

    const Study done = study(table, request).value();

    EXPECT_TRUE(done.firth_for_separation);
    EXPECT_TRUE(warns(done, "separation"));
    EXPECT_NEAR(done.terms[1].p, 0.00674173843596854, 1e-8);
}

TEST(Study, LeavesOutRowsWithGapsAndCountsThem)
{
    const Table table = table_of("y,a\n1,1\n0,2\n,3\n1,\n0,1\n1,2\n0,4\n1,3\n");

    const Study done = study(table, request_for("y", {"a"})).value();

    EXPECT_EQ(done.n, 6);
    EXPECT_EQ(done.prepared.counts.without_outcome, 1U);
    EXPECT_EQ(done.prepared.counts.gap_rows, std::vector<std::size_t>{4});
    EXPECT_TRUE(warns(done, "rows_with_gaps"));
}

TEST(Study, SaysLoudlyWhenSeverityIsMissing)
{
    EXPECT_TRUE(warns(study(contacts(), request_for("retained", {"empathy"})).value(), "covariates_missing"));
}

TEST(Study, KeepsSimulatedAndRealRowsApart)
{
    const Table table = table_of("y,a,source\n1,1,real\n0,2,simulated\n1,2,real\n0,1,real\n");

    EXPECT_EQ(study(table, request_for("y", {"a"})).error().cause, Cause::mixed_sources);
}

TEST(Study, OpensWithWhatSimulatedRowsAreWorth)
{
    Request request = request_for("retained");
    request.source = Source::simulated;

    EXPECT_EQ(study(contacts(), request)->warnings.front().code, "simulated");
}

TEST(Study, MakesColumnsOfTextAndReadsYesAndNo)
{
    const Table table = table_of(
        "stayed,channel,late\nyes,web,no\nno,phone,yes\nyes,shop,no\nno,web,yes\nyes,phone,yes\nno,shop,no\nyes,web,"
        "yes\nno,web,no\n");

    const Prepared prepared = prepare(table, request_for("stayed", {"channel", "late"})).value();

    EXPECT_EQ(prepared.design.names, (std::vector<std::string>{"channel=shop", "channel=web", "late"}));
    EXPECT_EQ(prepared.y[0], 1);
    EXPECT_EQ(prepared.outcome_meaning, "1 = yes");
}

TEST(Study, WarnsWhenMissingOutcomesBelongToOtherCustomers)
{
    std::string csv = "y,a\n";
    for (int i = 0; i < 200; ++i) {
        const int a = i % 10;
        csv +=
            (a >= 7 && i % 3 != 0 ? std::string() : std::to_string((i * 7 / 3) % 2)) + "," + std::to_string(a) + "\n";
    }

    EXPECT_TRUE(warns(study(table_of(csv), request_for("y", {"a"})).value(), "informative_missingness"));
}

TEST(Study, DropsColumnsThatSayNothingAndListsThem)
{
    Request request = request_for("y", {});
    const Table table = table_of("y,a,k\n1,1,5\n0,2,5\n1,2,5\n0,1,5\n0,3,5\n");

    EXPECT_EQ(prepare(table, request)->dropped,
              (std::vector<std::pair<std::string, std::string>>{{"k", "what never changes explains nothing"}}));
}

TEST(Study, TakesNothingForAStepThatItsNameSaysIsNone)
{
    const Table table = table_of(
        "case_id,trainee,empathy,loyalty,nps,left,weeks,retained\n"
        "1,ann,3,2,9,0,52,1\n2,bob,1,4,3,1,7,0\n3,ann,4,3,8,0,52,1\n4,bob,2,1,5,1,9,0\n5,cid,2,2,6,0,50,1\n");

    const Prepared prepared = prepare(table, request_for("retained", {})).value();

    EXPECT_EQ(prepared.design.names, (std::vector<std::string>{"empathy", "loyalty"}));
    ASSERT_EQ(prepared.dropped.size(), 5U);
    EXPECT_EQ(prepared.dropped[2].first, "nps");
    EXPECT_NE(prepared.dropped[2].second.find("what came after the contact"), std::string::npos);
}

TEST(Study, TakesWhateverIsAskedForByName)
{
    const Table table = table_of("nps,empathy,y\n1,2,1\n2,4,0\n3,3,1\n4,1,0\n2,2,1\n");

    EXPECT_EQ(prepare(table, request_for("y", {"nps"}))->design.names, std::vector<std::string>{"nps"});
}

TEST(Study, RefusesAPenaltyThatTheFamilyDoesNotHave)
{
    Request request = request_for("nps");
    request.penalty.kind = Penalty::Kind::firth;

    EXPECT_EQ(study(contacts(), request).error().cause, Cause::not_for_family);
}

TEST(Study, NamesTheWordThatMakesNumbersWords)
{
    const Table table = table_of("a,y\n1,1\n2,0\ninf,1\n3,0\n2,1\n1,0\n3,1\n2,0\n1,1\n3,0\n");

    EXPECT_EQ(prepare(table, request_for("y", {}))->odd,
              (std::vector<std::pair<std::string, std::string>>{{"a", "inf"}}));
}

TEST(Study, AdjustsEveryFamilyForBeingMany)
{
    const Study done = study(contacts(), request_for("value")).value();

    EXPECT_GE(done.terms[1].p_holm, done.terms[1].p);
    EXPECT_GT(done.terms[1].vif, 0.99);
    EXPECT_GT(done.terms[1].se_hc3, 0);
}

TEST(Study, TakesWhatIsNotWishedForAsALoss)
{
    EXPECT_TRUE(prepare(contacts(), request_for("left"))->loss);
    EXPECT_FALSE(prepare(contacts(), request_for("retained"))->loss);
}

TEST(Study, SaysHowFarTraineesDifferBesideAPage)
{
    Request request = request_for("retained");
    request.group = "trainee";
    EXPECT_FALSE(study(contacts(), request)->between.has_value());
    request.resamples = 20;
    const Study done = study(contacts(), request).value();

    Request mixed = request_for("retained");
    mixed.group = "trainee";
    mixed.family = Family::mixed;
    EXPECT_DOUBLE_EQ(done.between->sigma, study(contacts(), mixed)->mixed->sigma);
}

/// 40 recoveries and 30 customers who never had a failure.
Table with_unfailed()
{
    std::string csv = "failed,empathy,retained\n";
    for (int i = 0; i < 40; ++i) csv += "yes," + std::to_string(i % 11) + "," + (i % 11 + i % 3 > 5 ? "1" : "0") + "\n";
    for (int i = 0; i < 30; ++i) csv += std::string("no,,") + (i % 10 == 0 ? "0" : "1") + "\n";
    return table_of(csv);
}

TEST(NeverFailed, AreComparedAndNotFitted)
{
    Request request = request_for("retained", {"empathy"});
    request.failure = "failed";

    const Study done = study(with_unfailed(), request).value();

    EXPECT_EQ(done.n, 40);
    EXPECT_EQ(done.prepared.counts.unfailed, 30U);
    EXPECT_EQ(done.unfailed->customers, 30);
    EXPECT_DOUBLE_EQ(done.unfailed->mean, 0.9);
    EXPECT_LT(done.unfailed->besides[0].more.high, 0);
}

TEST(NeverFailed, AreNotComparedWhereTheyAreFew)
{
    Request request = request_for("y", {"a"});
    request.failure = "failed";
    const Table table = table_of("failed,a,y\n1,1,1\n1,2,0\n1,2,1\n1,1,0\n0,,1\n0,,1\n");

    EXPECT_EQ(study(table, request).error().cause, Cause::too_few_rows);
}

TEST(NeverFailed, DifferByNewcombesInterval)
{
    const Difference difference = difference_of_shares(56, 70, 48, 80, 0.95);

    EXPECT_NEAR(difference.value, 0.2, 1e-12);
    EXPECT_NEAR(difference.low, 0.0524, 5e-5);
    EXPECT_NEAR(difference.high, 0.3339, 5e-5);
}

TEST(NeverFailed, DifferInMeansByWelchsInterval)
{
    const Vector first = (Vector(5) << 27.5, 21.0, 19.0, 23.6, 17.0).finished();
    const Vector second = (Vector(6) << 27.1, 22.0, 20.8, 23.4, 23.4, 23.5).finished();

    const Difference difference = difference_of_means(first, second, 0.95);

    // R 4.2.2: t.test(first, second)
    EXPECT_NEAR(difference.low, -6.754461998490, 1e-9);
    EXPECT_NEAR(difference.high, 3.261128665156, 1e-9);
}

TEST(NeverFailed, AreComparedAtATimeThatAllWereWatchedUntil)
{
    const Vector time = Vector::LinSpaced(40, 1, 40);
    const Vector event = Vector::Ones(40);

    const NeverFailed compared = compare_survival({time, event}, {}, {time, Vector::Zero(40)}, 0.95).value();

    EXPECT_DOUBLE_EQ(compared.at_time, 21);
    EXPECT_NEAR(compared.besides[0].more.value, 19.0 / 40 - 1, 1e-12);
}

TEST(Study, SaysWhenATraineeColumnIsNotUsed)
{
    EXPECT_TRUE(warns(study(contacts(), request_for("retained")).value(), "group_unused"));
    Request grouped = request_for("retained");
    grouped.group = "trainee";
    EXPECT_FALSE(warns(study(contacts(), grouped).value(), "group_unused"));
}

TEST(Account, TellsARiskAsARatioWithItsInterval)
{
    Request request = request_for("left");
    request.time = "weeks";
    const Study done = study(contacts(), request).value();

    const Account account = account_of(done);

    ASSERT_EQ(account.ratios.size(), 2U);
    EXPECT_FALSE(account.ratios[0].step);  // severity
    EXPECT_TRUE(account.ratios[1].step);
    EXPECT_EQ(account.ratios[1].value, std::lround(1000 * std::exp(done.terms[1].estimate)));
    EXPECT_EQ(account.ratios[1].low, std::lround(1000 * std::exp(done.terms[1].low)));
}

TEST(WriteStudy, HasTheKeysThatAreDocumentedAtFullPrecision)
{
    const Study done = study(contacts(), request_for("retained")).value();

    const auto json = nlohmann::json::parse(write_study(done));

    EXPECT_EQ(json["n"], 240);
    EXPECT_EQ(json["events"], 152);
    EXPECT_EQ(json["loglik"].get<double>(), done.loglik);
    EXPECT_EQ(json["terms"][0]["name"], "intercept");
    EXPECT_EQ(json["terms"][1]["estimate"].get<double>(), done.terms[1].estimate);
    EXPECT_EQ(json["terms"][1]["ci"][0].get<double>(), done.terms[1].low);
    EXPECT_TRUE(json["warnings"].is_array());
}

TEST(WriteStudy, IsTheSameFromRunToRun)
{
    Request request = request_for("thanked");
    request.family = Family::mixed;
    request.group = "trainee";

    EXPECT_EQ(write_study(study(contacts(), request).value()), write_study(study(contacts(), request).value()));
}

TEST(WriteRefusal, NamesTheCauseAndTheColumns)
{
    const auto json = nlohmann::json::parse(write_refusal({Cause::collinear, {"b"}, "why"}));

    EXPECT_EQ(json["refused"]["cause"], "collinear");
    EXPECT_EQ(json["refused"]["columns"][0], "b");
}

}  // namespace
}  // namespace amends::loyalty
