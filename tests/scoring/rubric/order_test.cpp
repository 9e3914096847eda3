// What any trainer would expect of the shipped frameworks, whatever their weights.

#include <gtest/gtest.h>

#include "tests/scoring/rubric/cases.h"

namespace amends::rubric {
namespace {

using acts::Act;
using acts::acts_of;

class EveryFramework : public testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Shipped, EveryFramework, testing::ValuesIn(framework_ids), [](const auto& tested) {
    std::string name;
    for (const char c : tested.param) {
        if (c != '_') name += c;
    }
    return name;
});

TEST_P(EveryFramework, RanksTheGoodAboveTheMiddlingAboveTheRude)
{
    const int good = total(GetParam(), good_case());
    const int middling = total(GetParam(), middling_case());
    const int rude = total(GetParam(), rude_case());

    EXPECT_GT(good, middling + 15);
    EXPECT_GT(middling, rude + 5);
    EXPECT_LT(rude, 10);
}

TEST_P(EveryFramework, FailsEveryActInOneReplyFollowedByNothing)
{
    const FrameworkMark marks = mark(framework(GetParam()), stuffed_case(all_offers()));

    EXPECT_LT(marks.total, pass_mark);
    EXPECT_FALSE(marks.pass);
}

// The mark of a criterion does not hang on the other offers, so that every scenario can be tried: all sets of offers
// with talk and a fix.
TEST_P(EveryFramework, FailsEveryActInOneReplyInEveryScenarioThatOffersAFix)
{
    const std::vector<Criterion>& criteria = framework(GetParam()).data().criteria;
    const FrameworkMark marks = mark(framework(GetParam()), stuffed_case(all_offers()));
    const auto bit = [](Offer offer) { return std::uint32_t{1} << static_cast<unsigned>(offer); };
    const std::uint32_t always = bit(Offer::talk) | bit(Offer::fix);
    for (std::uint32_t offers = 0; offers < std::uint32_t{1} << all_offers().size(); ++offers) {
        if ((offers & always) != always) continue;
        int sum = 0;
        int weight = 0;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            std::uint32_t needs = 0;
            for (const Offer need : criteria[i].needs) needs |= bit(need);
            if ((offers & needs) != needs) continue;
            sum += criteria[i].weight * marks.criteria[i].mark;
            weight += criteria[i].weight;
        }
        ASSERT_LT(2 * sum + weight, 2 * weight * pass_mark) << "offers " << offers;  // rounded, below the pass mark
    }
}

TEST_P(EveryFramework, GivesNothingForSilence)
{
    CaseBuilder silent;
    silent.contact(Purpose::complaint);
    silent.record.trust_end = silent.record.trust_start;

    EXPECT_EQ(total(GetParam(), silent.record), 0);
}

TEST_P(EveryFramework, CountsAFalseWordAgainstAGoodCase)
{
    CaseRecord record = good_case();
    record.false_words.push_back({3, "ring-taxi"});

    EXPECT_LT(total(GetParam(), record), total(GetParam(), good_case()));
}

TEST_P(EveryFramework, LeavesWhatIsNotOfferedOutsideTheSum)
{
    CaseRecord record = good_case();
    record.offers = {Offer::talk};

    const FrameworkMark marks = mark(framework(GetParam()), record);

    EXPECT_GT(marks.coverage_permille, 0);
    EXPECT_LT(marks.coverage_permille, 700);
    for (const CriterionMark& criterion : marks.criteria) {
        if (criterion.observed) continue;
        EXPECT_EQ(criterion.mark, 0);
        EXPECT_EQ(criterion.missing.front().key.rfind("rubric.not_observed.", 0), 0U);
    }
}

TEST_P(EveryFramework, ObservesEverythingWhereEverythingIsOffered)
{
    EXPECT_EQ(mark(framework(GetParam()), good_case()).coverage_permille, 1000);
}

TEST_P(EveryFramework, PassesNoCaseThatBrokeAGate)
{
    CaseRecord record = good_case();
    ASSERT_TRUE(mark(framework(GetParam()), record).pass || GetParam() == "sixty_seconds");
    record.gates = {"privacy"};
    record.gates_broken = {{"privacy", 2, ""}};

    EXPECT_FALSE(mark(framework(GetParam()), record).pass);
}

/// A question, then an apology; or the apology first.
CaseRecord two_replies(acts::ActSet first, acts::ActSet then)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({first, 1, {}, {}, false, 20, 20});
    c.say({acts_of(Act::acknowledge_feeling), 1, {}, {}, false, 20, 120});
    c.say({then, 1, {}, {}, true, 20, 150});
    return c.record;
}

TEST_P(EveryFramework, WantsTheApologyFirstExceptHumanFirst)
{
    const CaseRecord first = two_replies(acts_of(Act::apology), acts_of(Act::ask_detail));
    const CaseRecord after = two_replies(acts_of(Act::ask_detail), acts_of(Act::apology));

    if (GetParam() == "human_first") {
        EXPECT_GT(total(GetParam(), after), total(GetParam(), first));
    } else {
        EXPECT_GT(total(GetParam(), first), total(GetParam(), after));
    }
}

TEST_P(EveryFramework, HasWordsForEveryNoteAndEveryGap)
{
    const Catalogue general = *parse_catalogue(project_file("assets/words/en/rubric.json"), "rubric.json");
    const Catalogue words = merged(general, words_of(framework(GetParam())));
    CaseRecord talk_only = good_case();
    talk_only.offers = {Offer::talk};

    for (const CaseRecord& record : {good_case(), middling_case(), rude_case(), talk_only}) {
        for (const CriterionMark& mark : mark(framework(GetParam()), record).criteria) {
            for (const Evidence& evidence : mark.evidence) {
                EXPECT_NE(words.find(evidence.note.key), nullptr) << evidence.note.key;
                EXPECT_EQ(say(evidence.note, words).find('{'), std::string::npos) << say(evidence.note, words);
            }
            for (const Message& missing : mark.missing) {
                EXPECT_NE(words.find(missing.key), nullptr) << missing.key;
                EXPECT_EQ(say(missing, words).find('{'), std::string::npos) << say(missing, words);
            }
        }
    }
}

}  // namespace
}  // namespace amends::rubric
