// Small corpora of our own, in the form of public ones: tests/data/corpora.
#include "scoring/evaluate/external.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/scoring/acts/shipped_model.h"

namespace amends::evaluate {
namespace {

const PublicCorpus& corpus_called(std::string_view name)
{
    const auto corpora = public_corpora();
    return *std::find_if(corpora.begin(), corpora.end(), [&](const PublicCorpus& each) { return each.name == name; });
}

std::vector<PublicRow> rows_of(const std::string& name)
{
    std::ifstream file(std::string(AMENDS_SOURCE_DIR) + "/tests/data/corpora/" + name + ".jsonl", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return *parse_public_rows(bytes.str(), name);
}

bool go_on(std::string_view, int, int)
{
    return true;
}

CorpusResult result_of(const std::string& name)
{
    return *evaluate_corpus(acts::shipped_model(), corpus_called(name), rows_of(name), {50, 1}, go_on);
}

const QuestionResult& named(const CorpusResult& result, std::string_view name)
{
    return *std::find_if(result.questions.begin(), result.questions.end(),
                         [&](const QuestionResult& each) { return each.question->name == name; });
}

const Judged& by(const QuestionResult& result, Judge judge)
{
    return result.judges[static_cast<std::size_t>(judge)];
}

TEST(External, CountsWhatTheLabelsSay)
{
    const CorpusResult result = result_of("mrda");

    EXPECT_EQ(result.rows, 120);
    EXPECT_EQ(result.dialogues, 12);
    EXPECT_EQ(named(result, "apology").positives, 12);
    EXPECT_EQ(named(result, "apology").rows, 120);
    EXPECT_EQ(named(result, "check or summary").positives, 12);
}

TEST(External, EveryJudgeKnowsAPlainApology)
{
    const CorpusResult result = result_of("mrda");
    const QuestionResult& apology = named(result, "apology");

    EXPECT_GE(by(apology, Judge::scorer).f1->value, 900);
    for (const Judge judge : {Judge::scorer, Judge::words, Judge::both}) {
        EXPECT_GE(by(apology, judge).f1->value, 700) << name_of(judge);
        EXPECT_GE(by(apology, judge).rank->value, 900) << name_of(judge);
    }
    // "Pardon?" is no apology, which a list of words cannot know.
    EXPECT_LT(by(apology, Judge::patterns).f1->value, 900);
}

TEST(External, SaysHowOftenAContrastIsHeardWrongly)
{
    const ContrastResult huh = result_of("mrda").contrasts.front();

    EXPECT_EQ(huh.rows, 12);
    EXPECT_LE(huh.heard, 4);
}

TEST(External, HoldsGradesAgainstRanks)
{
    const CorpusResult result = result_of("politeness");

    ASSERT_EQ(result.gradings.size(), 2U);
    const GradingResult& by_acts = result.gradings[1];
    EXPECT_EQ(by_acts.rows, 60);
    EXPECT_GT(by_acts.judges[static_cast<std::size_t>(Judge::scorer)].rank->value, 400);
    EXPECT_GT(by_acts.judges[static_cast<std::size_t>(Judge::words)].rank->value, 700);
    EXPECT_FALSE(by_acts.judges[0].f1.has_value());
}

TEST(External, SetsRowsBesideTheirOtherWording)
{
    const PairingResult pairs = result_of("isarcasm").pairings.front();

    EXPECT_EQ(pairs.pairs, 20);
    EXPECT_LE(pairs.likelier + pairs.same, 20);
    EXPECT_GT(pairs.likelier + pairs.same, 0);
}

TEST(External, GivesTheSameFiguresEveryTime)
{
    const auto figures = [] {
        std::vector<int> all;
        const CorpusResult result = result_of("mrda");
        for (const QuestionResult& each : result.questions) {
            for (const Judged& judged : each.judges) {
                all.insert(all.end(), {judged.rank->value, judged.rank->low, judged.rank->high});
            }
        }
        return all;
    };

    EXPECT_EQ(figures(), figures());
}

TEST(External, StopsWhenItIsTold)
{
    const auto stop_hearing = [](std::string_view what, int, int) { return what != "hearing"; };
    const auto stop_comparing = [](std::string_view what, int, int) { return what != "comparing"; };
    const auto stop_pairing = [](std::string_view what, int, int) { return what != "pairing"; };

    const auto corpus = [](const std::string& name, const ExternalWatch& stop) {
        return evaluate_corpus(acts::shipped_model(), corpus_called(name), rows_of(name), {50, 1}, stop);
    };
    EXPECT_FALSE(corpus("mrda", stop_hearing).has_value());
    EXPECT_FALSE(corpus("mrda", stop_comparing).has_value());
    EXPECT_FALSE(corpus("isarcasm", stop_pairing).has_value());
}

TEST(External, GroupsRowsByTheirDialogue)
{
    PublicRow row;
    row.id = "esconv:train-7:12";
    EXPECT_EQ(dialogue_of(corpus_called("esconv"), row), "esconv:train-7");
    EXPECT_EQ(dialogue_of(corpus_called("politeness"), row), row.id);
    row.id = "esconv";
    EXPECT_EQ(dialogue_of(corpus_called("esconv"), row), "esconv");
}

TEST(External, MapsEveryQuestionToActsPatternsAndValues)
{
    std::set<std::string_view> names;
    for (const PublicCorpus& corpus : public_corpora()) {
        EXPECT_TRUE(names.insert(corpus.name).second) << corpus.name;
        EXPECT_FALSE(corpus.terms.empty());
        for (const Question& each : corpus.questions) {
            EXPECT_FALSE(each.acts.empty()) << each.name;
            EXPECT_FALSE(each.values.empty()) << each.name;
            EXPECT_FALSE(each.patterns.empty()) << each.name;
        }
        for (const Contrast& each : corpus.contrasts) EXPECT_FALSE(each.acts.empty()) << each.name;
    }
}

}  // namespace
}  // namespace amends::evaluate
