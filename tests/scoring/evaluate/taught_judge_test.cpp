#include "scoring/evaluate/taught_judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>

namespace amends::evaluate {
namespace {

/// Two turns for each of forty dialogues.
struct Talk {
    std::vector<std::string> dialogues;
    std::vector<std::string> texts;
    std::vector<std::uint8_t> truths;
    std::vector<std::size_t> part;

    void add(int dialogue, const std::string& text, bool truth)
    {
        dialogues.push_back("d" + std::to_string(dialogue));
        texts.push_back(text);
        truths.push_back(truth ? 1 : 0);
        part.push_back(part.size());
    }
    TaughtScores judged() const
    {
        const std::vector<std::string_view> views(texts.begin(), texts.end());
        return judge_by_teaching(count_words(views), {}, 0, folds_of(dialogues), part, truths);
    }
};

TEST(TaughtJudge, SaysYesToWhatIsLikeWhatItWasTaught)
{
    Talk talk;
    for (int i = 0; i < 40; ++i) {
        talk.add(i, "sorry for that", true);
        talk.add(i, "the tea is hot", false);
    }

    EXPECT_EQ(talk.judged().said, talk.truths);
}

TEST(TaughtJudge, NeverLearnsFromTheDialogueThatItJudges)
{
    // Each dialogue has a word of its own that would give its truth away.
    Talk talk;
    for (int i = 0; i < 40; ++i) {
        const std::string own(4, static_cast<char>('a' + i % 26));
        talk.add(i, own + std::to_string(i), i % 2 == 0);
        talk.add(i, own + std::to_string(i), i % 2 == 0);
    }

    const TaughtScores scores = talk.judged();

    int right = 0;
    for (std::size_t row = 0; row < talk.part.size(); ++row) right += (scores.odds[row] > 0) == (talk.truths[row] != 0);
    EXPECT_LT(right, 60);
}

TEST(TaughtJudge, KeepsDialoguesTogether)
{
    const std::vector<std::string> names = {"a", "b", "a", "b", "a"};

    const Folds folds = folds_of(names);

    EXPECT_EQ(folds.outer[0], folds.outer[2]);
    EXPECT_EQ(folds.outer[0], folds.outer[4]);
    EXPECT_EQ(folds.inner[1], folds.inner[3]);
}

TEST(TaughtJudge, SaysNothingWhereNothingIsTrue)
{
    Talk talk;
    for (int i = 0; i < 40; ++i) talk.add(i, "the tea is hot", false);

    const std::vector<std::uint8_t> said = talk.judged().said;
    EXPECT_EQ(std::count(said.begin(), said.end(), 1), 0);
}

}  // namespace
}  // namespace amends::evaluate
