// cases.jsonl: what each act sounds like, and what only looks like it.

#include <gtest/gtest.h>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::acts {
namespace {

struct Case {
    Act act = Act::apology;
    std::string reply;
    std::vector<std::string> evidence;  // empty: the act must not be heard
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << name_of(one.act) << ": " << one.reply;
}

std::vector<Case> cases()
{
    std::ifstream file(AMENDS_SOURCE_DIR "/tests/scoring/acts/cases.jsonl");
    std::vector<Case> all;
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        Case one;
        one.act = act_named(json.at("act").get<std::string>()).value();
        one.reply = json.at("reply").get<std::string>();
        if (json.contains("evidence")) one.evidence = json["evidence"].get<std::vector<std::string>>();
        all.push_back(one);
    }
    return all;
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, HearsTheActWithItsEvidenceOrNotAtAll)
{
    const Case& one = GetParam();

    const Hearing hearing = heard(one.reply);

    std::vector<std::string> evidence;
    for (const Span& span : hearing.of(one.act).spans) evidence.push_back(text_of(span, one.reply));
    EXPECT_EQ(hearing.present().has(one.act), !one.evidence.empty());
    if (!one.evidence.empty()) {
        EXPECT_EQ(evidence, one.evidence);
    }
}

INSTANTIATE_TEST_SUITE_P(OfTheCodebook, Cases, testing::ValuesIn(cases()));

TEST(CaseList, HasTwoExamplesAndANearMissOfEachAct)
{
    std::map<Act, int> present;
    std::map<Act, int> absent;

    for (const Case& one : cases()) ++(one.evidence.empty() ? absent : present)[one.act];

    for (std::size_t i = 0; i < act_count; ++i) {
        EXPECT_GE(present[act_at(i)], 2) << name_of(act_at(i));
        EXPECT_GE(absent[act_at(i)], 1) << name_of(act_at(i));
    }
}

TEST(ShippedRules, GiveEveryActAReason)
{
    for (const Case& one : cases()) {
        const Hearing hearing = heard(one.reply);
        const bool reasoned = !hearing.of(one.act).reason.empty() || one.evidence.empty();
        EXPECT_TRUE(reasoned) << one.reply;
    }
}

}  // namespace
}  // namespace amends::acts
